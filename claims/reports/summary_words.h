#pragma once

#include "claims/reports/report.h"

#include <string>
#include <vector>

namespace tally {

/// What a run comes to, line by line: "3 articles, 3 sources, 13 claims, 6 facts: 4 agree, 1
/// conflict, 1 single-source.", "1 error (fails).", and what a reader must know besides: articles
/// without a source, inputs not read, values that no rule claimed.
std::vector<std::string> summary_lines(const Report& report);

/// "20 facts are not listed: their rules switch this verdict off (tally facts has all).", or empty.
std::string switched_off_words(const Report& report);

} // namespace tally
