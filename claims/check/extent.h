#pragma once

#include "claims/rules/amount.h"
#include "claims/rules/relation.h"
#include "claims/values/interval.h"
#include "claims/values/kinds.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tally {

/// The values that one side of a relation, or a term of it, can have, and their unit. Intervals
/// are taken as independent of one another, which holds where each attribute stands once.
struct Extent {
    enum class Sort {
        plain,  ///< a number of the rule's own: it takes the unit of what it meets
        number, ///< numbers and counts of any things
        date,   ///< days since 1970-01-01
        clock,  ///< seconds since midnight
        length, ///< of time; `unit` is year, month, day or second
        amount  ///< of `unit`: USD, percent, km
    };
    Sort sort = Sort::plain;
    Kind kind = Kind::count; ///< as which its bounds are told
    std::string unit;
    Interval allows;

    friend bool operator==(const Extent&, const Extent&) = default;
};

/// A extent, or why there is none: "a date and a number do not add up".
using Reckoned = std::variant<Extent, std::string>;

/// What a fact of this kind and unit of comparison allows; a time whose day is known counts as
/// that day. Why there is no number to it: a name, a quotation, a time that returns.
Reckoned extent_of(Kind kind, const std::string& unit, const Interval& allows);
Extent extent_of(const Amount& amount);

/// Interval arithmetic, exact to 34 digits and rounded outward beyond them: every sum of two
/// allowed values is allowed, and no other number. Years and months meet as months, days and
/// seconds as seconds. A date and a length of time give a date (a month's last day where the
/// month is too short), two dates a length in days.
Reckoned sum(const Extent& a, const Extent& b);
Reckoned difference(const Extent& a, const Extent& b);

/// The whole years, months or days from a day to another, negative where it lies before.
Reckoned time_between(RelationTerm::Sort unit, const Extent& from, const Extent& to);

/// Both in one unit, or why that can't be.
std::variant<std::pair<Extent, Extent>, std::string> in_one_unit(const Extent& a, const Extent& b);

/// Whether some allowed values of both stand so to each other.
bool can_hold(const Interval& left, Comparison comparison, const Interval& right);

} // namespace tally
