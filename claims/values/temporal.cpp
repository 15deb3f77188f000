// The way into dates, times, durations and sets: prepares a sentence once, asks each grammar at a
// token, and takes the longest reading.
#include "claims/values/temporal.h"

#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

using std::chrono::days;

bool may_be_time_word(const TimeTerm& term) {
    return term.sense != TimeSense::past && term.sense != TimeSense::future &&
           term.sense != TimeSense::shift && term.sense != TimeSense::portion &&
           term.sense != TimeSense::counted && term.sense != TimeSense::side &&
           term.sense != TimeSense::zone;
}

Tense tense_of(const TokenisedSentence& sentence, std::size_t at) {
    const Token& token = sentence[at];
    if (!token.is_word()) return Tense::unknown;
    if (const TimeTerm* future = time_words().find(sentence, at, TimeSense::future)) {
        const bool month = token.is("may") && token.capital;
        if (!month || !future->behind.empty()) return Tense::future;
    }
    if (time_words().find(sentence, at, TimeSense::past)) return Tense::past;
    const std::string_view word = token.folded;
    if (word.size() > 4 && word.ends_with("ed") && !token.capital && !word.ends_with("eed"))
        return Tense::past;
    return Tense::unknown;
}

/// What the grammars need to know of the sentence as a whole.
void prepare(const TokenisedSentence& sentence, TemporalContext& context) {
    context.sentence = sentence.span();
    context.has_time_words = false;
    context.date_end = 0;
    context.near_date.reset();
    for (std::size_t i = 0; i < sentence.size() && !context.has_time_words; ++i) {
        const Token& token = sentence[i];
        if (token.is_digits()) {
            const std::size_t size = token.text.size();
            const Token& next = sentence[i + 1];
            context.has_time_words = size == 4 || size == 8 || next.is("/") || next.is("-") ||
                                     next.is(".") || next.is(":") || next.is("s") ||
                                     next.is("o'clock") || next.is("am") || next.is("pm") ||
                                     next.is("a.m.") || next.is("p.m.") || next.is("a.m") ||
                                     next.is("p.m");
        } else if (token.is_word()) {
            if (const auto* terms = time_words().beginning_with(token.folded))
                context.has_time_words =
                    std::any_of(terms->begin(), terms->end(), may_be_time_word);
            if (token.folded.ends_with("ies") || token.is("o'clock") ||
                (token.folded.size() > 6 && token.folded.ends_with("days")) ||
                is(token, WordClass::unit_number) || is(token, WordClass::tens_number))
                context.has_time_words = true;
        }
    }
    context.tenses.clear();
    if (!context.has_time_words) return;
    context.tenses.reserve(sentence.size());
    for (std::size_t i = 0; i < sentence.size(); ++i)
        context.tenses.push_back(tense_of(sentence, i));
}

/// The part of a period that "early", "mid-" or "late" mean: days 1-10, 11-20, 21-end of a month,
/// thirds of anything else.
DayRange portion_of(const Period& period, const std::string& portion) {
    const DayRange range = *period.days;
    if (portion.empty()) return range;
    const int length = static_cast<int>((range.last - range.first).count()) + 1;
    if (length < 3) return range;
    Day second = range.first + days(10), third = range.first + days(20);
    if (period.grain != Grain::month) {
        if (period.grain == Grain::year) {
            second = add_months(range.first, 4);
            third = add_months(range.first, 8);
        } else {
            second = range.first + days((length + 2) / 3);
            third = range.first + days(length - length / 3);
        }
    }
    if (portion == "START") return {range.first, second - days(1)};
    if (portion == "MID") return {second, third - days(1)};
    return {third, range.last};
}

/// The side of the date that the words before it mean, or behind it: "since", "or later".
std::string side_of(const TemporalScan& scan, std::size_t first, std::size_t last) {
    for (std::size_t size = 3; size >= 1; --size) {
        if (size > first) continue;
        const TimeTerm* side = scan.term(first - size, TimeSense::side);
        if (side && size_of(*side) == size) return side->code;
    }
    if (scan.is(last, {"or", "and"})) {
        if (scan.is(last + 1, {"later", "after", "onward", "onwards", "greater", "newer"}))
            return "from_first";
        if (scan.is(last + 1, {"earlier", "before", "prior", "older"})) return "to_last";
    }
    if (scan.is(last, {"onward", "onwards"})) return "from_first";
    return "";
}

