#pragma once

#include "claims/commands/input.h"
#include "claims/rules/rule.h"
#include "claims/tally.h"

#include <optional>
#include <vector>

namespace tally {

/// What `extract` and `check` have in common: articles read, rules applied, facts judged.
struct Run {
    Input input;
    std::vector<Pack> packs;
    Checked checked;
    Coverage coverage;
    std::size_t limits = 0; ///< patterns that ran into their limit: the last of corpus.unread
};

/// Does all that. What is noted, could not be read or ran into a limit is told on standard error.
/// Nothing where the run can't go on; why is told.
std::optional<Run> run_rules(const Given& given, Environment& environment);

/// How a run ends: `failed` where it is incomplete and no option allows that, else `otherwise`.
ExitStatus status_of(const Run& run, const Given& given, ExitStatus otherwise);

} // namespace tally
