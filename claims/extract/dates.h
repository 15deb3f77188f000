#pragma once

#include "claims/base/calendar.h"
#include "claims/values/value.h"

#include <optional>
#include <utility>

namespace tally {

/// The first and last day of a date, or of a time whose day is known; nothing for other values and
/// for spans that are open at an end.
std::optional<std::pair<Day, Day>> days_of(const Value& value);

} // namespace tally
