// Numbers that nobody counted: "dozens", "several hundred", "a few".
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

NumberReading vague(const Decimal& low, const Decimal& high, std::size_t last) {
    NumberReading out;
    out.allows = Interval::between(low, high);
    out.precision = {low, low, true, false};
    out.approximate = true;
    out.in_words = true;
    out.last = last;
    return out;
}

/// "dozens", "tens of thousands", "hundreds of millions".
std::optional<NumberReading> plural_scale(const TokenisedSentence& s, std::size_t at,
                                          std::int64_t size) {
    if (is_number_word(s[at - 1]) || s[at - 1].is_digits()) return std::nullopt;
    std::size_t last = at + 1;
    Decimal low(size);
    while (s[last].is("of")) {
        const auto times = number_of(s, last + 1, WordClass::plural_scale);
        if (!times || *times < size) break;
        low = low * Decimal(*times);
        last += 2;
    }
    if (s[at].is("tens") && last == at + 1) return std::nullopt;
    if (s[at].is("scores") && !s[last].is("of")) return std::nullopt;
    return vague(low, low * Decimal(10), last);
}

} // namespace

std::optional<NumberReading> vague_number_at(const TokenisedSentence& s, std::size_t at) {
    if (const auto size = number_of(s, at, WordClass::plural_scale))
        return plural_scale(s, at, *size);
    if ((s[at].text() == "10" || s[at].text() == "100") && s[at + 1].text() == "s" &&
        s.glued(at + 1) && s[at + 2].is("of")) { // "10s of thousands"
        if (const auto size = number_of(s, at + 3, WordClass::plural_scale)) {
            const Decimal low(s[at].text() == "10" ? 10 * *size : 100 * *size);
            return vague(low, low * Decimal(10), at + 4);
        }
    }
    std::size_t i = at;
    if (is(s[i], WordClass::article)) ++i;
    const Token& token = s[i];
    const auto low = number_of(s, i, WordClass::vague_number);
    const auto high = number_of(s, i, WordClass::vague_high);
    if (!low || !high || (i == at && !token.is("several") && !token.is("couple")))
        return std::nullopt;
    std::size_t last = i + 1;
    if (is_big_scale(s[last]) || s[last].is("dozen")) {
        const Decimal scale = s[last].is("dozen")
                                  ? Decimal(12)
                                  : power_of_ten(*s[last].word()->number(WordClass::scale));
        ++last;
        return vague(Decimal(*low) * scale, Decimal(*high) * scale, last);
    }
    if (token.is("couple") || token.is("handful")) {
        if (!s[last].is("of")) return std::nullopt;
        if (is_big_scale(s[last + 1])) {
            const Decimal scale = power_of_ten(*s[last + 1].word()->number(WordClass::scale));
            return vague(Decimal(*low) * scale, Decimal(*high) * scale, last + 2);
        }
    }
    return vague(Decimal(*low), Decimal(*high), last);
}

} // namespace tally
