#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/fact.h"
#include "claims/check/relations.h"
#include "claims/extract/claim.h"

#include <memory>
#include <string>
#include <vector>

namespace tally {

struct CheckOptions {
    std::vector<Source>
        sources; ///< for `reprints`; sources that are not listed stand for themselves
    bool one_fact_a_role = false; ///< all articles tell one story, and a role in it is one fact: so
                                  ///< the two texts of a pair in a rule's test are taken
    std::vector<std::shared_ptr<const RelationRule>> relations = {}; ///< to evaluate
    Link min_link = Link::close; ///< claims of a story that are linked less surely stand alone
    std::size_t jobs = 1;        ///< threads that look for copies (claims/base/parallel.h)
};

/// The claims of a corpus and what they say together.
struct Checked {
    std::vector<Claim> claims;      ///< in order of article, then start, then rule
    std::vector<Compared> compared; ///< one a claim, in the same order
    std::vector<Fact> facts;        ///< in order of id
    std::vector<std::string>
        origins; ///< one an article: the least article id of the texts that are copies of it
    std::vector<std::string> notes; ///< what was not compared, in words for people
    std::vector<RelationResult> relations;
};

/// Groups claims into facts, judges each, and evaluates relations between them. A pure function:
/// the same claims in any order give the same result.
Checked check(const Corpus& corpus, std::vector<Claim> claims, const CheckOptions& options);

} // namespace tally
