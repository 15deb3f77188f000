// Holidays by name, their days by rule from words/dates.yml: "Christmas 2019", "Good Friday".
// Without a year it is the nearest one that the tense allows: "was closed on Easter Monday" in a
// text of June is this year's, of March last year's.
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

/// A small letter wants a word before it that asks for a date; "a new year" is none.
bool is_named(const TemporalScan& scan, std::size_t at, const TimeTerm& term) {
    const bool called = scan.is(at - 1, "of", "on", "at", "by", "after", "before", "until", "since",
                                "next", "last", "this", "following", "every");
    if (!scan[at].capital() && term.behind.empty() && !called) return false;
    // other calendars' years, other churches' days
    if (scan.is(at - 1, "lunar", "chinese", "jewish", "islamic", "hindu", "vietnamese", "korean",
                "tibetan", "persian", "iranian", "thai", "orthodox", "coptic", "school",
                "academic"))
        return false;
    const bool new_year = scan[at].is("new") && term.behind.size() == 1 && !scan[at - 1].is("the");
    return !new_year || scan[at + 1].capital();
}

/// In an undated text: the day of the year where all years have the same.
Period undated(int holiday) {
    const auto day = time_words().holiday(holiday, 2001);
    const auto other = time_words().holiday(holiday, 2002);
    const bool fixed = day && other && day_of_month(*day) == day_of_month(*other);
    return {Grain::day, fixed ? ShortText("XXXX").add(iso_date(*day).substr(4)) : "XXXX-XX-XX",
            std::nullopt};
}

std::optional<Day> nearest_holiday(int holiday, Tense tense, Day published) {
    std::optional<Day> best;
    long best_off = 0;
    for (int by = -1; by <= 1; ++by) {
        const auto day = time_words().holiday(holiday, year_of(published) + by);
        if (!day) continue;
        long off = (*day - published).count();
        const bool against =
            (tense == Tense::past && off > 0) || (tense == Tense::future && off < 0);
        off = (off < 0 ? -off : off) + (against ? 400 : 0);
        if (!best || off < best_off) {
            best = day;
            best_off = off;
        }
    }
    return best;
}

} // namespace

std::optional<DatePhrase> holiday_date(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* term = scan.term(at, TimeSense::holiday);
    if (term == nullptr || !is_named(scan, at, *term)) return std::nullopt;
    const std::size_t last = at + size_of(*term);
    if (const auto year = year_behind(scan, last)) {
        const auto day = time_words().holiday(term->number, year->value);
        if (!day) return std::nullopt;
        return made(day_period(*day), at, year->last);
    }
    if (!scan.published()) return made(undated(term->number), at, last);
    const auto day = nearest_holiday(term->number, scan.tense(at, last), *scan.published());
    if (!day) return std::nullopt;
    return made(day_period(*day), at, last);
}

} // namespace tally
