// The noun that a number counts, without a parser. English puts modifiers before the head, and
// behind a number above one the head is a plural, so the phrase runs to the first plural that no
// other plural follows ("human rights groups"). Function words, verbs and signs end it earlier.
#include "claims/values/amount.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::size_t most_words = 7;

constexpr std::uint64_t ending_classes =
    bit(WordClass::article) | bit(WordClass::determiner) | bit(WordClass::preposition) |
    bit(WordClass::conjunction) | bit(WordClass::pronoun) | bit(WordClass::auxiliary) |
    bit(WordClass::verb) | bit(WordClass::adverb) | bit(WordClass::unit_number) |
    bit(WordClass::tens_number) | bit(WordClass::scale) | bit(WordClass::calendar_unit);

class NounPhrase {
public:
    NounPhrase(const TokenisedSentence& sentence, bool one) : s_(sentence), one_(one) {}

    /// The phrase that begins at `first`: its head's token and the token behind it. False where
    /// there is no noun.
    bool read(std::size_t first) {
        first_ = first;
        std::size_t i = first;
        bool found = false;
        for (std::size_t words = 0; words < most_words && fits(i); ++words) {
            const std::size_t word = i;
            i = past_hyphens(i);
            const std::size_t last_word = i - 1;
            if (is_head(last_word)) {
                head = last_word;
                last = i;
                if (!plural_goes_on(i)) {
                    found = true;
                    break;
                }
            } else if (is_noun_like(last_word)) {
                single_ = last_word;
                single_last_ = i;
            }
            if (const std::size_t next = joined_modifier(i, word); next != 0) i = next;
        }
        if (!found && head == 0) {
            if (single_ == 0) return false;
            head = single_;
            last = single_last_;
        }
        join_second_head();
        return true;
    }

    std::size_t head = 0;
    std::size_t last = 0;

private:
    bool ends_phrase(std::size_t i) const {
        const Token& token = s_[i];
        if (token.word() == nullptr || (token.word()->classes & ending_classes) == 0) return false;
        // "reported" and "working" end a phrase but where a noun follows their place as adjectives;
        // "invariable" plurals never do.
        if (is(token, WordClass::invariable_plural)) return false;
        if (is_acronym(i)) return false;
        if (is(token, WordClass::adjective)) return !modifies(i);
        return true;
    }

    /// The "US" of "20 US soldiers", no pronoun; among other words in capitals no telling.
    bool is_acronym(std::size_t i) const {
        const auto capitals = [](const Token& token) {
            return token.is_word() && token.text().size() > 1 &&
                   std::all_of(token.text().begin(), token.text().end(),
                               [](char c) { return c >= 'A' && c <= 'Z'; });
        };
        return capitals(s_[i]) && s_[i + 1].is_word() && !capitals(s_[i + 1]) &&
               (modifies(i) || is(s_[i + 1], WordClass::noun_participle));
    }

    /// Whether a word that may be an adjective stands before a noun.
    bool modifies(std::size_t i) const {
        const Token& next = s_[i + 1];
        if (s_.glued(i + 1) && next.is("-")) return true;
        if (!next.is_word()) return false;
        if (next.word() == nullptr) return true;
        return (next.word()->classes & ending_classes) == 0 || is(next, WordClass::adjective) ||
               is(next, WordClass::invariable_plural);
    }

    bool fits(std::size_t i) const {
        const Token& token = s_[i];
        if (token.is_digits()) return digits_inside(i);
        if (!token.is_word()) return false;
        if (token.text().size() == 1 && !s_[i + 1].is("-")) return false; // "300 K"
        if (i == first_ && is(token, WordClass::role_noun) && !modifies(i)) return false;
        if (i == first_ && token.is("x")) return false; // "12 x 330ml"
        if (i == first_ && token.text().size() > 1 && s_[i + 1].is_digits() && s_.glued(i + 1) &&
            Vocabulary::phrase(Table::currency_sign, s_, i))
            return false; // "three USD50 vouchers"
        if (is(token, WordClass::noun_participle) && makes_compound(i)) return true;
        if (ends_phrase(i)) return is_noun_of_verb(i);
        if (i > first_ && (s_.glued(i) && !s_[i - 1].is("-"))) return false;
        if (i == first_ || !is_participle(token)) return true;
        // "10 people injured", but "three heavily armed men".
        return s_[i - 1].folded().ends_with("ly") || single_ == 0;
    }

