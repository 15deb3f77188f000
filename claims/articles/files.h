#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

/// What the system says of a file without opening it. While all of it is the same, so is the file,
/// but for what happened too fast for its clock (file_memory.h).
struct FileState {
    std::int64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0; ///< nanoseconds since 1970, by the file system's clock

    friend bool operator==(const FileState&, const FileState&) = default;
};

/// A file to read: the path that the user named, and the way from there ("" for that path itself).
/// Below `root` no symbolic link is followed, not even one put there after the folder was listed.
struct FoundFile {
    std::string root;
    std::string below;
    std::string path;      ///< for people: root and below put together
    FileState state = {};  ///< once it was looked at
    std::string hash = {}; ///< content_hash() of its bytes, once it was read to its end
};

/// What a walk met.
struct FoundFiles {
    std::vector<FoundFile> files; ///< in order of path, each path once; "-" is standard input
    std::vector<UnreadInput> unread;
    Diagnostics notes;
};

/// Which files and folders below a named folder are wanted; asked with their path.
struct FileFilter {
    std::function<bool(const std::string&)> enter; ///< a folder
    std::function<bool(const std::string&)> take;  ///< a file
    bool may_find_none = false;                    ///< a folder without any article is not told
    bool use_ignore_files = false;                 ///< what a .gitignore ignores is not wanted
};

/// All files that the paths name, folders with everything below them but for what the .gitignore
/// files there ignore, and those above up to the root of the repository; how much that is, is told.
/// Files whose kind is not known (formats.h) are counted in a note. Errors: paths that do not
/// exist.
Result<FoundFiles> find_files(const std::vector<std::string>& paths, const FileFilter& filter);

/// Asks the system for the state of each file, on up to `jobs` threads (0: one a processor). Where
/// it does not say, all of the state is 0.
void look_at(FoundFiles& found, std::size_t jobs);

/// Opens files and remembers them by device and inode, so that none is read twice.
class FileOpener {
public:
    /// A descriptor that the caller closes; -1 for a file that was opened before; or why it is not
    /// read: it is no regular file, or the system refuses.
    std::variant<int, UnreadInput> open(const FoundFile& file);

private:
    std::set<std::pair<unsigned long long, unsigned long long>> seen_;
};

} // namespace tally
