// A month, its day and its year, in either order: "June 16, 2021", "16 June", "in June". A year
// that is left out comes from the other end of a range, else it is the one that fits the tense: "in
// October" of a text of June is last year's where the bridge "opened", this year's where it "will".
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// The year that the other end of a range gives: "Nov 18 to Dec 19, 2015", "Nov-Feb 2017".
int year_of_other_end(const TemporalScan& scan, const MonthDay& date) {
    if (!is_connector(scan, date.last)) return 0;
    const std::size_t next = date.last + 1;
    auto other = month_first(scan, next);
    if (!other) other = day_first(scan, next);
    if (!other || other->year == 0) return 0;
    const bool wraps = std::pair(other->month, other->day) < std::pair(date.month, date.day) &&
                       other->month != date.month;
    return wraps ? other->year - 1 : other->year;
}

/// The year of a range's end by its start: "from May to September", "Dec. 18 through Jan. 4".
int year_of_range_start(const TemporalScan& scan, const MonthDay& date) {
    const auto& near = scan.context().near_date;
    const std::size_t at = date.first;
    const bool behind = at >= 1 && scan.context().date_end == at - 1 &&
                        scan.is(at - 1, "to", "-", "–", "—", "through", "thru", "until", "till");
    if (!behind || !near || !near->days) return 0;
    const Day start = near->days->first;
    const bool before =
        date.month < month_of(start) ||
        (date.month == month_of(start) && date.day != 0 && date.day < day_of_month(start));
    return year_of(start) + (before ? 1 : 0);
}

/// "the 1988 quarter ended Sept. 30": a day that is said to end a period is near its end. A year of
/// accounts may end some months behind the calendar's, a quarter of it up to a year.
Period near_end(const TemporalScan& scan, std::size_t first, Period day) {
    const auto& near = scan.context().near_date;
    if (!near || !near->days || !day.days || !scan[first - 1].is("ended")) return day;
    const bool year = near->grain == Grain::year;
    if (!year && near->grain != Grain::quarter) return day;
    std::size_t noun = scan.context().date_end; // "the 1988 fiscal year ended"
    if (scan[noun].is("fiscal")) ++noun;
    if (scan.is(noun, "quarter", "period", "year")) ++noun;
    if (noun + 1 != first) return day;
    const auto most = std::chrono::days(year ? 120 : 330);
    if (day.days->first - near->days->last < most) return day;
    return day_period(add_months(day.days->first, -12));
}

/// A month by itself is taken for one where it can be nothing else, or where the words around it
/// ask for a date: "in May", "last March", "early August".
bool month_stands_alone(const TemporalScan& scan, std::size_t at, std::size_t last) {
    const bool called =
        scan.is(at - 1, "in", "since", "until", "till", "by", "during", "of", "from", "early",
                "late", "mid", "to", "through", "between", "before", "after", "last", "next",
                "this", "each", "every", "and", "or", "around", "-", "for", "previous", "past",
                "as", "than", "about") ||
        scan.term(at - 1, TimeSense::portion) != nullptr;
    if (!is_weak(scan, at, TimeSense::month)) {
        // "April Smith" is a person: a name behind it, and nothing that asks for a date before it.
        const bool name_behind = scan[last].is_word() && scan[last].capital() &&
                                 !scan[last].is("'s") && !scan.term(last, TimeSense::weekday);
        return called || !name_behind;
    }
    const bool before_noun =
        scan[at].capital() &&
        scan.is(at - 1, "the", "a", "an", "'s", "its", "their", "his", "her") &&
        scan[last].is_word() && !scan[last].capital() && !scan[last].is("'s");
    if (before_noun) return true; // "the March accession"
    if (!called) return false;
    // "Maria and Jan Kavan": a name behind a word that as often ties names
    if (scan.term(at, TimeSense::month)->weak && scan.is(at - 1, "and", "or", "for", "of", "to") &&
        scan[last].is_word() && scan[last].capital() && scan[last - 1].is_word() &&
        !scan.term(last, TimeSense::weekday) && !scan.term(last, TimeSense::month))
        return false;
    if (scan[at].capital()) return true;
    // "may", "march", "august" in small letters: only where nothing follows that they could govern.
    const TimeTerm* month = scan.term(at, TimeSense::month);
    if (!month->weak) return true;
    return scan.is(at - 1, "in", "since", "until", "by", "last", "next") && !scan[last].is_word();
}

} // namespace

