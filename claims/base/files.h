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

/// Makes the file, and the folders that it lies in, or puts `text` in its place as replace_file
/// does. What is no regular file (/dev/stderr, a named pipe) is written to. "" where it is done,
/// else why not.
std::string write_file(const std::string& path, std::string_view text);

/// Adds to the end of a file, which is made where it is missing. "" where it is done, else why not.
std::string append_to_file(const std::string& path, std::string_view text);

} // namespace tally
