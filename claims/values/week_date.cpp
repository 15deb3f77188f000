// Weeks and weekends by a day of theirs or by number: "the week of March 6", "the week starting on
// February 4", "the weekend of Halloween", "Easter weekend", "week 31". A weekend is the one that
// the day makes longer: of a Monday or Tuesday the one before it.
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

using std::chrono::days;

/// The weekend that a holiday makes longer: of a Monday or Tuesday the one before it.
Period weekend_near(Day day) {
    return period_of(weekday_of(day) <= 2 ? day - days(3) : day, Grain::weekend);
}

/// "week 31" of the text's year, the number at `at`.
std::optional<DatePhrase> numbered_week(const TemporalScan& scan, std::size_t first,
                                        std::size_t at) {
    const auto number = scan.cardinal(at);
    if (!number || number->value < 1 || number->value > 53 || number_goes_on(scan, number->last) ||
        (scan.glued(number->last) && scan.is(number->last, "-", "–")) || !scan.published())
        return std::nullopt;
    const int year = year_of(*scan.published());
    if (number->value > weeks_in_year(year)) return std::nullopt;
    return made(period_of(first_day({year, number->value}), Grain::week), first, number->last);
}

/// Behind "week of", "weekend of", "week starting on", "w/c", where such words stand at `at`.
std::optional<std::size_t> behind_week_of(const TemporalScan& scan, std::size_t at) {
    const std::size_t next = at + 1;
    if (scan[at].is("w")) {
        if (!scan[next].is("/") || !scan.is(next + 1, "c", "b") || !scan.glued(next))
            return std::nullopt;
        return next + 2;
    }
    if (scan[next].is("of")) return next + 1;
    if (!scan.is(next, "starting", "beginning", "commencing", "ending", "ended"))
        return std::nullopt;
    return scan.is(next + 1, "on", "from") ? next + 2 : next + 1;
}

} // namespace

std::optional<DatePhrase> week_of_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    if (const TimeTerm* holiday = scan.term(at, TimeSense::holiday);
        holiday && scan[at + size_of(*holiday)].is("weekend")) {
        const auto day = named_date(scan, at);
        if (day && day->period.days)
            return made(weekend_near(day->period.days->first), at, day->last + 1);
    }
    if (!scan.is(start, "week", "weekend", "w")) return std::nullopt;
    const auto next = behind_week_of(scan, start);
    if (!next && scan[start].is("week") && scan[start + 1].is_digits())
        return numbered_week(scan, at, start + 1);
    if (!next) return std::nullopt;
    auto date = named_date(scan, *next);
    if (!date) date = shifted_date(scan, *next);
    if (!date || date->period.grain != Grain::day) return std::nullopt;
    const Grain grain = scan[start].is("weekend") ? Grain::weekend : Grain::week;
    if (!date->period.days) return made(open_period(grain), at, date->last);
    const Day day = date->period.days->first;
    return made(grain == Grain::weekend ? weekend_near(day) : period_of(day, grain), at,
                date->last);
}

} // namespace tally