std::optional<MonthDay> month_first(const TemporalScan& scan, std::size_t at) {
    const auto month = month_at(scan, at);
    if (!month) return std::nullopt;
    MonthDay out{month->value, 0, 0, at, month->last};
    std::size_t next = out.last;
    if (scan.is(next, ",", "-", "/") && scan.glued(next)) ++next;
    if (scan[next].is("the") && scan.ordinal(next + 1)) ++next;
    const bool joined = next != out.last && !scan.is(out.last, ",");
    if (const auto day = day_at(scan, next);
        day && (next == out.last || joined || scan.ordinal(next) || scan[next].is_digits()) &&
        !scan.spelled_year(next) && calendar_day(2000, out.month, day->value)) {
        if (!joined || scan[next].is_digits()) {
            out.day = day->value;
            out.last = day->last;
        }
    }
    if (const auto year = year_behind(scan, out.last)) {
        out.year = year->value;
        out.last = year->last;
    }
    return out;
}

namespace {

/// The month behind a day that was read, and its year: " of June 2021"; the whole from `at`.
std::optional<MonthDay> month_behind(const TemporalScan& scan, std::size_t at, const Small& day) {
    std::size_t next = day.last;
    if (scan[next].is("day") && scan[next + 1].is("of")) ++next;
    if (scan[next].is("of") || (scan.is(next, "-", "/") && scan.glued(next))) ++next;
    const auto month = month_at(scan, next);
    if (!month || !calendar_day(2000, month->value, day.value)) return std::nullopt;
    MonthDay out{month->value, day.value, 0, at, month->last};
    if (const auto year = year_behind(scan, out.last)) {
        out.year = year->value;
        out.last = year->last;
    }
    return out;
}

} // namespace

std::optional<MonthDay> day_first(const TemporalScan& scan, std::size_t at) {
    const bool the = scan[at].is("the");
    const auto day = day_at(scan, the ? at + 1 : at);
    if (!day || (the && !scan.ordinal(at + 1))) return std::nullopt;
    return month_behind(scan, at, *day);
}

std::optional<DatePhrase> resolved(const TemporalScan& scan, MonthDay date) {
    const auto dated = [&](const Period& period) { return made(period, date.first, date.last); };
    if (date.year == 0) date.year = year_of_other_end(scan, date);
    if (date.year == 0) date.year = year_of_range_start(scan, date);
    if (date.year != 0) {
        if (date.day == 0) return dated(month_period(date.year, date.month));
        const auto day = calendar_day(date.year, date.month, date.day);
        return day ? std::optional(dated(day_period(*day))) : std::nullopt;
    }
    const Tense tense = scan.direction(date.first, date.last);
    if (date.day == 0) return dated(nearest_month(date.month, tense, scan.published()));
    const auto period = nearest_date(date.month, date.day, tense, scan.published());
    return period ? std::optional(dated(near_end(scan, date.first, *period))) : std::nullopt;
}

std::optional<DatePhrase> month_date(const TemporalScan& scan, std::size_t at) {
    const auto date = month_first(scan, at);
    if (!date) return std::nullopt;
    if (date->day == 0 && date->year == 0 && !month_stands_alone(scan, at, date->last))
        return std::nullopt;
    // "may 5 people": a small letter and a weak word want more than a number behind them
    if (date->year == 0 && !scan[at].capital() && scan.term(at, TimeSense::month)->weak &&
        date->day != 0 && scan[date->last].is_word() && !scan.ordinal(at + 1) &&
        !scan.is(date->last, "and", "or", "at", "to", "in", "on", "for"))
        return std::nullopt;
    return resolved(scan, *date);
}

