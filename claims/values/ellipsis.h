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
        : s_(sentence), out_(out) {}

    void begin_sentence();
    void add(Reading&& reading);

private:
    /// A value of this sentence: its place in out_ and its tokens [first, last).
    struct Placed {
        std::size_t value, first, last;
    };

    Value& value_of(const Placed& placed) { return out_[placed.value]; }
    const Value& value_of(const Placed& placed) const { return out_[placed.value]; }
    const Placed* amount_before(std::size_t skip = 0) const;

    void take_unit(Reading& reading) const;
    const Value* compared_with(const Reading& reading) const;
    const Value* same_place_before(const Reading& reading) const;
    void take_direction(Reading& reading) const;
    void take_bound(Reading& reading) const;
    // These look at the value that was added last; of its reading only the tokens are left.
    void share_denominator(const Reading& reading);
    void give_unit_of_whole(const Reading& whole);
    void give_unit_by_conversion(const Reading& conversion);
    void give_unit_by_date(const Reading& date);
    const Placed* bare_before(std::size_t last);

    const TokenisedSentence& s_;
    std::vector<Value>& out_;
    std::vector<Placed> placed_;
};

} // namespace tally
