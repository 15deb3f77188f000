#pragma once

#include "claims/rules/rule.h"
#include "claims/values/value.h"

namespace tally {

/// Makes a value the bound that its words state, a value of its own: 500 of "up to 500", and as the
/// greatest 64 of "8 to 64". A number that stands by itself, and one that is hedged on both sides
/// ("about 500"), is what it is. False where the words state no bound on that side: "at least 8"
/// has no greatest.
bool take_bound(Value& value, Takes takes);

} // namespace tally
