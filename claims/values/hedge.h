#pragma once

#include "claims/values/number_words.h"
#include "claims/values/tokens.h"
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace tally {

/// What hedges mean, a row of words/hedges.yml each.
enum class Hedging {
    exactly,
    about,
    nearly,
    just_over,
    more_than,
    at_least,
    less_than,
    at_most,
    up_to
};

std::string_view name_of(Hedging hedging);
std::optional<Hedging> hedging_named(std::string_view name);

struct HedgeMatch {
    Hedging hedging;
    std::size_t last; ///< the token behind it
    /// Where the part begins that a slot takes along: the hedge's start, or behind a word in it
    /// that also says what happened. Patterns see the "exceeded" of "the toll exceeded 200".
    std::size_t core;
};

/// Whether a phrase of the table may begin at the token, whatever stands behind it.
inline bool begins_phrase(Table table, const Token& token) {
    return token.word() != nullptr && (token.word()->tables & bit(table)) != 0;
}
// The same as hedge_before and hedge_after without their quick look: most tokens begin no hedge.
std::optional<HedgeMatch> hedge_from(const TokenisedSentence& sentence, std::size_t at);
std::optional<HedgeMatch> hedge_behind(const TokenisedSentence& sentence, std::size_t at);

/// The hedges that begin at token `at` and stand before a number: "more than", "up to about" (the
/// one next to the number counts). Nothing where the word is no hedge here: the "about" of "asked
/// about".
inline std::optional<HedgeMatch> hedge_before(const TokenisedSentence& sentence, std::size_t at) {
    return Vocabulary::may_begin(Table::hedge, sentence, at) ? hedge_from(sentence, at)
                                                             : std::nullopt;
}

/// The hedge that begins at `at`, behind a number and its unit: "or more", "or so", "-odd", "plus".
inline std::optional<HedgeMatch> hedge_after(const TokenisedSentence& sentence, std::size_t at) {
    return Vocabulary::may_begin(Table::hedge_after, sentence, at) ? hedge_behind(sentence, at)
                                                                   : std::nullopt;
}

/// What a hedge rounds to and where it stops.
struct Measure {
    bool whole = false;     ///< counts: intervals round outward to whole numbers
    bool from_zero = false; ///< counts, sums and measures do not go below 0
};

/// What the hedged number allows (judging.md, 3.3): with N the number and u one unit of its last
/// non-zero digit, "about" is N -+ min(u, 15 %), at least 5 %; "nearly" [N - min(u, 10 %), N), at
/// least 2.5 %; "just over" mirrors it. A number that is vague itself ("dozens") keeps its own
/// interval but for the end that the hedge opens.
Interval hedged(Hedging hedging, const NumberReading& number, Measure measure);

/// What the hedge says beside the value: "~", ">", "<", "=".
Change change_of(Hedging hedging);

/// Whether the words leave the value open: "about", "nearly", "just over", "up to".
bool is_approximate(Hedging hedging);

/// "rose 3 percent", "down 9.2%": what the words before the amount at [first, …) say of it, `equal`
/// where they say nothing.
Change direction_before(const TokenisedSentence& sentence, std::size_t first);

} // namespace tally
