// Parts of a whole: "two-thirds", "a third of", "half the", "one over three".
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

struct Denominator {
    std::int64_t value;
    std::size_t last;
};

/// "fifths", "hundredths", "twenty-firsts"; quarters are three months, seconds a time.
std::optional<Denominator> denominators(const TokenisedSentence& s, std::size_t at) {
    if (!s[at].is_word() || !s[at].folded().ends_with('s')) {
        const auto tens = number_of(s, at, WordClass::tens_number);
        const std::size_t unit = past_hyphen(s, at + 1);
        if (!tens || !s[unit].is_word() || !s[unit].folded().ends_with('s') ||
            s[unit].is("seconds"))
            return std::nullopt;
        const std::string_view plural = s[unit].folded();
        const Word* const word = vocabulary().find(plural.substr(0, plural.size() - 1));
        const auto place = word ? word->number(WordClass::ordinal) : std::nullopt;
        if (!place || *place > 9) return std::nullopt;
        return Denominator{*tens + *place, unit + 1};
    }
    const auto out = number_of(s, at, WordClass::fraction);
    if (!out || *out < 3 || s[at].is("quarters")) return std::nullopt;
    return Denominator{*out, at + 1};
}

std::optional<NumberReading> of_a_scale(const TokenisedSentence& s, const Decimal& part,
                                        std::size_t scale) {
    NumberReading out;
    const auto power = *s[scale].word()->number(WordClass::scale);
    out.value = part * power_of_ten(power);
    out.allows = Interval::exactly(*out.value);
    out.precision = {one_part_of(*out.value), one_part_of(*out.value), true, false};
    out.in_words = true;
    out.last = scale + 1;
    return out;
}

NumberReading over_whole(const Decimal& numerator, const Denominator& under) {
    return fraction_reading(Decimal::divide(numerator, Decimal(under.value), Rounding::nearest),
                            under.last);
}

/// "one hundred and thirty-two fifths", "three twenty-firsts", and the mixed "two hundred and
/// fifty-four hundredths": what follows "and" is a fraction of its own if it is below one.
std::optional<NumberReading> long_fraction(const TokenisedSentence& s, std::size_t at,
                                           NumberContext context) {
    if (!is_number_word(s[at])) return std::nullopt;
    std::size_t probe = at; // a quick look, for few numbers are fractions
    while (is_number_word(s[probe]) || is(s[probe], WordClass::scale) || s[probe].is("and") ||
           s[probe].is("-"))
        ++probe;
    if (!denominators(s, probe) && !(probe > at && denominators(s, probe - 1)) &&
        !(probe > at + 1 && denominators(s, probe - 2)))
        return std::nullopt;
    const auto whole = magnitude_at(s, at, context);
    if (!whole || !whole->value || whole->approximate) return std::nullopt;
    std::size_t noun = past_hyphen(s, whole->last);
    if (s[noun].is("-") && !s.glued(noun) && !s.glued(noun + 1) && s[noun + 2].is_word())
        ++noun; // "one - third interest"
    // "one hundred thirty-fifths": the tens belong to the denominator.
    const std::size_t tens = whole->last - 1;
    if (tens > at && is(s[tens], WordClass::tens_number) && !s[tens - 1].is("and"))
        if (const auto under = denominators(s, tens))
            return over_whole(*whole->value - Decimal(*number_of(s, tens, WordClass::tens_number)),
                              *under);
    const auto under = denominators(s, noun);
    if (!under) return std::nullopt;
    for (std::size_t i = at + 1; i < whole->last; ++i) {
        if (!s[i].is("and")) continue;
        std::size_t last = i;
        const std::int64_t rest = below_hundred(s, i + 1, last);
        if (last != whole->last || rest >= under->value) continue;
        auto out = over_whole(Decimal(rest), *under);
        out.value = *out.value + *whole->value - Decimal(rest);
        out.allows = Interval::exactly(*out.value);
        return out;
    }
    return over_whole(*whole->value, *under);
}

/// "one one-hundredth", "one two hundred and fiftieth": one of so many.
std::optional<NumberReading> one_of_many(const TokenisedSentence& s, std::size_t at) {
    if (!s[at].is("one") || !is_number_word(s[at + 1])) return std::nullopt;
    const Token& scale = s[past_hyphen(s, at + 2)];
    if (!is(scale, WordClass::scale) && !is(scale, WordClass::ordinal)) return std::nullopt;
    const auto place = place_in_words(s, at + 1);
    if (!place || place->value < Decimal(100)) return std::nullopt;
    return fraction_reading(Decimal::divide(Decimal(1), place->value, Rounding::nearest),
                            place->last);
}

