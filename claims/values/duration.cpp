// Lengths of time: a number and a calendar unit in each of the ways they are put together. A length
// is one number in one unit: "a year and a half" is 18 months, "a decade" ten years.
#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// A word of the text as a calendar unit.
struct UnitRow {
    std::string_view said;
    std::string_view unit;   ///< what it is counted in
    int each;                ///< how many of them it is
    std::string_view letter; ///< in TIMEX3
    int times;               ///< how many of that letter it is
    bool clock;              ///< behind the T
};

constexpr UnitRow unit_rows[] = {
    {"second", "second", 1, "S", 1, true},     {"minute", "minute", 1, "M", 1, true},
    {"hour", "hour", 1, "H", 1, true},         {"day", "day", 1, "D", 1, false},
    {"night", "day", 1, "D", 1, false},        {"weekend", "weekend", 1, "WE", 1, false},
    {"week", "week", 1, "W", 1, false},        {"fortnight", "week", 2, "W", 2, false},
    {"month", "month", 1, "M", 1, false},      {"quarter", "month", 3, "M", 3, false},
    {"year", "year", 1, "Y", 1, false},        {"decade", "year", 10, "E", 1, false},
    {"century", "year", 100, "Y", 100, false}, {"millennium", "year", 1000, "Y", 1000, false},
};

const UnitRow& row_of(std::string_view said) {
    for (const UnitRow& row : unit_rows)
        if (row.said == said) return row;
    return unit_rows[0];
}

/// The next smaller unit and how many of them make one, where the calendar says so exactly.
std::pair<std::string_view, int> smaller(std::string_view unit) {
    if (unit == "year") return {"month", 12};
    if (unit == "week") return {"day", 7};
    if (unit == "day") return {"hour", 24};
    if (unit == "hour") return {"minute", 60};
    if (unit == "minute") return {"second", 60};
    return {"", 0};
}

std::string timex_of(const std::string& number, const UnitRow& row) {
    std::string out = row.clock ? "PT" : "P";
    out += number;
    out += row.letter;
    return out;
}

/// "3", "2.5", "X" of a unit, as TIMEX3 has it.
std::string timex_of(const NumberReading& number, const UnitRow& row) {
    if (!number.value && row.said == "quarter") return "PXQ";
    if (!number.value) return timex_of("X", row);
    Decimal value = *number.value;
    if (row.times != 1) value = value * Decimal(row.times);
    if (row.said == "hour") { // "5 1/2 hours" are PT5H30M
        const Decimal half = Decimal::scaled(5, -1);
        for (int whole = 0; whole < 24; ++whole)
            if (value == Decimal(whole) + half)
                return whole == 0 ? "PT30M" : "PT" + std::to_string(whole) + "H30M";
    }
    return timex_of(value.to_string(), row);
}

/// An age is a quantity, in UCUM's units of time.
std::string ucum_of(std::string_view unit) {
    if (unit == "year") return "a";
    if (unit == "month") return "mo";
    if (unit == "week") return "wk";
    if (unit == "day") return "d";
    if (unit == "hour") return "h";
    return unit == "minute" ? "min" : "s";
}

bool is_plural(const Token& token) { return token.folded.size() > 3 && token.folded.back() == 's'; }

/// Words that may stand between the number and its unit: "20 more years", "five business days".
std::size_t behind_adjectives(const TemporalScan& scan, std::size_t at) {
    for (int i = 0; i < 2; ++i)
        if (scan.is(at, {"more",   "additional", "further", "extra",       "full",     "whole",
                         "entire", "long",       "short",   "consecutive", "straight", "successive",
                         "solid",  "business",   "trading", "working",     "calendar", "other",
                         "fiscal", "difficult",  "brief"}))
            ++at;
    // "5 past years", but not "$14 billion last year"
    if (scan.is(at, {"past", "last", "next", "coming"}) && scan.term(at + 1, TimeSense::unit) &&
        is_plural(scan[at + 1]))
        ++at;
    return at;
}

/// The unit at `at`, a hyphen before it allowed.
struct UnitAt {
    const UnitRow* row = nullptr;
    std::size_t last = 0;
    bool hyphen = false;
    bool plural = false;
};

