#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/fact.h"
#include "claims/check/group.h"
#include "claims/check/story.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// Groups claims whose rule leaves open which fact they speak of (RuleTerms::linking): what is said
/// of one story, in the same kind of measure and in like words, is one fact.
///
/// First statements that can all be true are linked, the likest first, as long as the groups so
/// made stay alike on the whole; then groups that contradict each other, where the wording leaves
/// little doubt. Groups are never joined where one article states both of their values: it means
/// two things.
///
/// Links less sure than `min_link` are not made: with `exact` only a value and what restates it in
/// brackets are linked, and with `loose` what stays open at `close` is linked by less evidence; so
/// the facts of one level are parts of those of the next.
///
/// With `one_fact_a_role` all articles are of one story, and all that a rule says of a role in it
/// is one fact.
///
/// Sums of money in several currencies are one fact only where the articles say what one is worth
/// in the other; they are then compared in the currency that most of them use.
///
/// Of a story too large to compare all of it (facts_among.h) a note is added.
///
/// `open` are indexes into the claims. What is equally like goes to the earlier claim, in order of
/// article; a group is called by the words of the claim that was
/// published first.
std::vector<Group> link_claims(const Corpus& corpus, const std::vector<Claim>& claims,
                               std::vector<Compared>& compared,
                               const std::vector<std::size_t>& open, Link min_link,
                               bool one_fact_a_role, std::vector<std::string>& notes);

/// A story, and what stands for it in the ids of its facts (StoryFinder::key_of).
struct KeyedStory {
    Story story; ///< articles by their places in the corpus
    std::string key;
};

/// The same for stories that are known: all of a corpus that are of one name, but for case, for by
/// that their facts are told apart. A note is added with its story's place among them.
std::vector<Group> link_stories(const Corpus& corpus, const std::vector<Claim>& claims,
                                std::vector<Compared>& compared,
                                const std::vector<KeyedStory>& stories,
                                const std::vector<std::size_t>& open, Link min_link,
                                bool one_fact_a_role,
                                std::vector<std::pair<std::size_t, std::string>>& notes);

} // namespace tally
