// Periods that are called by their article alone: "for the year", "in the quarter", "that week",
// "the weekend", "year-end". They are the ones that run on the day of the text, or that it spoke of
// last: "profit for the quarter" in a report on the second quarter is of that one.
#include "claims/values/date_grammar.h"

#include <string>

namespace tally {

namespace {

/// "over the weekend": the last one, but on it or where the tense looks ahead.
DatePhrase the_weekend(const TemporalScan& scan, std::size_t first, std::size_t last) {
    const Tense tense = scan.tense(first, last);
    const bool runs = tense == Tense::future || tense == Tense::planned ||
                      weekday_of(scan.published().value_or(Day())) >= 6;
    return made(from_day(scan.published(), Grain::weekend, runs ? 0 : -1), first, last);
}

/// "the week after next", "the year before last", the unit at `at`.
std::optional<DatePhrase> two_away(const TemporalScan& scan, std::size_t first, std::size_t at,
                                   const std::string& code) {
    const bool after = scan[at + 1].is("after") && scan[at + 2].is("next");
    const bool before = scan[at + 1].is("before") && scan[at + 2].is("last");
    if (!after && !before) return std::nullopt;
    if (code != "week" && code != "month" && code != "year") return std::nullopt;
    return made(from_day(scan.published(), grain_of_unit(code), after ? 2 : -2), first, at + 3);
}

/// "the quarter ended July 31", "the year ending on March 31, 2020": the one whose end the words
/// give, so of a quarter the one that has its middle.
std::optional<DatePhrase> ended_period(const TemporalScan& scan, std::size_t first,
                                       std::size_t last, const std::string& code) {
    if (!scan.is(last, "ended", "ending")) return std::nullopt;
    const auto end = named_date(scan, scan[last + 1].is("on") ? last + 2 : last + 1);
    if (!end || end->period.grain != Grain::day || !end->period.days) return std::nullopt;
    const Day day = end->period.days->last;
    // A report numbers its quarters by its own year: what it called its first is the first.
    const auto& named = scan.context().last_quarter;
    const bool dated = scan[end->last - 1].is_digits() && scan[end->last - 1].text().size() == 4;
    if (code == "quarter" && named && !dated) return made(*named, first, last);
    if (code == "quarter")
        return made(period_of(day - std::chrono::days(45), Grain::quarter), first, last);
    return made(period_of(day, grain_of_unit(code)), first, last);
}

/// "rose to a high for the year of $5": the words behind "of" tell of the amount, not of the
/// period.
bool amount_behind(const TemporalScan& scan, std::size_t at) {
    return scan[at].is("of") && (scan[at + 1].is_digits() || scan[at + 1].is_symbol());
}

/// "that week", "the same quarter": of the date last named.
std::optional<DatePhrase> same_period(const TemporalScan& scan, std::size_t first, std::size_t last,
                                      const std::string& code) {
    const auto& named = scan.context().last_date;
    if (!named || scan[first].is("same")) return std::nullopt;
    if (code == "day" && named->grain != Grain::day) {
        if (named->grain != Grain::month || !named->days) return std::nullopt;
        return made(days_of_month(*named), first, last);
    }
    if (code == "quarter" && scan.context().named_quarter)
        return made(*scan.context().named_quarter, first, last);
    if (!named->days) return made(open_period(grain_of_unit(code)), first, last);
    return made(period_of(named->days->first, grain_of_unit(code)), first, last);
}

} // namespace

std::optional<DatePhrase> running_period(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "the", "that", "same")) return std::nullopt;
    std::size_t next = at + 1;
    bool same = !scan[at].is("the");
    if (scan.is(next, "same")) {
        same = true;
        ++next;
    }
    if (scan.is(next, "full", "whole", "entire", "fiscal")) ++next;
    const TimeTerm* unit = scan.term(next, TimeSense::unit);
    if (unit == nullptr || scan[next].folded().back() == 's') return std::nullopt;
    const std::string& code = unit->code;
    if (code == "weekend") return the_weekend(scan, at, next + 1);
    if (scan[at].is("the"))
        if (auto away = two_away(scan, at, next, code)) return away;
    if (code != "year" && code != "quarter" && code != "month" && code != "week" && code != "day")
        return std::nullopt;
    if (same) return same_period(scan, at, next + 1, code);
    if (code == "day") { // "later in the day"
        const auto day = scan.context().last_day ? scan.context().last_day : scan.published();
        if (!day || !scan[at - 1].is("in") || !scan.is(at - 2, "later", "earlier", "late", "early"))
            return std::nullopt;
        return made(day_period(*day), at, next + 1);
    }
    if (scan.is(next + 1, "before", "after", "-") ||
        (scan[next + 1].is("of") && !amount_behind(scan, next + 1)))
        return std::nullopt;
    const bool called = scan.is(at - 1, "in", "for", "of", "during", "over", "through",
                                "throughout", "this", "into", "on", "until", "within");
    if (!called) return std::nullopt;
    if (auto ended = ended_period(scan, at, next + 1, code)) return ended;
    if (code == "quarter" && scan.context().last_quarter)
        return made(*scan.context().last_quarter, at, next + 1);
    return made(from_day(scan.published(), grain_of_unit(code), 0), at, next + 1);
}

/// "year-end", "year end", "EOY".
std::optional<DatePhrase> end_of_year(const TemporalScan& scan, std::size_t at) {
    std::size_t last = 0;
    if (scan.is(at, "year", "month", "quarter")) {
        std::size_t next = at + 1;
        if ((scan[next].is("-") && scan.glued(next)) || scan[next].is("'s")) ++next;
        if (!scan[next].is("end")) return std::nullopt;
        last = next + 1;
    } else if (scan.is(at, "eoy", "eom")) {
        last = at + 1;
    } else {
        return std::nullopt;
    }
    const Grain grain = scan[at].is("month") || scan[at].is("eom") ? Grain::month
                        : scan[at].is("quarter")                   ? Grain::quarter
                                                                   : Grain::year;
    DatePhrase out = made(from_day(scan.published(), grain, 0), at, last);
    if (scan[at].is("year"))
        if (const auto year = year_of_part(scan, last)) {
            out.period = year_period(year->value);
            out.last = year->last;
        }
    out.portion = "END";
    return out;
}

} // namespace tally
