// A number and a calendar unit in each of the ways they are put together: "three years",
// "eight-year", "1 hour and 30 minutes", "decades of", "a year or two", "52 years old". A length is
// one number in one unit: "a year and a half" is 18 months, "a decade" ten years.
#include "claims/values/lemma.h"
#include "claims/values/length_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// The next smaller unit and how many of them make one, where the calendar says so exactly.
std::pair<std::string_view, int> smaller(std::string_view unit) {
    if (unit == "year") return {"month", 12};
    if (unit == "week") return {"day", 7};
    if (unit == "day") return {"hour", 24};
    if (unit == "hour") return {"minute", 60};
    if (unit == "minute") return {"second", 60};
    return {"", 0};
}

/// Words that may stand between the number and its unit: "20 more years", "five business days".
std::size_t behind_adjectives(const TemporalScan& scan, std::size_t at) {
    for (int i = 0; i < 2; ++i)
        if (scan.is(at, "more", "additional", "further", "extra", "full", "whole", "entire", "long",
                    "short", "consecutive", "straight", "successive", "solid", "business",
                    "trading", "working", "calendar", "other", "fiscal", "difficult", "brief"))
            ++at;
    // "5 past years", but not "$14 billion last year"
    if (scan.is(at, "past", "last", "next", "coming") && scan.term(at + 1, TimeSense::unit) &&
        is_plural_unit(scan[at + 1]))
        ++at;
    return at;
}

/// "one year and a half"
bool add_half(const TemporalScan& scan, LengthPhrase& length, const UnitRow& row) {
    std::size_t next = length.last + (scan[length.last].is(",") ? 1 : 0);
    if (!scan[next].is("and") || !scan[next + 1].is("a")) return false;
    next += 2;
    if (!scan.is(next, "half", "quarter") || scan.term(next + 1, TimeSense::unit)) return false;
    const Decimal part = scan[next].is("half") ? Decimal::scaled(5, -1) : Decimal::scaled(25, -2);
    NumberReading sum = exactly(*length.number.value + part);
    sum.precision.fraction = true;
    set_number(length, sum, row);
    length.last = next + 1;
    return true;
}

/// A smaller length behind a larger one, and the larger one's unit.
struct Part {
    NumberReading number;
    UnitAt unit;
    bool with_and = false;
};

/// Only the next smaller ones, largest first: "2 years 1 month 21 days".
std::optional<Part> part_behind(const TemporalScan& scan, const LengthPhrase& length,
                                const UnitRow& row) {
    const bool comma = scan[length.last].is(",");
    std::size_t next = length.last + (comma ? 1 : 0);
    const bool with_and = scan[next].is("and");
    if (with_and) ++next;
    if ((scan.heads(next) & length_heads) == 0) return std::nullopt;
    const auto number = length_number_at(scan, next);
    if (!number || !number->number.value) return std::nullopt;
    const auto unit = unit_at(scan, number->last);
    if (!unit || unit->hyphen || rank_of(*unit->row) >= rank_of(row) ||
        unit->row->said == "weekend")
        return std::nullopt;
    if (!with_and && comma && unit->row->clock != row.clock) return std::nullopt;
    // "for the last 3 months and 2 weeks ago": the second length is another's
    if (scan.term(unit->last, TimeSense::counted) != nullptr && with_and &&
        !scan.is(unit->last, "later", "ago"))
        return std::nullopt;
    return Part{number->number, *unit, with_and};
}

/// The sum of both, in the smaller unit where the calendar says how many make the larger.
struct Sum {
    Decimal value;
    std::string_view unit;
};

std::optional<Sum> sum_of(const Decimal& larger, const UnitRow& row, const Part& part) {
    const auto [lower, per] = smaller(row.unit);
    const UnitRow& with = *part.unit.row;
    if (with.unit == lower)
        return Sum{larger * Decimal(per) + *part.number.value * Decimal(with.each), lower};
    if (row.unit == "hour" && with.unit == "second")
        return Sum{larger * Decimal(3600) + *part.number.value, "second"};
    // Months have no fixed length in days: the larger unit is the value, TIMEX3 has both.
    if (row.unit == "month" || row.unit == "year") return Sum{larger, row.unit};
    return std::nullopt;
}

/// A third part behind months: "2 years 1 month 21 days" keeps its value in years' unit.
void add_third_part(const TemporalScan& scan, LengthPhrase& length, const UnitRow& row) {
    const auto third =
        length_number_at(scan, scan[length.last].is("and") ? length.last + 1 : length.last);
    if (!third || !third->number.value) return;
    const auto unit = unit_at(scan, third->last);
    if (!unit || unit->hyphen || rank_of(*unit->row) >= rank_of(row)) return;
    length.timex += timex_of(third->number, *unit->row).substr(1);
    length.last = unit->last;
}

