#pragma once

#include "claims/values/value.h"

#include <cstddef>
#include <vector>

namespace tally {

/// The values of one kind in one article: how many there are, and on how many a claim rests.
struct KindCoverage {
    std::size_t article = 0; ///< index into the corpus
    Kind kind = Kind::number;
    std::size_t values = 0, claimed = 0;
};

/// A value that no rule claimed.
struct UnclaimedValue {
    std::size_t article = 0;
    Value value;
};

/// What the rules made of a corpus's values: what is not claimed is what a reader would have to
/// check by hand.
struct Coverage {
    static constexpr std::size_t examples_a_kind = 3;

    std::vector<KindCoverage> by_article; ///< in order of article, then kind; no empty rows
    std::vector<UnclaimedValue> examples; ///< the first of each kind, in order of article

    /// Counts one article: its values and, for each, whether a claim took it. Articles come in
    /// order.
    void add(std::size_t article, const std::vector<Value>& values,
             const std::vector<bool>& claimed);
};

} // namespace tally
