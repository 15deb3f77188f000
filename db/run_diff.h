#pragma once

#include "db/facts.h"

#include <cstdint>

namespace tally {

/// The query for what is different between two runs, a row a fact: `new`, `gone`, or what changed
/// most of all: its `verdict`, a `value`, a `source`, or merely the `evidence` (a rewritten
/// sentence, another place), which comes `with_evidence` only. `for_people`: ids cut, verdict and
/// words in one column.
SqlQuery run_diff_query(std::int64_t old_run, std::int64_t new_run, bool for_people,
                        bool with_evidence);

} // namespace tally
