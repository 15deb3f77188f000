#include "claims/check/pair.h"

#include "claims/check/check.h"

#include <algorithm>
#include <optional>

namespace tally {

std::string verdict_of_pair(const Corpus& corpus, const std::vector<Claim>& claims) {
    CheckOptions options;
    options.one_fact_a_role = true;
    const Checked checked = check(corpus, claims, options);
    std::optional<Verdict> first;
    for (const Fact& fact : checked.facts) {
        const auto is_said_by = [&](std::size_t article) {
            return std::any_of(fact.claims.begin(), fact.claims.end(), [&](std::size_t claim) {
                return checked.claims[claim].article == article;
            });
        };
        if (!is_said_by(0) || !is_said_by(1)) continue;
        if (!first || fact.verdict < *first) first = fact.verdict;
    }
    return first ? std::string(name_of(*first)) : "no common fact";
}

} // namespace tally
