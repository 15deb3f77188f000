#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/span.h"

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// A sentence that a claim stands in: the same words elsewhere are a copy.
struct ClaimSentence {
    std::size_t article = 0;
    Span sentence;
};

struct Origins {
    std::vector<std::string> of;     ///< one an article: the least article id of its copies
    std::vector<std::string> copies; ///< the same before sources that reprint others are tied
    std::vector<std::string> notes;  ///< what was left out, in words for people
};

/// Finds the texts that are copies of one another. Two articles published within 7 days (or one of
/// them without a date) are copies where
///   - their word 5-grams are alike: they share one of 14 MinHash bands of 8 rows, and the 112
///     values estimate a Jaccard likeness of at least 0.7;
///   - or the same holds for their first 60 words (an abridged copy has lost its tail);
///   - or a claim's own sentence is word for word the same, 8 words or longer.
/// Digits are masked, so a copy with an altered number is still a copy. Texts under 8 words are too
/// short to tell, but where they are the same byte for byte. Sources that reprint another share its
/// origin always. A band that more than 10,000 articles share is boilerplate: it is passed over and
/// noted. Texts are read on up to `jobs` threads (claims/base/parallel.h).
Origins find_origins(const std::vector<Article>& articles,
                     const std::vector<ClaimSentence>& sentences,
                     const std::vector<Source>& sources, std::size_t jobs = 1);

/// The largest number of claims no two of which share a source or an origin: the largest matching
/// of the distinct (source, origin) pairs, by Hopcroft and Karp.
std::size_t independent_sources(const std::set<std::pair<std::string, std::string>>& pairs);

} // namespace tally