std::optional<UnitAt> unit_at(const TemporalScan& scan, std::size_t at) {
    UnitAt out;
    if (scan[at].is("-") && scan.glued(at) && scan.glued(at + 1)) {
        out.hyphen = true;
        ++at;
    }
    const TimeTerm* unit = scan.term(at, TimeSense::unit);
    if (unit == nullptr) return std::nullopt;
    out.row = &row_of(unit->code);
    out.last = scan[at].is(unit->code) || is_plural(scan[at]) ? at + 1 : scan.behind_stop(at + 1);
    out.plural = is_plural(scan[at]) || scan.is(at, {"centuries", "millennia"});
    return out;
}

NumberReading exactly(int value) {
    NumberReading out;
    out.value = Decimal(value);
    out.allows = Interval::exactly(*out.value);
    out.precision.last_place = Decimal(1);
    out.precision.last_digit = Decimal(1);
    return out;
}

NumberReading unknown_number() {
    NumberReading out;
    out.allows = Interval::more_than(Decimal(1));
    out.approximate = true;
    return out;
}

void scale(NumberReading& number, int factor) {
    if (factor == 1) return;
    const Decimal by(factor);
    if (number.value) number.value = *number.value * by;
    number.allows = scaled(number.allows, by);
    number.precision.last_place = number.precision.last_place * by;
    number.precision.last_digit = number.precision.last_digit * by;
}

void set_number(LengthPhrase& out, NumberReading number, const UnitRow& row) {
    out.timex = timex_of(number, row);
    out.unit = std::string(row.unit);
    out.said = std::string(row.said);
    scale(number, row.each);
    out.number = std::move(number);
}

/// The number of a length: "a", "half a", or what read_number reads.
struct Amount {
    NumberReading number;
    std::size_t last = 0;
    bool a = false;
};

std::optional<Amount> amount_at(const TemporalScan& scan, std::size_t at) {
    if (scan.is(at, {"a", "an"})) {
        std::size_t next = at + 1;
        if (scan[next].is("half") && scan.glued(next + 1)) return std::nullopt;
        if (scan.is(next,
                    {"full", "whole", "additional", "further", "extra", "mere", "single", "good"}))
            ++next;
        if (scan.term(next, TimeSense::unit) && !is_plural(scan[next]))
            return Amount{exactly(1), next, true};
    }
    if (scan[at].is("half") && scan.is(at + 1, {"a", "an"}) && scan.term(at + 2, TimeSense::unit)) {
        NumberReading half = exactly(1);
        half.value = Decimal::scaled(5, -1);
        half.allows = Interval::exactly(*half.value);
        half.precision.fraction = true;
        return Amount{half, at + 2, true};
    }
    if (scan.is(at, {"few", "several", "many", "some", "couple"}) ||
        (scan[at].is("a") && scan.is(at + 1, {"few", "couple"}))) {
        // read_number knows how many those are, where it knows the word
        const std::size_t word = scan[at].is("a") ? at + 1 : at;
        if (auto number = read_number(scan.sentence(), at)) {
            std::size_t last = number->last;
            if (scan[last].is("of") && scan.is(last - 1, {"couple"})) ++last;
            return Amount{*number, last, false};
        }
        if (scan.is(word, {"few", "couple"})) {
            NumberReading number = exactly(2);
            number.value.reset();
            number.allows = Interval::between(Decimal(2), Decimal(scan[word].is("few") ? 6 : 3));
            number.approximate = true;
            return Amount{number, scan[word + 1].is("of") ? word + 2 : word + 1, false};
        }
        if (scan.is(at, {"many", "some"})) return Amount{unknown_number(), at + 1, false};
    }
    if (!may_begin_number(scan[at])) return std::nullopt;
    auto number = read_number(scan.sentence(), at);
    if (!number || number->is_signed) return std::nullopt;
    if (number->precision.fraction && scan[number->last - 1].is("quarters") &&
        !scan[number->last].is("of")) {
        // "for three quarters" of a year each, not three fourths
        const auto count = scan.cardinal(at);
        const bool called =
            scan.is(at - 1, {"for", "in", "over", "past", "last", "next", "first", "the",
                             "previous", "coming", "within", "after", "following"});
        if (count && called && count->last + 1 == number->last)
            return Amount{exactly(count->value), count->last, false};
    }
    std::size_t last = number->last;
    if (scan[last].is("of") && scan[last - 1].is("couple")) ++last;
    return Amount{*number, last, false};
}