    /// "two solar powered lamps", "one rocket propelled grenade": the participle goes with the noun
    /// before it, for its own noun follows.
    bool makes_compound(std::size_t i) const {
        if (i == first_ || single_ + 1 != i || is(s_[i - 1], WordClass::person_noun)) return false;
        for (std::size_t noun = i + 1; noun < i + 4; ++noun) {
            if (!s_[noun].is_word() || s_.glued(noun) || ends_phrase(noun)) return false;
            if (is_plural(s_[noun])) return !one_;
            if (one_) return is_noun_like(noun) && !s_[noun].capital();
        }
        return false;
    }

    /// "job cuts", "traffic deaths": a plural that may be a verb, behind a noun and not a plural.
    bool is_noun_of_verb(std::size_t i) const {
        constexpr std::uint64_t others = ending_classes & ~bit(WordClass::verb);
        if (one_ || !s_[i].folded().ends_with('s') || (s_[i].word()->classes & others) != 0)
            return false;
        if (i > first_) return single_ == i - 1;
        // "five wins and a draw", not "company 5 wins the": no object behind it.
        const Token& next = s_[i + 1];
        return !next.is_word() || is(next, WordClass::conjunction) ||
               (is(next, WordClass::preposition) && !next.is("to"));
    }

    /// "two new 737 Max jets": digits between the number and a capital word. "12 AK 47 guns": a
    /// model's behind its letters.
    bool digits_inside(std::size_t i) const {
        if (i > first_ && is_letters_of_model(s_[i - 1]) && !s_.glued(i) && !s_.glued(i + 1) &&
            s_[i + 1].is_word() && !s_[i + 1].capital() && is_plural(s_[i + 1]))
            return true;
        return i > first_ && s_[i].text().size() > 1 && s_[i + 1].capital() && !s_.glued(i + 1) &&
               !s_[i - 1].is_symbol();
    }

