// Days of the week, by themselves or with the date that they stand before: "Friday", "Friday, Oct.
// 13", "Tuesday the eleventh". A bare one is the nearest, ahead where the tense looks ahead:
// "resigned on Monday", "will resign on Monday".
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

/// "Oct. 13", "5/12" behind the weekday: the date says which day it is.
std::optional<DatePhrase> date_behind(const TemporalScan& scan, std::size_t at) {
    constexpr std::uint32_t heads = head::digits | head::number | head::ordinal |
                                    bit(TimeSense::month) | bit(TimeSense::determiner);
    if ((scan.heads(at) & heads) == 0) return std::nullopt;
    if (const auto month = month_first(scan, at); month && month->day != 0)
        return resolved(scan, *month);
    if (const auto day = day_first(scan, at)) return resolved(scan, *day);
    if (auto numeric = numeric_date(scan, at)) return numeric;
    return sure_numeric_date(scan, at);
}

/// The nearest month in which that day has that weekday.
std::optional<Day> day_on_weekday(int day_of_month, int weekday, Day published) {
    const Day first = month_range(year_of(published), month_of(published)).first;
    for (int off = 0; off <= 24; ++off) {
        for (const int sign : {1, -1}) {
            const Day month = add_months(first, sign * off);
            const auto day = calendar_day(year_of(month), month_of(month), day_of_month);
            if (day && weekday_of(*day) == weekday) return day;
        }
    }
    return std::nullopt;
}

/// "Tuesday the eleventh", "Friday 31"
std::optional<DatePhrase> weekday_and_day(const TemporalScan& scan, std::size_t at,
                                          const Small& weekday) {
    const bool the = scan[weekday.last].is("the");
    const std::size_t start = the ? weekday.last + 1 : weekday.last;
    if (!the && !scan[start].is_digits()) return std::nullopt;
    const auto place = day_at(scan, start);
    if (!place || !scan.published()) return std::nullopt;
    if (!scan.ordinal(start) && scan[place->last].is_word()) return std::nullopt;
    const auto day = day_on_weekday(place->value, weekday.value, *scan.published());
    if (!day) return std::nullopt;
    return made(day_period(*day), at, place->last);
}

/// "sun", "wed", "mon": only where the word before asks for a day.
bool is_other_word(const TemporalScan& scan, std::size_t at) {
    if (!scan.term(at, TimeSense::weekday)->weak) return false;
    const bool called =
        scan.is(at - 1, "on", "last", "next", "this", "until", "since", "by", "from", "before",
                "after", "through", "every", "each", "coming", "following", "previous", "past");
    return !called || (scan[at].is("sun") && !scan[at].capital());
}

/// "Monday to Friday", "Monday-Friday": the end of a range is behind its start.
std::optional<Period> end_of_range(const TemporalScan& scan, std::size_t at, int weekday) {
    const auto& start = scan.context().near_date;
    if (!start || !start->days || start->grain != Grain::day || at == 0 ||
        scan.context().date_end + 1 != at)
        return std::nullopt;
    const bool ends = scan.is(at - 1, "to", "through", "thru", "until", "till", "-", "–");
    if (!ends) return std::nullopt;
    const Day first = start->days->first;
    const int ahead = (weekday - weekday_of(first) + 6) % 7 + 1;
    return day_period(first + std::chrono::days(ahead));
}

/// "The vote is on Friday", "the trial begins Friday": the present of what is to come.
bool is_scheduled(const TemporalScan& scan, std::size_t at) {
    const std::size_t verb = scan.is(at - 1, "on", "this") ? at - 2 : at - 1;
    return scan.is(verb, "is", "are", "begins", "begin", "starts", "opens", "ends", "resumes",
                   "resume", "reopens", "closes", "expires", "airs");
}

/// "The minister headed Tuesday to", at the start of what was published on Monday: news that begins
/// so is of tomorrow's papers, or of where it is tomorrow already. It is not six days old.
bool is_of_tomorrow(const TemporalScan& scan, int weekday, Tense tense) {
    const auto published = scan.published();
    return tense != Tense::future && tense != Tense::planned && published &&
           !scan.context().last_date && weekday_of(*published + std::chrono::days(1)) == weekday;
}

} // namespace

/// "Friday", "Friday, Oct. 13", "Tuesday the eleventh", "Friday 5/12".
std::optional<DatePhrase> weekday_date(const TemporalScan& scan, std::size_t at) {
    const auto weekday = weekday_at(scan, at);
    if (!weekday) return std::nullopt;
    if (auto date = date_behind(scan, weekday->last + (scan[weekday->last].is(",") ? 1 : 0))) {
        date->first = at;
        return date;
    }
    if (auto day = weekday_and_day(scan, at, *weekday)) return day;
    if (is_other_word(scan, at)) return std::nullopt;
    if (auto end = end_of_range(scan, at, weekday->value)) return made(*end, at, weekday->last);
    Tense tense = scan.direction(at, weekday->last);
    if (is_scheduled(scan, at) || is_of_tomorrow(scan, weekday->value, tense))
        tense = Tense::future;
    return made(nearest_weekday(weekday->value, tense, scan.published()), at, weekday->last);
}

} // namespace tally