/// "two to six days", "12 to 18 months", "two-to-three-week".
bool add_range(const TemporalScan& scan, Amount& amount) {
    std::size_t next = amount.last;
    const bool hyphen = scan[next].is("-") && scan.glued(next);
    if (hyphen && scan.is(next + 1, {"to", "or"})) ++next;
    if (!scan.is(next, {"to", "or", "-", "–"})) return false;
    ++next;
    if (scan[next].is("-") && scan.glued(next)) ++next;
    if (scan[next].is("more") || !may_begin_number(scan[next])) return false;
    const auto other = read_number(scan.sentence(), next);
    if (!other || !other->value || !amount.number.value || *other->value <= *amount.number.value)
        return false;
    if (!unit_at(scan, other->last)) return false;
    amount.number.allows = Interval::between(*amount.number.value, *other->value);
    amount.last = other->last;
    return true;
}

/// Behind "one hour": "and 30 minutes", "30 minutes", "and a half".
void add_smaller_part(const TemporalScan& scan, LengthPhrase& length, const UnitRow& row) {
    std::size_t next = length.last;
    if (scan[next].is(",")) ++next;
    const bool with_and = scan[next].is("and");
    if (with_and) ++next;
    if (!length.number.value || !length.number.allows.is_exact()) return;
    const auto [lower, per] = smaller(row.unit);
    if (with_and && scan[next].is("a") && scan.is(next + 1, {"half", "quarter"}) &&
        !scan.term(next + 2, TimeSense::unit)) {
        const Decimal part =
            scan[next + 1].is("half") ? Decimal::scaled(5, -1) : Decimal::scaled(25, -2);
        NumberReading sum = exactly(1);
        sum.value = *length.number.value + part;
        sum.allows = Interval::exactly(*sum.value);
        sum.precision.fraction = true;
        set_number(length, sum, row);
        length.last = next + 2;
        return;
    }
    const auto amount = amount_at(scan, next);
    if (!amount || !amount->number.value) return;
    const auto unit = unit_at(scan, amount->last);
    if (!unit || unit->hyphen || unit->row == &row) return;
    // Only the next smaller ones, largest first: "2 years 1 month 21 days".
    const auto rank = [](const UnitRow& r) { return &r - unit_rows; };
    if (rank(*unit->row) >= rank(row) || unit->row->said == "weekend") return;
    if (!with_and && scan[length.last].is(",") && unit->row->clock != row.clock) return;
    // "for the last 3 months and 2 weeks ago": the second length is another's
    const std::size_t behind = unit->last;
    if (scan.term(behind, TimeSense::counted) != nullptr && with_and &&
        !scan.is(behind, {"later", "ago"}))
        return;
    NumberReading sum = exactly(1);
    std::string_view unit_name = row.unit;
    Decimal total = *length.number.value;
    if (unit->row->unit == lower) {
        total = total * Decimal(per) + *amount->number.value * Decimal(unit->row->each);
        unit_name = lower;
    } else if (row.unit == "hour" && unit->row->unit == "second") {
        total = total * Decimal(3600) + *amount->number.value;
        unit_name = "second";
    } else if (row.unit == "month" || row.unit == "year") {
        // Months have no fixed length in days: the larger unit is the value, TIMEX3 has both.
        unit_name = row.unit;
    } else {
        return;
    }
    sum.value = total;
    sum.allows = Interval::exactly(total);
    std::string tail = timex_of(amount->number, *unit->row);
    std::string timex = length.timex;
    if (unit->row->clock && row.clock)
        timex += tail.substr(2);
    else
        timex += tail.substr(1);
    length.number = sum;
    length.unit = std::string(unit_name);
    length.said = length.unit;
    length.timex = timex;
    length.last = unit->last;
    const UnitRow& last_row = *unit->row;
    if (unit_name != row.unit) {
        add_smaller_part(scan, length, last_row);
        return;
    }
    // a third part behind months: "2 years 1 month 21 days" keeps its value in years' unit
    const auto third = amount_at(scan, scan[length.last].is("and") ? length.last + 1 : length.last);
    if (!third || !third->number.value) return;
    const auto third_unit = unit_at(scan, third->last);
    if (!third_unit || third_unit->hyphen || rank(*third_unit->row) >= rank(last_row)) return;
    length.timex += timex_of(third->number, *third_unit->row).substr(1);
    length.last = third_unit->last;
}

