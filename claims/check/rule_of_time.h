#pragma once

#include "claims/check/judge.h"
#include "claims/extract/claim.h"

#include <string>

namespace tally {

/// Which rule of time made a verdict, said of its two witnesses: "both speak for April 2021 (\"In
/// April\"), so the later is not an update"; "time unknown: one of them is undated, so it is
/// compared with all". Empty where time plays no part.
std::string rule_of_time(const Claim& a, const Claim& b, Moves moves, Verdict verdict);

} // namespace tally
