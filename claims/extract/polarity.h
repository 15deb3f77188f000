#pragma once

#include "claims/base/span.h"
#include "claims/extract/claim.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <optional>
#include <string_view>

namespace tally {

/// Words of denial that are bounds: "did not exceed 30" is at most 30, "failed to reach 30" less,
/// "did not fall below 30" at least. The value with its bound applied and its span begun at those
/// words, where they stand directly before it; else nothing. Requires value.span within sentence.
std::optional<Value> with_bound(std::string_view text, Span sentence, const Value& value);

/// Whether a claim is denied: a verb of denial before the match in its clause ("denied expelling
/// 10"), "no evidence that", "not" directly before the match or its value ("did not expel", "not
/// 10"). Words that the rule spells out itself deny nothing: its author knew them. "not only", "not
/// just", "did not deny" and the bounds of with_bound deny nothing either.
///
/// `match` is what the rule matched, `value` the claim's value (its bound words included); both lie
/// in the sentence.
Polarity polarity_of(std::string_view text, Span sentence, Span match, const Value& value,
                     const Pattern& pattern);

} // namespace tally
