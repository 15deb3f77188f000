#pragma once

#include "claims/rules/rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A template as its rule wrote it: "{{when|month}}", "Geneva summit".
std::string text_of(const Template& parts);

/// Where a guard or a capture looks, as `in:` has it: "sentence", "4 words before".
std::string text_of(Scope scope, int words);

/// What the values of a rule's claims are, as slots name it: {"number"}, {"date", "name"}; each
/// once, in the order of its claims.
std::vector<std::string> kinds_claimed(const Rule& rule);

/// "5%", "2", of dates "2" (days): a tolerance as a rule writes it.
std::string text_of(const Tolerance& tolerance);

std::string_view name_of(PrecisionRule precision);
std::string_view name_of(Independence independence);

/// The rule's id within its pack: "killed" of "news/killed".
std::string_view id_in_pack(const Rule& rule);

} // namespace tally
