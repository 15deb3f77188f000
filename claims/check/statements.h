#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/exchange.h"
#include "claims/check/fact.h"
#include "claims/check/statement.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <vector>

namespace tally {

struct StoryStatements {
    std::vector<Statement> all;
    ExchangeRates rates; ///< as the story's articles give them
};

/// The claims of one story as they are linked, one a claim of `open` (indexes into the claims, in
/// order): each with what stands around it, what its article says beside it, and which statements
/// of its own article it is held against.
StoryStatements statements_of(const Corpus& corpus, const std::vector<Claim>& claims,
                              const std::vector<Compared>& compared,
                              const std::vector<std::size_t>& open, Words& words);

} // namespace tally
