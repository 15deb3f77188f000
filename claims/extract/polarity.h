#pragma once

#include "claims/base/span.h"
#include "claims/extract/claim.h"
#include "claims/extract/watched.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tally {

/// The words of denial around one claim, looked for once.
class Denials {
public:
    /// `match` is what the rule matched, `value` the claim's value; that lies in the sentence.
    /// `words` are the places in the text of those of watched().
    Denials(std::string_view text, const WatchedPlaces& words, Span sentence, Span match,
            Span value);

    static std::vector<WatchedWord> watched(std::uint32_t list);

    /// Words of denial that are bounds: "did not exceed 30" is at most 30, "failed to reach 30"
    /// less, "did not fall below 30" at least. Where they stand directly before the value, it gets
    /// that bound and its span begins at those words.
    void apply_bound(Value& value) const;

    /// Whether the author of a pattern wrote words of denial: they deny nothing.
    static bool spelt_out_in(const Pattern& pattern);

    /// Whether a claim is denied: a verb of denial before the match in its clause ("denied
    /// expelling 10"), "no evidence that", "not" directly before the match or its value ("did not
    /// expel", "not 10"). "not only", "not just", "did not deny" and the bounds of with_bound deny
    /// nothing either. `value` has its bound words.
    Polarity polarity(Span value) const;

private:
    bool denied_before(std::string_view before) const;
    bool denied_behind(std::string_view before, std::string_view behind) const;

    std::string_view text_;
    Span sentence_, match_;
    /// The patterns of denial that may match there: up to the end of the value, behind it and the
    /// match, anywhere.
    std::uint32_t before_ = 0, behind_ = 0, present_ = 0;
};

} // namespace tally
