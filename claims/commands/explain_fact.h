#pragma once

#include "claims/commands/checking.h"
#include "claims/commands/explanation.h"
#include "claims/reports/report.h"

#include <string>
#include <vector>

namespace tally {

/// The ids of claims ("c:…"), facts ("f:…") and relations ("r:…") of a run that begin so; the
/// letter and its colon may be left out.
std::vector<std::string> ids_that_begin(const Checked& checked, const std::string& prefix);

/// How a claim, a fact or a relation came to its verdict, step by step. Requires an id of the run.
Explanation explain_id(const Run& run, const Report& report, const std::string& id,
                       const ExplanationStyle& style);

} // namespace tally
