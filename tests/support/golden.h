#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tally::tests {

/// Checks that `actual` is, byte for byte, the file at `path`. With --update the file is written
/// instead, and the review is `git diff`.
void check_golden(const std::filesystem::path& path, std::string_view actual);

/// Whether goldens are to be written: the runner was called with `-- --update`.
bool updating_goldens();

} // namespace tally::tests
