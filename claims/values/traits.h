#pragma once

#include "claims/values/tokens.h"
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tally {

/// The traits by which a value or idiom may begin at a token. (A test asks all recognisers at all
/// tokens and compares.)
constexpr std::uint32_t opening_traits = bit(Trait::none) | bit(Trait::any) | bit(Trait::share) |
                                         bit(Trait::temporal) | bit(Trait::amount) |
                                         bit(Trait::idiom);

/// The tables of phrases that a value or idiom may begin with.
constexpr std::uint32_t opening_phrases =
    bit(Table::hedge) | bit(Table::idiom) | bit(Table::currency_sign);

/// The classes of words that a number may begin with.
constexpr std::uint64_t numeric_classes =
    bit(WordClass::unit_number) | bit(WordClass::tens_number) | bit(WordClass::scale) |
    bit(WordClass::group_number) | bit(WordClass::plural_scale) | bit(WordClass::vague_number) |
    bit(WordClass::fraction) | bit(WordClass::article) | bit(WordClass::multiple);

/// Classes of words that are parts of numbers.
constexpr std::uint64_t number_parts = numeric_classes | bit(WordClass::ordinal) |
                                       bit(WordClass::ordinal_end) | bit(WordClass::scale_letter);

/// The traits of a word of the vocabulary.
std::uint32_t traits_of(std::string_view folded, const Word& word);

/// The traits of a digit, or of an ASCII sign by itself.
constexpr std::uint32_t traits_of(char sign) {
    constexpr std::uint32_t number =
        bit(Trait::amount) | bit(Trait::number) | bit(Trait::second) | bit(Trait::inside);
    if (sign >= '0' && sign <= '9')
        return number | bit(Trait::opens) | bit(Trait::temporal) | bit(Trait::time) |
               bit(Trait::telling);
    if (sign == '-' || sign == '+') return number | bit(Trait::opens); // "-5", "+$5"
    if (sign == '.') return number | bit(Trait::begins_opening);       // ".5"
    if (sign == '\'' || sign == '~') return bit(Trait::temporal) | bit(Trait::inside); // "'95"
    return bit(Trait::inside);
}

/// The traits of any sign.
std::uint32_t traits_of_sign(const Token& token);

/// "Mondays", "Holidays": the plurals are not in the table of dates.
inline bool is_plural_day(const Token& token) {
    return token.capital() && token.folded().size() > 6 && token.folded().ends_with("days");
}
constexpr std::uint32_t traits_of_plural_day =
    bit(Trait::temporal) | bit(Trait::time) | bit(Trait::telling);

/// `recognise`, but each recogniser is asked at each token: what the traits are tested against.
std::vector<Value> recognise_asking_everywhere(std::string_view text,
                                               const std::vector<Span>& sentences,
                                               const Setting& setting);

} // namespace tally
