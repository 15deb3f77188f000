#pragma once

#include "claims/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A pattern of paths, as configuration files write them. `*` is any text within a name and `?` one
/// character, `[a-z]` or `[!a-z]` one of a set, `{a,b}` one of several texts, and `**` as a whole
/// name any number of folders, none too. Names that begin with a dot are nothing special. A pattern
/// without a slash matches the last name of a path, wherever it stands: "*.bak".
///
/// Our own, for fnmatch(3) and glob(3) know neither `**` nor, outside of GNU, `{a,b}`, and follow
/// the locale. Matching costs at most pattern times path.
class Glob {
public:
    /// Fails for an empty pattern, an unclosed `{` or `[`, or more than 256 combinations of `{}`;
    /// the diagnostic has no location, for only the caller knows it.
    static Result<Glob> compile(std::string_view pattern);

    bool matches(std::string_view path) const;

    /// Whether every path below this folder matches, so that nobody need look there ("**/drafts/**"
    /// for "a/drafts").
    bool covers(std::string_view folder) const;

    const std::string& pattern() const { return pattern_; }

    /// The folders that stand before the first name with a wildcard: "articles" of
    /// "articles/*/*.txt"; empty where the first name has one.
    std::string fixed_folder() const;

    /// Whether the pattern is a plain path.
    bool is_literal() const;

private:
    std::string pattern_;
    std::vector<std::vector<std::string>> alternatives_; ///< each as its names
};

} // namespace tally
