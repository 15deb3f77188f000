#include "claims/check/dimension.h"

#include "claims/values/units.h"
#include "claims/values/zone.h"

#include <cstdint>
#include <string_view>

namespace tally {

namespace {

/// A share that is said in words ("a third", "one in five") is compared with percentages.
bool is_share(const Value& value) {
    if (!value.precision.fraction) return false;
    if (value.kind != Kind::number && value.kind != Kind::count) return false;
    return !value.value || *value.value <= Decimal(1);
}

/// "P2W" as "P*W": what two times that return must share to be compared.
std::string form_of(std::string_view timex) {
    std::string out;
    for (const char c : timex)
        if (c < '0' || c > '9')
            out += c;
        else if (out.empty() || out.back() != '*')
            out += '*';
    return out;
}

bool says_no_bounds(const Value& value) { return !value.allows.min() && !value.allows.max(); }

/// The two digits at `at`, or nothing.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (at + 2 > text.size() || !digit(at) || !digit(at + 1)) return std::nullopt;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

} // namespace

std::optional<Interval> clock_time(const Value& value, bool of_story) {
    if (value.kind != Kind::time || !value.timex3) return std::nullopt;
    if (!of_story && !says_no_bounds(value)) return std::nullopt;
    const std::string_view timex = value.timex3->value;
    const std::size_t clock = timex.find('T');
    if (clock == std::string_view::npos) return std::nullopt;
    const auto hours = two_digits(timex, clock + 1);
    if (!hours) return std::nullopt;
    constexpr std::int64_t hour = 3600;
    constexpr std::int64_t minute = 60;
    std::int64_t from = *hours * hour;
    std::int64_t length = hour;
    if (const auto minutes = two_digits(timex, clock + 4)) {
        from += *minutes * minute;
        length = minute;
        if (const auto seconds = two_digits(timex, clock + 7)) {
            from += *seconds;
            length = 1;
        }
    }
    if (value.approximate) {
        constexpr std::int64_t about = 10 * minute;
        from -= about;
        length += 2 * about;
    }
    if (const auto zone = minutes_of_zone(value.unit)) {
        constexpr std::int64_t day = 24 * hour;
        from = (from - *zone * minute + day) % day;
    }
    return Interval::of(Decimal(from), false, Decimal(from + length), true);
}

Dimension dimension_of(const Value& value, bool of_story) {
    Dimension out;
    out.kind = value.kind;
    out.unit = value.unit;
    const bool plain = value.kind == Kind::number || value.kind == Kind::count;
    if (is_share(value)) {
        out.kind = Kind::percent;
        out.unit = "percent";
        out.factor = Decimal(100);
    } else if (plain || value.kind == Kind::quantity || value.kind == Kind::duration) {
        if (plain) out.kind = value.unit.empty() ? Kind::number : Kind::count;
        if (const auto conversion = conversion_of(value.unit)) {
            out.kind = Kind::quantity;
            out.unit = conversion->base;
            out.factor = conversion->factor;
            out.offset = conversion->offset;
        }
        // An age is a quantity in UCUM's years; other lengths of time have the calendar's.
        if (out.unit == "mo") out.unit = "month";
        if (out.unit == "s") out.unit = "second";
        if (out.unit == "month" || out.unit == "second") out.kind = Kind::duration;
    }
    // "One person" and "two people" count the same thing; as nouns they are two.
    if (out.kind == Kind::count && out.unit == "people") out.unit = "person";
    // Told in any zone, a time is compared in UTC; without one it is some place's own and is not
    // compared with those.
    const bool zoned = value.kind == Kind::time && minutes_of_zone(value.unit);
    if (zoned) out.unit = "UTC";
    if (clock_time(value, of_story)) out.unit = zoned ? "clock UTC" : "clock";
    if (value.kind == Kind::set && says_no_bounds(value) && value.timex3)
        out.unit = form_of(value.timex3->value);
    if (!value.per.empty()) out.unit += "/" + value.per;
    return out;
}

Decimal converted(const Decimal& value, const Dimension& dimension, Rounding rounding) {
    if (dimension.is_own_unit()) return value;
    return Decimal::add(Decimal::multiply(value, dimension.factor, rounding), dimension.offset,
                        rounding);
}

Interval converted(const Interval& interval, const Dimension& dimension) {
    if (dimension.is_own_unit()) return interval;
    return shifted(scaled(interval, dimension.factor), dimension.offset);
}

Interval as_written(const Interval& compared, const Dimension& dimension, int digits) {
    if (dimension.is_own_unit()) return compared;
    const auto back = [&](const std::optional<Decimal>& bound) -> std::optional<Decimal> {
        if (!bound) return std::nullopt;
        const Decimal exact =
            Decimal::divide(*bound - dimension.offset, dimension.factor, Rounding::nearest);
        if (exact.is_zero()) return exact;
        const int first = exact.last_digit_exponent() + static_cast<int>(exact.digits().size());
        const auto shown = (exact * Decimal::scaled(1, digits - first)).to_whole(Rounding::nearest);
        return shown ? Decimal::scaled(*shown, first - digits) : exact;
    };
    const std::optional<Decimal> min = back(compared.min());
    const std::optional<Decimal> max = back(compared.max());
    const bool is_point = min && max && *min == *max; // ends that fall together are both in it
    return Interval::of(min, compared.min_open() && !is_point, max,
                        compared.max_open() && !is_point);
}

} // namespace tally
