// Which period of the calendar is meant, and how TIMEX3 writes it.
#include "claims/values/resolve.h"

#include <cstdlib>

namespace tally {

namespace {

using std::chrono::days;

ShortText year_text(int year) { return ShortText().add(year, 4); }

int floor_to(int year, int step) { return year - ((year % step) + step) % step; }

} // namespace

Period day_period(Day day) {
    const std::chrono::year_month_day date(day);
    const ShortText timex = year_text(static_cast<int>(date.year()))
                                .add('-')
                                .add(static_cast<int>(unsigned(date.month())), 2)
                                .add('-')
                                .add(static_cast<int>(unsigned(date.day())), 2);
    return {Grain::day, timex, DayRange{day, day}};
}

Period month_period(int year, int month) {
    return {Grain::month, year_text(year).add('-').add(month, 2), month_range(year, month)};
}

Period quarter_period(int year, int quarter) {
    return {Grain::quarter, year_text(year).add("-Q").add(quarter, 1),
            month_range(year, 3 * quarter - 2, 3)};
}

Period half_period(int year, int half) {
    return {Grain::half, year_text(year).add("-H").add(half, 1),
            month_range(year, 6 * half - 5, 6)};
}

Period season_period(int year, std::string_view season) {
    // Months that belong to it by the calendar of the weather or of the stars; a winter is that of
    // its December or of its January, writers differ.
    DayRange range;
    if (season == "SP")
        range = {month_range(year, 3).first, month_range(year, 6).first + days(20)};
    else if (season == "SU")
        range = {month_range(year, 6).first, month_range(year, 9).first + days(22)};
    else if (season == "FA")
        range = {month_range(year, 9).first, month_range(year, 12).first + days(20)};
    else
        range = {month_range(year - 1, 12).first, month_range(year + 1, 3).first + days(19)};
    return {Grain::season, year_text(year).add('-').add(season), range};
}

Period year_period(int year) { return {Grain::year, year_text(year), year_range(year)}; }

Period decade_period(int any_year_of_it) {
    const int first = floor_to(any_year_of_it, 10);
    return {Grain::decade, ShortText().add(first / 10, 3), year_range(first, 10)};
}

Period century_period(int any_year_of_it) {
    const int first = floor_to(any_year_of_it, 100);
    return {Grain::century, ShortText().add(first / 100, 2), year_range(first, 100)};
}

Period millennium_period(int any_year_of_it) {
    const int first = floor_to(any_year_of_it, 1000);
    return {Grain::millennium, ShortText().add(first / 1000, 1), year_range(first, 1000)};
}

Period period_of(Day day, Grain grain) {
    const int year = year_of(day);
    switch (grain) {
    case Grain::week:
    case Grain::weekend: {
        const IsoWeek week = iso_week(day);
        const Day monday = first_day(week);
        if (grain == Grain::week)
            return {grain, year_text(week.year).add("-W").add(week.week, 2),
                    DayRange{monday, monday + days(6)}};
        return {grain, year_text(week.year).add("-W").add(week.week, 2).add("-WE"),
                DayRange{monday + days(5), monday + days(6)}};
    }
    case Grain::month: return month_period(year, month_of(day));
    case Grain::quarter: return quarter_period(year, quarter_of(day));
    case Grain::season: {
        const int month = month_of(day);
        constexpr std::string_view names[] = {"WI", "SP", "SU", "FA"};
        return season_period(month <= 2 ? year - 1 : year,
                             names[static_cast<std::size_t>(month % 12 / 3)]);
    }
    case Grain::half: return half_period(year, month_of(day) <= 6 ? 1 : 2);
    case Grain::year: return year_period(year);
    case Grain::decade: return decade_period(year);
    case Grain::century: return century_period(year);
    case Grain::millennium: return millennium_period(year);
    case Grain::day:
    case Grain::none: return day_period(day);
    }
    return day_period(day);
}

Period moved(const Period& period, int by) {
    if (!period.days) return period;
    const Day first = period.days->first;
    switch (period.grain) {
    case Grain::day:
    case Grain::none: return day_period(first + days(by));
    case Grain::weekend:
    case Grain::week: return period_of(first + days(7 * by), period.grain);
    case Grain::month: return period_of(add_months(first, by), Grain::month);
    case Grain::quarter: return period_of(add_months(first, 3 * by), Grain::quarter);
    case Grain::half: return period_of(add_months(first, 6 * by), Grain::half);
    case Grain::season: // the same season of another year
        return season_period(std::atoi(period.timex.str().c_str()) + by,
                             period.timex.view().substr(5));
    case Grain::year: return year_period(year_of(first) + by);
    case Grain::decade: return decade_period(year_of(first) + 10 * by);
    case Grain::century: return century_period(year_of(first) + 100 * by);
    case Grain::millennium: return millennium_period(year_of(first) + 1000 * by);
    }
    return period;
}

Day moved(Day day, int by, std::string_view unit) {
    if (unit == "day" || unit == "night") return day + days(by);
    if (unit == "week" || unit == "weekend") return day + days(7 * by);
    if (unit == "fortnight") return day + days(14 * by);
    if (unit == "month") return add_months(day, by);
    if (unit == "quarter") return add_months(day, 3 * by);
    if (unit == "year") return add_months(day, 12 * by);
    if (unit == "decade") return add_months(day, 120 * by);
    if (unit == "century") return add_months(day, 1200 * by);
    return day;
}

Grain grain_of_unit(std::string_view unit) {
    if (unit == "weekend") return Grain::weekend;
    if (unit == "week" || unit == "fortnight") return Grain::week;
    if (unit == "month") return Grain::month;
    if (unit == "quarter") return Grain::quarter;
    if (unit == "year") return Grain::year;
    if (unit == "decade") return Grain::decade;
    if (unit == "century") return Grain::century;
    if (unit == "millennium") return Grain::millennium;
    return Grain::day;
}

Period nearest_weekday(int weekday, Tense tense, std::optional<Day> published) {
    if (!published) return {Grain::day, ShortText("XXXX-WXX-").add(weekday, 1), std::nullopt};
    const int today = weekday_of(*published);
    if (tense == Tense::future || tense == Tense::planned)
        return day_period(*published + days((weekday - today + 7) % 7));
    return day_period(*published - days((today - weekday + 7) % 7));
}

std::optional<Period> nearest_date(int month, int day, Tense tense, std::optional<Day> published) {
    if (!calendar_day(2000, month, day)) return std::nullopt;
    if (!published)
        return Period{Grain::day, ShortText("XXXX-").add(month, 2).add('-').add(day, 2),
                      std::nullopt};
    const int year = year_of(*published);
    std::optional<Day> best;
    const auto distance = [&](Day candidate) {
        const int off = static_cast<int>((candidate - *published).count());
        const bool against =
            (tense == Tense::past && off > 0) || (tense == Tense::future && off < 0);
        return std::abs(off) + (against && std::abs(off) > 92 ? 10000 : 0);
    };
    const int reach = month == 2 && day == 29 ? 4 : 1; // years, and no leap year may be nearer
    for (int by = -reach; by <= reach; ++by) {
        const auto candidate = calendar_day(year + by, month, day);
        if (candidate && (!best || distance(*candidate) < distance(*best))) best = candidate;
    }
    return day_period(*best);
}

Period nearest_month(int month, Tense tense, std::optional<Day> published) {
    if (!published) return {Grain::month, ShortText("XXXX-").add(month, 2), std::nullopt};
    const int year = year_of(*published);
    const int off = month - month_of(*published); // of this year's, in months
    if (tense == Tense::past) return month_period(off > 0 ? year - 1 : year, month);
    if (tense == Tense::future) return month_period(off < 0 ? year + 1 : year, month);
    if (off > 6) return month_period(year - 1, month);
    if (off < -6) return month_period(year + 1, month);
    return month_period(year, month);
}

int full_year(int two_digits, std::optional<Day> published) {
    if (!published) return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits;
    const int now = year_of(*published);
    int year = floor_to(now, 100) + two_digits;
    if (year > now + 30) year -= 100;
    if (year < now - 69) year += 100;
    return year;
}

} // namespace tally
