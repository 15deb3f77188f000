#pragma once

// What the units of dates, times, durations and sets share; nobody else includes it.

#include "claims/base/decimal.h"
#include "claims/values/hedge.h"
#include "claims/values/number_words.h"
#include "claims/values/temporal.h"
#include "claims/values/time_words.h"
#include "claims/values/vocabulary.h"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace tally {

class TemporalScan;

/// A small whole number, or a place in an order, and the token behind it.
struct Small {
    int value = 0;
    std::size_t last = 0;
};

/// A period of days that the tokens [first, last) name.
struct DatePhrase {
    Period period;
    std::size_t first = 0;
    std::size_t last = 0;
    std::string_view portion;        ///< "START", "MID", "END" of it, or empty
    std::string_view second_portion; ///< and on to there: the "MID" of "early to mid-May"
    std::string_view side;           ///< the side of it that the phrase itself tells: "post-1959"
    std::optional<Decimal> count;    ///< "three years ago": 3; none for "a year ago"
    std::string_view unit;           ///< what a date is counted in: year
    bool likely = false;             ///< worked out, not said: it has no bounds
};

/// A time of day, in minutes from midnight: [from, to).
struct ClockPhrase {
    int from = 0;
    int to = 0;
    ShortText timex;                ///< "T07:48", "TMO"
    int days = 0;                   ///< from the date that it stands with
    const TimeTerm* zone = nullptr; ///< in which it is told; nullptr for none, or an unnamed one
    std::size_t first = 0;
    std::size_t last = 0;
};

/// A length of time, hedge not read: "three years", "several weeks", "two to six days", "1 hour and
/// 30 minutes", "eight-year", "decades".
struct LengthPhrase {
    std::size_t first = 0;
    std::size_t last = 0;
    NumberReading number;  ///< in `unit`; value and allows as the words give them
    std::string_view unit; ///< "year" to "second": a decade is ten years
    std::string_view said; ///< the unit as the words have it: "decade"
    std::string timex;     ///< "P3Y", "PT1H30M", "PXM"
    bool counted = false;  ///< there is a number, be it "a" or "several"
    bool hyphen = false;   ///< "eight-year": stands before what lasts so long
    bool age = false;      ///< "52 years old"
};

/// What a grammar may begin with, a bit each: the senses of the token, and here what no table of
/// dates tells of it.
namespace head {
constexpr std::uint32_t digits = 1U << 31U;
constexpr std::uint32_t sign = 1U << 30U;
constexpr std::uint32_t number = 1U << 29U;  ///< "seven", "twenty"
constexpr std::uint32_t ordinal = 1U << 28U; ///< "seventh", "twenty-first"
constexpr std::uint32_t amount = 1U << 27U;  ///< any other word of a number: "dozens", "half", "a"
constexpr std::uint32_t plural_day = 1U << 26U; ///< "Mondays"
constexpr std::uint32_t hedge = 1U << 25U;      ///< "about", "more than"
// Of digits, beside the above:
constexpr std::uint32_t few = 1U << 24U;    ///< up to three: "16"
constexpr std::uint32_t year = 1U << 23U;   ///< four: "2016"
constexpr std::uint32_t parted = 1U << 22U; ///< eight, or glued to what is behind: "16th", "16/6"
} // namespace head

/// A grammar of T, and what it may begin with.
template <class T>
struct Grammar {
    std::uint32_t heads;
    std::optional<T> (*read)(const TemporalScan& scan, std::size_t at);
};

/// One sentence, seen with the words of time.
class TemporalScan {
public:
    /// `start` is the token that is asked about most.
    TemporalScan(const TokenisedSentence& sentence, TemporalContext& context, std::size_t start)
        : sentence_(sentence), context_(context), start_(start), start_heads_(find_heads(start)) {}

    const Token& operator[](std::size_t at) const { return sentence_[at]; }
    const TokenisedSentence& sentence() const { return sentence_; }
    const TemporalContext& context() const { return context_; }
    std::optional<Day> published() const { return context_.published; }
    bool asks_everywhere() const { return context_.asks_everywhere; }

