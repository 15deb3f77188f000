// The value that a length of time gives, with the words before it that belong to it, and its hedge:
// "the past three years", "nearly two decades", "all week", "recent months". An age is a quantity,
// in UCUM's units: "a 52-year-old" is 52 a.
#include "claims/values/length_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// An age is a quantity, in UCUM's units of time.
std::string ucum_of(std::string_view unit) {
    if (unit == "year") return "a";
    if (unit == "month") return "mo";
    if (unit == "week") return "wk";
    if (unit == "day") return "d";
    if (unit == "hour") return "h";
    return unit == "minute" ? "min" : "s";
}

/// "past", "first", "remaining": a stretch of the calendar.
bool is_stretch_word(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, "past", "last", "next", "first", "previous", "coming", "following",
                   "preceding", "final", "latest", "prior", "initial", "early", "opening",
                   "closing", "remaining", "recent", "upcoming", "intervening", "ensuing",
                   "subsequent");
}

/// Words before the number that belong to the phrase: "the past", "the first", "those".
std::optional<std::size_t> behind_opening(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan.is(next, "the", "this", "these", "those", "its", "their", "his", "her", "our", "my",
                "your"))
        ++next;
    if (is_stretch_word(scan, next)) ++next;
    if (scan.is(next, "same", "comparable", "corresponding") && next != at &&
        scan[next + 1].is_digits() == false && may_begin_number(scan[next + 1]))
        ++next; // "the comparable nine months"
    if (scan[next].is("year") && scan[next + 1].is("-") && scan.is(next + 2, "ago", "earlier") &&
        may_begin_number(scan[next + 3]))
        next += 3; // "the year-earlier nine months"
    if (next == at) return std::nullopt;
    return next;
}

LengthPhrase one_of(const UnitAt& unit, std::size_t first) {
    LengthPhrase out = length_of(exactly(1), unit, first);
    out.counted = true;
    return out;
}

/// One unit, its number not said, and none that is another word as often.
std::optional<UnitAt> single_unit(const TemporalScan& scan, std::size_t at) {
    auto unit = unit_at(scan, at);
    if (!unit || unit->plural || unit->hyphen || unit->row->said == "second" ||
        unit->row->said == "quarter")
        return std::nullopt;
    return unit;
}

LengthPhrase begun_at(std::size_t first, LengthPhrase phrase) {
    phrase.first = first;
    return phrase;
}

/// "another three years", "another week"
std::optional<LengthPhrase> another(const TemporalScan& scan, std::size_t at) {
    if (const LengthPhrase* inner = length_phrase(scan, at + 1)) return begun_at(at, *inner);
    const auto unit = single_unit(scan, at + 1);
    if (!unit || unit->row->said == "day" || unit->row->said == "weekend") return std::nullopt;
    return one_of(*unit, at);
}

/// "the past decade", "the next hour", the unit behind the opening words: one of it.
std::optional<LengthPhrase> opened_single(const TemporalScan& scan, std::size_t at,
                                          std::size_t opening, const UnitAt& unit) {
    const Token& word = scan[opening - 1];
    const std::string_view said = unit.row->said;
    const bool past = word.is("past") && (said == "decade" || said == "century" || said == "hour" ||
                                          said == "fortnight");
    const bool next =
        (word.is("next") || word.is("last")) && scan.is(opening, "hour", "fortnight", "minute");
    if (!past && !next) return std::nullopt;
    return one_of(unit, at);
}

/// "the years ahead", "the weeks since", "the months to come", "over the years": where it ends; 0
/// where an article and a plural are no length.
std::size_t behind_plural(const TemporalScan& scan, std::size_t at, std::size_t last) {
    if (!scan[at].is("the")) return 0;
    if (!scan.is(last, "ahead", "since", "to")) return scan.is(at - 1, "over") ? last : 0;
    if (scan[last].is("ahead")) return last + 1;
    if (scan[last].is("to")) return scan[last + 1].is("come") ? last + 2 : 0;
    return last;
}

