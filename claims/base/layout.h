#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

/// Words set into lines of at most `width` columns of a terminal, every line but the first after
/// `indent` blanks; the first is put behind `start` columns that the caller has filled. A word that
/// is longer than a line stands alone on it. Blanks within a line stay as they are.
std::string wrapped(std::string_view words, std::size_t width, std::size_t indent,
                    std::size_t start);
inline std::string wrapped(std::string_view words, std::size_t width, std::size_t indent) {
    return wrapped(words, width, indent, indent);
}

/// The start of `text` that fits into `columns`; where something is cut off, `ellipsis` ends it. No
/// mark is parted from the letter that it stands on.
std::string fitted(std::string_view text, std::size_t columns, std::string_view ellipsis);

/// `text` and as many blanks as make it `columns` wide.
std::string padded(std::string_view text, std::size_t columns);

/// "1 claim", "13 claims", "2 copies" with plural "copies".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = "");

} // namespace tally