/// "half a mile", "half a percent"; "half an hour" is a duration.
bool measures(const TokenisedSentence& s, std::size_t at) {
    return !is(s[at], WordClass::calendar_unit) &&
           (Vocabulary::phrase(Table::unit, s, at) || Vocabulary::phrase(Table::percent, s, at));
}

/// Whether the sentence tells of shares before: "62 % were against and a third said".
bool among_shares(const TokenisedSentence& s, std::size_t at) {
    for (std::size_t i = 0; i < at; ++i)
        if (s[i].is("half") || s[i].is("majority") || s[i].is("poll") || s[i].is("survey") ||
            s[i].is("respondents") || Vocabulary::phrase(Table::percent, s, i) ||
            (is(s[i], WordClass::fraction) && s[i + 1].is("of")))
            return true;
    return false;
}

/// "a third of voters", "by a third", "a third less", "a quarter mile"; but "a third man".
bool stands_for_part(const TokenisedSentence& s, std::size_t at, std::size_t last) {
    const Token& next = s[last];
    if ((s[last - 1].is("half") || s[last - 1].is("quarter")) && measures(s, past_hyphen(s, last)))
        return true;
    if (s.glued(last) && next.is("-")) return false;
    if (next.is("of")) return true;
    if (s[at].is("one"))
        return !next.is_word() || next.folded().ends_with("ed") ||
               is(next, WordClass::preposition) || is(next, WordClass::auxiliary) ||
               is(next, WordClass::conjunction) || is(next, WordClass::adverb);
    if (s[last - 1].is("half") && !next.is_word()) return true;
    if (*number_of(s, last - 1, WordClass::fraction) >= 100 && !next.is_word()) return true;
    if (at == 0 && next.is_end()) return true;
    // "a third were against": of one the verb would be another; "a third cheaper" compares
    if (next.is("were") || next.is("are") || next.is("have") || next.is("more") ||
        next.is("less") || next.is("fewer") || next.is("higher") || next.is("lower") ||
        next.is("as") || next.is("voted") || next.is("abstained") || next.is("say") ||
        next.is("think") || next.is("want") || next.is("believe") || next.is("support"))
        return true;
    if (next.is("said") && (s[last + 1].is("they") || among_shares(s, at))) return true;
    const bool hedged = s[at - 1].is("about") || s[at - 1].is("around") ||
                        s[at - 1].is("roughly") || s[at - 1].is("nearly") ||
                        s[at - 1].is("almost") || s[at - 1].is("than");
    if (hedged && (next.folded().ends_with("ed") || is(next, WordClass::verb) ||
                   is(next, WordClass::auxiliary)))
        return true;
    return (s[at - 1].is("up") || s[at - 1].is("down") || s[at - 1].is("around") ||
            s[at - 1].is("roughly") || s[at - 1].is("by") || s[at - 1].is("about") ||
            s[at - 1].is("nearly") || s[at - 1].is("almost") || s[at - 1].is("than")) &&
           (!next.is_word() || is(next, WordClass::preposition) || is(next, WordClass::adverb) ||
            is(next, WordClass::conjunction) || next.is("the"));
}

/// "half of", "half the", "half a million"; but "first half", "half-time", "half past".
std::optional<NumberReading> half(const TokenisedSentence& s, std::size_t at) {
    const Token& before = s[at - 1];
    if (is(before, WordClass::ordinal) || is(before, WordClass::determiner) ||
        (s.glued(at) && before.is("-")) || (at > 0 && before.is_word() && before.is("other")))
        return std::nullopt;
    const Token& next = s[at + 1];
    if (Vocabulary::phrase(Table::percent, s, past_hyphen(s, at + 1)))
        return fraction_reading(Decimal::scaled(5, -1), at + 1);
    if (next.is("of") && is(s[at + 2], WordClass::article)) return std::nullopt;
    if (next.is("of") || next.is("the") || next.is("its") || next.is("their") || next.is("his") ||
        next.is("her") || next.is("our") || next.is("all"))
        return fraction_reading(Decimal::scaled(5, -1), at + 1);
    if (is(next, WordClass::article) && measures(s, at + 2))
        return fraction_reading(Decimal::scaled(5, -1), at + 1);
    // "Nearly half said no", "more than half.", "cut it by half"
    const bool measured = before.is("by") || before.is("than") || before.is("about") ||
                          before.is("around") || before.is("nearly") || before.is("almost") ||
                          before.is("over") || before.is("roughly");
    const bool alone = !next.is_word() || is(next, WordClass::auxiliary) ||
                       is(next, WordClass::verb) || is(next, WordClass::preposition) ||
                       is(next, WordClass::conjunction) || is(next, WordClass::invariable_plural);
    if (measured && alone && !(s.glued(at + 1) && !next.is(".") && !next.is(",")))
        return fraction_reading(Decimal::scaled(5, -1), at + 1);
    return std::nullopt;
}

} // namespace

