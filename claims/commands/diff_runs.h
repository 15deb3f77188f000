#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"

namespace tally {

/// `tally diff [OLD [NEW]]`: facts that are new, gone or different between two runs.
ExitStatus diff_runs(const Given& given, Environment& environment);

} // namespace tally