/// "years", "decades of", "weeks or months": so many that nobody counted.
std::optional<LengthPhrase> uncounted(const TemporalScan& scan, std::size_t at) {
    const auto unit = unit_at(scan, at);
    if (!unit || unit->hyphen || !unit->plural) return std::nullopt;
    const std::string_view said = unit->row->said;
    if (said == "weekend" || said == "quarter" || said == "fortnight" || said == "millennium")
        return std::nullopt;
    const bool long_behind = scan[unit->last].is("-") && scan.is(unit->last + 1, {"long", "old"});
    const bool called = scan.is(at - 1, {"for", "in", "of", "within", "over", "after", "took",
                                         "take", "takes", "last", "lasted", "lasting", "spent",
                                         "just", "only", "by", "through", "many", "two"}) ||
                        scan.term(unit->last, TimeSense::counted) != nullptr || long_behind;
    if (!called) return std::nullopt;
    if ((said == "minute" || said == "second" || said == "day" || said == "night" ||
         said == "hour") &&
        !scan.is(at - 1, {"for", "within", "after", "in"}) && !long_behind &&
        !scan.is(unit->last, {"ago", "later", "earlier"}))
        return std::nullopt;
    if (scan[at - 1].is("of") && said != "year" && said != "month" && said != "week")
        return std::nullopt;
    LengthPhrase out;
    out.first = at;
    out.last = unit->last;
    set_number(out, unknown_number(), *unit->row);
    if (scan.is(out.last, {"or", "and"}))
        if (const auto other = unit_at(scan, out.last + 1);
            other && other->plural && !other->hyphen && other->row != unit->row)
            out.last = other->last;
    if (long_behind && scan[unit->last + 1].is("long")) {
        out.last = unit->last + 2;
        out.hyphen = true;
    }
    return out;
}

} // namespace

std::optional<LengthPhrase> length_phrase(const TemporalScan& scan, std::size_t at) {
    if (auto bare = uncounted(scan, at)) return bare;
    // "year-long", "yearlong" and the like
    auto amount = amount_at(scan, at);
    if (!amount) return std::nullopt;
    LengthPhrase out;
    out.first = at;
    out.counted = true;
    const bool range = add_range(scan, *amount);
    auto unit = unit_at(scan, amount->last);
    if (!unit) {
        const std::size_t next = behind_adjectives(scan, amount->last);
        if (next == amount->last) return std::nullopt;
        unit = unit_at(scan, next);
        if (!unit || unit->hyphen) return std::nullopt;
    }
    // "a second", "one minute" are often no lengths; a number in digits or words but "a" is asked
    // for
    if (amount->a && unit->row->said == "second") return std::nullopt;
    if (amount->a && unit->row->said == "quarter") return std::nullopt; // of a dollar
    if (unit->row->said == "quarter" && !unit->plural && !unit->hyphen) return std::nullopt;
    if (scan[unit->last - 1].is("second") && !unit->hyphen && amount->number.value &&
        *amount->number.value != Decimal(1))
        return std::nullopt; // "2 second" is nothing
    out.last = unit->last;
    out.hyphen = unit->hyphen;
    if (range) {
        NumberReading number = amount->number;
        set_number(out, number, *unit->row);
        out.number.value.reset();
        return out;
    }
    set_number(out, amount->number, *unit->row);
    if (out.hyphen && scan[at].is("a")) ++out.first; // "a several-year tenure"
    if (out.hyphen) {
        if (scan[out.last].is("-") && scan.glued(out.last)) {
            if (scan.is(out.last + 1, {"old", "olds"})) {
                out.age = true;
                out.last += 2;
            } else if (scan.is(out.last + 1, {"long", "plus"})) {
                out.last += 2;
            }
        } else if (scan[out.last].is("old")) {
            out.age = true;
            ++out.last;
        }
        return out;
    }
    // "a year or two", "a month or two"
    if (amount->a && scan[out.last].is("or") &&
        scan.is(out.last + 1, {"two", "three", "more", "so"})) {
        if (scan.is(out.last + 1, {"two", "three"})) {
            const int most = scan[out.last + 1].is("two") ? 2 : 3;
            NumberReading number = exactly(1);
            number.value.reset();
            number.allows = Interval::between(Decimal(1), Decimal(most));
            number.approximate = true;
            set_number(out, number, *unit->row);
            out.last += 2;
            return out;
        }
    }
    if (scan.is(out.last, {"old"}) || (scan.is(out.last, {"of"}) && scan[out.last + 1].is("age"))) {
        out.age = true;
        out.last += scan[out.last].is("old") ? 1 : 2;
        return out;
    }
    add_smaller_part(scan, out, *unit->row);
    return out;
}

