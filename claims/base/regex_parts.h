#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace tally {

/// Where in a pattern an item stands: how many items stand before it in its group (in its own
/// branch), and so for each group around it, the outermost first. Of two places that one attempt
/// reaches the greater path is the later one, whichever branches it takes.
struct RegexPart {
    std::vector<int> path;
    std::size_t group = 0; ///< where the group around it opens
};

/// The items of a PCRE2 pattern that compiles, by offset. What stands in a look-around is no item:
/// it takes no text.
class RegexParts {
public:
    explicit RegexParts(std::string_view pattern);

    /// The item that starts at an offset, or nullptr.
    const RegexPart* at(std::size_t offset) const;

    /// The same offset, or where it is the first item of a branch that of the widest group of which
    /// nothing has matched yet: all its branches could go on there.
    std::size_t choice_around(std::size_t offset) const;

private:
    std::map<std::size_t, RegexPart> parts_;
};

} // namespace tally
