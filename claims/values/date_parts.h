#pragma once

#include "claims/base/calendar.h"
#include "claims/values/value.h"

#include <optional>
#include <string>

namespace tally {

/// The days that a date names by its TIMEX3, whatever side of them it speaks of: all of 2014 for
/// "since 2014", whose interval is open ahead. Of a time the day that its words name. Nothing for
/// other kinds, for "recently" and for a date that nothing places ("Monday" in an undated text).
std::optional<DayRange> named_days(const Value& value);

/// What a rule's `|year`, `|month` and `|day` give: "2021", "2021-04", "2021-04-15", or nothing
/// where the date is not that precise.
std::optional<std::string> year_part(const Value& value);
std::optional<std::string> month_part(const Value& value);
std::optional<std::string> day_part(const Value& value);

} // namespace tally
