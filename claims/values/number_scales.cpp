// What multiplies a number: scale words and the letters that stand for them.
#include "claims/values/lemma.h"
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

/// Whether the letters behind the digits are a scale and no unit.
bool letter_fits(const TokenisedSentence& s, std::size_t i, NumberContext context) {
    const Token& token = s[i];
    if (!is(token, WordClass::scale_letter) || !s[i - 1].is_digits()) return false;
    const bool glued = s.glued(i);
    const bool plural_follows = !s.glued(i + 1) && is_plural(s[i + 1]);
    const bool clear = token.folded().size() > 1 && !token.is("mm") && !token.is("bb");
    if (clear) return token.text() != "MN" && token.text() != "TN"; // postal codes of states
    // "2.33 k" is a number, "10 k" may be a run.
    if (token.text() == "k" && !glued && s[i - 2].is(".") && s.glued(i - 1))
        return !s[i + 1].is_word();
    if (token.is("k")) return glued && (token.text() == "k" || context.money || plural_follows);
    if (token.is("t") || token.is("mm")) return context.money && glued;
    if (context.money) return glued || token.capital();
    if (token.is("b") && glued && s[i - 2].is(".")) return true; // "1.2b"
    if (token.is("b")) return token.capital() ? (glued || plural_follows) : glued && plural_follows;
    if (token.capital()) return glued || plural_follows; // "1.2M users"
    return glued && plural_follows;                      // "1.2m tons", but "200m wide"
}

/// "two and a half million", "one and three quarters", "2 and 1/2"
void and_a_half_before_scale(const TokenisedSentence& s, std::size_t& i, SmallNumber& group) {
    const std::size_t conjunction = past_hyphen(s, i); // "two-and-a-half"
    if (!s[conjunction].is("and")) return;
    auto part = simple_fraction(s, past_hyphen(s, conjunction + 1));
    if (!part) part = slashed_fraction(s, conjunction + 1);
    if (part) {
        group.value = group.value + part->first;
        group.last_place = Decimal::scaled(1, -2);
        group.fractional = true;
        group.bare_digits = false;
        i = part->second;
    }
}

} // namespace

std::size_t take_scales(const TokenisedSentence& s, std::size_t i, SmallNumber& group,
                        std::int64_t& power, NumberContext context) {
    and_a_half_before_scale(s, i, group);
    bool more = true;
    while (more) {
        more = false;
        const std::size_t next = past_hyphen(s, i);
        const Token& token = s[next];
        if (is(token, WordClass::scale)) {
            if (token.is("mil") && !context.money && !is_plural(s[next + 1])) return i;
            power += *token.word()->number(WordClass::scale);
            i = next + 1;
            more = power < 40;
        } else if (power == 0 && letter_fits(s, i, context)) {
            power += *token.word()->number(WordClass::scale_letter);
            ++i;
        }
    }
    return i;
}

bool add_part_of_scale(const TokenisedSentence& s, std::size_t& i, const Decimal& scale,
                       Decimal& sum, Decimal& last_place) {
    if (!s[i].is("and")) return false;
    const auto part = simple_fraction(s, i + 1);
    if (!part || s[part->second].is("of") || s[part->second].is("dozen")) return false;
    const Token& noun = s[part->second - 1];
    if (!noun.folded().ends_with('s') && !noun.is("half") && !noun.is("quarter")) return false;
    // "one billion and three quarters million": the part has a scale of its own
    const auto own = number_of(s, part->second, WordClass::scale);
    const Decimal unit = own ? power_of_ten(*own) : scale;
    if (unit > scale) return false;
    sum = sum + unit * part->first;
    last_place = unit * Decimal::scaled(1, noun.is("half") ? -1 : -2);
    i = part->second + (own ? 1 : 0);
    return true;
}

Decimal power_of_ten(std::int64_t power) {
    return power == 0 ? Decimal(1) : Decimal::scaled(1, static_cast<int>(power));
}

} // namespace tally
