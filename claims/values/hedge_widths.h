#pragma once

#include "claims/base/decimal.h"
#include "claims/values/value.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tally {

/// How far a hedge lets a number go to either side, as parts of it: 0.1 is a tenth. Neither is
/// negative.
struct HedgeWidth {
    Decimal below, above;
};

/// By the name of the hedge: "about", "nearly", "just_over".
using HedgeWidths = std::map<std::string, HedgeWidth, std::less<>>;

/// Lets hedged numbers allow what `widths` says, in place of what hedge.h does: with N the number,
/// "about" is from N - below to N + above, "nearly" from N - below up to N and without it, "just
/// over" mirrors that. Counts go outward to whole numbers, and what is counted or measured not
/// below 0. Dates, times and durations stay as they are.
void apply_widths(const HedgeWidths& widths, std::vector<Value>& values);

} // namespace tally
