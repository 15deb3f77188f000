// What reads as an amount and is none, by the words around it: the 2016 of "during 2016", "one"
// that stands for a thing, "two-way", the places of a table. Names and models are
// is_part_of_name()'s.
#include "claims/values/amount_part.h"
#include "claims/values/hedge.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

class Stranger {
public:
    Stranger(const TokenisedSentence& sentence, const TemporalEnd& temporal_end)
        : s_(sentence), temporal_end_(temporal_end) {}

    bool holds(const Part& part, std::size_t at, bool hedged_before) const {
        const bool bare = !part.unit;
        if (const std::size_t end = temporal_end_(part.digits); end > part.number.last) {
            if (bare || end >= part.last) return true;
        } else if (end == part.number.last && bare && !is_year(part.number)) {
            if (!hedged_before && !counts_things(s_, part)) return true;
            if (is(s_[at - 1], WordClass::preposition) && !hedged_before) return true;
        }
        if (bare && is_year(part.number) && !hedged_before && !is_round_count(part, at))
            return true;
        if (!bare && is_year(part.number) && part.unit->kind == Kind::quantity && !part.sign &&
            s_[part.unit->first].capital() && s_[part.unit->first].text().size() > 3)
            return true; // "during 2016 Stone spoke"
        if (!bare) return part.sign ? false : is_part_of_symbol(part);
        if (part.number.is_signed && part.number.last == part.first + 2 &&
            s_[part.first].is_symbol())
            return is_part_of_name(s_, part.first, part.number);
        if (part.number.is_signed) {
            const std::size_t next = part.last + (s_[part.last].is("(") ? 1 : 0); // "+1 (415)"
            return s_[part.first].is("+") && s_[next].is_digits();
        }
        const NumberReading& number = part.number;
        if (number.in_words && ordinal_goes_on(part)) return true;
        if (number.value && *number.value == Decimal(1) && number.in_words)
            return is_pronoun(part, hedged_before) ||
                   (is(s_[part.digits - 1], WordClass::name_before) && // "a category one storm"
                    is_part_of_name(s_, part.digits, number));
        // "slipped to the bottom three": a place in a table
        if (number.in_words && (s_[at - 1].is("bottom") || s_[at - 1].is("top")) &&
            !counts_things(s_, part))
            return true;
        return is_part_of_name(s_, part.digits, number) || is_hyphened_word(part) ||
               is_of_one(part);
    }

private:
    /// "twenty first", "one hundred and fifth".
    bool ordinal_goes_on(const Part& part) const {
        std::size_t i = part.last;
        if (s_[i].is("-") || s_[i].is("and")) ++i;
        return is(s_[i], WordClass::ordinal) && recognise_ordinal(s_, part.digits);
    }

    /// "2000 jobs": what looks like a year and counts things all the same.
    bool is_round_count(const Part& part, std::size_t at) const {
        const Decimal& value = *part.number.value;
        const bool like_now = value >= Decimal(1700) && value <= Decimal(2100);
        const bool round = value.last_digit_exponent() >= 2;
        const Token& before = s_[at - 1];
        if (like_now && (!round || is(before, WordClass::determiner))) return false;
        if (is(before, WordClass::preposition) && !before.is("to") && !before.is("of") &&
            !before.is("with"))
            return false;
        const auto counted = counted_behind(s_, part.last, part.number);
        if (like_now)
            return counted && !s_[part.last].capital() && is_plural(s_[counted->last - 1]);
        return true;
    }

    /// "A4-5 km": glued to a word before it.
    bool is_part_of_symbol(const Part& part) const {
        if (!s_.glued(part.first)) return false;
        const Token& before = s_[part.first - 1];
        if (before.is_word()) return !before.is("'s");
        if (before.is("-") && s_.glued(part.first - 1)) {
            const Token& symbol = s_[part.first - 2];
            if (symbol.is_word()) return symbol.capital();
            if (symbol.is_digits() && s_.glued(part.first - 2) && s_[part.first - 3].is_word())
                return true; // "mp3-16m"
        }
        return before.is("/") || before.is("_") || before.is("@") || before.is("#") ||
               before.is("=") ||
               (before.is(".") && s_.glued(part.first - 1) && s_[part.first - 2].is_digits());
    }

    /// "one" that stands for a thing: "the one", "one of them", "this one", "one can".
    bool is_pronoun(const Part& part, bool hedged_before) const {
        if (hedged_before && !s_[part.digits].is("one")) return false;
        const Token& before = s_[part.digits - 1];
        const Token& next = s_[part.last];
        if (next.is("of") && counted_behind(s_, part.last, part.number)) return false;
        if (part.number.article || s_[part.digits].folded() != "one") return false;
        if (s_.glued(part.digits)) return true;
        if (is_hyphened_word(part)) return true;
        if (is(before, WordClass::determiner) && !before.is("the")) return true;
        if (is(before, WordClass::ordinal) || before.is("last") || before.is("next") ||
            before.is("only") || is(before, WordClass::adjective))
            return !counted_behind(s_, part.last, part.number) || next.is("that");
        const auto counted = counted_behind(s_, part.last, part.number);
        if (counted) return before.is("the") && next.is("of");
        // "killing one", "left one dead"
        return !(is(before, WordClass::verb) &&
                 (!next.is_word() || is(next, WordClass::role_noun))) &&
               !hedged_before;
    }

