#pragma once

#include "claims/check/link.h"
#include "claims/check/statement.h"
#include "claims/check/surroundings.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace tally {

/// Statements that are linked to one fact, by their indexes.
struct LinkedFact {
    std::vector<std::size_t> statements; ///< in order
    bool is_loose = false;               ///< some were linked loosely
    /// The strongest pairs that hold it together, one less than its statements.
    std::vector<std::pair<std::size_t, std::size_t>> ties;
};

/// So many statements are compared each with each. A story of more in one measure is that of some
/// hundred articles.
constexpr std::size_t most_compared = 1000;

/// The facts among statements of one measure, each member in one; `members` are indexes into `all`,
/// in order. See linker.h for what is linked.
///
/// More than `most` are taken in parts of so many, those of one role together; then the facts of
/// all parts are linked by the first statement of each. So time and memory grow with the square of
/// `most`, and beyond it with the statements; what is told late may stay a fact of its own where
/// the first statements of two parts are less alike than others of them.
std::vector<LinkedFact> facts_among(const std::vector<Statement>& all,
                                    const std::vector<std::size_t>& members, const Words& words,
                                    Link min_link, std::size_t most = most_compared);

} // namespace tally
