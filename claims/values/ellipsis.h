#pragma once

#include "claims/values/temporal.h"
#include "claims/values/tokens.h"
#include "claims/values/value.h"

#include <cstddef>
#include <vector>

namespace tally {

/// The values of the sentence at hand in order, each completed by what it leaves out because
/// another of the sentence says it: the unit ("3.9 million headsets, up from 2.4 million"), the
/// direction ("lost 190 points, or 0.6%"), the bound and the denominator of a conversion in
/// brackets ("more than 100 km (60 miles)", "C$6 (US$4.46) per share"). What a value takes over is
/// not in its span.
class SentenceValues {
public:
    /// Appends to `out`.
    SentenceValues(const TokenisedSentence& sentence, std::vector<Value>& out)
        : s_(sentence), out_(out) {
        placed_.reserve(8); // values of most sentences
    }

    void begin_sentence();
    /// Appends a value.
    void add(Reading&& reading);
    /// Completes the last of `out`, which the caller appended: the value of the tokens
    /// [first, last).
    void complete(std::size_t first, std::size_t last);

private:
    /// A value of this sentence: its place in out_ and its tokens [first, last).
    struct Placed {
        std::size_t value, first, last;
    };

    Value& value_of(const Placed& placed) { return out_[placed.value]; }
    const Value& value_of(const Placed& placed) const { return out_[placed.value]; }
    const Placed* amount_before(std::size_t skip = 0) const;

    // These complete a value that is not among placed_ yet,
    void take_unit(const Placed& placed);
    const Value* compared_with(const Placed& placed) const;
    const Value* same_place_before(const Placed& placed) const;
    void take_direction(const Placed& placed);
    void take_bound(const Placed& placed);
    // and these the last of them, or one by it.
    void share_denominator(const Placed& placed);
    void give_unit_of_whole(const Placed& whole);
    void give_unit_by_conversion(const Placed& conversion);
    void give_unit_by_date(const Placed& date);
    const Placed* bare_before(std::size_t last);

    const TokenisedSentence& s_;
    std::vector<Value>& out_;
    std::vector<Placed> placed_;
};

} // namespace tally