/// No number: "recent years", "the coming weeks", "the early years", "the past decade".
std::optional<LengthPhrase> opened_uncounted(const TemporalScan& scan, std::size_t at,
                                             std::size_t opening) {
    const auto unit = unit_at(scan, opening);
    if (!unit || unit->hyphen) return std::nullopt;
    if (!unit->plural) return opened_single(scan, at, opening, *unit);
    std::size_t last = unit->last;
    const bool determiner_only = opening == at + 1 && !is_stretch_word(scan, at);
    if (determiner_only) last = behind_plural(scan, at, last);
    if (last == 0 || unit->row->said == "weekend") return std::nullopt;
    LengthPhrase out = length_of(uncounted_number(), *unit, at);
    out.last = last;
    if (scan.is(out.last, "or", "and"))
        if (const auto other = unit_at(scan, out.last + 1);
            other && other->plural && !other->hyphen)
            out.last = other->last;
    return out;
}

/// "could last three days": what goes on for so long, and not the last of the days.
bool goes_on_for(const TemporalScan& scan, std::size_t at) {
    return scan[at].is("last") &&
           scan.is(at - 1, "to", "will", "would", "could", "can", "may", "might", "must", "should",
                   "'ll", "'d", "not", "cannot", "won't", "wouldn't", "can't", "couldn't", "did",
                   "didn't", "doesn't");
}

/// What the words before the number may begin with: "the", "past", "another", "early".
constexpr std::uint32_t opening_heads = bit(TimeSense::determiner) | bit(TimeSense::shift) |
                                        bit(TimeSense::opener) | bit(TimeSense::portion) |
                                        bit(TimeSense::counted) | head::ordinal;

/// "the past three years", "recent months", "the coming weeks", "all week", "the weeks ahead".
std::optional<LengthPhrase> opened_length(const TemporalScan& scan, std::size_t at) {
    const std::uint32_t heads = scan.heads(at);
    const bool year_ago = scan[at + 1].is("-") && (heads & bit(TimeSense::unit)) != 0;
    if ((heads & opening_heads) == 0 && !year_ago) return std::nullopt;
    if (scan.is(at, "another")) return another(scan, at);
    if (scan.is(at, "all", "whole")) {
        const auto unit = single_unit(scan, at + 1);
        return unit ? std::optional(one_of(*unit, at)) : std::nullopt;
    }
    if (scan[at].is("each") && scan[at + 1].is("of")) {
        auto inner = behind_opening(scan, at + 2) ? opened_length(scan, at + 2) : std::nullopt;
        if (inner) inner->first = at;
        return inner;
    }
    const auto opening = behind_opening(scan, at);
    if (!opening) return std::nullopt;
    if (const LengthPhrase* inner = length_phrase(scan, *opening); inner && inner->counted) {
        if (inner->age) return std::nullopt;
        if (inner->hyphen) return std::nullopt; // "the eight-year war": without its article
        if (goes_on_for(scan, at)) return std::nullopt;
        if (scan.is(*opening, "a", "an")) return std::nullopt;
        return begun_at(at, *inner);
    }
    return opened_uncounted(scan, at, *opening);
}

/// "over the last two weeks", "within several years": a word that would be a hedge before a number
/// is a preposition before a stretch of the calendar.
bool is_preposition(const TemporalScan& scan, std::size_t hedge, std::size_t start) {
    if (start != hedge + 1) return false;
    const bool stretch = scan.is(start, "the", "these", "those", "several", "past", "last", "next",
                                 "recent", "many", "his", "her", "its", "their", "coming");
    if (scan.is(hedge, "over", "under", "around", "within", "about") && stretch) return true;
    // "rose 3% over two years", but "for over two years"
    return scan.is(hedge, "over") && scan[hedge - 1].is_word() &&
           !scan.is(hedge - 1, "for", "in", "after", "of", "took", "takes", "take", "lasted",
                    "lasts", "is", "was", "just", "well", "within", "by", "spent", "be", "than",
                    "with", "at", "to", "from", "and", "been", "spend", "spending", "little");
}

/// A length and the hedge that belongs to it.
struct Hedged {
    LengthPhrase length;
    std::optional<HedgeMatch> hedge;
    std::size_t core; ///< HedgeMatch::core, or where the length begins
};

