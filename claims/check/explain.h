#pragma once

#include "claims/check/fact.h"
#include "claims/extract/claim.h"

#include <string>
#include <vector>

namespace tally {

/// A claim with what it was compared as.
struct Testified {
    const Claim& claim;
    const Compared& compared;
    const std::string& copies; ///< the least id of its article's copies
    std::string words;         ///< for people, see words_of
};

/// Why two claims can't both be true, in words and arithmetic that a reader can check: "no number
/// is both 32 and from 36 up to (not including) 40; the gap is at least 4". Before it stands what
/// else one should know: "same source", "altered copy" (the texts are copies of each other).
/// Claims in one unit are told in it, others in that of `usual`, a value of their fact.
std::string why_both_cannot_be(const Testified& a, const Testified& b, const Value& usual);

/// Why denials leave nothing of what is asserted: "of from 10 to 20 nothing is left where from 10
/// to 15 and from 15 to 20 are denied".
std::string why_nothing_is_left(const Testified& low, const Testified& high,
                                const std::vector<Testified>& denials, const Value& usual);

} // namespace tally
