#pragma once

#include <string>
#include <string_view>

namespace tally {

/// Writes a file that must not be there yet, and the folders that it lies in. "" where it is done,
/// else why not: "File exists".
std::string write_new_file(const std::string& path, std::string_view text);

/// Puts `text` in the place of a file at once: whoever reads it sees the old text or the new one,
/// never a part, and so does whoever comes after a crash. Its permissions stay; a symbolic link
/// stays one. "" where it is done, else why not; then the file is as it was.
std::string replace_file(const std::string& path, std::string_view text);

} // namespace tally
