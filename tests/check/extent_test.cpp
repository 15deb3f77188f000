// Interval arithmetic against values that are tried one by one. Bounds are whole numbers, so the
// quarters near them tell any two intervals apart.
#include "claims/base/calendar.h"
#include "claims/check/extent.h"
#include "tests/check/laws.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

using namespace tally;
using tally::tests::holds;

namespace {

constexpr int reach = 8; // of bounds, beyond it nothing is tried

Interval decoded(std::uint32_t bits) {
    const auto take = [&](std::uint32_t choices) {
        const std::uint32_t out = bits % choices;
        bits /= choices;
        return static_cast<int>(out);
    };
    const int shape = take(8);
    const int low = take(9) - 4;
    const int high = low + take(5);
    if (shape == 0 || low == high) return Interval::exactly(Decimal(low));
    std::optional<Decimal> min, max;
    if (shape != 1) min = Decimal(low);
    if (shape != 2) max = Decimal(high);
    return Interval::of(min, take(2) == 0, max, take(2) == 0);
}

std::vector<Decimal> tried() {
    std::vector<Decimal> out;
    for (int quarter = -4 * reach; quarter <= 4 * reach; ++quarter)
        out.push_back(Decimal::multiply(Decimal(quarter), Decimal::scaled(25, -2), Rounding::down));
    return out;
}

std::vector<Decimal> allowed(const Interval& interval) {
    std::vector<Decimal> out = tried();
    std::erase_if(out, [&](const Decimal& value) { return !interval.contains(value); });
    return out;
}

Extent number(const Interval& interval) {
    return {Extent::Sort::number, Kind::count, "", interval};
}

Extent date(const Interval& interval) { return {Extent::Sort::date, Kind::date, "", interval}; }

const Extent& extent(const Reckoned& measured) { return std::get<Extent>(measured); }

bool stands(const Decimal& a, Comparison comparison, const Decimal& b) {
    switch (comparison) {
    case Comparison::equal: return a == b;
    case Comparison::not_equal: return a != b;
    case Comparison::less: return a < b;
    case Comparison::at_most: return a <= b;
    case Comparison::more: return a > b;
    case Comparison::at_least: return a >= b;
    }
    return false;
}

/// The whole years, months or days between two days, counted one by one.
int counted(RelationTerm::Sort unit, int from, int to) {
    if (unit == RelationTerm::Sort::days) return to - from;
    const int step = unit == RelationTerm::Sort::years ? 12 : 1;
    int count = 0;
    while (day_number(add_months(day_from_number(from), step * count)) > to)
        --count;
    while (day_number(add_months(day_from_number(from), step * (count + 1))) <= to)
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(extent_laws)

BOOST_AUTO_TEST_CASE(a_sum_allows_the_sums_of_allowed_values_and_no_other) {
    holds(4'000, [](std::uint32_t a, std::uint32_t b) {
        const Interval left = decoded(a * 2654435761U), right = decoded(b * 2654435761U);
        const Interval result = extent(sum(number(left), number(right))).allows;
        for (const Decimal& x : allowed(left))
            for (const Decimal& y : allowed(right))
                RC_ASSERT(result.contains(x + y));
        for (const Decimal& total : tried()) {
            // Some x of the left leaves y = total - x for the right: left meets total - right.
            const Interval rest =
                extent(difference(number(Interval::exactly(total)), number(right))).allows;
            RC_ASSERT(result.contains(total) == intersection(left, rest).has_value());
        }
    });
}

BOOST_AUTO_TEST_CASE(a_difference_allows_the_differences_of_allowed_values_and_no_other) {
    holds(4'000, [](std::uint32_t a, std::uint32_t b) {
        const Interval left = decoded(a * 2654435761U), right = decoded(b * 2654435761U);
        const Interval result = extent(difference(number(left), number(right))).allows;
        for (const Decimal& x : allowed(left))
            for (const Decimal& y : allowed(right))
                RC_ASSERT(result.contains(x - y));
        for (const Decimal& total : tried()) {
            const Interval rest =
                extent(sum(number(Interval::exactly(total)), number(right))).allows;
            RC_ASSERT(result.contains(total) == intersection(left, rest).has_value());
        }
    });
}

BOOST_AUTO_TEST_CASE(a_comparison_fails_where_no_two_allowed_values_stand_so) {
    constexpr std::array<Comparison, 6> all = {Comparison::equal, Comparison::not_equal,
                                               Comparison::less,  Comparison::at_most,
                                               Comparison::more,  Comparison::at_least};
    holds(6'000, [&](std::uint32_t a, std::uint32_t b) {
        const Interval left = decoded(a * 2654435761U), right = decoded(b * 2654435761U);
        for (const Comparison comparison : all) {
            bool found = false;
            for (const Decimal& x : allowed(left))
                for (const Decimal& y : allowed(right))
                    found = found || stands(x, comparison, y);
            RC_ASSERT(can_hold(left, comparison, right) == found);
        }
    });
}

BOOST_AUTO_TEST_CASE(time_between_days_is_as_counted_one_by_one) {
    constexpr std::array<RelationTerm::Sort, 3> units = {
        RelationTerm::Sort::years, RelationTerm::Sort::months, RelationTerm::Sort::days};
    holds(600, [&](std::uint16_t a, std::uint16_t b, std::uint8_t c, std::uint8_t d) {
        const int from = a % 9'000 - 1'000, to = b % 9'000 - 1'000;
        const int from_days = c % 40, to_days = d % 40;
        const Interval start = Interval::between(Decimal(from), Decimal(from + from_days));
        const Interval end = Interval::between(Decimal(to), Decimal(to + to_days));
        for (const RelationTerm::Sort unit : units) {
            int least = INT32_MAX, most = INT32_MIN;
            for (int x = from; x <= from + from_days; ++x)
                for (int y = to; y <= to + to_days; ++y) {
                    least = std::min(least, counted(unit, x, y));
                    most = std::max(most, counted(unit, x, y));
                }
            const Interval result = extent(time_between(unit, date(start), date(end))).allows;
            RC_ASSERT(result == Interval::between(Decimal(least), Decimal(most)));
        }
    });
}

BOOST_AUTO_TEST_CASE(an_open_day_is_left_out_before_the_calendar_counts) {
    const Interval after = Interval::more_than(Decimal(10));
    const Interval by = Interval::at_most(Decimal(20));
    const Reckoned days = time_between(RelationTerm::Sort::days, date(after), date(by));
    BOOST_TEST((extent(days).allows == Interval::at_most(Decimal(9))));
}

BOOST_AUTO_TEST_SUITE_END()
