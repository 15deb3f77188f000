// A date is the longest that any grammar reads, and perhaps a part of it: "Friday, Oct. 13" rather
// than "Friday", "Monday next week" rather than "Monday", "the end of 1994", "early November",
// "mid-1996".
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// The " MID" of "early to mid-May", "mid-to-late May"; `next` goes on behind it.
std::string behind_second_portion(const TemporalScan& scan, std::size_t& next) {
    std::size_t to = next;
    if (scan[to].is("-")) ++to;
    if (!scan[to].is("to")) return "";
    ++to;
    if (scan[to].is("-")) ++to;
    const TimeTerm* second = scan.term(to, TimeSense::portion);
    if (second == nullptr) return "";
    next = to + size_of(*second);
    return " " + second->code;
}

/// "early November", "the end of 1994", "mid-1996"
std::optional<DatePhrase> part_of_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start =
        scan[at].is("the") && scan.term(at + 1, TimeSense::portion) ? at + 1 : at;
    const TimeTerm* portion = scan.term(start, TimeSense::portion);
    if (portion == nullptr) return std::nullopt;
    std::size_t next = start + size_of(*portion);
    const std::string code = portion->code + behind_second_portion(scan, next);
    if (scan[next].is("-") && scan.glued(next)) ++next;
    auto inner = named_date(scan, next);
    if (inner)
        if (auto within = named_within(scan, *inner)) inner = within;
    if (auto relative = relative_date(scan, next);
        relative && (!inner || relative->last > inner->last))
        inner = relative;
    if (!inner || !inner->portion.empty() ||
        (inner->period.grain == Grain::day && portion->code == "MID"))
        return std::nullopt;
    inner->first = at;
    inner->portion = code;
    return inner;
}

bool all_capitals(const Token& token) {
    if (token.text.size() < 2) return false;
    for (const char c : token.text)
        if (c < 'A' || c > 'Z') return false;
    return true;
}

bool is_quote(const Token& token) {
    return token.is("\"") || token.is("“") || token.is("”") || token.is("'") || token.is("`");
}

/// What is called so: "USA Today", the programme "This Week".
bool is_title(const TemporalScan& scan, std::size_t at) {
    const Token& word = scan[at];
    if (!word.capital || at == 0) return false;
    if (word.is("today") && all_capitals(scan[at - 1]) && !all_capitals(word)) return true;
    return word.is("this") && is_quote(scan[at - 1]) && scan[at + 1].capital;
}

/// "the leaders of tomorrow": no day, but "as of tomorrow" is one.
bool is_time_to_come(const TemporalScan& scan, std::size_t at) {
    return scan[at].is("tomorrow") && scan[at - 1].is("of") && !scan[at - 2].is("as");
}

/// The longer of two readings, the first where they are as long.
void consider(std::optional<DatePhrase>& best, std::optional<DatePhrase> found) {
    if (found && (!best || found->last > best->last)) best = std::move(found);
}

/// Whether a day, a decade, a century may begin at the token: "16", "'95", "the", "sixteenth".
bool opens_number(const Token& token) {
    constexpr std::uint64_t numbers =
        bit(WordClass::unit_number) | bit(WordClass::tens_number) | bit(WordClass::ordinal);
    return !token.is_word() || token.is("the") ||
           (token.word != nullptr && (token.word->classes & numbers) != 0);
}

} // namespace

std::optional<DatePhrase> named_date(const TemporalScan& scan, std::size_t at) {
    const Token& token = scan[at];
    if (token.is_end()) return std::nullopt;
    std::optional<DatePhrase> best;
    if (token.is_digits()) {
        consider(best, numeric_date(scan, at));
        consider(best, short_numeric_date(scan, at, false));
        consider(best, month_year_numeric(scan, at));
    }
    for (auto* grammar : {weekday_date, month_date})
        consider(best, grammar(scan, at));
    if (opens_number(token))
        for (auto* grammar : {day_month_date, day_before_range_end, day_after_range_start,
                              day_alone, decade_date, century_date})
            consider(best, grammar(scan, at));
    for (auto* grammar : {holiday_date, year_date})
        consider(best, grammar(scan, at));
    return best;
}

std::optional<DatePhrase> relative_date(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_word() && !scan[at].is_digits()) return std::nullopt;
    std::optional<DatePhrase> best;
    if (is_title(scan, at)) return std::nullopt;
    if (const TimeTerm* day = scan.term(at, TimeSense::day); day && !is_time_to_come(scan, at))
        best =
            made(scan.published() ? day_period(*scan.published() + std::chrono::days(day->number))
                                  : open_period(Grain::day),
                 at, at + size_of(*day));
    if (auto shifted = shifted_date(scan, at)) {
        consider(best, day_of_week_phrase(scan, *shifted));
        consider(best, std::move(shifted));
    }
    for (auto* grammar :
         {quarter_date, report_period, week_of_date, season_date, running_period, end_of_year})
        consider(best, grammar(scan, at));
    return best;
}

std::optional<DatePhrase> date_phrase(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> best;
    if (auto named = named_date(scan, at)) {
        consider(best, named_within(scan, *named));
        consider(best, std::move(named));
    }
    consider(best, relative_date(scan, at));
    consider(best, part_of_date(scan, at));
    return best;
}

} // namespace tally
