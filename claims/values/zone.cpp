// Zones of time. Where a zone has a summer time, its clocks go forward on one Sunday and back on
// another; the rules are those of 15 U.S.C. § 260a (as of 2007; before it, of 1986) and of
// Directive 2000/84/EC.
#include "claims/values/zone.h"

#include "claims/values/time_words.h"

#include <cstdio>
#include <cstdlib>

namespace tally {

namespace {

/// The days from which and until which clocks are an hour ahead.
struct Summer {
    std::optional<Day> from, until;
};

Summer summer_of(std::string_view rule, int year) {
    constexpr int sunday = 7, last = -1;
    if (rule == "us" && year >= 2007)
        return {nth_weekday(year, 3, sunday, 2), nth_weekday(year, 11, sunday, 1)};
    if (rule == "us") return {nth_weekday(year, 4, sunday, 1), nth_weekday(year, 10, sunday, last)};
    if (rule == "eu")
        return {nth_weekday(year, 3, sunday, last), nth_weekday(year, 10, sunday, last)};
    return {};
}

} // namespace

std::optional<int> zone_minutes(const TimeTerm& zone, std::optional<Day> day) {
    if (zone.code != "us" && zone.code != "eu") return zone.number;
    if (!day) return std::nullopt;
    const Summer summer = summer_of(zone.code, year_of(*day));
    const bool ahead = summer.from && summer.until && *summer.from <= *day && *day < *summer.until;
    return zone.number + (ahead ? 60 : 0);
}

std::string zone_unit(int minutes) {
    if (minutes == 0) return "UTC";
    char text[16];
    std::snprintf(text, sizeof text, "UTC%c%02d:%02d", minutes < 0 ? '-' : '+',
                  std::abs(minutes) / 60 % 24, std::abs(minutes) % 60);
    return text;
}

std::optional<int> minutes_of_zone(std::string_view unit) {
    if (unit == "UTC") return 0;
    if (unit.size() != 9 || unit.substr(0, 3) != "UTC") return std::nullopt;
    const auto digit = [&](std::size_t at) { return unit[at] - '0'; };
    const int minutes = 600 * digit(4) + 60 * digit(5) + 10 * digit(7) + digit(8);
    return unit[3] == '-' ? -minutes : minutes;
}

} // namespace tally
