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

RelationJudgement verdict_of_relation(const Corpus& corpus, const std::vector<Claim>& claims,
                                      const std::shared_ptr<const RelationRule>& relation) {
    CheckOptions options;
    options.one_fact_a_role = true;
    options.relations = {relation};
    const Checked checked = check(corpus, claims, options);
    const auto is = [](RelationVerdict verdict) {
        return [verdict](const RelationResult& result) { return result.verdict == verdict; };
    };
    RelationVerdict verdict = RelationVerdict::not_evaluated;
    for (const RelationVerdict one : {RelationVerdict::holds, RelationVerdict::fails})
        if (std::any_of(checked.relations.begin(), checked.relations.end(), is(one))) verdict = one;
    RelationJudgement out{std::string(name_of(verdict)), {}};
    for (const RelationResult& result : checked.relations)
        switch (result.verdict) {
        case RelationVerdict::holds:
            out.told.push_back("holds: " + result.left.words + ", against " + result.right.words);
            break;
        case RelationVerdict::fails: out.told.push_back("fails: " + result.message); break;
        case RelationVerdict::not_evaluated:
            out.told.push_back("not evaluated: " + result.why);
            break;
        }
    return out;
}

} // namespace tally