NumberReading fraction_reading(const Decimal& value, std::size_t last) {
    NumberReading out;
    out.value = value;
    out.allows = Interval::exactly(value);
    out.precision = {Decimal::scaled(1, -2), Decimal::scaled(1, -2), false, true};
    out.last = last;
    out.in_words = true;
    return out;
}

std::optional<std::pair<Decimal, std::size_t>> simple_fraction(const TokenisedSentence& s,
                                                               std::size_t at) {
    std::int64_t numerator = 1;
    std::size_t i = at;
    if (is(s[i], WordClass::article)) {
        i = past_hyphen(s, i + 1);
    } else if (is_number_word(s[i])) {
        std::size_t last = i;
        numerator = below_hundred(s, i, last);
        i = past_hyphen(s, last);
    } else {
        return std::nullopt;
    }
    const auto denominator = number_of(s, i, WordClass::fraction);
    const bool plural = s[i].is_word() && s[i].folded().ends_with('s');
    // "a three-quarter mile", "two and three quarter percent"
    const bool of_unit = numerator == 3 && s[i].is("quarter") && measures(s, past_hyphen(s, i + 1));
    if (!denominator || numerator < 1 || (numerator > 1 && !plural && !of_unit))
        return std::nullopt;
    return std::pair{ratio(numerator, *denominator), i + 1};
}

std::optional<NumberReading> fraction_over(const TokenisedSentence& s, const NumberReading& above,
                                           std::size_t at, NumberContext context) {
    if (!s[above.last].is("over") || !above.value || !above.value->is_whole() || above.approximate)
        return std::nullopt;
    const Token& before = s[at - 1];
    if (at > 0 && before.is_word() && !is(before, WordClass::auxiliary)) return std::nullopt;
    const auto below = magnitude_at(s, above.last + 1, context);
    if (!below || !below->value || !below->value->is_whole() || below->approximate ||
        below->value->is_zero())
        return std::nullopt;
    const Token& next = s[below->last];
    if (next.is_digits() || next.is("%") || s.glued(below->last + 1) ||
        (next.is_word() && !is(next, WordClass::auxiliary)))
        return std::nullopt;
    NumberReading out = fraction_reading(
        Decimal::divide(*above.value, *below->value, Rounding::nearest), below->last);
    out.in_words = above.in_words;
    return out;
}

std::optional<NumberReading> fraction_at(const TokenisedSentence& s, std::size_t at,
                                         NumberContext context) {
    if (const auto part = share_at(s, at)) return part;
    if (const auto part = slashed_fraction(s, at)) {
        if (!s[at - 1].is("/")) {
            NumberReading out = fraction_reading(part->first, part->second);
            out.in_words = false;
            return out;
        }
    }
    if (s[at].is("half")) return half(s, at);
    if (const auto part = one_of_many(s, at)) return part;
    const auto part = simple_fraction(s, at);
    if (!part) return long_fraction(s, at, context);
    const std::size_t last = part->second;
    if (s[last].is("of") && (is(s[last + 1], WordClass::article)) && is_big_scale(s[last + 2]))
        return of_a_scale(s, part->first, last + 2);
    if (is_big_scale(s[last]) && s[last - 1].folded().starts_with("quarter"))
        return of_a_scale(s, part->first, last);
    const bool plural = s[last - 1].folded().ends_with('s') || s[at].is("three");
    const bool singular = is(s[at], WordClass::article) || s[at].is("one");
    if (!plural && !(singular && stands_for_part(s, at, last))) return std::nullopt;
    // "two tenths" may be meant as a place; "the two quarters" are three months each.
    if (s[last - 1].is("quarters") && !s[last].is("of") && !s[at].is("three")) return std::nullopt;
    return fraction_reading(part->first, last);
}

Decimal ratio(std::int64_t numerator, std::int64_t denominator) {
    return Decimal::divide(Decimal(numerator), Decimal(denominator), Rounding::nearest);
}

Decimal one_part_of(const Decimal& value) {
    return value.is_zero() ? Decimal(1) : power_of_ten(value.last_digit_exponent());
}

} // namespace tally
