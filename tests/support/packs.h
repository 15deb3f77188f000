#pragma once

#include "claims/base/source_text.h"

#include <filesystem>
#include <vector>

namespace tally::tests {

/// The files of the pack that a file belongs to, in order: a file right below rules/ is a pack, and
/// so is one of any other place; those of a folder in rules/ are one pack together.
std::vector<SourceText> files_of_pack(const std::filesystem::path& file);

} // namespace tally::tests
