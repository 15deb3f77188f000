#include "claims/values/amount.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>

namespace tally {

std::optional<UnitReading> percent_behind(const TokenisedSentence& sentence, std::size_t at) {
    std::optional<UnitReading> out;
    std::size_t i = at;
    if (sentence[i].is("-") && sentence.glued(i) && sentence.glued(i + 1)) ++i;
    const auto found = Vocabulary::phrase(Table::percent, sentence, i);
    // "5pc" and "50bp" are written together, "pp" too; "a percentage of" counts nothing.
    if (!found || (sentence[i].is("pc") && !sentence.glued(i))) return out;
    UnitReading& unit = out.emplace();
    unit.kind = Kind::percent;
    unit.unit = vocabulary().percent(found->row);
    unit.first = i;
    unit.text_last = unit.last = found->last;
    unit.from_zero = false;
    if (const auto per = denominator_at(sentence, unit.last)) {
        unit.per = per->unit;
        unit.text_last = unit.last = per->last;
    }
    return out;
}

namespace {

/// What a majority may be and stay one.
bool sizes_a_majority(const Token& word) {
    constexpr std::array<std::string_view, 18> sizes = {
        "absolute", "big",   "bare",   "clear",    "comfortable",  "great",
        "huge",     "large", "narrow", "outright", "overwhelming", "simple",
        "slight",   "slim",  "small",  "strong",   "tiny",         "vast"};
    return std::find(sizes.begin(), sizes.end(), word.folded()) != sizes.end();
}

/// "a majority of voters", "a majority backed it"; not "a majority stake", "a majority of 12".
bool stands_for_more_than_half(const TokenisedSentence& s, std::size_t behind) {
    const Token& next = s[behind];
    if (next.is("of")) {
        const Token& what = s[behind + 1];
        return !may_begin_number(what) && !what.is_symbol() && !what.is_end();
    }
    if (next.is("-") && s.glued(behind)) return false;
    return !next.is_word() || is(next, WordClass::verb) || is(next, WordClass::auxiliary) ||
           is(next, WordClass::preposition) || is(next, WordClass::conjunction) ||
           is(next, WordClass::adverb) || next.folded().ends_with("ed");
}

} // namespace

std::optional<Reading> recognise_majority(const TokenisedSentence& s, std::size_t at) {
    if (!s.has(Trait::share_noun)) return std::nullopt;
    if (!is(s[at], WordClass::article) && !s[at].is("the")) return std::nullopt;
    std::size_t noun = at + 1;
    while (noun < at + 3 && sizes_a_majority(s[noun]))
        ++noun;
    const bool most = s[noun].is("majority");
    if (!most && !s[noun].is("minority")) return std::nullopt;
    // "the majority backs the bill" is the party that has it.
    if (s[at].is("the") && noun == at + 1 && !s[noun + 1].is("of")) return std::nullopt;
    if (!stands_for_more_than_half(s, noun + 1)) return std::nullopt;
    Reading out;
    out.first = at;
    out.last = noun + 1;
    Value& value = out.value;
    value.kind = Kind::percent;
    value.unit = "percent";
    value.span = value.core = s.span_of(at, out.last);
    value.allows = most ? Interval::of(Decimal(50), true, Decimal(100), false)
                        : Interval::of(Decimal(0), false, Decimal(50), true);
    value.approximate = true;
    value.precision = {Decimal(1), Decimal(1), false, true};
    return out;
}

} // namespace tally
