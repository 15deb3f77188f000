#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tally {

/// Which column each cell of a table stands in, cells counted that reach down from rows above
/// (rowspan) and those that take several columns (colspan).
class Grid {
public:
    static constexpr std::size_t most_columns = 256;

    void start_row() {
        ++row_;
        next_ = 0;
    }

    /// The column of the next cell of the row, from 1, or 0 beyond most_columns.
    std::size_t place(std::size_t columns, std::size_t rows) {
        while (next_ < taken_until_.size() && taken_until_[next_] > row_)
            ++next_;
        if (next_ >= most_columns) return 0;
        const std::size_t first = next_;
        next_ = std::min(first + columns, most_columns);
        if (taken_until_.size() < next_) taken_until_.resize(next_);
        std::fill(taken_until_.begin() + static_cast<std::ptrdiff_t>(first),
                  taken_until_.begin() + static_cast<std::ptrdiff_t>(next_), row_ + rows);
        return first + 1;
    }

private:
    std::size_t row_ = 0, next_ = 0;
    std::vector<std::size_t> taken_until_; ///< the row that is free again, by column
};

} // namespace tally
