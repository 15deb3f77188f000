#include "claims/values/amount.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

constexpr std::size_t reach = 10; ///< tokens between the denial and "any"

bool denies(const Token& token) {
    for (const char* word : {"deny", "denies", "denied", "denying", "denial", "denials"})
        if (token.is(word)) return true;
    return false;
}

bool behind_denial(const TokenisedSentence& s, std::size_t at) {
    for (std::size_t back = 1; back <= reach && back <= at; ++back) {
        if (denies(s[at - back])) return true;
        if (s[at - back].is(";") || s[at - back].is(",")) return false;
    }
    return false;
}

} // namespace

std::optional<Reading> recognise_any(const TokenisedSentence& s, std::size_t at) {
    const bool person = s[at].is("anyone") || s[at].is("anybody");
    if ((!person && !s[at].is("any")) || !behind_denial(s, at)) return std::nullopt;
    Reading out;
    out.first = at;
    out.last = at + 1;
    Value& value = out.value;
    value.kind = Kind::count;
    value.core = s.span_of(at, at + 1);
    value.unit = "people";
    if (!person) { // "any Russian diplomats", "any civilian deaths"
        std::size_t noun = at + 1;
        while (noun < at + 4 && s[noun].is_word() && !is(s[noun], WordClass::people_noun))
            ++noun;
        if (!is(s[noun], WordClass::people_noun)) return std::nullopt; // "any wrongdoing"
        value.unit = lemma_of(s[noun]);
        out.last = noun + 1;
        value.unit_text = s.text_of(at + 1, out.last);
    }
    value.span = s.span_of(at, out.last);
    value.allows = Interval::at_least(Decimal(1));
    value.change = Change::more;
    value.hedge = "any";
    return out;
}

} // namespace tally
