#include "claims/base/calendar.h"

#include <charconv>
#include <cstddef>
#include <cstdio>

namespace tally {

namespace chrono = std::chrono;

std::string iso_date(Day day) {
    const chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    if (year >= 0 && year <= 9999) { // each claim has its days, so no printf
        const auto month = static_cast<unsigned>(date.month());
        const auto in_month = static_cast<unsigned>(date.day());
        std::string text = "0000-00-00";
        const auto put = [&](std::size_t at, unsigned number) {
            text[at] = static_cast<char>('0' + number / 10);
            text[at + 1] = static_cast<char>('0' + number % 10);
        };
        put(0, static_cast<unsigned>(year) / 100);
        put(2, static_cast<unsigned>(year) % 100);
        put(5, month);
        put(8, in_month);
        return text;
    }
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
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

std::optional<Day> calendar_day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const chrono::year_month_day date{chrono::year(year),
                                      chrono::month(static_cast<unsigned>(month)),
                                      chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

int year_of(Day day) { return static_cast<int>(chrono::year_month_day(day).year()); }

int month_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(chrono::year_month_day(day).month()));
}

int day_of_month(Day day) {
    return static_cast<int>(static_cast<unsigned>(chrono::year_month_day(day).day()));
}

int weekday_of(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }

int quarter_of(Day day) { return (month_of(day) + 2) / 3; }

int days_in_month(int year, int month) { return day_of_month(month_range(year, month).last); }

Day add_months(Day day, int months) {
    const DayRange month = month_range(year_of(day), month_of(day) + months);
    const Day same = month.first + chrono::days(day_of_month(day) - 1);
    return same < month.last ? same : month.last;
}

IsoWeek iso_week(Day day) {
    // The week belongs to the year of its Thursday.
    const Day thursday = day + chrono::days(4 - weekday_of(day));
    const int year = year_of(thursday);
    const Day new_year(chrono::year(year) / 1 / 1);
    return {year, static_cast<int>((thursday - new_year).count()) / 7 + 1};
}

int weeks_in_year(int year) { return iso_week(Day(chrono::year(year) / 12 / 28)).week; }

Day first_day(IsoWeek week) {
    const Day fourth(chrono::year(week.year) / 1 / 4);
    return fourth - chrono::days(weekday_of(fourth) - 1) + chrono::days(7 * (week.week - 1));
}

DayRange month_range(int year, int month, int months) {
    const auto first = chrono::year(year) / 1 + chrono::months(month - 1);
    return {Day(first / 1), Day((first + chrono::months(months)) / 1) - chrono::days(1)};
}

DayRange year_range(int year, int years) { return month_range(year, 1, 12 * years); }

DayRange week_range(Day any_day_of_it) {
    const Day monday = any_day_of_it - chrono::days(weekday_of(any_day_of_it) - 1);
    return {monday, monday + chrono::days(6)};
}

std::optional<Day> nth_weekday(int year, int month, int weekday, int nth) {
    const DayRange days = month_range(year, month);
    Day day;
    if (nth > 0)
        day = days.first + chrono::days((weekday - weekday_of(days.first) + 7) % 7 + 7 * (nth - 1));
    else
        day = days.last - chrono::days((weekday_of(days.last) - weekday + 7) % 7 - 7 * (nth + 1));
    if (nth == 0 || day < days.first || day > days.last) return std::nullopt;
    return day;
}

Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return Day(chrono::year(year) / static_cast<unsigned>(sum / 31) /
               static_cast<unsigned>(sum % 31 + 1));
}

} // namespace tally
