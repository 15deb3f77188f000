#pragma once

#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <optional>

namespace tally {

/// The bound that the words of a value state, as a value of its own: 500 of "up to 500", and as the
/// greatest 64 of "8 to 64". A number that stands by itself, and one that is hedged on both sides
/// ("about 500"), is what it is. Nothing where the words state no bound on that side: "at least 8"
/// has no greatest.
std::optional<Value> stated_bound(const Value& value, Takes takes);

} // namespace tally