namespace {

/// "3 to 12 of Sept": the first day takes its month from the second.
std::optional<DatePhrase> day_before_range_end(const TemporalScan& scan, std::size_t at,
                                               const Small& day) {
    if (!is_connector(scan, day.last)) return std::nullopt;
    const auto end = day_first(scan, day.last + 1);
    if (!end || end->day <= day.value) return std::nullopt;
    return resolved(scan, MonthDay{end->month, day.value, end->year, at, day.last});
}

/// "on the 18th": of the month last named, or the nearest that the tense allows.
std::optional<DatePhrase> day_alone(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is("the") || !scan[at + 1].is_digits() ||
        !scan.is(at - 1, "on", "until", "till", "by", "since", "from", "before", "after", "through",
                 "to"))
        return std::nullopt;
    const auto day = scan.ordinal(at + 1);
    if (!day || day->value < 1 || day->value > 31) return std::nullopt;
    const std::size_t last = day->last;
    const bool of_month =
        scan[last].is("of") && scan.is(last + 1, "the", "this") && scan[last + 2].is("month");
    // "on the 18th floor", "the 18th of its kind"
    if (!of_month && scan[last].is_word() && !is(scan[last], WordClass::auxiliary) &&
        !scan.is(last, "and", "or", "in", "at", "for", "with", "to", "by", "as", "when", "from",
                 "but", "that", "he", "she", "it", "they", "we", "after", "before", "because"))
        return std::nullopt;
    const std::size_t end = of_month ? last + 3 : last;
    const auto published = scan.published();
    if (!published) return made(open_period(Grain::day), at, end);
    const auto& named = scan.context().last_day;
    const Tense tense = scan.direction(at, end);
    const Day base = named && !of_month ? *named : *published;
    for (const int by : {0, tense == Tense::past ? -1 : 1, tense == Tense::past ? -2 : 2}) {
        const Day month = add_months(month_range(year_of(base), month_of(base)).first, by);
        const auto found = calendar_day(year_of(month), month_of(month), day->value);
        if (!found || (tense == Tense::past && *found > *published) ||
            (tense == Tense::future && *found < *published))
            continue;
        return made(day_period(*found), at, end);
    }
    return std::nullopt;
}

/// "April 24 and 25", "June 16-18": a day that takes its month from the date before it.
std::optional<DatePhrase> day_after_range_start(const TemporalScan& scan, std::size_t at,
                                                const Small& day) {
    const auto& near = scan.context().near_date;
    if (!near || !near->days || near->grain != Grain::day || at == 0 ||
        scan.context().date_end != at - 1 || !is_connector(scan, at - 1))
        return std::nullopt;
    // A counted thing behind it is no date: "April 24 and 25 people".
    const Token& behind = scan[day.last];
    std::size_t last = day.last;
    const auto year = year_behind(scan, last);
    if (year) last = year->last;
    if (!year && behind.is_word() &&
        !scan.is(day.last, "in", "at", "for", "on", "of", "with", "and", "to", "by", "as", "when",
                 "from"))
        return std::nullopt;
    const Day first = near->days->first;
    if (day.value <= day_of_month(first)) return std::nullopt;
    const auto found =
        calendar_day(year ? year->value : year_of(first), month_of(first), day.value);
    if (!found) return std::nullopt;
    return made(day_period(*found), at, last);
}

} // namespace

namespace {

/// Whether the token behind a day may lead to its month, or be a part of the day itself.
bool may_go_on_as_date(const TemporalScan& scan, std::size_t at) {
    constexpr std::uint32_t heads = head::number | head::ordinal | bit(TimeSense::month);
    return scan.asks_everywhere() || is_connector(scan, at) || scan.is(at, "of", "/", "day") ||
           (scan.heads(at) & heads) != 0 || is(scan[at], WordClass::ordinal_end);
}

} // namespace

std::optional<DatePhrase> day_date(const TemporalScan& scan, std::size_t at) {
    const bool the = scan[at].is("the");
    std::optional<DatePhrase> best;
    if (!the && scan.context().date_end + 1 != at && !may_go_on_as_date(scan, at + 1)) return best;
    const auto day = day_at(scan, the ? at + 1 : at);
    if (day) {
        if (!the || scan.ordinal(at + 1))
            if (const auto date = month_behind(scan, at, *day)) best = resolved(scan, *date);
        keep_longer(best, day_before_range_end(scan, at, *day));
        keep_longer(best, day_after_range_start(scan, at, *day));
    }
    if (the) keep_longer(best, day_alone(scan, at));
    return best;
}

} // namespace tally
