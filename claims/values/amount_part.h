#pragma once

// What the units that read one amount share; nobody else includes it: amount.cpp puts together a
// hedge and parts, amount_range.cpp makes two parts one, amount_stranger.cpp says what is none.

#include "claims/values/amount.h"
#include "claims/values/hedge.h"
#include "claims/values/number_words.h"
#include "claims/values/tokens.h"

#include <cstddef>
#include <optional>

namespace tally {

/// A number with the unit that stands with it.
struct Part {
    std::size_t first = 0, last = 0; ///< its tokens, sign and unit included
    std::size_t digits = 0;          ///< where the number itself begins
    NumberReading number;
    std::optional<UnitReading> unit; ///< nothing for a bare number
    bool sign = false;               ///< the currency stood before it
};

/// The part that begins at `at`: "$5", "-$5", "5 million euros", "30 km", "half a mile", "30". A
/// count is a bare number until add_unit_of_count() looks behind it. False where none begins;
/// `out` is to be new, and of no use then.
bool read_part(const TokenisedSentence& sentence, std::size_t at, Part& out);

/// Gives a bare number the noun that it counts, where there is one: "30 people", "30 or more
/// people".
void add_unit_of_count(const TokenisedSentence& sentence, Part& part);

/// "a 1-1 draw", "beat them 4-0": the second number of a score, which counts nothing.
bool ends_score(const TokenisedSentence& sentence, const Part& part);

void multiply(NumberReading& number, const Decimal& factor);

/// What may be a year by its size alone: four bare digits up to 2100; recent ones from 1500.
bool is_year(const NumberReading& number);
bool is_recent_year(const NumberReading& number);

/// Whether a noun that the part counts stands behind it.
bool counts_things(const TokenisedSentence& sentence, const Part& part);

/// What stands before the lower end of a range and makes it one.
struct Anchor {
    bool between = false, from = false;
};

/// The range whose lower end is `low`: "5 to 7 per cent", "$62-$68 a share". The amount that it
/// belongs to begins at `at`.
std::optional<Part> read_range(const TokenisedSentence& sentence, const Part& low, Anchor anchor,
                               std::size_t at);

/// "greater than 100 and smaller than 300": two bounds of one number, the first of them `a` behind
/// `hedge`.
std::optional<Part> read_bounds(const TokenisedSentence& sentence, const Part& a,
                                const HedgeMatch& hedge);

/// Whether a bare number is no amount: a part of a name, a year, a date. `hedged` tells of a hedge
/// before it that counts something.
bool is_stranger(const TokenisedSentence& sentence, const TemporalEnd& temporal_end,
                 const Part& part, std::size_t at, bool hedged);

/// Whether the bare number of the amount that begins at `at` is an age: "aged 45", "under the age
/// of 18", and between commas behind a name, "Maria Lopez, 66, has".
bool is_age(const TokenisedSentence& sentence, const Part& part, std::size_t at);

} // namespace tally
