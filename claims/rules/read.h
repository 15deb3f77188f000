#pragma once

#include "claims/base/result.h"
#include "claims/base/source_text.h"
#include "claims/rules/rule.h"

#include <vector>

namespace tally {

/// Reads the packs that these files make. Files of one folder with the same `pack:` are one pack; a
/// pack that others `use` may also be one of the `library`, whose rules are not given back.
///
/// Errors: all of all files at once, each at its line and column: bad YAML, an unknown or repeated
/// key, a wrong type, a pattern that does not compile (the column points into it), an unknown name
/// (with its nearest neighbour), packs that use one another in a ring.
///
/// Packs come in the order of their first file, their rules and relations in the order of the
/// files.
Result<std::vector<Pack>> read_packs(const std::vector<SourceText>& files,
                                     const std::vector<SourceText>& library = {});

} // namespace tally
