#pragma once

#include "claims/base/result.h"
#include "claims/base/source_text.h"
#include "claims/rules/rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Which packs a run takes, as `rules:` or `--pack` name them: a file, a folder (all .yaml and .yml
/// files below it), a pattern of paths ("rules/**/*.yaml"), the name of a pack that comes with
/// tally
/// ("summit"), or "default" for those that are on where nothing is configured.
struct PackChoice {
    std::string text;
    Location where;     ///< of the choice in its file; nothing for a flag
    std::string folder; ///< where relative paths start, seen from the working folder; "" is it
};

/// The packs chosen, read and checked; a pack that is chosen twice counts once. Packs that come
/// with tally can be used by all. Errors: those of read_packs(), and at its place each choice that
/// names nothing.
Result<std::vector<Pack>> load_packs(const std::vector<PackChoice>& choices);

/// The files of the packs chosen, as they are read. Errors: each choice that names nothing.
Result<std::vector<SourceText>> find_packs(const std::vector<PackChoice>& choices);

/// The names of the packs that come with tally, in order.
std::vector<std::string> packs_that_come_along();

/// Those of them that are on where nothing is configured.
const std::vector<std::string_view>& default_packs();

} // namespace tally
