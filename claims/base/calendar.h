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

} // namespace tally
