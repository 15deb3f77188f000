#pragma once

#include "claims/values/tokens.h"
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tally {

/// What a value may begin with. Most tokens begin nothing, and the recognisers are asked only of
/// what may: a look at one token, which never says no where a recogniser would find something. (A
/// test asks all recognisers at all tokens and compares.)
enum class Opening : std::uint8_t {
    none,     ///< "no deaths"
    any,      ///< "any diplomats"
    share,    ///< "a majority", "the vast majority"
    temporal, ///< a date, time, length or set
    amount,   ///< a number, with or without a hedge and a unit, or an ordinal
    idiom     ///< passed over as a whole
};

constexpr std::uint32_t bit(Opening opening) { return 1U << static_cast<unsigned>(opening); }

/// A bit for each thing that may begin with the word.
std::uint32_t openings_of(const Word& word);

/// A bit for each thing that may begin at a token that is no word.
std::uint32_t openings_of_sign(const Token& token);

/// The classes of words that a number may begin with.
constexpr std::uint64_t numeric_classes =
    bit(WordClass::unit_number) | bit(WordClass::tens_number) | bit(WordClass::scale) |
    bit(WordClass::group_number) | bit(WordClass::plural_scale) | bit(WordClass::vague_number) |
    bit(WordClass::fraction) | bit(WordClass::article) | bit(WordClass::multiple);

/// Classes of words that are parts of numbers.
constexpr std::uint64_t number_parts = numeric_classes | bit(WordClass::ordinal) |
                                       bit(WordClass::ordinal_end) | bit(WordClass::scale_letter);

/// Whether no value begins with the word and the tables of times and numbers do not know it, as
/// with most. Its openings are known.
inline bool is_plain(const Word& word) {
    // "minus" and "negative" are of amount_word
    return word.openings == 0 && word.times == nullptr &&
           (word.classes & (number_parts | bit(WordClass::amount_word))) == 0;
}

/// "Mondays", "Holidays": the plurals are not in the table of dates.
inline bool is_plural_day(const Token& token) {
    return token.capital && token.folded.size() > 6 && token.folded.ends_with("days");
}

/// A bit for each thing that may begin at the token.
inline std::uint32_t openings_at(const Token& token) {
    const std::uint32_t out = token.word == nullptr ? 0 : token.word->openings;
    if (!token.is_word()) return out | openings_of_sign(token);
    return is_plural_day(token) ? out | bit(Opening::temporal) : out;
}

/// `recognise`, but each recogniser is asked at each token: what the openings are tested against.
std::vector<Value> recognise_asking_everywhere(std::string_view text,
                                               const std::vector<Span>& sentences,
                                               const Setting& setting);

} // namespace tally
