#include "claims/values/traits.h"

#include "claims/values/number_grammar.h"
#include "claims/values/time_words.h"

namespace tally {

std::uint32_t traits_of(std::string_view folded, const Word& word) {
    std::uint32_t out = 0;
    const auto add = [&](Trait trait, bool holds) {
        if (holds) out |= bit(trait);
    };
    const auto has = [&](std::uint64_t classes) { return (word.classes & classes) != 0; };
    const auto means = [&](std::uint32_t senses) { return (word.time_senses & senses) != 0; };
    const bool hedge = (word.tables & bit(Table::hedge)) != 0;
    const bool value = has(numeric_classes | bit(WordClass::ordinal) | bit(WordClass::amount_word));
    const bool number = has(numeric_classes) || folded == "minus" || folded == "negative";
    add(Trait::none, has(bit(WordClass::none_word)));
    add(Trait::any, has(bit(WordClass::any_word)));
    add(Trait::share, has(bit(WordClass::article) | bit(WordClass::determiner)));
    add(Trait::temporal, hedge || value || means(opening_senses));
    // a name before its number too: "dollar 22.5 million"
    constexpr std::uint32_t money = bit(Table::currency_sign) | bit(Table::currency);
    add(Trait::amount, hedge || value || (word.tables & money) != 0);
    add(Trait::idiom, (word.tables & bit(Table::idiom)) != 0);
    add(Trait::number, number);
    // An article opens no number but with one behind it, a currency's name with digits.
    constexpr std::uint64_t by_itself = (numeric_classes & ~bit(WordClass::article)) |
                                        bit(WordClass::ordinal) | bit(WordClass::amount_word) |
                                        bit(WordClass::none_word) | bit(WordClass::any_word);
    add(Trait::opens, has(by_itself) || (number && !has(bit(WordClass::article))) ||
                          (word.sure_tables & opening_phrases) != 0);
    add(Trait::begins_opening, has(bit(WordClass::article)) ||
                                   (word.tables & (opening_phrases | bit(Table::currency))) != 0);
    add(Trait::second, number || word.second_in_opening || word.second_in_time);
    add(Trait::ordinal, has(bit(WordClass::ordinal) | bit(WordClass::ordinal_end)));
    add(Trait::hedge, hedge);
    add(Trait::share_noun, has(bit(WordClass::share_noun)));
    // "nineteen ninety-one" and "half nine" by their words; "since then"
    const bool alone = (word.sure_senses & telling_senses) != 0 ||
                       has(bit(WordClass::unit_number) | bit(WordClass::tens_number)) ||
                       folded == "then";
    add(Trait::time, alone || word.ends_time);
    add(Trait::telling, alone);
    add(Trait::begins_telling, !alone && means(telling_senses));
    add(Trait::second_telling, word.second_in_time);
    add(Trait::unit, means(bit(TimeSense::unit)));
    add(Trait::part_of_day, means(bit(TimeSense::part) | bit(TimeSense::night)));
    constexpr std::uint32_t tenses = bit(TimeSense::past) | bit(TimeSense::future);
    add(Trait::inside, number || has(number_parts) || means(~tenses));
    return out;
}

std::uint32_t traits_of_sign(const Token& token) {
    if (token.folded().size() == 1) return traits_of(token.folded().front());
    return vulgar_fraction(token) ? bit(Trait::opens) | bit(Trait::amount) | bit(Trait::number) |
                                        bit(Trait::second) | bit(Trait::inside)
                                  : bit(Trait::inside);
}

} // namespace tally
