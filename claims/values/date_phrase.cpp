// A date is the longest that any grammar reads, and perhaps a part of it: "Friday, Oct. 13" rather
// than "Friday", "Monday next week" rather than "Monday", "the end of 1994", "early November",
// "mid-1996".
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// The "mid" of "early to mid-May", "mid-to-late May", where one stands at `at`.
const TimeTerm* second_portion(const TemporalScan& scan, std::size_t& at) {
    std::size_t to = at;
    if (scan[to].is("-")) ++to;
    if (!scan[to].is("to")) return nullptr;
    ++to;
    if (scan[to].is("-")) ++to;
    const TimeTerm* second = scan.term(to, TimeSense::portion);
    if (second != nullptr) at = to + size_of(*second);
    return second;
}

/// "early November", "the end of 1994", "mid-1996"
std::optional<DatePhrase> part_of_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start =
        scan[at].is("the") && scan.term(at + 1, TimeSense::portion) ? at + 1 : at;
    const TimeTerm* portion = scan.term(start, TimeSense::portion);
    if (portion == nullptr) return std::nullopt;
    std::size_t next = start + size_of(*portion);
    const TimeTerm* second = second_portion(scan, next);
    if (scan[next].is("-") && scan.glued(next)) ++next;
    auto inner = named_date(scan, next);
    if (inner)
        if (auto within = named_within(scan, *inner)) inner = within;
    keep_longer(inner, relative_date(scan, next));
    if (!inner || !inner->portion.empty() ||
        (inner->period.grain == Grain::day && portion->code == "MID"))
        return std::nullopt;
    inner->first = at;
    inner->portion = portion->code;
    if (second != nullptr) inner->second_portion = second->code;
    return inner;
}

bool all_capitals(const Token& token) {
    if (token.text().size() < 2) return false;
    for (const char c : token.text())
        if (c < 'A' || c > 'Z') return false;
    return true;
}

bool is_quote(const Token& token) {
    return token.is("\"") || token.is("“") || token.is("”") || token.is("'") || token.is("`");
}

/// What is called so: "USA Today", the programme "This Week".
bool is_title(const TemporalScan& scan, std::size_t at) {
    const Token& word = scan[at];
    if (!word.capital() || at == 0) return false;
    if (word.is("today") && all_capitals(scan[at - 1]) && !all_capitals(word)) return true;
    return word.is("this") && is_quote(scan[at - 1]) && scan[at + 1].capital();
}

/// "the leaders of tomorrow": no day, but "as of tomorrow" is one.
bool is_time_to_come(const TemporalScan& scan, std::size_t at) {
    return scan[at].is("tomorrow") && scan[at - 1].is("of") && !scan[at - 2].is("as");
}

/// "today", "the day before yesterday"
std::optional<DatePhrase> named_day(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* day = scan.term(at, TimeSense::day);
    if (day == nullptr || is_time_to_come(scan, at)) return std::nullopt;
    const auto published = scan.published();
    return made(published ? day_period(*published + std::chrono::days(day->number))
                          : open_period(Grain::day),
                at, at + size_of(*day));
}

/// "last week", "next week on Tuesday"
std::optional<DatePhrase> shifted_date_and_day(const TemporalScan& scan, std::size_t at) {
    auto out = shifted_date(scan, at);
    if (out)
        if (const auto day = day_of_week_phrase(scan, *out); day && day->last >= out->last)
            out = day;
    return out;
}

constexpr std::uint32_t the = bit(TimeSense::determiner), opener = bit(TimeSense::opener),
                        shift = bit(TimeSense::shift), unit = bit(TimeSense::unit),
                        telling = bit(TimeSense::telling), inside = bit(TimeSense::inside);
constexpr std::uint32_t ordinal = head::parted | head::ordinal;

constexpr Grammar<DatePhrase> named_dates[] = {
    {head::parted, numeric_date},
    {head::parted, short_numeric_date},
    {head::parted, month_year_numeric},
    {bit(TimeSense::weekday), weekday_date},
    {bit(TimeSense::month), month_date},
    {head::few | head::number | ordinal | the, day_date},
    {head::parted | head::number | head::sign | the, decade_date},
    {ordinal | the, century_date},
    {bit(TimeSense::holiday), holiday_date},
    {opener, side_of_year},
    {opener | unit | the, year_by_name},
    {head::few, last_two_digits},
    {head::year | head::number | head::sign, year_date},
};

constexpr Grammar<DatePhrase> relative_dates[] = {
    {bit(TimeSense::day), named_day},
    {shift | the, shifted_date_and_day},
    {head::year | ordinal | shift | opener | telling | inside | the, quarter_date},
    {shift | opener | unit | the, report_period},
    {bit(TimeSense::holiday) | opener | unit | the, week_of_date},
    {bit(TimeSense::season) | the, season_date},
    {shift | opener | the, running_period},
    {opener | telling | unit, end_of_year},
};

} // namespace

std::optional<DatePhrase> named_date(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> out;
    keep_longest<named_dates>(out, scan, at, scan.heads(at));
    return out;
}

std::optional<DatePhrase> relative_date(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> out;
    if (!is_title(scan, at)) keep_longest<relative_dates>(out, scan, at, scan.heads(at));
    return out;
}

std::optional<DatePhrase> date_phrase(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> best;
    const std::uint32_t heads = scan.heads(at);
    if (heads == 0) return best;
    keep_longest<named_dates>(best, scan, at, heads);
    if (best)
        if (const auto within = named_within(scan, *best); within && within->last >= best->last)
            best = within;
    if (!is_title(scan, at)) keep_longest<relative_dates>(best, scan, at, heads);
    constexpr std::uint32_t portion = bit(TimeSense::portion) | the;
    if ((heads & portion) != 0) keep_longer(best, part_of_date(scan, at));
    return best;
}

} // namespace tally