namespace {

/// Words before the number that belong to the phrase: "the past", "the first", "another".
std::optional<std::size_t> behind_opening(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    const bool the = scan.is(
        next, {"the", "this", "these", "those", "its", "their", "his", "her", "our", "my", "your"});
    if (the) ++next;
    const bool shift =
        scan.is(next, {"past",        "last",      "next",      "first",     "previous", "coming",
                       "following",   "preceding", "final",     "latest",    "prior",    "initial",
                       "early",       "opening",   "closing",   "remaining", "recent",   "upcoming",
                       "intervening", "ensuing",   "subsequent"});
    if (shift) ++next;
    if (next == at) return std::nullopt;
    return next;
}

/// "the past three years", "recent months", "the coming weeks", "all week", "the weeks ahead".
std::optional<LengthPhrase> opened_length(const TemporalScan& scan, std::size_t at) {
    if (scan.is(at, {"another"})) {
        auto inner = length_phrase(scan, at + 1);
        if (!inner) {
            const auto unit = unit_at(scan, at + 1);
            if (!unit || unit->plural || unit->hyphen || unit->row->said == "second" ||
                unit->row->said == "quarter" || unit->row->said == "day" ||
                unit->row->said == "weekend")
                return std::nullopt;
            LengthPhrase out;
            out.counted = true;
            out.last = unit->last;
            set_number(out, exactly(1), *unit->row);
            inner = out;
        }
        inner->first = at;
        return inner;
    }
    if (scan.is(at, {"all", "whole"})) {
        const auto unit = unit_at(scan, at + 1);
        if (!unit || unit->plural || unit->hyphen || unit->row->said == "second" ||
            unit->row->said == "quarter")
            return std::nullopt;
        LengthPhrase out;
        out.first = at;
        out.last = unit->last;
        out.counted = true;
        set_number(out, exactly(1), *unit->row);
        return out;
    }
    if (scan[at].is("each") && scan[at + 1].is("of")) {
        auto inner = behind_opening(scan, at + 2) ? opened_length(scan, at + 2) : std::nullopt;
        if (inner) inner->first = at;
        return inner;
    }
    const auto opening = behind_opening(scan, at);
    if (!opening) return std::nullopt;
    const std::string_view word = scan[*opening - 1].folded;
    const bool determiner_only =
        *opening == at + 1 &&
        !scan.is(at, {"past",        "last",      "next",      "first",     "previous", "coming",
                      "following",   "preceding", "final",     "latest",    "prior",    "initial",
                      "early",       "opening",   "closing",   "remaining", "recent",   "upcoming",
                      "intervening", "ensuing",   "subsequent"});
    if (auto inner = length_phrase(scan, *opening); inner && inner->counted) {
        if (inner->age) return std::nullopt;
        if (inner->hyphen) return std::nullopt; // "the eight-year war": without its article
        if (scan.is(*opening, {"a", "an"})) return std::nullopt;
        inner->first = at;
        return inner;
    }
    // No number: "recent years", "the coming weeks", "the early years", "the past decade"
    const auto unit = unit_at(scan, *opening);
    if (!unit || unit->hyphen) return std::nullopt;
    LengthPhrase out;
    out.first = at;
    out.last = unit->last;
    if (!unit->plural) {
        if (word == "past" && (unit->row->said == "decade" || unit->row->said == "century" ||
                               unit->row->said == "hour" || unit->row->said == "fortnight")) {
            out.counted = true;
            set_number(out, exactly(1), *unit->row);
            return out;
        }
        if ((word == "next" || word == "last") &&
            scan.is(*opening, {"hour", "fortnight", "minute"})) {
            out.counted = true;
            set_number(out, exactly(1), *unit->row);
            return out;
        }
        return std::nullopt;
    }
    const std::string_view said = unit->row->said;
    if (determiner_only) {
        const bool ahead = scan.is(unit->last, {"ahead", "since", "to"}) && scan.is(at, {"the"});
        if (!ahead && !(scan.is(at - 1, {"over"}) && scan.is(at, {"the"}))) return std::nullopt;
        if (scan[unit->last].is("ahead")) out.last = unit->last + 1;
        if (scan[unit->last].is("to") && !scan[unit->last + 1].is("come")) return std::nullopt;
        if (scan[unit->last].is("to")) out.last = unit->last + 2;
    }
    if (said == "weekend") return std::nullopt;
    set_number(out, unknown_number(), *unit->row);
    if (scan.is(out.last, {"or", "and"}))
        if (const auto other = unit_at(scan, out.last + 1);
            other && other->plural && !other->hyphen)
            out.last = other->last;
    return out;
}

} // namespace

