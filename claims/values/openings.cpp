#include "claims/values/openings.h"

#include "claims/values/time_words.h"

namespace tally {

namespace {

bool has(const Word& word, std::uint64_t classes) { return (word.classes & classes) != 0; }

} // namespace

std::uint32_t openings_of(const Word& word) {
    std::uint32_t out = 0;
    const auto add = [&](Opening opening, bool may) {
        if (may) out |= bit(opening);
    };
    const bool hedge = (word.tables & bit(Table::hedge)) != 0;
    const bool number =
        has(word, numeric_classes | bit(WordClass::ordinal) | bit(WordClass::amount_word));
    add(Opening::none, word.is(WordClass::none_word));
    add(Opening::any, word.is(WordClass::any_word));
    add(Opening::share, has(word, bit(WordClass::article) | bit(WordClass::determiner)));
    add(Opening::temporal, hedge || number || (word.time_senses & opening_senses) != 0);
    // a name before its number too: "dollar 22.5 million"
    constexpr std::uint32_t money = bit(Table::currency_sign) | bit(Table::currency);
    add(Opening::amount, hedge || number || (word.tables & money) != 0);
    add(Opening::idiom, (word.tables & bit(Table::idiom)) != 0);
    return out;
}

std::uint32_t openings_of_sign(const Token& token) {
    if (token.is_digits()) return bit(Opening::amount) | bit(Opening::temporal);
    // "-5", "+5", ".5"; a sign beyond ASCII may be a fraction: "½"
    if (token.is("-") || token.is("+") || token.is(".")) return bit(Opening::amount);
    if (token.text.size() > 1) return bit(Opening::amount) | bit(Opening::temporal);
    if (token.is("'") || token.is("~")) return bit(Opening::temporal); // "'95"
    return 0;
}

} // namespace tally
