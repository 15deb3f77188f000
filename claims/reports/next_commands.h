#pragma once

#include "claims/reports/report.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The values that a decision may accept to settle a conflict, as `tally decide` takes them: for
/// each statement one that its own claims can be and some other claim can't, the statement with
/// most voices first, at most three. None where the run was not kept: `decide` looks there.
std::vector<std::string> acceptable_values(const Report& report, const Fact& fact);

/// "tally decide f:7c1e90ab --accept 32 --because '…'". Nothing where the run was not kept.
std::optional<std::string> decide_command(const Report& report, const Fact& fact,
                                          const std::string& value, std::string_view ellipsis);

/// "tally explain f:7c1e90ab articles/", for a fact or a relation.
std::optional<std::string> explain_command(const Report& report, const std::string& id);

/// A word of a shell's command line, in quotation marks where it needs them.
std::string shell_word(std::string_view text);

} // namespace tally
