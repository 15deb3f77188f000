// The way into dates, times, durations and sets: prepares a sentence once, asks each grammar at a
// token, and takes the longest reading.
#include "claims/values/temporal.h"

#include "claims/values/temporal_scan.h"
#include "claims/values/traits.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

bool is_number_word(const Token& token) {
    return is(token, WordClass::unit_number) || is(token, WordClass::tens_number);
}

/// Digits that may be a year, a day or a clock time.
bool telling_digits(const TokenisedSentence& sentence, std::size_t at) {
    const std::size_t size = sentence[at].text().size();
    const Token& next = sentence[at + 1];
    if (size == 4 || size == 8) return true;
    if (next.is(
            ".")) { // "16.06.2021", "7.48 a.m.", "on 5.4"; no sentence's end, no "$12.5 million"
        const Token& before = sentence[at - 1];
        const Token& behind = sentence[at + 2];
        const bool called = before.is("on") || before.is("this") || before.is("next") ||
                            before.is("last") || before.is("dated");
        return behind.is_digits() &&
               (called || behind.text().size() == 2 || sentence[at + 3].is("."));
    }
    if (next.is_symbol()) return next.is("/") || next.is("-") || next.is(":");
    return next.is("s") || next.is("o'clock") || next.is("am") || next.is("pm") ||
           next.is("a.m.") || next.is("p.m.") || next.is("a.m") || next.is("p.m");
}

/// "on the 18th"
bool is_day_alone(const TokenisedSentence& sentence, std::size_t at) {
    return sentence[at].text().size() <= 2 && sentence[at - 1].is("the") &&
           sentence.glued(at + 1) && is(sentence[at + 1], WordClass::ordinal_end);
}

/// "nineteen ninety-one", "twenty oh five": number words side by side may be a year.
bool begins_spelled_year(const TokenisedSentence& sentence, std::size_t at) {
    if (!is_number_word(sentence[at])) return false;
    const Token& next = sentence[sentence[at + 1].is("-") ? at + 2 : at + 1];
    return is_number_word(next) || is(next, WordClass::scale) || next.is("oh") || next.is("o");
}

/// "twenty to four", "half nine": a clock time as often as a range or an amount.
bool may_end_clock(const TokenisedSentence& sentence, std::size_t at) {
    if (!is_number_word(sentence[at])) return false;
    const Token& before = sentence[at - 1];
    return before.is("half") || ((before.is("to") || before.is("until") || before.is("till")) &&
                                 is_number_word(sentence[at - 2]));
}

/// "from 10 to 5": hours, where the words around tell of some.
bool may_end_hours(const TokenisedSentence& sentence, std::size_t at) {
    const Token& before = sentence[at - 1];
    return sentence[at].text().size() <= 2 &&
           (before.is("to") || before.is("until") || before.is("till")) &&
           sentence[at - 3].is("from") && sentence[at - 2].is_digits();
}

/// "since then": what was named before says when.
bool points_back(const TokenisedSentence& sentence, std::size_t at) {
    const Token& before = sentence[at - 1];
    return sentence[at].is("then") && (before.is("until") || before.is("till") ||
                                       before.is("since") || before.is("by") || before.is("from"));
}

/// Whether the phrases that begin at the token have one of the senses.
bool means(const TokenisedSentence& sentence, std::size_t at, std::uint32_t senses) {
    const Word* const word = sentence[at].word();
    if (word == nullptr || (word->time_senses & senses) == 0) return false;
    if ((word->sure_senses & senses) != 0) return true;
    return word->time_seconds.may_be(sentence[at + 1]) &&
           (TimeWords::senses(*word->times, sentence, at) & senses) != 0;
}

/// Whether a token of that trait makes a date, time, length or set of the words before it.
bool tells(const TokenisedSentence& sentence, std::size_t at) {
    const Token& token = sentence[at];
    if (token.is_digits())
        return telling_digits(sentence, at) || is_day_alone(sentence, at) ||
               may_end_hours(sentence, at) ||
               (token.text().size() == 2 && sentence[at - 1].is("'"));
    return means(sentence, at, telling_senses) || is_plural_day(token) ||
           points_back(sentence, at) || may_end_clock(sentence, at) ||
           begins_spelled_year(sentence, at);
}

/// Whether a token of that trait may stand in an expression before one that tells.
bool stands_inside(const TokenisedSentence& sentence, std::size_t at) {
    constexpr std::uint32_t tense = bit(TimeSense::past) | bit(TimeSense::future);
    const Token& token = sentence[at];
    return !token.is_word() || token.has(Trait::number) || means(sentence, at, ~tense) ||
           (token.word() != nullptr && (token.word()->classes & number_parts) != 0);
}

/// Whether nothing but words that may stand inside an expression leads from the token on to one
/// that tells of time, or to a word before a unit: "14 Earth days".
bool is_ahead(const TokenisedSentence& sentence, TemporalContext& context, std::size_t at) {
    if (!context.may_lead.has(at)) return false;
    TimeAhead& known = context.ahead;
    if (at >= known.first && at <= known.last) return known.tells;
    const Token* token = &sentence[at];
    for (std::size_t i = at;; ++i) {
        const Token& next = sentence[i + 1];
        const bool may_tell = token->has(Trait::telling) || (token->has(Trait::begins_telling) &&
                                                             next.has(Trait::second_telling));
        const bool here =
            (may_tell && tells(sentence, i)) || (next.has(Trait::unit) && token->is_word() &&
                                                 means(sentence, i + 1, bit(TimeSense::unit)));
        if (here || !token->has(Trait::inside) || !stands_inside(sentence, i)) {
            known = {at, i, here};
            return here;
        }
        token = &next;
    }
}

