#pragma once

#include "claims/base/calendar.h"
#include "claims/values/tokens.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// What a word or phrase of words/dates.yml can mean in a date or time.
enum class TimeSense : std::uint8_t {
    month,      ///< number: 1 to 12
    weekday,    ///< number: 1 (Monday) to 7
    unit,       ///< code: "second" to "millennium"; number: its place in that order
    season,     ///< code: "SP", "SU", "FA", "WI"
    part,       ///< of the day; code: "MO", "AF" …
    clock,      ///< noon and midnight; number: minutes of the day
    day,        ///< number: days from the day of the text
    night,      ///< number: days from the day of the text; code: part of the day
    vague,      ///< code: "PRESENT_REF" …
    set,        ///< code: its period, "P1D"
    shift,      ///< last, this, next; number: -1, 0, 1
    portion,    ///< code: "START", "MID", "END"
    counted,    ///< ago, later; number: -1 or 1; code: from "now" or "then"
    holiday,    ///< number: its place in the table, see TimeWords::holiday
    zone,       ///< number: minutes from Greenwich; code: whose summer time it keeps, "us", "eu"
    side,       ///< since, before; code: "from_first" …
    past,       ///< a verb that tells of what was
    future,     ///< one that tells of what will be
    determiner, ///< the, its: what an expression may begin with before another of its words
    opener,     ///< a word of the grammar that an expression may begin with
    inside,     ///< one that may stand before the word that makes it an expression
    telling,    ///< one that may make it an expression, and is in no other table
};

constexpr std::uint32_t bit(TimeSense sense) { return 1U << static_cast<unsigned>(sense); }

/// Senses that make a sentence worth reading. The others only go with them.
constexpr std::uint32_t telling_senses =
    bit(TimeSense::month) | bit(TimeSense::weekday) | bit(TimeSense::unit) |
    bit(TimeSense::season) | bit(TimeSense::part) | bit(TimeSense::clock) | bit(TimeSense::day) |
    bit(TimeSense::night) | bit(TimeSense::vague) | bit(TimeSense::set) | bit(TimeSense::holiday) |
    bit(TimeSense::telling);

/// Senses that an expression may begin with.
constexpr std::uint32_t opening_senses = telling_senses | bit(TimeSense::shift) |
                                         bit(TimeSense::portion) | bit(TimeSense::determiner) |
                                         bit(TimeSense::opener);

/// One meaning of one phrase.
struct TimeTerm {
    TimeSense sense = TimeSense::month;
    int number = 0;
    std::string code;
    bool weak = false; ///< another word too; only where its neighbours call for a date
    std::vector<std::string> behind; ///< the phrase's words behind its first one, folded
    std::uint64_t head_behind = 0;   ///< head_of the first of them; 0 for none
};

/// The vocabulary of dates, read once from words/dates.yml.
class TimeWords {
public:
    TimeWords();

    /// What the phrase that begins with this word can mean, longest phrases first; nullptr for
    /// nothing.
    const std::vector<TimeTerm>* beginning_with(std::string_view folded, std::uint64_t head) const {
        return table_.find(folded, head);
    }

    /// All of them, by their first word. Lives as long as this.
    const std::deque<std::pair<std::string, std::vector<TimeTerm>>>& all() const { return terms_; }

    /// The longest phrase of that sense among `terms`, those beginning with the word of token `at`,
    /// or nullptr.
    static const TimeTerm* find(const std::vector<TimeTerm>& terms,
                                const TokenisedSentence& sentence, std::size_t at, TimeSense sense);

    /// A bit for each sense that `find` finds.
    static std::uint32_t senses(const std::vector<TimeTerm>& terms,
                                const TokenisedSentence& sentence, std::size_t at);

    /// The day that a holiday falls on in a year; nothing where it has none.
    std::optional<Day> holiday(int place, int year) const;

private:
    struct Holiday {
        std::optional<int> from_easter;
        int month = 0, day = 0;   ///< a fixed day, or
        int weekday = 0, nth = 0; ///< the nth weekday of the month,
        int weekday_after = 0;    ///< and this weekday behind it
    };
    static Holiday read_holiday(const std::string& on);

    std::deque<std::pair<std::string, std::vector<TimeTerm>>> terms_; ///< by first word
    WordTable<const std::vector<TimeTerm>*> table_;                   ///< into terms_
    std::vector<Holiday> holidays_;
};

const TimeWords& time_words();

/// The tokens that a term takes.
inline std::size_t size_of(const TimeTerm& term) { return 1 + term.behind.size(); }

} // namespace tally