    const TimeTerm* term(std::size_t at, TimeSense sense) const {
        const Word* const word = sentence_[at].word();
        if (word == nullptr || (word->time_senses & bit(sense)) == 0) return nullptr;
        if ((word->sure_senses & bit(sense)) == 0 && !word->time_seconds.may_be(sentence_[at + 1]))
            return nullptr;
        return TimeWords::find(*word->times, sentence_, at, sense);
    }
    /// What an expression may begin with at the token: a bit for each TimeSense and `head`.
    std::uint32_t heads(std::size_t at) const {
        return at == start_ ? start_heads_ : find_heads(at);
    }
    /// Whether the token is one of the words.
    template <class... Words>
    bool is(std::size_t at, const Words&... words) const {
        const Token& token = sentence_[at];
        return (token.is(words) || ...);
    }
    bool glued(std::size_t at) const { return sentence_.glued(at); }
    /// The token before, or the end token.
    const Token& before(std::size_t at) const { return sentence_[at - 1]; }

    /// Behind the full stop of an abbreviation ("Sept."), where one stands at `at`.
    std::size_t behind_stop(std::size_t at) const;

    std::optional<Small> cardinal(std::size_t at) const;     ///< 0 to 999: "18", "twenty-one"
    std::optional<Small> ordinal(std::size_t at) const;      ///< "18th", "third", "twenty-first"
    std::optional<Small> spelled_year(std::size_t at) const; ///< "nineteen ninety-one"

    /// What the verb nearest before the tokens says, else the nearest behind them.
    Tense tense(std::size_t first, std::size_t last) const;
    /// The same for a date that may be an end: what runs "until Friday" ends ahead, unless it is
    /// told of as past ("ran until Friday"; "has been extended until Friday" is not).
    Tense direction(std::size_t first, std::size_t last) const;

    /// What length_phrase read last: dates ask for the length that a duration asks for again.
    struct ReadLength {
        std::size_t at = static_cast<std::size_t>(-1);
        std::optional<LengthPhrase> phrase;
    };
    ReadLength& read_length() const { return read_length_; }

private:
    Tense tense_at(std::size_t at) const;
    std::uint32_t find_heads(std::size_t at) const;

    const TokenisedSentence& sentence_;
    TemporalContext& context_;
    std::size_t start_;
    std::uint32_t start_heads_;
    mutable ReadLength read_length_;
};

/// Puts a reading in the place of `best` where it is longer.
template <class T>
void keep_longer(std::optional<T>& best, const std::optional<T>& other) {
    if (other && (!best || other->last > best->last)) best = other;
}

/// The same with all that the grammars read which may begin with one of the heads. The table is a
/// parameter of the template: each grammar is called by its name.
template <const auto& grammars, class T>
void keep_longest(std::optional<T>& best, const TemporalScan& scan, std::size_t at,
                  std::uint32_t heads) {
    [&]<std::size_t... i>(std::index_sequence<i...>) {
        (((grammars[i].heads & heads) != 0 ? keep_longer(best, grammars[i].read(scan, at))
                                           : void()),
         ...);
    }(std::make_index_sequence<std::size(grammars)>());
}

/// An absolute date: numeric, month and day, a weekday, a year, a quarter, a holiday.
std::optional<DatePhrase> named_date(const TemporalScan& scan, std::size_t at);
/// A date that is reckoned from another: "last week", "three years ago", "yesterday".
std::optional<DatePhrase> relative_date(const TemporalScan& scan, std::size_t at);
/// Either, or a part of it: "the end of 1994".
std::optional<DatePhrase> date_phrase(const TemporalScan& scan, std::size_t at);

/// What a length, a clock time may begin with.
constexpr std::uint32_t length_heads = head::digits | head::sign | head::number | head::amount |
                                       bit(TimeSense::unit) | bit(TimeSense::opener) |
                                       bit(TimeSense::determiner);
constexpr std::uint32_t clock_heads = bit(TimeSense::clock) | head::digits | head::number |
                                      head::amount | bit(TimeSense::opener) | bit(TimeSense::unit);

/// nullptr for none; lives until another is asked for.
const LengthPhrase* length_phrase(const TemporalScan& scan, std::size_t at);
/// A date that is counted from another: "three years ago", "a week from Tuesday".
std::optional<DatePhrase> counted_date(const TemporalScan& scan, std::size_t at);

/// "7:48 a.m.", "noon", "half past six".
std::optional<ClockPhrase> clock_phrase(const TemporalScan& scan, std::size_t at);

// Each takes the place of `best` where it reads something longer at the token, whose heads are
// given.

void recognise_date(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best);
void recognise_time(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best);
void recognise_duration(const TemporalScan& scan, std::size_t at, std::uint32_t heads,
                        Reading& best);
void recognise_set(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best);

/// Begins a value of the tokens [first, last) in the place of what `out` was.
Value& begin(Reading& out, Kind kind, const TemporalScan& scan, std::size_t first,
             std::size_t last);

} // namespace tally