namespace {

/// "over the last two weeks", "within several years": a word that would be a hedge before a number
/// is a preposition before a stretch of the calendar.
bool is_preposition(const TemporalScan& scan, std::size_t hedge, std::size_t start) {
    if (start != hedge + 1) return false;
    const bool stretch = scan.is(start, {"the", "these", "those", "several", "past", "last", "next",
                                         "recent", "many", "his", "her", "its", "their", "coming"});
    if (scan.is(hedge, {"over", "under", "around", "within", "about"}) && stretch) return true;
    // "rose 3% over two years", but "for over two years"
    return scan.is(hedge, {"over"}) && scan[hedge - 1].is_word() &&
           !scan.is(hedge - 1, {"for",    "in",    "after", "of",    "took",     "takes", "take",
                                "lasted", "lasts", "is",    "was",   "just",     "well",  "within",
                                "by",     "spent", "be",    "than",  "with",     "at",    "to",
                                "from",   "and",   "been",  "spend", "spending", "little"});
}

} // namespace

std::optional<Reading> recognise_duration(const TemporalScan& scan, std::size_t at) {
    // "eight-year" in "the 8-year" begins at the number; a number before it is part of another.
    std::optional<HedgeMatch> hedge = hedge_before(scan.sentence(), at);
    std::size_t start = hedge ? hedge->last : at;
    if (hedge && is_preposition(scan, at, start)) return std::nullopt;
    std::optional<LengthPhrase> length = opened_length(scan, start);
    if (!length) length = length_phrase(scan, start);
    if (hedge && (!length || !length->counted)) { // the "some" of "some days"
        hedge.reset();
        start = at;
        length = length_phrase(scan, start);
    }
    if (!length) return std::nullopt;
    if (scan.glued(start) && !hedge && scan[start - 1].is_digits()) return std::nullopt;
    // A hedge behind the shift: "the last nearly two years"; and behind the whole: "or so", "or
    // more".
    if (hedge && !length->counted) hedge.reset();
    // "lower than a year ago": the year is a date
    if (hedge && scan.term(length->last, TimeSense::counted) != nullptr &&
        scan.is(at,
                {"lower", "higher", "fewer", "greater", "below", "above", "under", "up", "over"}))
        return std::nullopt;
    // "only six months" is six months: the word tells what the writer thinks of it
    if (hedge && hedge->hedging == Hedging::exactly)
        hedge.reset();
    else if (hedge)
        length->first = at;
    else if (length->first != at)
        return std::nullopt;
    if (!hedge && length->counted && !length->hyphen) {
        if (auto after = hedge_after(scan.sentence(), length->last)) {
            hedge = after;
            length->last = after->last;
        }
    }
    Reading out;
    out.first = length->first;
    out.last = length->last;
    Value& value = out.value;
    value.kind = Kind::duration;
    value.span = scan.sentence().span_of(out.first, out.last);
    value.core = value.span;
    value.value = length->number.value;
    value.allows = length->number.allows;
    value.approximate = length->number.approximate;
    value.precision = length->number.precision;
    if (hedge && length->number.value) {
        value.allows = hedged(hedge->hedging, length->number, Measure{false, true});
        value.approximate = value.approximate || is_approximate(hedge->hedging);
        value.change = change_of(hedge->hedging);
        value.hedge = std::string(name_of(hedge->hedging));
    }
    value.unit_text = length->said;
    if (length->age) { // a measure of someone, not a stretch of the calendar
        value.kind = Kind::quantity;
        value.unit = ucum_of(length->unit);
        return out;
    }
    value.unit = length->unit;
    value.timex3 = Timex3{"DURATION", length->timex};
    return out;
}

} // namespace tally
