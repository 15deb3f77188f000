#include "claims/values/units.h"

#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>

namespace tally {

namespace {

/// Calendar units as values have them. Months and seconds do not meet: no month is so many seconds.
struct CalendarUnit {
    std::string_view name, base;
    std::int64_t factor;
};
constexpr std::array calendar_units = {
    CalendarUnit{"second", "second", 1},          CalendarUnit{"minute", "second", 60},
    CalendarUnit{"hour", "second", 3600},         CalendarUnit{"day", "second", 86400},
    CalendarUnit{"night", "second", 86400},       CalendarUnit{"week", "second", 604800},
    CalendarUnit{"fortnight", "second", 1209600}, CalendarUnit{"month", "month", 1},
    CalendarUnit{"quarter", "month", 3},          CalendarUnit{"year", "month", 12},
    CalendarUnit{"decade", "month", 120},         CalendarUnit{"century", "month", 1200},
    CalendarUnit{"millennium", "month", 12000},
};

/// A code without denominator: a row, or a length to the power 2 or 3.
std::optional<Conversion> simple(std::string_view code) {
    if (const Unit* const unit = vocabulary().unit_of(code))
        return Conversion{unit->base, unit->factor, unit->offset};
    if (code.size() < 2 || (code.back() != '2' && code.back() != '3')) return std::nullopt;
    const Unit* const unit = vocabulary().unit_of(code.substr(0, code.size() - 1));
    if (unit == nullptr || !unit->offset.is_zero()) return std::nullopt;
    Decimal factor = unit->factor * unit->factor;
    if (code.back() == '3') factor = factor * unit->factor;
    return Conversion{unit->base + code.back(), factor, Decimal()};
}

} // namespace

std::optional<Conversion> conversion_of(std::string_view unit) {
    const auto* const calendar =
        std::find_if(calendar_units.begin(), calendar_units.end(),
                     [&](const CalendarUnit& c) { return c.name == unit; });
    if (calendar != calendar_units.end())
        return Conversion{std::string(calendar->base), Decimal(calendar->factor), Decimal()};
    if (auto whole = simple(unit)) return whole;
    const std::size_t slash = unit.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto over = simple(unit.substr(0, slash));
    const auto under = simple(unit.substr(slash + 1));
    if (!over || !under || !over->offset.is_zero() || !under->offset.is_zero()) return std::nullopt;
    // "Per second" is 3,600 per hour, exactly; the other way round the factor would not end.
    const bool per_time = under->base == "s";
    const Decimal times = per_time ? Decimal(3600) : Decimal(1);
    return Conversion{over->base + "/" + (per_time ? "h" : under->base),
                      Decimal::divide(over->factor * times, under->factor, Rounding::nearest),
                      Decimal()};
}

Interval in_base(const Interval& interval, const Conversion& conversion) {
    return shifted(scaled(interval, conversion.factor), conversion.offset);
}

} // namespace tally
