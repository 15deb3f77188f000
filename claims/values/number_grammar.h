#pragma once

// The pieces that read_number puts a number together from. Each reads what begins at a token, or
// nothing, and does not ask what stands before it unless it says so.

#include "claims/values/number_words.h"
#include "claims/values/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace tally {

/// Digits, words below a thousand, or "a" before a scale: what a scale multiplies.
struct SmallNumber {
    Decimal value;
    Decimal last_place = Decimal(1);
    std::size_t last = 0;
    std::int64_t round_to = 0; ///< "two hundred" leaves room for two digits
    bool words = false, bare_digits = false, article = false, scale_word = false;
    bool fractional = false;
};

/// A part of a whole, and the token behind it.
using PartOfWhole = std::pair<Decimal, std::size_t>;

// ---- number_words.cpp: the sum of the groups

/// A number as most are written: "30", "2,000", "1.5", "forty-two", each with or without a scale
/// ("2.3 billion"), and nothing behind it that could go on with it. One look at each token, and no
/// more grammar. What it reads, read_long_number reads alike; of the others it does not know.
bool read_plain_number(const TokenisedSentence& s, std::size_t at, NumberReading& out);
/// Any number; read_number without the short way.
std::optional<NumberReading> read_long_number(const TokenisedSentence& s, std::size_t at,
                                              NumberContext context);
/// A number without sign: "two million three hundred thousand", "3.2 trillion", "a dozen".
std::optional<NumberReading> magnitude_at(const TokenisedSentence& s, std::size_t at,
                                          NumberContext context);

// ---- number_digits.cpp

/// "2,000.5", "1.234.567,89", "6.02 x 10-23", "2½", "2 1/2".
std::optional<SmallNumber> number_in_digits(const TokenisedSentence& s, std::size_t at);
/// Adds to `text` the groups behind the digits at `at`: "2,000,000", the Indian "1,00,000", and
/// those parted by blanks. Where they end.
std::size_t take_groups(const TokenisedSentence& s, std::size_t at, std::string& text);
/// "1/2" with a denominator that people use: up to ten, and those of inches.
std::optional<PartOfWhole> slashed_fraction(const TokenisedSentence& s, std::size_t at);
/// "½".
std::optional<Decimal> vulgar_fraction(const Token& token);

// ---- number_below_thousand.cpp

/// One word of a number below a hundred.
bool is_number_word(const Token& token);
/// "thousand" and above, and "hundred": no letter of a scale.
bool is_big_scale(const Token& token);
/// The number that the vocabulary gives with one class of the word.
std::optional<std::int64_t> number_of(const TokenisedSentence& s, std::size_t at, WordClass c);
/// Past a hyphen that joins two words.
std::size_t past_hyphen(const TokenisedSentence& s, std::size_t at);
/// "seven", "twenty-eight"; `last` becomes the token behind it. Requires a number word.
std::int64_t below_hundred(const TokenisedSentence& s, std::size_t at, std::size_t& last);
/// Words below a thousand, "twelve hundred", "three point five". Requires a number word.
std::optional<SmallNumber> number_in_words(const TokenisedSentence& s, std::size_t at);
/// The "a" of "a hundred", "a million", "a dozen"; "a" alone is no number.
std::optional<SmallNumber> article_and_scale(const TokenisedSentence& s, std::size_t at);
/// The half of "half a million", "half-million", "half a dozen".
std::optional<SmallNumber> half_of_scale(const TokenisedSentence& s, std::size_t at);

// ---- number_scales.cpp

Decimal power_of_ten(std::int64_t power);
/// Takes the scales behind a group ("2 billion", "hundred million", "1.7m"), and says their power
/// of ten. Where they end.
std::size_t take_scales(const TokenisedSentence& s, std::size_t at, SmallNumber& group,
                        std::int64_t& power, NumberContext context);
/// "a million and a half", "six million and two thirds"; not "two million and a third man".
bool add_part_of_scale(const TokenisedSentence& s, std::size_t& at, const Decimal& scale,
                       Decimal& sum, Decimal& last_place);

/// A place in an order: its number, and the token behind it.
struct Place {
    Decimal value;
    std::size_t last = 0;
    bool word = false;
};

// ---- ordinal.cpp

/// "third", "twenty-first", "one hundred and fifth", "a hundred millionth".
std::optional<Place> place_in_words(const TokenisedSentence& s, std::size_t at);

// ---- number_fraction.cpp, number_share.cpp

Decimal ratio(std::int64_t numerator, std::int64_t denominator);
/// One unit of the value's last digit that is not 0.
Decimal one_part_of(const Decimal& value);
NumberReading fraction_reading(const Decimal& value, std::size_t last);
/// "a half", "three quarters", "two-thirds", without what follows them.
std::optional<PartOfWhole> simple_fraction(const TokenisedSentence& s, std::size_t at);
/// A part of a whole that stands for a number: "two-thirds", "a third of voters", "half the",
/// "1/2", "one in five". Looks at what stands about it.
std::optional<NumberReading> fraction_at(const TokenisedSentence& s, std::size_t at,
                                         NumberContext context);
/// "one over three", "1 over 21": a fraction where nothing else is said of the numbers; "won 3
/// over 5 rivals" is none.
std::optional<NumberReading> fraction_over(const TokenisedSentence& s, const NumberReading& above,
                                           std::size_t at, NumberContext context);
/// "one in five", "9 out of 10", "one-in-four"; not "one in 2019", "two in three days".
std::optional<NumberReading> share_at(const TokenisedSentence& s, std::size_t at);

// ---- number_vague.cpp

/// "dozens", "tens of thousands", "several hundred", "a few", "a couple of".
std::optional<NumberReading> vague_number_at(const TokenisedSentence& s, std::size_t at);

} // namespace tally
