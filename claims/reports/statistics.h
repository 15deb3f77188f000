#pragma once

#include "claims/base/table.h"
#include "claims/reports/report.h"

#include <cstddef>
#include <string_view>

namespace tally {

/// Words of a text: what stands between blanks.
std::size_t words_in(std::string_view text);

/// Facts by rule and verdict: a row a rule that found something, the one with most conflicts first,
/// and one for all. Where the run is about a change, of the facts that it is about.
ResultTable facts_by_rule(const Report& report);

/// A row a source: its articles, words and claims, claims in 1,000 words, the facts that it shares
/// with others, and the conflicts that it takes part in.
ResultTable facts_by_source(const Report& report);

} // namespace tally
