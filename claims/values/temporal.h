#pragma once

#include "claims/base/calendar.h"
#include "claims/values/happening.h"
#include "claims/values/resolve.h"
#include "claims/values/token_set.h"
#include "claims/values/tokens.h"
#include "claims/values/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tally {

/// How "4/5/2021" is read: as the article's own dates show that have but one reading, else month
/// first.
enum class DayOrder : std::uint8_t { unknown, month_first, day_first };

struct TimeTerm;

/// What the words from a token on lead to: to one that tells of time, or not. The tokens
/// [first, last] were gone through together, and lead to the same.
struct TimeAhead {
    std::size_t first = 1;
    std::size_t last = 0;
    bool tells = false;
};

/// What temporal recognisers carry from one value to the next within an article. Set `published`;
/// the rest is theirs.
struct TemporalContext {
    std::optional<Day> published;
    DayOrder day_order = DayOrder::unknown;
    bool asks_everywhere = false; ///< every grammar at every token, whatever that is

    std::optional<Period> last_date; ///< the last period named: "that day", "the day before"
    std::optional<Day> last_day;     ///< the last that was named by itself: "the next day"
    std::size_t last_day_at = 0;     ///< where that stands in the text
    Happenings happenings;           ///< the days of what the article tells
    std::optional<Period>
        last_quarter; ///< what "a year earlier" is compared with in a company's report
    std::optional<Period> named_quarter; ///< the last that was named, be it of another year

    // Of the sentence at hand.
    bool is_prepared = false;
    std::size_t behind_last_unit = 0; ///< the token behind its last calendar unit, 0 for none
    std::size_t behind_last_part = 0; ///< and behind its last part of a day
    std::vector<std::optional<Tense>> tenses; ///< what each token tells, once that was asked
    TokenSet may_lead; ///< those from which the traits of the words lead to one that tells of time
    TimeAhead ahead;
    std::size_t date_end = 0;        ///< the token behind the last date
    std::optional<Period> near_date; ///< that date
};

/// A value and the tokens [first, last) that it takes.
struct Reading {
    Value value;
    std::size_t first = 0;
    std::size_t last = 0;
    std::optional<Period> period; ///< the calendar period that a date names
};

/// To be called before a sentence's tokens are asked.
void begin_sentence(const TokenisedSentence& sentence, TemporalContext& context);

/// Whether a token stands close behind a date, where a bare number may be another: "April 24 and
/// 25".
inline bool is_near_date(const TemporalContext& context, std::size_t at) {
    return context.date_end != 0 && at <= context.date_end + 2;
}

/// Whether a date, time, duration or set may begin at token `at`: a quick look, for most hedges and
/// articles stand before none. `behind_hedge` is the token behind the hedge that begins there, 0
/// for none. The tokens of an article are asked in order.
bool may_begin_temporal(const TokenisedSentence& sentence, std::size_t at, std::size_t behind_hedge,
                        TemporalContext& context);

/// Fills in, where one may begin, the date, time, duration or set that begins at token `at`, hedge
/// included ("about three years", "every Monday", "5 p.m."); false, and maybe a part of one, where
/// none begins there. Prepositions stay outside, but what they say counts: the date of "since 2014"
/// allows all days from 2014-01-01. Time is linear in a sentence's tokens.
bool recognise_temporal(const TokenisedSentence& sentence, std::size_t at, TemporalContext& context,
                        Reading& out);

} // namespace tally
