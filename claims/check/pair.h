#pragma once

#include "claims/articles/corpus.h"
#include "claims/extract/claim.h"

#include <string>
#include <vector>

namespace tally {

/// The verdict on what two articles say: of the facts that both speak of the first verdict that
/// holds, conflict before update before agreement; "no common fact" where there is none.
std::string verdict_of_pair(const Corpus& corpus, const std::vector<Claim>& claims);

} // namespace tally
