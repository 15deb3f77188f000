#pragma once

#include "claims/check/keys.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace tally {

/// What a claim asserts, and the window that it speaks for.
struct Assertion {
    KeyRange says;
    std::optional<int> window;
};

/// Whether two speak for times at which no value can satisfy both.
bool clash(const Assertion& a, const Assertion& b, Moves moves);

/// Whether what is denied in one window says something of the other: the same window, no window, or
/// a fact that never moves.
bool same_time(std::optional<int> a, std::optional<int> b, Moves moves);

/// The number of pairs that clash, without a look at each: n log n.
std::size_t count_clashes(const std::vector<Assertion>& assertions, Moves moves);

/// At most `limit` pairs that clash, as indexes, those farthest apart first.
std::vector<std::pair<std::size_t, std::size_t>>
list_clashes(const std::vector<Assertion>& assertions, Moves moves, std::size_t limit);

} // namespace tally
