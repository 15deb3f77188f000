#pragma once

#include "claims/extract/claim.h"
#include "claims/extract/examples.h"
#include "claims/rules/rule.h"

#include <string>
#include <vector>

namespace tally {

/// What one test of a rule shows its reader.
struct TestOutcome {
    enum class Sort {
        hit,       ///< gives what it should
        near_miss, ///< gives nothing, as it should
        pair,      ///< two texts with the verdict that they should have
        false_hit, ///< should give nothing, and gives a claim
        missed,    ///< should give a claim, and gives nothing
        wrong      ///< gives another claim, or another verdict
    };
    Sort sort = Sort::hit;
    const RuleTest* test = nullptr;
    std::vector<Claim> claims; ///< of a test of one text: all that the rule claims there
    std::string text;          ///< that text as its reader sees it; the claims' spans are in it
    std::string why; ///< of a near miss, what refused it; of the last three, what is wrong
};

/// Each test of the rule that `ran` tells of, in their order.
std::vector<TestOutcome> outcomes_of(const Pack& pack, const RuleExamples& ran);

/// "hit", "near miss", "false hit".
std::string_view name_of(TestOutcome::Sort sort);

} // namespace tally