Interval interval_of(DayRange range, const std::string& side) {
    const Decimal first(day_number(range.first)), last(day_number(range.last));
    if (side == "from_first") return Interval::at_least(first);
    if (side == "after_last") return Interval::at_least(last + Decimal(1));
    if (side == "before_first") return Interval::at_most(first - Decimal(1));
    if (side == "to_last") return Interval::at_most(last);
    return Interval::between(first, last);
}

/// "recently", "now", "the near future".
std::optional<DatePhrase> vague_date(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* term = scan.term(at, TimeSense::vague);
    if (term == nullptr) return std::nullopt;
    DatePhrase out;
    out.period = {Grain::none, term->code, std::nullopt};
    out.first = at;
    out.last = at + size_of(*term);
    return out;
}

} // namespace

std::optional<Reading> recognise_date(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> best = date_phrase(scan, at);
    const auto consider = [&](std::optional<DatePhrase> found) {
        if (found && (!best || found->last > best->last)) best = std::move(found);
    };
    std::optional<HedgeMatch> hedge;
    consider(counted_date(scan, at));
    consider(vague_date(scan, at));
    if (!best) {
        hedge = hedge_before(scan.sentence(), at);
        if (!hedge) return std::nullopt;
        best = counted_date(scan, hedge->last);
        if (!best && hedge->hedging == Hedging::about) {
            best = date_phrase(scan, hedge->last);
            if (best && best->period.grain != Grain::day && best->portion.empty()) best.reset();
        }
        if (!best) return std::nullopt;
        best->first = at;
    }
    Reading out;
    out.first = best->first;
    out.last = best->last;
    out.period = best->period;
    Value& value = out.value;
    value.kind = Kind::date;
    value.span = scan.sentence().span_of(out.first, out.last);
    value.core = value.span;
    value.timex3 = Timex3{"DATE", best->period.timex};
    if (best->period.days)
        value.allows = interval_of(portion_of(best->period, best->portion),
                                   side_of(scan, out.first, out.last));
    if (best->count && !best->unit.empty()) {
        value.value = best->count;
        value.unit = best->unit;
    }
    if (hedge) {
        value.approximate = is_approximate(hedge->hedging);
        value.hedge = std::string(name_of(hedge->hedging));
        if (best->count) value.change = change_of(hedge->hedging);
    }
    return out;
}

namespace {

/// What the next value may lean on.
void remember(const Reading& reading, TemporalContext& context) {
    const auto& period = reading.period;
    if (!period || period->grain == Grain::none) return;
    context.date_end = reading.last;
    context.near_date = period;
    context.last_date = period;
    if (period->grain != Grain::quarter) return;
    // "a year earlier" is compared with the report's own quarter, the latest one named.
    const auto& quarter = context.last_quarter;
    const bool later =
        !quarter || !quarter->days || !period->days || period->days->first >= quarter->days->first;
    if (later) context.last_quarter = period;
}

/// The order of day and month that an unmistakable "23/04/2021" shows.
void learn_day_order(const TokenisedSentence& sentence, std::size_t at, TemporalContext& context) {
    if (context.day_order != DayOrder::unknown || !sentence[at].is_digits() ||
        sentence[at].text.size() > 2 || !sentence[at + 2].is_digits() ||
        sentence[at + 2].text.size() > 2 || !sentence[at + 4].is_digits())
        return;
    const int a = std::stoi(std::string(sentence[at].text)),
              b = std::stoi(std::string(sentence[at + 2].text));
    if (a > 12 && b <= 12) context.day_order = DayOrder::day_first;
    if (b > 12 && a <= 12) context.day_order = DayOrder::month_first;
}

} // namespace

std::optional<Reading> recognise_temporal(const TokenisedSentence& sentence, std::size_t at,
                                          TemporalContext& context) {
    if (context.sentence != sentence.span() || at == 0) prepare(sentence, context);
    if (!context.has_time_words) return std::nullopt;
    const Token& token = sentence[at];
    if (token.is_end() || (token.is_symbol() && !token.is("'") && !token.is("~")))
        return std::nullopt;
    const TemporalScan scan(sentence, context);
    std::optional<Reading> best;
    for (auto* recogniser : {recognise_set, recognise_time, recognise_date, recognise_duration})
        if (auto found = recogniser(scan, at); found && (!best || found->last > best->last))
            best = std::move(found);
    if (!best) return std::nullopt;
    if (best->value.kind == Kind::date) learn_day_order(sentence, at, context);
    remember(*best, context);
    return best;
}

} // namespace tally