    /// "a 747 jet", "a 911 supervisor": one thing that is called so, for more than one would be
    /// jets. Two nouns are another thing: "a 30 member crew".
    bool is_of_one(const Part& part) const {
        const NumberReading& number = part.number;
        if (part.first == 0 || !number.bare_digits || !number.value || *number.value < Decimal(2) ||
            !is(s_[part.first - 1], WordClass::article) || s_.glued(part.last))
            return false;
        const auto counted = counted_behind(s_, part.last, number);
        return counted && counted->per.empty() && counted->last == part.last + 1 &&
               !is_plural(s_[part.last]) && !is(s_[part.last], WordClass::invariable_plural);
    }

    /// "two-way", "three-pronged": a number that makes a word with what follows.
    bool is_hyphened_word(const Part& part) const {
        if (part.unit || !s_[part.last].is("-") || !s_.glued(part.last) || !s_.glued(part.last + 1))
            return false;
        if (!s_[part.last + 1].is_word()) return false;
        return !counted_behind(s_, part.last, part.number).has_value() &&
               !hedge_after(s_, part.last);
    }

    const TokenisedSentence& s_;
    const TemporalEnd& temporal_end_;
};

} // namespace

bool is_stranger(const TokenisedSentence& sentence, const TemporalEnd& temporal_end,
                 const Part& part, std::size_t at, bool hedged) {
    return Stranger(sentence, temporal_end).holds(part, at, hedged);
}

namespace {

bool may_be_years_of_age(const Part& part) {
    const Decimal most(119);
    const auto& low = part.number.allows.min();
    const auto& high = part.number.allows.max();
    return low && high && !low->is_negative() && *high <= most &&
           (part.number.bare_digits || part.number.in_words);
}

/// "aged 45", "ages 12 to 15", "at the age of 12"; not "age 7 months", "a new age of 5 sets".
bool behind_word_of_age(const TokenisedSentence& s, const Part& part, std::size_t at) {
    const Token& next = s[part.last];
    if (counts_things(s, part) || next.is("%") || (next.is("-") && s.glued(part.last)))
        return false;
    const Token& word = s[at - 1];
    if (word.is("aged") || word.is("age") || word.is("ages")) return !s[at - 2].is("-");
    return word.is("of") && s[at - 2].is("age") &&
           (s[at - 3].is("the") || is(s[at - 3], WordClass::preposition) || !part.number.in_words);
}

/// Behind an age: a comma, or where the clause ends ("said Ali, 19.").
bool ends_age(const TokenisedSentence& s, const Part& part) {
    const Token& next = s[part.last];
    if (next.is(",")) return !s[part.last + 1].is_digits();
    return next.is_end() || next.is(";") || next.is(")") ||
           (next.is(".") && !s.glued(part.last + 1));
}

/// "Maria Lopez", "the boy", "both": who may have an age behind a comma.
bool has_age(const Token& name) {
    constexpr std::uint64_t plural = std::uint64_t{1}
                                     << static_cast<unsigned>(WordClass::false_plural);
    if (is(name, WordClass::person_noun)) return true;
    const bool known = name.word() != nullptr && (name.word()->classes & ~plural) != 0;
    return name.is_word() && name.capital() && name.text().size() > 1 && !known;
}

/// "Maria Lopez, 66, has", "turned 40.", "both 19,".
bool behind_person(const TokenisedSentence& s, const Part& part) {
    if (!part.number.bare_digits || !part.number.value || *part.number.value < Decimal(1))
        return false;
    const Token& before = s[part.first - 1];
    const bool ends = ends_age(s, part);
    if (before.is("turns") || before.is("turned")) return ends || s[part.last].is("in");
    if (before.is("both")) return ends;
    if (part.first < 2 || !before.is(",") || !ends) return false;
    // At the sentence's end only a name in it, and no list of scores, has an age.
    if (!s[part.last].is(",") && (*part.number.value < Decimal(10) || part.first < 4)) return false;
    return has_age(s[part.first - 2]);
}

} // namespace

bool is_age(const TokenisedSentence& s, const Part& part, std::size_t at) {
    if (part.unit || at == 0 || !may_be_years_of_age(part)) return false;
    return behind_word_of_age(s, part, at) || (at == part.first && behind_person(s, part));
}

} // namespace tally
