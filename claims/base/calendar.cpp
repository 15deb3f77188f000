#include "claims/base/calendar.h"

#include <charconv>
#include <cstdio>

namespace tally {

namespace chrono = std::chrono;

std::string iso_date(Day day) {
    const chrono::year_month_day date(day);
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::optional<Day> parse_iso_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) -> std::optional<int> {
        int value = 0;
        const char* last = text.data() + at + size;
        const auto [end, error] = std::from_chars(text.data() + at, last, value);
        if (error != std::errc() || end != last || text[at] == '-') return std::nullopt;
        return value;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day) return std::nullopt;
    const chrono::year_month_day date{chrono::year(*year),
                                      chrono::month(static_cast<unsigned>(*month)),
                                      chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

int day_number(Day day) { return static_cast<int>(day.time_since_epoch().count()); }

Day day_from_number(int number) { return Day(chrono::days(number)); }

} // namespace tally
