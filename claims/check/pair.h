#pragma once

#include "claims/articles/corpus.h"
#include "claims/extract/claim.h"
#include "claims/extract/examples.h"
#include "claims/rules/rule.h"

#include <memory>
#include <string>
#include <vector>

namespace tally {

/// The verdict on what two articles say: of the facts that both speak of the first verdict that
/// holds, conflict before update before agreement; "no common fact" where there is none.
std::string verdict_of_pair(const Corpus& corpus, const std::vector<Claim>& claims);

/// The verdict on a relation over what some articles say: "fails" where it fails for any set of
/// facts, else "holds" where it holds for any, else "not-evaluated".
RelationJudgement verdict_of_relation(const Corpus& corpus, const std::vector<Claim>& claims,
                                      const std::shared_ptr<const RelationRule>& relation);

} // namespace tally
