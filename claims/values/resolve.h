#pragma once

#include "claims/base/calendar.h"
#include "claims/base/short_text.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tally {

/// How fine a period of days is said.
enum class Grain : std::uint8_t {
    day,
    weekend,
    week,
    month,
    quarter,
    season,
    half,
    year,
    decade,
    century,
    millennium,
    none, ///< no calendar period: "recently"
};

/// A period of days as TIMEX3 writes it: "2021-06-16", "2021-W24", "2021-Q2", "199". Where nothing
/// says which one is meant ("Monday" in an undated text) it has no days: "XXXX-WXX-1".
struct Period {
    Grain grain = Grain::day;
    ShortText timex;
    std::optional<DayRange> days;
};

Period day_period(Day day);
Period month_period(int year, int month);
Period quarter_period(int year, int quarter);
Period half_period(int year, int half);
Period season_period(int year,
                     std::string_view season); ///< "SP", "SU", "FA", "WI"; north of the equator
Period year_period(int year);
Period decade_period(int any_year_of_it);
Period century_period(int any_year_of_it); ///< the 20th is 1900 to 1999, as people count
Period millennium_period(int any_year_of_it);

/// The period of that grain with the day in it.
Period period_of(Day day, Grain grain);

/// The period so many of its own grain on, or back. One without days stays as it is.
Period moved(const Period& period, int by);

/// A day, so many units on or back; months and years keep the day of the month where there is one.
Day moved(Day day, int by, std::string_view unit);

/// The grain that counting in a unit has: a year ago is a year, three days ago a day.
Grain grain_of_unit(std::string_view unit);

/// What the words around a date tell of it: did it happen, or will it? What "was set to" happen may
/// lie on either side of the day of the text: it is `planned`.
enum class Tense : std::uint8_t { unknown, past, future, planned };

/// The day nearest to `published` with that weekday (1 is Monday), the day itself included: back
/// unless the tense is future or planned. "XXXX-WXX-1" for a text without a day.
Period nearest_weekday(int weekday, Tense tense, std::optional<Day> published);

/// A month and day without a year, the year chosen by distance, and by tense where both years are
/// more than three months off. Nothing for a day that no year has.
std::optional<Period> nearest_date(int month, int day, Tense tense, std::optional<Day> published);

/// A month without a year, chosen by tense where it is past or future, else by distance.
Period nearest_month(int month, Tense tense, std::optional<Day> published);

/// Two digits of a year: within 70 years before and 30 after `published`, or 1950 to 2049.
int full_year(int two_digits, std::optional<Day> published);

} // namespace tally