/// All tokens of which is_ahead() may hold, as far as traits tell.
void find_leading(const TokenisedSentence& sentence, TokenSet& out) {
    out.take(sentence, [&](std::size_t from) {
        return sentence.which(Trait::telling, from) |
               (sentence.which(Trait::begins_telling, from) &
                sentence.which_before(Trait::second, from)) |
               sentence.which_before(Trait::unit, from);
    });
    out.add_leading(sentence, Trait::inside);
}

/// Behind the last token of a trait whose phrases have one of the senses, 0 for none.
std::size_t behind_last(const TokenisedSentence& sentence, Trait trait, std::uint32_t senses) {
    if (!sentence.has(trait)) return 0;
    const auto tokens = sentence.tokens();
    std::size_t at = tokens.size();
    while (at > 0 && !(tokens[at - 1].has(trait) && means(sentence, at - 1, senses)))
        --at;
    return at;
}

/// What the grammars need to know of the sentence as a whole.
void prepare(const TokenisedSentence& sentence, TemporalContext& context) {
    context.is_prepared = true;
    context.behind_last_unit = behind_last(sentence, Trait::unit, bit(TimeSense::unit));
    context.behind_last_part =
        behind_last(sentence, Trait::part_of_day, bit(TimeSense::part) | bit(TimeSense::night));
}

/// Whether the words from the token on, or behind a hedge, lead to one that tells of time.
bool leads_to_time(const TokenisedSentence& sentence, TemporalContext& context, std::size_t at,
                   std::size_t behind_hedge) {
    if (is_ahead(sentence, context, at)) return true;
    if (is_near_date(context, at)) return true;
    return behind_hedge != 0 && behind_hedge < sentence.size() &&
           is_ahead(sentence, context, behind_hedge);
}

/// Whether anything but a hedge may begin at a token: a look at one word.
bool may_begin(const TokenisedSentence& sentence, std::size_t at) {
    const Token& token = sentence[at];
    if (token.is_digits()) return true;
    if (token.is_symbol()) return token.is("'") || token.is("~");
    if (!token.is_word()) return false;
    return token.has(Trait::number) || is(token, WordClass::ordinal) || is_plural_day(token) ||
           means(sentence, at, opening_senses);
}

/// What the next value may lean on.
void remember(const TokenisedSentence& sentence, const Reading& reading, TemporalContext& context) {
    const auto& period = reading.period;
    if (!period || period->grain == Grain::none) return;
    if (period->grain == Grain::day && period->days && period->days->first == period->days->last) {
        context.last_day = period->days->first;
        context.last_day_at = reading.value.span.end;
        context.happenings.remember(sentence, reading.first, reading.last, context.date_end,
                                    *context.last_day);
    }
    context.date_end = reading.last;
    context.near_date = period;
    context.last_date = period;
    if (period->grain != Grain::quarter) return;
    context.named_quarter = period;
    // "a year earlier" is compared with the report's own quarter, the latest one named.
    const auto& quarter = context.last_quarter;
    // One that has not ended yet is spoken of as to come, unless the report names no other.
    const bool ended =
        !period->days || !context.published || period->days->last <= *context.published;
    const bool later =
        !quarter || !quarter->days || !period->days || period->days->first >= quarter->days->first;
    if (!quarter || (ended && later)) context.last_quarter = period;
}

/// The order of day and month that an unmistakable "23/04/2021" shows.
void learn_day_order(const TokenisedSentence& sentence, std::size_t at, TemporalContext& context) {
    if (context.day_order != DayOrder::unknown || !sentence[at].is_digits() ||
        sentence[at].text().size() > 2 || !sentence[at + 2].is_digits() ||
        sentence[at + 2].text().size() > 2 || !sentence[at + 4].is_digits())
        return;
    const int a = std::stoi(std::string(sentence[at].text())),
              b = std::stoi(std::string(sentence[at + 2].text()));
    if (a > 12 && b <= 12) context.day_order = DayOrder::day_first;
    if (b > 12 && a <= 12) context.day_order = DayOrder::month_first;
}

} // namespace

void begin_sentence(const TokenisedSentence& sentence, TemporalContext& context) {
    context.is_prepared = false;
    context.date_end = 0;
    context.near_date.reset();
    context.tenses.clear();
    context.ahead = {};
    if (sentence.has(Trait::time))
        find_leading(sentence, context.may_lead);
    else
        context.may_lead.clear();
}

bool may_begin_temporal(const TokenisedSentence& sentence, std::size_t at, std::size_t behind_hedge,
                        TemporalContext& context) {
    return sentence.has(Trait::time) && leads_to_time(sentence, context, at, behind_hedge) &&
           (behind_hedge != 0 || may_begin(sentence, at));
}

bool recognise_temporal(const TokenisedSentence& sentence, std::size_t at, TemporalContext& context,
                        Reading& out) {
    if (!context.is_prepared) prepare(sentence, context);
    const TemporalScan scan(sentence, context, at);
    const std::uint32_t heads = scan.heads(at);
    if (heads == 0) return false;
    recognise_set(scan, at, heads, out);
    recognise_time(scan, at, heads, out);
    recognise_date(scan, at, heads, out);
    recognise_duration(scan, at, heads, out);
    if (out.last == 0) return false;
    if (out.value.kind == Kind::date) learn_day_order(sentence, at, context);
    remember(sentence, out, context);
    return true;
}

} // namespace tally
