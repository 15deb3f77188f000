#pragma once

#include "claims/articles/article.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tally {

/// Under which heading each sentence of an article stands, and for the cells of tables the cell
/// that names their row, the first, and the one that names their column, on top of it.
class Outline {
public:
    explicit Outline(const std::vector<Sentence>& sentences);

    /// Indexes of sentences; nothing where a sentence has none. Of a heading, of two sentences the
    /// first.
    std::optional<std::size_t> heading_of(std::size_t sentence) const;
    std::optional<std::size_t> row_of(std::size_t sentence) const;
    std::optional<std::size_t> column_of(std::size_t sentence) const;

private:
    struct Place {
        std::optional<std::size_t> heading, row, column;
    };
    std::vector<Place> places_;
};

} // namespace tally
