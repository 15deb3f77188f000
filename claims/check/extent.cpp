// [10, 20] + (5, inf) = (15, inf): an end of a sum is open where one of its parts is. Days are
// whole, so "after 5 June" begins with the 6th before the calendar counts from it.
#include "claims/check/extent.h"

#include "claims/base/calendar.h"

#include <cstdint>
#include <utility>

namespace tally {

namespace {

using Sort = Extent::Sort;
using Bound = std::optional<Decimal>;

constexpr std::int64_t day_seconds = 86'400;

std::string_view name_of(Sort sort) {
    switch (sort) {
    case Sort::plain:
    case Sort::number: return "a number";
    case Sort::date: return "a date";
    case Sort::clock: return "a time of day";
    case Sort::length: return "a length of time";
    case Sort::amount: break;
    }
    return "";
}

std::string words_of(const Extent& one) {
    return one.sort == Sort::amount ? one.unit : std::string(name_of(one.sort));
}

std::string do_not_meet(const Extent& a, const Extent& b) {
    if (a.sort == Sort::length && b.sort == Sort::length)
        return "units differ: " + a.unit + "s and " + b.unit + "s";
    return "units differ: " + words_of(a) + " and " + words_of(b);
}

Interval negated(const Interval& one) {
    const auto minus = [](const Bound& bound) { return bound ? Bound(-*bound) : std::nullopt; };
    return Interval::of(minus(one.max()), one.max_open(), minus(one.min()), one.min_open());
}

Interval added(const Interval& a, const Interval& b) {
    Bound min, max;
    if (a.min() && b.min()) min = Decimal::add(*a.min(), *b.min(), Rounding::down);
    if (a.max() && b.max()) max = Decimal::add(*a.max(), *b.max(), Rounding::up);
    return Interval::of(min, a.min_open() || b.min_open(), max, a.max_open() || b.max_open());
}

/// The first and the last whole number that an interval allows; none where it has no bound or one
/// that the calendar does not reach. `empty`: it allows none.
struct WholeEnds {
    std::optional<int> first, last;
    bool empty = false;
};

std::optional<int> in_reach(const std::optional<std::int64_t>& number, std::int64_t reach) {
    if (!number || *number > reach || *number < -reach) return std::nullopt;
    return static_cast<int>(*number);
}

constexpr std::int64_t reach_of_calendar = 2'932'896; // days to 9999-12-31

WholeEnds whole_ends(const Interval& one, std::int64_t reach) {
    WholeEnds out;
    if (one.min()) {
        const Decimal up = one.min()->ceil();
        const bool next = one.min_open() && up == *one.min();
        out.first = in_reach((next ? up + Decimal(1) : up).to_whole(Rounding::down), reach);
    }
    if (one.max()) {
        const Decimal down = one.max()->floor();
        const bool before = one.max_open() && down == *one.max();
        out.last = in_reach((before ? down - Decimal(1) : down).to_whole(Rounding::down), reach);
    }
    out.empty = out.first && out.last && *out.first > *out.last;
    return out;
}

Interval whole_interval(const std::optional<int>& first, const std::optional<int>& last) {
    const auto bound = [](const std::optional<int>& number) {
        return number ? Bound(Decimal(*number)) : std::nullopt;
    };
    return Interval::of(bound(first), false, bound(last), false);
}

/// The complete months from one day to another: the most that can be added to the first without
/// passing the second.
int months_between(Day from, Day to) {
    int months = (year_of(to) - year_of(from)) * 12 + month_of(to) - month_of(from);
    while (add_months(from, months) > to)
        --months;
    while (add_months(from, months + 1) <= to)
        ++months;
    return months;
}

int floor_divided(int number, int by) {
    return number >= 0 ? number / by : -((-number + by - 1) / by);
}

int units_between(RelationTerm::Sort unit, int from, int to) {
    if (unit == RelationTerm::Sort::days) return to - from;
    const int months = months_between(day_from_number(from), day_from_number(to));
    return unit == RelationTerm::Sort::years ? floor_divided(months, 12) : months;
}

std::string_view unit_of(RelationTerm::Sort function) {
    if (function == RelationTerm::Sort::years) return "year";
    return function == RelationTerm::Sort::months ? "month" : "day";
}

/// A date moved by a length of time, `sign` 1 or -1; outward where the length is no whole number.
Reckoned moved(const Extent& date, const Extent& length, int sign) {
    const Interval by = sign > 0 ? length.allows : negated(length.allows);
    Extent out = date;
    if (length.unit == "day") {
        out.allows = added(date.allows, by);
        return out;
    }
    if (length.unit == "second") {
        const auto days = [](const Bound& bound, Rounding rounding) -> Bound {
            if (!bound) return std::nullopt;
            const Decimal exact = Decimal::divide(*bound, Decimal(day_seconds), rounding);
            return rounding == Rounding::down ? exact.floor() : exact.ceil();
        };
        out.allows = added(date.allows, Interval::of(days(by.min(), Rounding::down), false,
                                                     days(by.max(), Rounding::up), false));
        return out;
    }
    constexpr std::int64_t reach_in_months = 12 * 9'999;
    const Interval months = length.unit == "year" ? scaled(by, Decimal(12)) : by;
    const auto outward = [](const Bound& bound, bool down) -> std::optional<int> {
        if (!bound) return std::nullopt;
        return in_reach((down ? bound->floor() : bound->ceil()).to_whole(Rounding::down),
                        reach_in_months);
    };
    const WholeEnds days = whole_ends(date.allows, reach_of_calendar);
    if (days.empty) return std::string("a date allows no day");
    const auto shifted_day = [](const std::optional<int>& day, const std::optional<int>& many) {
        return day && many
                   ? std::optional<int>(day_number(add_months(day_from_number(*day), *many)))
                   : std::nullopt;
    };
    out.allows = whole_interval(shifted_day(days.first, outward(months.min(), true)),
                                shifted_day(days.last, outward(months.max(), false)));
    return out;
}

bool is_small(const std::string& unit) { return unit == "day" || unit == "second"; }

Extent in_unit(Extent one, const std::string& unit) {
    if (one.unit == "year" && unit == "month") one.allows = scaled(one.allows, Decimal(12));
    if (one.unit == "day" && unit == "second")
        one.allows = scaled(one.allows, Decimal(day_seconds));
    one.unit = unit;
    return one;
}

} // namespace

Reckoned extent_of(Kind kind, const std::string& unit, const Interval& allows) {
    switch (kind) {
    case Kind::number:
    case Kind::count:
    case Kind::ordinal:
        if (unit.find('/') != std::string::npos)
            return Extent{Sort::amount, Kind::quantity, unit, allows};
        return Extent{Sort::number, Kind::count, "", allows};
    case Kind::money:
    case Kind::percent:
    case Kind::quantity: return Extent{Sort::amount, kind, unit, allows};
    case Kind::duration: return Extent{Sort::length, kind, unit, allows};
    case Kind::date: return Extent{Sort::date, kind, "", allows};
    case Kind::time: {
        if (unit == "clock") return Extent{Sort::clock, kind, "", allows};
        const auto day = [](const Bound& second) -> Bound {
            if (!second) return std::nullopt;
            return Decimal::divide(*second, Decimal(day_seconds), Rounding::down).floor();
        };
        return Extent{Sort::date, Kind::date, "",
                      Interval::of(day(allows.min()), false, day(allows.max()), false)};
    }
    case Kind::set: return std::string("a time that returns is no number");
    case Kind::name: return std::string("a name is no number");
    case Kind::quote: return std::string("a quotation is no number");
    }
    return std::string("it is no number");
}

Extent extent_of(const Amount& amount) {
    switch (amount.sort) {
    case Amount::Sort::plain: break;
    case Amount::Sort::days:
        return {Sort::length, Kind::duration, "day", Interval::exactly(amount.amount)};
    case Amount::Sort::share:
        return {Sort::amount, Kind::percent, "percent",
                Interval::exactly(amount.amount * Decimal(100))};
    }
    return {Sort::plain, Kind::count, "", Interval::exactly(amount.amount)};
}

std::variant<std::pair<Extent, Extent>, std::string> in_one_unit(const Extent& a, const Extent& b) {
    const bool same = a.sort == b.sort && a.unit == b.unit;
    if (same) return std::pair(a, b);
    if (a.sort == Sort::plain && b.sort != Sort::date && b.sort != Sort::clock)
        return std::pair(Extent{b.sort, b.kind, b.unit, a.allows}, b);
    if (b.sort == Sort::plain && a.sort != Sort::date && a.sort != Sort::clock)
        return std::pair(a, Extent{a.sort, a.kind, a.unit, b.allows});
    if (a.sort == Sort::length && b.sort == Sort::length && is_small(a.unit) == is_small(b.unit)) {
        const std::string unit = is_small(a.unit) ? "second" : "month";
        return std::pair(in_unit(a, unit), in_unit(b, unit));
    }
    return do_not_meet(a, b);
}

Reckoned sum(const Extent& a, const Extent& b) {
    if (a.sort == Sort::date && b.sort == Sort::length) return moved(a, b, 1);
    if (b.sort == Sort::date && a.sort == Sort::length) return moved(b, a, 1);
    if ((a.sort == Sort::date && b.sort == Sort::date) ||
        (a.sort == Sort::clock && b.sort == Sort::clock))
        return std::string("two ") + (a.sort == Sort::date ? "dates" : "times of day") +
               " do not add up";
    auto both = in_one_unit(a, b);
    if (auto* why = std::get_if<std::string>(&both)) return std::move(*why);
    auto& [left, right] = std::get<0>(both);
    left.allows = added(left.allows, right.allows);
    return std::move(left);
}

Reckoned difference(const Extent& a, const Extent& b) {
    if (a.sort == Sort::date && b.sort == Sort::length) return moved(a, b, -1);
    auto both = in_one_unit(a, b);
    if (auto* why = std::get_if<std::string>(&both)) return std::move(*why);
    auto& [left, right] = std::get<0>(both);
    left.allows = added(left.allows, negated(right.allows));
    if (left.sort == Sort::date) return Extent{Sort::length, Kind::duration, "day", left.allows};
    if (left.sort == Sort::clock)
        return Extent{Sort::length, Kind::duration, "second", left.allows};
    return std::move(left);
}

Reckoned time_between(RelationTerm::Sort unit, const Extent& from, const Extent& to) {
    if (from.sort != Sort::date || to.sort != Sort::date)
        return std::string(unit_of(unit)) + "s are counted between dates, not " +
               words_of(from.sort == Sort::date ? to : from);
    const WholeEnds start = whole_ends(from.allows, reach_of_calendar);
    const WholeEnds end = whole_ends(to.allows, reach_of_calendar);
    if (start.empty || end.empty) return std::string("a date allows no day");
    std::optional<int> least, most;
    if (start.last && end.first) least = units_between(unit, *start.last, *end.first);
    if (start.first && end.last) most = units_between(unit, *start.first, *end.last);
    return Extent{Sort::length, Kind::duration, std::string(unit_of(unit)),
                  whole_interval(least, most)};
}

bool can_hold(const Interval& left, Comparison comparison, const Interval& right) {
    // Whether a value of `a` lies below one of `b`, or may be equal to it.
    const auto below = [](const Interval& a, const Interval& b, bool or_equal) {
        if (!a.min() || !b.max() || *a.min() < *b.max()) return true;
        return or_equal && *a.min() == *b.max() && !a.min_open() && !b.max_open();
    };
    switch (comparison) {
    case Comparison::equal: return intersection(left, right).has_value();
    case Comparison::not_equal: return !left.is_exact() || !right.is_exact() || left != right;
    case Comparison::less: return below(left, right, false);
    case Comparison::at_most: return below(left, right, true);
    case Comparison::more: return below(right, left, false);
    case Comparison::at_least: return below(right, left, true);
    }
    return true;
}

} // namespace tally