    /// "AK", "UH", "HK"
    static bool is_letters_of_model(const Token& token) {
        return token.text().size() >= 2 && token.text().size() <= 3 &&
               std::all_of(token.text().begin(), token.text().end(),
                           [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    static bool is_participle(const Token& token) {
        if (is(token, WordClass::adjective) || token.capital()) return false;
        return token.folded().size() > 4 &&
               (token.folded().ends_with("ed") || token.folded().ends_with("ing"));
    }

    /// Behind "mid-level", "gas-only": one word with its hyphens.
    std::size_t past_hyphens(std::size_t i) const {
        ++i;
        while (s_[i].is("-") && s_.glued(i + 1) && !s_[i + 1].is_symbol() &&
               (s_.glued(i) || (s_[i - 1].capital() && s_[i + 1].is_digits()))) // "Covid -19"
            i += 2;
        return i;
    }

    bool is_head(std::size_t i) const { return !one_ && is_plural(s_[i]); }

    bool is_noun_like(std::size_t i) const {
        const Token& token = s_[i];
        return token.is_word() && !is(token, WordClass::adjective) &&
               !token.folded().ends_with("ly") && !is_participle(token) &&
               (!is_plural(token) || one_);
    }

    /// "human rights groups", "sports cars": a plural right behind a plural.
    bool plural_goes_on(std::size_t i) const {
        const Token& next = s_[i];
        return next.is_word() && !s_.glued(i) && is_plural(next) && !ends_phrase(i) &&
               !s_[i - 1].is("people") && !is(next, WordClass::invariable_plural) &&
               !next.capital() && !s_[i + 1].is_digits() &&
               !(s_[i + 1].is_word() && may_begin_number(s_[i + 1])) &&
               !is(s_[i + 1], WordClass::determiner) && !is(s_[i + 1], WordClass::pronoun) &&
               !is(s_[i + 1], WordClass::article);
    }

    /// "mid-level and senior officials", "Kia and Hyundai vehicles": where a modifier goes on
    /// behind "and"; 0 for nowhere.
    std::size_t joined_modifier(std::size_t i, std::size_t word) const {
        if (one_ || head != 0) return 0;
        if (s_[i].is(",")) return behind_comma(i);
        if (!(s_[i].is("and") || s_[i].is("or") || s_[i].is("&")) || s_.glued(i)) return 0;
        const Token& modifier = s_[i - 1];
        const Token& next = s_[i + 1];
        const bool alike = (modifier.capital() && next.capital()) ||
                           (is(modifier, WordClass::adjective) && is(next, WordClass::adjective)) ||
                           (i - word > 1 && is(next, WordClass::adjective));
        if (!alike || ends_phrase(i + 1)) return 0;
        for (std::size_t j = i + 2; j < i + 5; ++j) {
            if (!s_[j].is_word() || ends_phrase(j)) return 0;
            if (is_plural(s_[j])) return i + 1;
        }
        return 0;
    }

    /// "two small, friendly deals": a comma between an adjective and the next.
    std::size_t behind_comma(std::size_t comma) const {
        const std::size_t next = comma + 1;
        if (!is(s_[comma - 1], WordClass::adjective) || !s_[next].is_word() || ends_phrase(next) ||
            is_plural(s_[next]) || !s_[next + 1].is_word() || !is_plural(s_[next + 1]) ||
            ends_phrase(next + 1))
            return 0;
        return next;
    }

    /// "entities and individuals": a second plural that the number counts too.
    void join_second_head() {
        if (one_ || !is_plural(s_[head])) return;
        std::size_t i = last;
        if (!(s_[i].is("and") || s_[i].is("or") || s_[i].is("&"))) return;
        ++i;
        if (!s_[i].is_word() || ends_phrase(i) || is(s_[i], WordClass::role_noun) ||
            is(s_[i], WordClass::plural_scale)) // "officers and dozens of dogs"
            return;
        if (!is_plural(s_[i]) && (s_[i].capital() || is(s_[i], WordClass::adjective))) ++i;
        if (!is_plural(s_[i]) || ends_phrase(i) || is_verb_like(i)) return;
        last = i + 1;
    }

    /// "and police said": the second plural begins a clause.
    bool is_verb_like(std::size_t i) const {
        return is(s_[i], WordClass::invariable_plural) &&
               (is(s_[i + 1], WordClass::verb) || is(s_[i + 1], WordClass::auxiliary));
    }

    const TokenisedSentence& s_;
    bool one_;
    std::size_t first_ = 0;
    std::size_t single_ = 0, single_last_ = 0;
};

/// "$5 bills", "2-litre bottles" behind a number: where the noun begins; 0 for nowhere.
std::size_t behind_measure(const TokenisedSentence& s, std::size_t at) {
    std::size_t i = at;
    if (const auto sign = may_begin_currency(s[i]) ? currency_sign(s, i) : std::nullopt) {
        const auto sum = read_number(s, sign->last, {true});
        if (!sum || !sum->value) return 0;
        i = sum->last;
    } else {
        const auto size = may_begin_number(s[i]) ? read_number(s, i) : std::nullopt;
        if (!size || !size->value || !s[size->last].is("-") || !s.glued(size->last) ||
            !s[size->last + 1].is_word())
            return 0;
        i = size->last + 2;
        while (s[i].is("-") && s.glued(i) && s[i + 1].is_word())
            i += 2; // "10-year-old"
    }
    const bool noun =
        s[i].is_word() && !s.glued(i) && is_plural(s[i]) && !is(s[i], WordClass::verb);
    return noun ? i : 0;
}

/// "of the hostages", "of Johnson's deputies": where the noun begins, or `at` where there is no
/// "of".
std::size_t behind_of(const TokenisedSentence& s, std::size_t at, const NumberReading& number) {
    if (!s[at].is("of")) return at;
    std::size_t i = at + 1;
    if (!number.value || number.approximate) { // "dozens of people", "a dozen of the"
        if (is(s[i], WordClass::determiner)) ++i;
        return i;
    }
    const bool determined = is(s[i], WordClass::determiner) && !s[i].is("which") && !s[i].is("all");
    if (determined) {
        ++i;
        // "one of the world's largest mines" counts no worlds
        for (std::size_t j = i; j < i + 4 && s[j].is_word(); ++j)
            if (s[j].is("'s")) {
                i = j + 1;
                break;
            }
        if ((is(s[i], WordClass::unit_number) || s[i].is_digits()) && behind_measure(s, i) == 0)
            return at; // "one of the two", but "one of the three-ton lorries"
        return i;
    }
    // A possessor in front: up to three words and 's.
    for (std::size_t j = i; j < i + 4 && s[j].is_word(); ++j)
        if (s[j].is("'s")) return j + 1;
    return at;
}

/// "seven AK-47s", "two F-16s": the model's name is the noun. The token behind it; 0 for none.
std::size_t behind_models(const TokenisedSentence& s, std::size_t at) {
    const bool letters = s[at].is_word() && s[at].capital() && s[at].text().size() <= 4;
    if (!letters || !s[at + 1].is("-") || !s.glued(at + 1) || !s[at + 2].is_digits() ||
        !s.glued(at + 2) || s[at + 3].text() != "s" || !s.glued(at + 3))
        return 0;
    return at + 4;
}

std::string model_of(const TokenisedSentence& s, std::size_t at) {
    std::string out(s[at].folded());
    out += '-';
    out += s[at + 2].text();
    return out;
}

bool is_temporal_noun(const Token& token) { return is(token, WordClass::calendar_unit); }

} // namespace

bool read_counted(const TokenisedSentence& s, std::size_t at, const NumberReading& number,
                  UnitReading& out) {
    const bool one = number.value && *number.value == Decimal(1);
    std::size_t i = at;
    bool hyphen = false;
    if (s[i].is("-") && s.glued(i) && s.glued(i + 1)) {
        hyphen = true;
        ++i;
        if (!s[i].is_word() || is(s[i], WordClass::compound_tail) || is_temporal_noun(s[i]) ||
            s[i].folded().ends_with("ed") || is(s[i], WordClass::preposition) ||
            is(s[i], WordClass::conjunction) || is(s[i], WordClass::unit_number) ||
            is(s[i], WordClass::fraction))
            return false;
    } else if (s.glued(i)) {
        return false;
    }
    out.kind = Kind::count;
    if (hyphen) {
        if (one && is(s[i], WordClass::person_noun)) return false; // "a one-man show"
        if (!s[i].is("strong")) out.unit = lemma_of(s[i]); // "30-strong": of what it does not say
        out.first = i;
        out.text_last = out.last = i + 1;
        return true;
    }
    // "three more people", "12 others".
    while (s[i].is("more") || s[i].is("additional") || s[i].is("further"))
        ++i;
    if (const std::size_t last = behind_models(s, i); last != 0 && !one) {
        out.unit = model_of(s, i);
        out.first = i;
        out.text_last = out.last = last;
        return true;
    }
    std::size_t noun = behind_of(s, i, number);
    const bool part_of_group = noun != i;
    if (const std::size_t measured = one && !part_of_group ? 0 : behind_measure(s, noun);
        measured != 0) {
        out.apart = true;
        // A hyphened measure is a modifier like others ("three-ton lorries"), a sum is not.
        out.first = may_begin_number(s[noun]) ? noun : measured;
        noun = measured;
    }
    if (s[noun].is_word() && is_temporal_noun(s[noun])) return false;
    NounPhrase phrase(s, one && !part_of_group);
    if (!phrase.read(noun)) return false;
    if (is_temporal_noun(s[phrase.head])) return false;
    if (s[phrase.head].folded().ends_with("er") && s[phrase.last].is("than"))
        return false; // "40,000 cheaper than rivals"
    out.unit = lemma_of(s[phrase.head]);
    if (!out.apart) out.first = noun;
    if (noun > i + 1 && s[noun - 1].is("'s")) out.first = i + 1; // "Johnson's deputies"
    if (s[out.first].is("most") || s[out.first].is("least")) ++out.first;
    if (out.first >= phrase.last) return false; // "three most"
    out.text_last = out.last = phrase.last;
    if (const auto per = denominator_at(s, out.last);
        per && (is(s[per->last - 1], WordClass::calendar_unit) || s[out.last].is("per") ||
                s[out.last].folded().ends_with("ly"))) {
        out.per = per->unit;
        out.text_last = out.last = per->last;
    }
    return true;
}

std::optional<UnitReading> counted_behind(const TokenisedSentence& s, std::size_t at,
                                          const NumberReading& number) {
    std::optional<UnitReading> out(std::in_place);
    if (!read_counted(s, at, number, *out)) out.reset();
    return out;
}

namespace {

/// "was killed", "has been hurt", "died": what befell those who are counted.
bool befalls(const TokenisedSentence& s, std::size_t at) {
    std::size_t i = at;
    while (is(s[i], WordClass::auxiliary) && i < at + 3)
        ++i;
    return s[i].is("died") || (i > at && is(s[i], WordClass::role_noun));
}

} // namespace

std::optional<Reading> recognise_none(const TokenisedSentence& s, std::size_t at) {
    const bool nobody = s[at].is("nobody");
    if (!nobody && !s[at].is("no")) return std::nullopt;
    std::size_t last = at + 1;
    std::size_t core_last = last;
    std::string unit = "people";
    if (nobody || s[last].is("one")) {
        if (!nobody) ++last;
        if (!befalls(s, last)) return std::nullopt;
        core_last = last;
    } else {
        while (is(s[last], WordClass::adjective) && last < at + 4)
            ++last;
        if (!is(s[last], WordClass::people_noun)) return std::nullopt;
        unit = lemma_of(s[last]);
        ++last;
    }
    Reading out;
    out.first = at;
    out.last = last;
    Value& value = out.value;
    value.kind = Kind::count;
    value.span = s.span_of(at, last);
    value.core = s.span_of(at, core_last);
    value.value = Decimal(0);
    value.allows = Interval::exactly(Decimal(0));
    value.precision.last_place = value.precision.last_digit = Decimal(1);
    value.unit = unit;
    value.unit_text = core_last == last ? "" : s.text_of(core_last, last);
    return out;
}

} // namespace tally
