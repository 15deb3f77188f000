#include "claims/values/amount.h"
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

bool ends_fit(std::string_view digits, std::string_view ending) {
    const char last = digits.back();
    const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
    if (teen || last == '0' || last > '3') return ending == "th";
    return ending == (last == '1' ? "st" : last == '2' ? "nd" : "rd");
}

/// "21st", "1,000th".
std::optional<Place> in_digits(const TokenisedSentence& s, std::size_t at) {
    if (!s[at].is_digits()) return std::nullopt;
    // "40 people": behind a word that is no part of a number, no ending follows.
    const Token& next = s[at + 1];
    const bool word = next.is_word() && next.text().size() > 2;
    if (word && (next.word() == nullptr || next.word()->classes == 0)) return std::nullopt;
    const auto number = read_number(s, at);
    if (!number || !number->value || !number->value->is_whole()) return std::nullopt;
    const Token& ending = s[number->last];
    if (!s.glued(number->last) || !is(ending, WordClass::ordinal_end) ||
        !s[number->last - 1].is_digits() || !ends_fit(s[number->last - 1].text(), ending.folded()))
        return std::nullopt;
    return Place{*number->value, number->last + 1, false};
}

} // namespace

std::optional<Place> place_in_words(const TokenisedSentence& s, std::size_t at) {
    const auto place = [&](std::size_t i) { return s[i].word()->number(WordClass::ordinal); };
    if (is(s[at], WordClass::ordinal)) return Place{Decimal(*place(at)), at + 1, true};
    const bool article = is(s[at], WordClass::article) && is_big_scale(s[at + 1]);
    if (!article && !is_number_word(s[at])) return std::nullopt;
    const auto number = read_number(s, at);
    if (!number || !number->value || !number->in_words || !number->value->is_whole() ||
        number->precision.fraction)
        return std::nullopt;
    std::size_t i = number->last;
    if (s[i].is("-") && s.glued(i) && s.glued(i + 1)) ++i;
    if (s[i].is("and")) ++i;
    if (!is(s[i], WordClass::ordinal)) return std::nullopt;
    const Decimal last(*place(i));
    const Decimal room = number->precision.last_digit;
    if (last >= Decimal(100)) return Place{*number->value * last, i + 1, true}; // two hundredth
    if (article && !s[i - 1].is("and")) return std::nullopt; // "a hundred third graders"
    if (last >= room) return std::nullopt;                   // "two thirds"
    return Place{*number->value + last, i + 1, true};
}

namespace {

/// What reads like a place and is none: "second" as a time, "first of all", "a third of".
bool is_other_word(const TokenisedSentence& s, std::size_t at, const Place& place) {
    const Token& next = s[place.last];
    if (!place.word) return false;
    if (place.last == at + 1 && s[at].is("second")) {
        if (s.glued(at) && s[at - 1].is("-")) return true;
        if (is(s[at - 1], WordClass::article) && next.is("of")) return true;
        if (s[at - 1].is("per") || s[at - 1].is("/") || s[at - 1].is("split")) return true;
        if (s[at - 1].is_digits()) return true;
    }
    if (place.last == at + 1 && s[at].is("first") && next.is("of") && s[place.last + 1].is("all"))
        return true;
    return false;
}

/// "42nd Street", "Fifth Avenue": a name.
bool is_street(const TokenisedSentence& s, std::size_t at, const Place& place) {
    const Token& next = s[place.last];
    if (!next.capital() || (place.word && !s[at].capital())) return false;
    for (const char* word : {"street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd"})
        if (next.is(word)) return true;
    return false;
}

/// Whether the sentence is written as one, and no headline whose words all have capitals.
bool is_running_text(const TokenisedSentence& s) {
    std::size_t small = 0;
    for (std::size_t i = 0; i < s.size() && small < 2; ++i)
        if (s[i].is_word() && !s[i].capital() && s[i].text().size() > 3) ++small;
    return small == 2;
}

/// "the First Prairie Bank", "the Second World War": a word of a name, with a capital as the word
/// behind it.
bool is_part_of_a_name(const TokenisedSentence& s, std::size_t at, const Place& place) {
    const auto named = [&](std::size_t i) {
        return s[i].is_word() && s[i].capital() && s[i].text().size() > 2 && !s.glued(i);
    };
    if (!place.word || !s[at].capital() || !named(place.last)) return false;
    // At its start a sentence has a capital anyway: "First Prairie Bank", but "First Smith spoke".
    return (at > 0 || named(place.last + 1)) && is_running_text(s);
}

} // namespace

std::optional<Reading> recognise_ordinal(const TokenisedSentence& s, std::size_t at) {
    if (s.glued(at) && (s[at - 1].is_word() || s[at - 1].is_digits())) return std::nullopt;
    auto place = in_digits(s, at);
    if (!place) place = place_in_words(s, at);
    if (!place || is_other_word(s, at, *place) || is_street(s, at, *place) ||
        is_part_of_a_name(s, at, *place))
        return std::nullopt;
    Reading out;
    out.first = at;
    out.last = place->last;
    out.value.kind = Kind::ordinal;
    out.value.span = out.value.core = s.span_of(at, place->last);
    out.value.value = place->value;
    out.value.allows = Interval::exactly(place->value);
    out.value.precision.last_place = Decimal(1);
    out.value.precision.last_digit = place->value.is_zero()
                                         ? Decimal(1)
                                         : Decimal::scaled(1, place->value.last_digit_exponent());
    return out;
}

} // namespace tally
