#pragma once

#include "claims/base/calendar.h"
#include "claims/values/value.h"

#include <optional>
#include <utility>

namespace tally {

/// The first and last day of the date that is written: 1 January and 31 December of "since 2014",
/// the day of a time whose day is known; nothing for other values and for dates that are not known.
std::optional<std::pair<Day, Day>> days_of(const Value& value);

} // namespace tally