/// Behind "one hour": "and 30 minutes", "30 minutes", "and a half".
void add_smaller_part(const TemporalScan& scan, LengthPhrase& length, const UnitRow& row) {
    if (!length.number.value || !length.number.allows.is_exact()) return;
    if (add_half(scan, length, row)) return;
    const auto part = part_behind(scan, length, row);
    if (!part) return;
    const auto sum = sum_of(*length.number.value, row, *part);
    if (!sum) return;
    const UnitRow& with = *part->unit.row;
    length.timex += timex_of(part->number, with).substr(with.clock && row.clock ? 2 : 1);
    length.number = exactly(sum->value);
    length.unit = length.said = sum->unit;
    length.last = part->unit.last;
    if (sum->unit != row.unit)
        add_smaller_part(scan, length, with);
    else
        add_third_part(scan, length, with);
}

/// "years", "decades of", "weeks or months": so many that nobody counted.
std::optional<LengthPhrase> uncounted(const TemporalScan& scan, std::size_t at) {
    const auto unit = unit_at(scan, at);
    if (!unit || unit->hyphen || !unit->plural) return std::nullopt;
    const std::string_view said = unit->row->said;
    if (said == "weekend" || said == "quarter" || said == "fortnight" || said == "millennium")
        return std::nullopt;
    const bool long_behind = scan[unit->last].is("-") && scan.is(unit->last + 1, "long", "old");
    const bool called = scan.is(at - 1, "for", "in", "of", "within", "over", "after", "took",
                                "take", "takes", "last", "lasted", "lasting", "spent", "just",
                                "only", "by", "through", "many", "two") ||
                        scan.term(unit->last, TimeSense::counted) != nullptr || long_behind;
    if (!called) return std::nullopt;
    if ((said == "minute" || said == "second" || said == "day" || said == "night" ||
         said == "hour") &&
        !scan.is(at - 1, "for", "within", "after", "in") && !long_behind &&
        !scan.is(unit->last, "ago", "later", "earlier"))
        return std::nullopt;
    if (scan[at - 1].is("of") && said != "year" && said != "month" && said != "week")
        return std::nullopt;
    LengthPhrase out;
    out.first = at;
    out.last = unit->last;
    set_number(out, uncounted_number(), *unit->row);
    if (scan.is(out.last, "or", "and"))
        if (const auto other = unit_at(scan, out.last + 1);
            other && other->plural && !other->hyphen && other->row != unit->row)
            out.last = other->last;
    if (long_behind && scan[unit->last + 1].is("long")) {
        out.last = unit->last + 2;
        out.hyphen = true;
    }
    return out;
}

/// "eight-year", "eight-year-old", "year-long": what follows the unit.
void read_hyphenated(const TemporalScan& scan, LengthPhrase& out) {
    if (scan[out.first].is("a")) ++out.first; // "a several-year tenure"
    if (scan[out.last].is("-") && (scan.glued(out.last) || scan[out.last + 1].is("old"))) {
        if (scan.is(out.last + 1, "old", "olds")) {
            out.age = true;
            out.last += 2;
        } else if (scan.is(out.last + 1, "long", "plus")) {
            out.last += 2;
        }
    } else if (scan[out.last].is("old")) {
        out.age = true;
        ++out.last;
    }
}

/// "14 Earth days", "three gruelling hours": a word that the number can't count, for more than one
/// thing would be plural, says what sort of days they are. Not "three dead days later".
bool is_plain_modifier(const TemporalScan& scan, const LengthNumber& number, std::size_t at) {
    constexpr std::uint64_t others =
        bit(WordClass::article) | bit(WordClass::determiner) | bit(WordClass::preposition) |
        bit(WordClass::conjunction) | bit(WordClass::pronoun) | bit(WordClass::auxiliary) |
        bit(WordClass::verb) | bit(WordClass::adverb) | bit(WordClass::calendar_unit) |
        bit(WordClass::person_noun) | bit(WordClass::role_noun) | bit(WordClass::scale) |
        bit(WordClass::invariable_plural) | bit(WordClass::ordinal) | bit(WordClass::fraction);
    const Token& word = scan[at];
    const auto& value = number.number.value;
    if (number.a || !value || *value <= Decimal(1) || *value >= Decimal(1000)) return false;
    if (!word.is_word() || scan.glued(at) || word.text().size() < 3 || is_plural(word))
        return false;
    if (word.word() != nullptr &&
        ((word.word()->classes & others) != 0 || word.word()->tables != 0)) // a unit, a currency
        return false;
    return word.capital() || !word.folded().ends_with("ed");
}