std::optional<Hedged> with_hedge_before(const TemporalScan& scan, std::size_t at) {
    auto hedge = hedge_before(scan.sentence(), at);
    std::size_t start = hedge ? hedge->last : at;
    if (hedge && is_preposition(scan, at, start)) return std::nullopt;
    const std::optional<LengthPhrase> opened = opened_length(scan, start);
    const LengthPhrase* length = opened ? &*opened : length_phrase(scan, start);
    if (hedge && (length == nullptr || !length->counted)) { // the "some" of "some days"
        hedge.reset();
        start = at;
        length = length_phrase(scan, start);
    }
    if (length == nullptr) return std::nullopt;
    if (scan.glued(start) && !hedge && scan[start - 1].is_digits()) return std::nullopt;
    // "the 2019-20 fiscal year": the second of two years
    if (scan.glued(start) && scan.is(start - 1, "-", "–", "/") && scan.glued(start - 1) &&
        scan.context().date_end != 0 && scan.context().date_end + 1 == start)
        return std::nullopt;
    // "lower than a year ago": the year is a date
    if (hedge && scan.term(length->last, TimeSense::counted) != nullptr &&
        !scan[length->last].is("on") && // "up to two hours on the road"
        scan.is(at, "lower", "higher", "fewer", "greater", "below", "above", "under", "up", "over"))
        return std::nullopt;
    // "only six months" is six months: the word tells what the writer thinks of it
    const bool only = hedge && hedge->hedging == Hedging::exactly;
    if (!hedge && length->first != at) return std::nullopt;
    if (only) hedge.reset();
    return std::optional<Hedged>(std::in_place, *length, hedge,
                                 hedge ? hedge->core : length->first);
}

/// "or so", "or more" behind the whole.
void add_hedge_behind(const TemporalScan& scan, Hedged& phrase) {
    LengthPhrase& length = phrase.length;
    if (phrase.hedge || !length.counted || length.hyphen) return;
    phrase.hedge = hedge_after(scan.sentence(), length.last);
    if (phrase.hedge) length.last = phrase.hedge->last;
}

/// "pennies a day", "hours a week": what is spent in each, and no length.
bool is_denominator(const TemporalScan& scan, const LengthPhrase& length) {
    const std::size_t at = length.first;
    if (!scan.is(at, "a", "an") || length.last != at + 2 || at == 0) return false;
    if (scan.is(length.last, "of", "or", "and", "before", "after", "to")) return false;
    const auto coins = Vocabulary::phrase(Table::currency, scan.sentence(), at - 1);
    if (coins && coins->last == at) return scan[at - 1].folded().back() == 's';
    const auto smaller = unit_at(scan, at - 1);
    const auto unit = unit_at(scan, at + 1);
    return smaller && unit && smaller->plural && rank_of(*smaller->row) < rank_of(*unit->row);
}

} // namespace

void recognise_duration(const TemporalScan& scan, std::size_t at, std::uint32_t heads,
                        Reading& best) {
    constexpr std::uint32_t any = length_heads | opening_heads | head::hedge;
    if ((heads & any) == 0) return;
    auto phrase = with_hedge_before(scan, at);
    if (!phrase) return;
    auto& [length, hedge, core] = *phrase;
    if (hedge) length.first = at;
    if (is_denominator(scan, length)) return;
    add_hedge_behind(scan, *phrase);
    if (length.last <= best.last) return;
    Value& value = begin(best, Kind::duration, scan, length.first, length.last);
    value.core = scan.sentence().span_of(core, length.last);
    value.value = length.number.value;
    value.allows = length.number.allows;
    value.approximate = length.number.approximate;
    value.precision = length.number.precision;
    if (hedge && length.number.value) {
        value.allows = hedged(hedge->hedging, length.number, Measure{false, true});
        value.approximate = value.approximate || is_approximate(hedge->hedging);
        value.change = change_of(hedge->hedging);
        value.hedge = name_of(hedge->hedging);
    }
    value.unit_text = length.said;
    if (length.age) { // a measure of someone, not a stretch of the calendar
        value.kind = Kind::quantity;
        value.unit = ucum_of(length.unit);
        return;
    }
    value.unit = length.unit;
    value.timex3 = Timex3{"DURATION", std::move(length.timex)};
}

} // namespace tally
