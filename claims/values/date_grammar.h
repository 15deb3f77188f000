#pragma once

// The pieces that the grammars of dates are put together from, and those grammars. A grammar reads
// what begins at a token, or nothing.

#include "claims/values/temporal_scan.h"

#include <cstddef>
#include <optional>

namespace tally {

DatePhrase made(Period period, std::size_t first, std::size_t last);

// ---- date_words.cpp: the words of a date

/// What ties the two ends of a range, or two dates that share their month.
bool is_connector(const TemporalScan& scan, std::size_t at);
/// A whole number of so many digits at most, or -1.
int digits_at(const TemporalScan& scan, std::size_t at, std::size_t most);
/// Digits that go on as another number: "1,984", "5.7", "10:30", "5%".
bool number_goes_on(const TemporalScan& scan, std::size_t last);
/// Digits that a sign, a point or another number stands before: "$5", "1.5", "#5".
bool number_began_before(const TemporalScan& scan, std::size_t at);
/// Another word too ("may", "sun"), or one written small.
bool is_weak(const TemporalScan& scan, std::size_t at, TimeSense sense);

std::optional<Small> month_at(const TemporalScan& scan, std::size_t at);
std::optional<Small> weekday_at(const TemporalScan& scan, std::size_t at);
/// The day of a month: "16", "16th", "sixteenth", "twenty nine".
std::optional<Small> day_at(const TemporalScan& scan, std::size_t at);
/// Four digits that may be a year, "'95", or a year in words.
std::optional<Small> year_at(const TemporalScan& scan, std::size_t at);
/// The year behind a month or day: "June 16, 2021", "June of 2021", "15 April of 87".
std::optional<Small> year_behind(const TemporalScan& scan, std::size_t at);

// ---- month_date.cpp: a month with its day and year

struct MonthDay {
    int month = 0;
    int day = 0;  ///< 0 for none
    int year = 0; ///< 0 for none
    std::size_t first = 0;
    std::size_t last = 0;
};

/// "June 16", "October, 1st", "June 16, 2021", "June 2021", "June".
std::optional<MonthDay> month_first(const TemporalScan& scan, std::size_t at);
/// "16 June 2021", "the 16th of June", "16-Jun-2021", "the 15th day of June".
std::optional<MonthDay> day_first(const TemporalScan& scan, std::size_t at);
/// The period that it means, its year found where the words leave it out.
std::optional<DatePhrase> resolved(const TemporalScan& scan, MonthDay date);

std::optional<DatePhrase> month_date(const TemporalScan& scan, std::size_t at);
/// A day of a month, and what tells which month: "16 June", "3 to 12 of Sept", the second day of
/// "April 24 and 25", "on the 18th".
std::optional<DatePhrase> day_date(const TemporalScan& scan, std::size_t at);

// ---- numeric_date.cpp

std::optional<DatePhrase> numeric_date(const TemporalScan& scan, std::size_t at);
/// "22/04", where the words around it say that it is a date.
std::optional<DatePhrase> short_numeric_date(const TemporalScan& scan, std::size_t at);
/// The same behind a weekday, which says so, "5.12" too.
std::optional<DatePhrase> sure_numeric_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> month_year_numeric(const TemporalScan& scan, std::size_t at);

// ---- the other dates that name their own period, a file each

std::optional<DatePhrase> weekday_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> holiday_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> year_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> year_by_name(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> side_of_year(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> last_two_digits(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> decade_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> century_date(const TemporalScan& scan, std::size_t at);

// ---- shifted_date.cpp: "last week", and the dates that it narrows

std::optional<DatePhrase> shifted_date(const TemporalScan& scan, std::size_t at);
/// "next week on Tuesday", "previous week - Monday": a day of the week that was just named.
std::optional<DatePhrase> day_of_week_phrase(const TemporalScan& scan, const DatePhrase& week);
/// "Monday next week", "January this year": the period that is reckoned says which one the named
/// one is.
std::optional<DatePhrase> named_within(const TemporalScan& scan, const DatePhrase& named);

/// A period that nothing says which it is: "last year" in an undated text.
Period open_period(Grain grain);
/// One of a month's days, nothing says which: "2021-06-XX".
Period days_of_month(const Period& month);
/// The period of that grain that runs on a day, moved.
Period from_day(std::optional<Day> day, Grain grain, int by);

// ---- quarter_date.cpp, week_date.cpp, season_date.cpp, running_date.cpp: parts of a year

/// Behind "third quarter", "year-end": the year it is of.
std::optional<Small> year_of_part(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> quarter_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> report_period(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> week_of_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> season_date(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> running_period(const TemporalScan& scan, std::size_t at);
std::optional<DatePhrase> end_of_year(const TemporalScan& scan, std::size_t at);

} // namespace tally
