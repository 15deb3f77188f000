#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/result.h"

#include <string>
#include <vector>

namespace tally {

/// The articles at these paths.
Result<Corpus> read_input(const std::vector<std::string>& paths);

} // namespace tally
