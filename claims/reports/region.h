#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"

#include <cstddef>

namespace tally {

/// Where a span stands in the file as it is on disk: lines and columns from 1, ends excluded. A
/// column counts code points (a tab is one, a combining mark is one); a byte column counts bytes of
/// UTF-8. A span of a JSON Lines record is the first character of the record's line.
struct Region {
    std::size_t start_line = 1, start_column = 1, start_byte = 1;
    std::size_t end_line = 1, end_column = 2, end_byte = 2;
};

Region region_of(const Article& article, Span span);

} // namespace tally
