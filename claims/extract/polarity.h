#pragma once

#include "claims/base/span.h"
#include "claims/extract/claim.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tally {

/// The words of denial around one claim, looked for once.
class Denials {
public:
    /// `match` is what the rule matched, `value` the claim's value; that lies in the sentence.
    Denials(std::string_view text, Span sentence, Span match, Span value);

    /// Words of denial that are bounds: "did not exceed 30" is at most 30, "failed to reach 30"
    /// less, "did not fall below 30" at least. The value with its bound applied and its span begun
    /// at those words, where they stand directly before it; else nothing.
    std::optional<Value> with_bound(const Value& value) const;

    /// Whether a claim is denied: a verb of denial before the match in its clause ("denied
    /// expelling 10"), "no evidence that", "not" directly before the match or its value ("did not
    /// expel", "not 10"). Words that the rule spells out itself deny nothing: its author knew them.
    /// "not only", "not just", "did not deny" and the bounds of with_bound deny nothing either.
    /// `value` has its bound words.
    Polarity polarity(Span value, const Pattern& pattern) const;

private:
    bool denied_before(std::string_view before) const;
    bool denied_behind(std::string_view before, std::string_view behind) const;

    std::string_view text_;
    Span sentence_, match_;
    std::uint32_t present_ = 0; ///< of the patterns of denial
};

} // namespace tally
