#pragma once

#include "claims/reports/report.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

/// What a fact's claims allow, as SVG: a bar a claim on one axis. An end without a bound is an
/// arrow, an excluded end a hollow dot, a hedged bar is dashed; what all allow is shaded. "" where
/// there is nothing to compare: no numbers or dates, or all the same. `id` names its parts.
std::string interval_plot(const Report& report, const Fact& fact, const std::string& id);

/// A value as time goes on, as SVG: a dot a claim at the day that it speaks for, steps between
/// them. "" unless it moved, on at least two days.
std::string timeline_plot(const Report& report, const Fact& fact, const std::string& id);

} // namespace tally
