#pragma once

#include "claims/check/keys.h"

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tally {

/// What one claim says of its fact, in the form that is summed up.
struct Testimony {
    std::string claim; ///< its id
    std::string source, origin;
    std::optional<int> window; ///< the span of time it speaks for, counted from 1970; none: undated
    bool denied = false;       ///< says that the value is not in `says`
    bool withdrawn = false;    ///< its own source took it back; it counts for `update` only
    KeyRange says;             ///< without limits it asserts nothing and denies nothing
    KeyRange central;          ///< the value as written, or `says` where the words give none
    std::string reach; ///< where `says` has no upper end: the key of twice its bound, else ""
};

/// An end of an interval, and the claim that says so.
struct Witness {
    std::string key, claim;

    friend auto operator<=>(const Witness&, const Witness&) = default;
};

/// What the claims of one window allow together: the greatest lower and the least upper end, none
/// where nothing is asserted; and what is denied, as ranges in order that neither meet nor touch.
struct Cell {
    std::optional<Witness> low, high;
    std::vector<KeyRange> denied;

    void merge(const Cell& other);
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// The least and the greatest of some strings; empty where there was none.
struct Extremes {
    std::optional<std::string> least, greatest;

    void add(const std::string& text);
    void merge(const Extremes& other);
    bool differ() const { return least != greatest; }
    friend bool operator==(const Extremes&, const Extremes&) = default;
};

/// One thing that was said: a row of the table of values.
struct Said {
    std::optional<int> window;
    bool denied = false;
    KeyRange says;

    friend auto operator<=>(const Said&, const Said&) = default;
};

/// All that a verdict needs of a fact's claims. Its size does not grow with the claims but only
/// with the windows. `merge` is associative, commutative and idempotent, and an empty summary
/// changes nothing: so claims may be summed up in any order, in any tree, and twice. Numbers of
/// claims are not in it, for they are not idempotent.
struct Summary {
    std::map<int, Cell> windows;
    Cell undated;
    Cell ever; ///< of all windows, withdrawn claims included

    Extremes sources, origins;               ///< of asserted claims
    Extremes silent_sources, silent_origins; ///< of claims that only deny, or set no limits
    Extremes lows, highs;                    ///< ends of what is asserted
    Extremes central_lows, central_highs;    ///< of the central values
    std::optional<std::string> least_reach;

    static constexpr std::size_t said_limit = 64;
    std::set<Said> said;    ///< the least `said_limit` of them
    bool said_more = false; ///< there were more

    static Summary of(const Testimony& testimony);
    void merge(const Summary& other);
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Adds a range to ranges in order that neither meet nor touch, and keeps them so.
void add_range(std::vector<KeyRange>& ranges, KeyRange range);

} // namespace tally
