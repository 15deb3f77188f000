#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The patterns of one .gitignore (man gitignore): `*`, `?`, `[a-z]`, `**`, `!` takes back, a "/"
/// at the end is for folders only, one before that ties the pattern to the file's folder.
class IgnoreFile {
public:
    explicit IgnoreFile(std::string_view text);

    enum class Said { nothing, ignore, keep };

    /// What the last pattern that fits says of a path, given from the file's folder on.
    Said of(std::string_view path, bool is_folder) const;

private:
    struct Pattern {
        std::string text;
        bool keep = false, folders_only = false, anywhere = false;
    };
    std::vector<Pattern> patterns_;
};

/// The ignore files that hold in a folder: its own first, then those of the folders around it.
struct IgnoreScope {
    std::string folder; ///< that the file lies in, as paths below are written; ends in "/" or is ""
    IgnoreFile file;
    std::shared_ptr<const IgnoreScope> around;
};

/// Whether a path is ignored: what the nearest file says of it that says anything.
bool is_ignored(const IgnoreScope* scope, std::string_view path, bool is_folder);

/// Whether a text fits a pattern of .gitignore whose names are parted by "/". Costs at most pattern
/// times text.
bool fits_ignore_pattern(std::string_view pattern, std::string_view text);

} // namespace tally
