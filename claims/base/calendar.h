#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::chrono::sys_days;

/// "2021-06-16". Years from 0000 to 9999.
std::string iso_date(Day day);

/// Reads "2021-06-16", and the day of "2021-06-16T08:00:00Z". Nothing for any other text or a day
/// that does not exist.
std::optional<Day> parse_iso_date(std::string_view text);

/// Days from 1970-01-01, negative before it.
int day_number(Day day);
Day day_from_number(int number);

/// The day of a year from -9999 to 9999, a month from 1 to 12 and a day of the month; nothing where
/// the calendar lacks it (30 February).
std::optional<Day> calendar_day(int year, int month, int day);

int year_of(Day day);
int month_of(Day day);     ///< 1 to 12
int day_of_month(Day day); ///< 1 to 31
int weekday_of(Day day);   ///< 1 is Monday, 7 Sunday
int quarter_of(Day day);   ///< 1 to 4
int days_in_month(int year, int month);

/// The day that many months on, or back; a day that the month lacks becomes its last: 31 January
/// and one month is 28 or 29 February.
Day add_months(Day day, int months);

/// A week of ISO 8601: Monday to Sunday, week 1 being the one with 4 January in it. `year` is the
/// week's, which on the days around New Year may not be the day's.
struct IsoWeek {
    int year = 0;
    int week = 0;

    friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};

IsoWeek iso_week(Day day);
int weeks_in_year(int year); ///< 52 or 53
Day first_day(IsoWeek week); ///< its Monday; `week` may be any number, 0 is the week before week 1

/// From the first day to the last, both included.
struct DayRange {
    Day first;
    Day last;

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// So many months from the first of one: month_range(2021, 4, 3) is the second quarter of 2021. The
/// month may be beyond 1 to 12 and counts on into the years before and after.
DayRange month_range(int year, int month, int months = 1);
DayRange year_range(int year, int years = 1);
DayRange week_range(Day any_day_of_it);

/// The nth such weekday (1 is Monday) of a month, counted from its end where nth is negative;
/// nothing where there is no fifth.
std::optional<Day> nth_weekday(int year, int month, int weekday, int nth);

/// Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", chapter 8).
Day easter(int year);

} // namespace tally
