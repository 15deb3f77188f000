#pragma once

#include "claims/commands/explanation.h"
#include "claims/commands/options.h"
#include "claims/extract/trace.h"
#include "claims/rules/rule.h"
#include "claims/values/hedge_widths.h"

#include <string>
#include <vector>

namespace tally {

/// What a rule alone makes of the sentences of an article that overlap `part`, pattern by pattern;
/// hedges reach as far as `hedges` says.
Explanation explain_rule(const Pack& pack, const Rule& rule, const Article& article, Span part,
                         const HedgeWidths& hedges, const ExplanationStyle& style);

/// "`unless` (?:may|might), in 3 words before": a guard as its author wrote it.
std::string guard_words(std::string_view key, const Guard& guard);

/// "rules/floods.yaml:8:20".
std::string place_words(const Location& where);

} // namespace tally
