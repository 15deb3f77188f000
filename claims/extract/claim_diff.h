#pragma once

#include "claims/articles/corpus.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

/// A claim that two sets of rules make at one place, and the fields in which they differ: "unit",
/// "by" (a qualifier), "rule" where another rule makes it.
struct ChangedClaim {
    struct Field {
        std::string name, before, after;
    };
    std::size_t before = 0, after = 0; ///< indexes into the two lists
    std::vector<Field> fields;
};

/// What a change of rules does to the claims of a corpus.
struct ClaimDiff {
    std::size_t same = 0;
    std::vector<std::size_t> lost;     ///< indexes into the claims before
    std::vector<std::size_t> gained;   ///< indexes into the claims after
    std::vector<ChangedClaim> changed; ///< in order of the claims after
};

/// Compares the claims that two sets of rules find in one corpus, each in order of article, then
/// start, then rule. A claim is the same where article, words, rule and fields are; of the rest,
/// two of one rule that overlap are one that changed, and so are two of different rules that say
/// the same of the same words.
ClaimDiff diff_claims(const Corpus& corpus, const std::vector<Claim>& before,
                      const std::vector<Claim>& after);

} // namespace tally