/// The unit behind the number, words between them allowed: "20 more years".
std::optional<UnitAt> unit_behind(const TemporalScan& scan, const LengthNumber& number) {
    if (auto unit = unit_at(scan, number.last)) return unit;
    std::size_t next = behind_adjectives(scan, number.last);
    const bool modified = next == number.last && is_plain_modifier(scan, number, next);
    if (modified) ++next;
    if (next == number.last) return std::nullopt;
    auto unit = unit_at(scan, next);
    if (unit && unit->hyphen) return std::nullopt;
    // "two living quarters", "three suspect days later"
    if (unit && modified &&
        (!unit->plural || unit->row->said == "quarter" ||
         scan.term(unit->last, TimeSense::counted) != nullptr))
        return std::nullopt;
    return unit;
}

/// "a second", "one minute" are often no lengths; a number in digits or words but "a" is asked for.
bool makes_length(const TemporalScan& scan, const LengthNumber& number, const UnitAt& unit) {
    const std::string_view said = unit.row->said;
    if (number.a && (said == "second" || said == "quarter")) return false; // of a dollar
    if (said == "quarter" && !unit.plural && !unit.hyphen) return false;
    const bool many = number.number.value && *number.number.value != Decimal(1);
    const bool year = number.number.bare_digits && many && *number.number.value >= Decimal(1500) &&
                      *number.number.value < Decimal(2200);
    if (year && !unit.plural && !unit.hyphen && !scan[unit.last].is("old"))
        return false;                                                   // "the 2019 fiscal year"
    return !(scan[unit.last - 1].is("second") && !unit.hyphen && many); // "2 second" is nothing
}

} // namespace

/// "month-long", "a year-long ban": one of the unit, without its article.
std::optional<LengthPhrase> unit_long(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan.is(at, "a", "the", "its", "his", "her", "their") ? at + 1 : at;
    if (!scan.is(start + 1, "-", ".")) return std::nullopt; // "a yr.-long"
    const auto unit = unit_at(scan, start);
    if (!unit || unit->hyphen || unit->plural || !scan[unit->last].is("-") ||
        !scan.glued(unit->last) || !scan[unit->last + 1].is("long") || scan.glued(start))
        return std::nullopt;
    LengthPhrase out = length_of(exactly(1), *unit, start);
    out.counted = true;
    out.hyphen = true;
    out.last = unit->last + 2;
    return out;
}

namespace {

/// Fills in the length that begins at `at`, where one does.
void read_length(const TemporalScan& scan, std::size_t at, std::optional<LengthPhrase>& found) {
    if (!scan[at].is_digits()) {
        found = unit_long(scan, at);
        if (!found) found = uncounted(scan, at);
        if (found) return;
    }
    auto number = length_number_at(scan, at);
    if (!number) return;
    const bool range = add_range(scan, *number);
    const auto unit = unit_behind(scan, *number);
    if (!unit || !makes_length(scan, *number, *unit)) return;
    LengthPhrase& out = found.emplace();
    out.first = at;
    out.last = unit->last;
    set_number(out, number->number, *unit->row);
    out.counted = true;
    out.hyphen = unit->hyphen;
    if (range) {
        out.number.value.reset();
        if (out.hyphen) read_hyphenated(scan, out); // "an 8- or 9-year-old"
        return;
    }
    if (scan.is(scan[at].is("a") ? at + 1 : at, "couple")) // 2 as TIMEX3 has it, 2 or 3 as said
        out.timex = timex_of(exactly(2), *unit->row);
    if (out.hyphen) {
        read_hyphenated(scan, out);
        return;
    }
    if (number->a && scan[out.last].is("or") && scan.is(out.last + 1, "two", "three")) {
        set_number(out, roughly(1, scan[out.last + 1].is("two") ? 2 : 3), *unit->row);
        out.last += 2; // "a year or two"
        return;
    }
    if (scan.is(out.last, "old") || (scan.is(out.last, "of") && scan[out.last + 1].is("age"))) {
        out.age = true;
        out.last += scan[out.last].is("old") ? 1 : 2;
        return;
    }
    add_smaller_part(scan, out, *unit->row);
}

} // namespace

const LengthPhrase* length_phrase(const TemporalScan& scan, std::size_t at) {
    if (at >= scan.context().behind_last_unit) return nullptr;
    TemporalScan::ReadLength& known = scan.read_length();
    if (known.at != at) {
        known.phrase.reset();
        if ((scan.heads(at) & length_heads) != 0) read_length(scan, at, known.phrase);
        known.at = at;
    }
    return known.phrase ? &*known.phrase : nullptr;
}

} // namespace tally
