#include "claims/values/date_parts.h"

#include "claims/values/resolve.h"

#include <string_view>

namespace tally {

namespace {

/// The digits at the front as a number, or nothing where there are not just so many.
std::optional<int> number(std::string_view text, std::size_t from, std::size_t size) {
    if (text.size() < from + size) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(from, size)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value;
}

std::optional<DayRange> days_of(std::string_view timex) {
    timex = timex.substr(0, timex.find('T'));
    if (const auto day = parse_iso_date(timex)) return DayRange{*day, *day};
    const auto year = number(timex, 0, 4);
    if (!year) {
        if (const auto decade = number(timex, 0, 3); decade && timex.size() == 3)
            return year_range(10 * *decade, 10);
        if (const auto century = number(timex, 0, 2); century && timex.size() == 2)
            return year_range(100 * *century, 100);
        return std::nullopt;
    }
    if (timex.size() == 4) return year_range(*year);
    if (timex[4] != '-') return std::nullopt;
    const std::string_view part = timex.substr(5);
    if (part.size() == 2) {
        if (const auto month = number(part, 0, 2); month && *month >= 1 && *month <= 12)
            return month_range(*year, *month);
        const auto n = number(part, 1, 1);
        if (part[0] == 'Q' && n) return quarter_period(*year, *n).days;
        if (part[0] == 'H' && n) return half_period(*year, *n).days;
        if (part == "SP" || part == "SU" || part == "FA" || part == "WI")
            return season_period(*year, part).days;
        return std::nullopt;
    }
    const auto week = part[0] == 'W' ? number(part, 1, 2) : std::nullopt;
    if (!week || *week < 1 || *week > weeks_in_year(*year)) return std::nullopt;
    const Day monday = first_day({*year, *week});
    if (part.size() == 3) return DayRange{monday, monday + std::chrono::days(6)};
    if (part.substr(3) != "-WE") return std::nullopt;
    return DayRange{monday + std::chrono::days(5), monday + std::chrono::days(6)};
}

} // namespace

std::optional<DayRange> named_days(const Value& value) {
    if (!value.timex3) return std::nullopt;
    if (value.kind == Kind::date) return days_of(value.timex3->value);
    // A time whose day is not said has the likely one in its TIMEX3, and no bounds.
    if (value.kind == Kind::time && value.allows.min()) return days_of(value.timex3->value);
    return std::nullopt;
}

std::optional<std::string> year_part(const Value& value) {
    const auto days = named_days(value);
    if (!days || year_of(days->first) != year_of(days->last)) return std::nullopt;
    return iso_date(days->first).substr(0, 4);
}

std::optional<std::string> month_part(const Value& value) {
    const auto days = named_days(value);
    if (!days || month_range(year_of(days->first), month_of(days->first)).last < days->last)
        return std::nullopt;
    return iso_date(days->first).substr(0, 7);
}

std::optional<std::string> day_part(const Value& value) {
    const auto days = named_days(value);
    if (!days || days->first != days->last) return std::nullopt;
    return iso_date(days->first);
}

} // namespace tally
