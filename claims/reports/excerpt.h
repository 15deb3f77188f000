#pragma once

#include "claims/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

/// A sentence on one line of a terminal, and where its marked words stand in it, in columns.
struct Excerpt {
    std::string line;
    std::size_t mark_column = 0; ///< from 0
    std::size_t mark_width = 0;  ///< at least 1
};

/// The words of `sentence` around `mark` that fit into `columns`: white space of any kind becomes
/// one blank, what a terminal must not see becomes visible (utf8.h), and where words are left out,
/// `ellipsis` stands. A mark that is wider than the line is cut at its end.
Excerpt excerpt(std::string_view text, Span sentence, Span mark, std::size_t columns,
                std::string_view ellipsis);

} // namespace tally
