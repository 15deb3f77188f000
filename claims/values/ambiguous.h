#pragma once

// What English writes alike and means differently from place to place: "$5" and "3/4/2021". The
// article itself decides; then the region of its language ("en-AU"); then the default that
// docs/values.md states.

#include "claims/values/temporal.h"
#include "claims/values/value.h"

#include <string_view>
#include <vector>

namespace tally {

/// Which number of "3/4/2021" is the day: as the article's dates have it that can be read one way
/// only ("13/4/2021"), wherever they stand; where it has none, or of both sorts, as the region
/// writes; `unknown` where that is not known either.
DayOrder day_order_of(std::string_view text, std::string_view language);

/// Gives the sums written with "$", "dollars" or "cents" alone the dollar that the article means.
/// The first of these decides, and without one they stay US dollars:
///
/// - it says so: "all figures are in Canadian dollars"
/// - its language's region has a dollar, and no other sum carries that dollar's own sign
/// - it writes "US$" too, and names one other dollar: "$" is that one
/// - a sum that stands elsewhere with its dollar: "A$5 million … the $5 million"
///
/// And gives "50 grand" the one currency of the article's other sums, or that of its region.
void resolve_currencies(std::string_view text, std::string_view language,
                        std::vector<Value>& values);

} // namespace tally
