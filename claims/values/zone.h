#pragma once

#include "claims/base/calendar.h"

#include <optional>
#include <string>
#include <string_view>

namespace tally {

struct TimeTerm;

/// Minutes from Greenwich of a zone of words/dates.yml on a day: "ET" is -240 in July and -300 in
/// January, "EST" -300 always. Summer time is that of the rule now in force there (of North
/// America also the one before 2007), to the day. Nothing where no day tells which it is.
std::optional<int> zone_minutes(const TimeTerm& zone, std::optional<Day> day);

/// A zone as the unit of a time: "UTC", "UTC-05:00", "UTC+05:30".
std::string zone_unit(int minutes);

/// Minutes from Greenwich of such a unit; nothing for any other text.
std::optional<int> minutes_of_zone(std::string_view unit);

} // namespace tally
