#include "claims/check/dimension.h"

#include <string_view>

namespace tally {

namespace {

/// Units of time by the calendar's own whole ratios. Months and days have none, so they are two
/// dimensions.
struct CalendarUnit {
    std::string_view unit, base;
    std::int64_t factor;
};

constexpr CalendarUnit calendar_units[] = {
    {"second", "second", 1},  {"minute", "second", 60},   {"hour", "second", 3600},
    {"day", "day", 1},        {"week", "day", 7},         {"fortnight", "day", 14},
    {"month", "month", 1},    {"quarter", "month", 3},    {"year", "month", 12},
    {"decade", "month", 120}, {"century", "month", 1200}, {"millennium", "month", 12000},
};

/// A share that is said in words ("a third", "one in five") is compared with percentages.
bool is_share(const Value& value) {
    if (!value.precision.fraction) return false;
    if (value.kind != Kind::number && value.kind != Kind::count) return false;
    return !value.value || *value.value <= Decimal(1);
}

} // namespace

bool Dimension::is_own_unit() const { return before.is_zero() && numerator == denominator; }

Dimension dimension_of(const Value& value) {
    Dimension out;
    out.kind = value.kind;
    out.unit = value.unit;
    if (is_share(value)) {
        out.kind = Kind::percent;
        out.unit = "percent";
        out.numerator = Decimal(100);
    } else if (value.kind == Kind::number || value.kind == Kind::count) {
        out.kind = value.unit.empty() ? Kind::number : Kind::count;
    } else if (value.kind == Kind::duration) {
        for (const CalendarUnit& row : calendar_units)
            if (row.unit == value.unit) {
                out.unit = row.base;
                out.numerator = Decimal(row.factor);
            }
    }
    if (!value.per.empty()) out.unit += "/" + value.per;
    return out;
}

Decimal converted(const Decimal& value, const Dimension& dimension, Rounding rounding) {
    if (dimension.is_own_unit()) return value;
    const Decimal moved = Decimal::add(value, dimension.before, rounding);
    return Decimal::divide(Decimal::multiply(moved, dimension.numerator, rounding),
                           dimension.denominator, rounding);
}

Interval converted(const Interval& interval, const Dimension& dimension) {
    if (dimension.is_own_unit()) return interval;
    std::optional<Decimal> min, max;
    if (interval.min()) min = converted(*interval.min(), dimension, Rounding::down);
    if (interval.max()) max = converted(*interval.max(), dimension, Rounding::up);
    return Interval::of(min, interval.min_open(), max, interval.max_open());
}

} // namespace tally
