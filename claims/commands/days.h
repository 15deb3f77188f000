#pragma once

#include "claims/base/calendar.h"

#include <optional>
#include <string>

namespace tally {

/// A day, or as much of one as is given: "2021-06-10", "2021-06", "2021"; "today", "yesterday", and
/// "30d" for 30 days ago. Nothing for anything else.
std::optional<std::string> day_in_words(const std::string& text, Day today);

} // namespace tally
