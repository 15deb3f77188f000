#pragma once

#include "claims/articles/article.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A word by its stem, as a number of its Words.
using WordId = std::size_t;

/// Words with how near each stands to the value, from 1 (beside it) down; in order of word.
using WeighedWords = std::vector<std::pair<WordId, double>>;

/// What stands around a claim's value in its sentence: what tells which fact it speaks of where no
/// rule does. The value itself plays no part.
struct Surroundings {
    /// Whether the words say that a number counts some of more ("including 5", "5 of them"), or
    /// comes to some ("another 5"), or all ("a total of 5", "5 in all"), or the sum of several ("a
    /// combined 5").
    enum class Scope { open, part, added, whole, sum };

    static constexpr WordId none = static_cast<WordId>(-1);

    WeighedWords words;            ///< of the whole sentence, function words left out
    WeighedWords near;             ///< of the six tokens on either side
    std::vector<WordId> names;     ///< capitalised words within the sentence, in order
    WordId head = none;            ///< of a count: its noun, "boat"
    std::vector<WordId> modifiers; ///< and what stands before the noun, in order
    WordId place = none;        ///< the name behind the value in its clause: "52 percent in Egypt"
    WordId verb = none;         ///< the nearest verb of its clause, before it or else behind
    WordId next = none;         ///< the telling word behind it in its clause
    bool counts_people = false; ///< its noun is "people", or of people: "passengers"
    bool back_then = false;     ///< its sentence speaks of a time that was named before: "then"
    bool lead = false;          ///< stands where an article tells the main thing first
    Scope scope = Scope::open;
    bool goes_on =
        false; ///< its sentence begins with "It", "That …": it goes on with the one before
};

/// The words of one story, and how much each tells: a word that every sentence has tells nothing.
class Words {
public:
    /// Counts the sentences of a story's articles.
    explicit Words(const std::vector<const Article*>& articles);

    WordId id_of(std::string_view stem);

    /// The logarithm (of 2) of how rare the word is among the sentences; more for a word that
    /// tells more.
    double weight(WordId word) const { return weights_[word]; }

private:
    std::map<std::string, WordId, std::less<>> ids_;
    std::vector<double> weights_;
    double unseen_ = 0;
};

/// Of claims of one sentence of an article, in their order.
std::vector<Surroundings> surroundings_of(const Article& article, Span sentence,
                                          const std::vector<const Claim*>& claims, Words& words);

/// Whether a date tells when something was said, and not when it was: "police said on Sunday".
bool is_day_of_telling(const Article& article, Span sentence, Span date);

/// How alike two weighed wordings are: the cosine of their words, each by its weight and rarity;
/// from 0 to 1.
double likeness_of(const WeighedWords& a, const WeighedWords& b, const Words& words);

} // namespace tally
