// Numbers in words below a thousand, decimals in words, and "a" or "half" before a scale.
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

void decimal_words(const TokenisedSentence& s, SmallNumber& out) {
    if (!s[out.last].is("point")) return;
    std::size_t i = out.last + 1;
    int places = 0;
    Decimal value = out.value;
    // "point seventy-one", "point eleven": two places at once.
    if (const auto unit = number_of(s, i, WordClass::unit_number);
        is(s[i], WordClass::tens_number) || (unit && *unit > 9)) {
        value = value + Decimal::scaled(below_hundred(s, i, i), -2);
        places = 2;
    }
    while (places < 10) {
        const auto digit = number_of(s, i, WordClass::unit_number);
        if (!digit || *digit > 9 || (places > 0 && !s[i - 1].word()->is(WordClass::unit_number)))
            break;
        ++places;
        value = value + Decimal::scaled(*digit, -places);
        ++i;
    }
    if (places == 0) return;
    out.value = value;
    out.last_place = Decimal::scaled(1, -places);
    out.last = i;
    out.fractional = true;
}

} // namespace

bool is_number_word(const Token& token) {
    return is(token, WordClass::unit_number) || is(token, WordClass::tens_number);
}

bool is_big_scale(const Token& token) {
    return is(token, WordClass::scale) && token.folded().size() > 3;
}

std::optional<std::int64_t> number_of(const TokenisedSentence& s, std::size_t at, WordClass c) {
    const Token& token = s[at];
    if (!is(token, c)) return std::nullopt;
    return token.word()->number(c);
}

std::size_t past_hyphen(const TokenisedSentence& s, std::size_t i) {
    return s[i].is("-") && s.glued(i) && s.glued(i + 1) ? i + 1 : i;
}

std::int64_t below_hundred(const TokenisedSentence& s, std::size_t at, std::size_t& last) {
    last = at + 1;
    if (const auto unit = number_of(s, at, WordClass::unit_number)) return *unit;
    const std::int64_t tens = number_of(s, at, WordClass::tens_number).value_or(0);
    std::size_t next = past_hyphen(s, last);
    // "fifty - two", as texts cut into words write it
    if (s[next].is("-") && !s.glued(next) && !s.glued(next + 1) && !s[next + 2].is("of")) ++next;
    const auto unit = number_of(s, next, WordClass::unit_number);
    if (unit && *unit > 0 && *unit < 10) {
        last = next + 1;
        return tens + *unit;
    }
    return tens;
}

std::optional<SmallNumber> number_in_words(const TokenisedSentence& s, std::size_t at) {
    SmallNumber out;
    out.words = true;
    std::int64_t sum = below_hundred(s, at, out.last);
    if (s[past_hyphen(s, out.last)].is("hundred") && sum > 0) {
        out.last = past_hyphen(s, out.last) + 1;
        sum *= 100;
        out.scale_word = true;
        out.last_place = Decimal(100);
        std::size_t next = past_hyphen(s, out.last);
        if (s[next].is("and")) ++next;
        std::size_t last = next;
        if (is_number_word(s[next])) {
            const std::int64_t rest = below_hundred(s, next, last);
            if (!is(s[past_hyphen(s, last)], WordClass::scale) || s[next - 1].folded() != "and" ||
                !s[past_hyphen(s, last)].is("hundred")) {
                sum += rest;
                out.last = last;
                out.last_place = Decimal(1);
            }
        }
    }
    out.value = Decimal(sum);
    decimal_words(s, out);
    return out;
}

std::optional<SmallNumber> article_and_scale(const TokenisedSentence& s, std::size_t at) {
    const Token& next = s[at + 1];
    if (!is_big_scale(next) && !next.is("dozen")) return std::nullopt;
    SmallNumber out;
    out.value = Decimal(1);
    out.last = at + 1;
    out.words = true;
    out.article = true;
    return out;
}

std::optional<SmallNumber> half_of_scale(const TokenisedSentence& s, std::size_t at) {
    std::size_t i = past_hyphen(s, at + 1);
    if (is(s[i], WordClass::article)) ++i;
    i = past_hyphen(s, i);
    if (!is_big_scale(s[i]) && !s[i].is("dozen")) return std::nullopt;
    SmallNumber out;
    out.value = Decimal::scaled(5, -1);
    out.last_place = Decimal::scaled(1, -1);
    out.last = i;
    out.words = true;
    return out;
}

} // namespace tally
