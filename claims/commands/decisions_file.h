#pragma once

#include "claims/base/result.h"
#include "claims/base/source_text.h"
#include "claims/check/baseline.h"
#include "claims/check/decisions.h"

#include <string>
#include <vector>

namespace tally {

// The two files that people review: decisions with their reasons, and the findings that are known.

/// Errors: all of the file's at once, each at its place: bad YAML, an unknown key, a malformed id,
/// a decision without a reason, on a fact without a value.
Result<std::vector<Decision>> read_decisions(const SourceText& file);
Result<std::vector<BaselineEntry>> read_baseline(const SourceText& file);

/// The same of a file; empty where it is not there.
Result<std::vector<Decision>> load_decisions(const std::string& path);
Result<std::vector<BaselineEntry>> load_baseline(const std::string& path);

/// The text of a file of decisions with one more at its end; everything else stays as it is. The
/// empty text gives a new file. `about` stands beside the id.
std::string with_decision(const std::string& file, const Decision& decision,
                          const std::string& about);

/// The text of a baseline.
std::string baseline_text(const std::vector<BaselineEntry>& entries);

} // namespace tally
