// Dates reckoned from the day of the text, or from the one last named, by a word that shifts: "last
// week", "this Friday", "the following year", "next May". "Last Monday" is the one before today,
// "next Friday" is of next week, "this Friday" of this one.
#include "claims/values/date_grammar.h"

#include <utility>

namespace tally {

namespace {

using std::chrono::days;

std::optional<Day> last_named_day(const TemporalScan& scan) {
    const auto& last = scan.context().last_date;
    if (last && last->days) return last->days->first;
    return scan.published();
}

/// The last day that was named by itself, be it behind a month or a year.
std::optional<Day> last_single_day(const TemporalScan& scan) {
    const auto& day = scan.context().last_day;
    return day ? day : scan.published();
}

/// "the same day": the day last named; where that was a month, one of its days.
std::optional<DatePhrase> same_day(const TemporalScan& scan, std::size_t first, std::size_t last) {
    const auto& named = scan.context().last_date;
    if (!named || !named->days) return made(open_period(Grain::day), first, last);
    if (named->grain == Grain::month) return made(days_of_month(*named), first, last);
    if (named->grain == Grain::day) return made(*named, first, last);
    const auto day = last_single_day(scan);
    return made(day ? day_period(*day) : open_period(Grain::day), first, last);
}

/// "last", "this", "the following": where it points, and what it is reckoned from.
struct Shift {
    int by = 0;
    bool from_text = false; ///< from the date last named, not from the day of the text
    bool past = false;      ///< "this past Friday": the one before, whatever the week
    bool coming = false;
    bool previous = false; ///< "previous Monday": the one of the week before
    std::size_t last = 0;
};

std::optional<Shift> shift_at(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    const bool the = scan.is(next, "the", "its", "their", "our", "his", "her");
    if (the) ++next;
    const TimeTerm* term = scan.term(next, TimeSense::shift);
    if (term == nullptr) return std::nullopt;
    Shift out;
    out.by = term->number;
    out.last = next + 1;
    out.from_text = scan.is(next, "same", "following", "preceding") ||
                    (the && scan.is(next, "previous", "prior", "next"));
    out.past = scan.is(next, "past");
    out.previous = scan.is(next, "previous");
    out.coming = scan.is(next, "coming", "upcoming");
    if (scan.is(next, "this") &&
        scan.is(next + 1, "past", "last", "coming", "next", "same", "current")) {
        const TimeTerm* second = scan.term(next + 1, TimeSense::shift);
        out.by = second->number;
        out.past = scan.is(next + 1, "past", "last");
        out.coming = scan.is(next + 1, "coming", "next");
        out.last = next + 2;
    }
    if (scan.is(out.last, "full", "calendar", "fiscal", "financial", "academic", "school", "tax") &&
        scan.term(out.last + 1, TimeSense::unit))
        ++out.last;
    return out;
}

Period shifted_weekday(const TemporalScan& scan, int weekday, const Shift& shift) {
    const auto published = scan.published();
    if (!published) return nearest_weekday(weekday, Tense::unknown, published);
    const int today = weekday_of(*published);
    if (shift.previous) return day_period(week_range(*published).first + days(weekday - 8));
    if (shift.by < 0) { // the last one before today
        const int back = (today - weekday + 6) % 7 + 1;
        return day_period(*published - days(back));
    }
    if (shift.by == 0) return day_period(week_range(*published).first + days(weekday - 1));
    if (shift.coming) return day_period(*published + days((weekday - today + 6) % 7 + 1));
    return day_period(week_range(*published).first + days(7 + weekday - 1));
}

Period shifted_month(const TemporalScan& scan, int month, int by) {
    const auto published = scan.published();
    if (!published) return nearest_month(month, Tense::unknown, published);
    const int year = year_of(*published), now = month_of(*published);
    // "last February" of a text of March is not last month, which has a name of its own
    if (by < 0) return month_period(month < now - 1 ? year : year - 1, month);
    if (by > 0) return month_period(month > now ? year : year + 1, month);
    return month_period(year, month);
}

Period shifted_season(const TemporalScan& scan, const std::string& season, int by) {
    const auto published = scan.published();
    if (!published) return {Grain::season, ShortText("XXXX-").add(season), std::nullopt};
    const int year = year_of(*published), month = month_of(*published);
    const int start = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
    if (season == "WI" && month <= 2) { // within the winter of the year before
        return season_period(by < 0 ? year - 1 : by > 0 ? year : year - 1, season);
    }
    if (by < 0)
        return season_period(
            month >= start + 3 || (season == "WI" && month == 12) ? year : year - 1, season);
    if (by > 0) return season_period(month < start ? year : year + 1, season);
    return season_period(year, season);
}

/// The holiday before or behind the day of the text, or of its year.
std::optional<Day> shifted_holiday(const TemporalScan& scan, int holiday, int by) {
    const auto published = scan.published();
    if (!published) return std::nullopt;
    if (by == 0) return time_words().holiday(holiday, year_of(*published));
    std::optional<Day> best;
    for (int off = -1; off <= 2; ++off) {
        const auto day = time_words().holiday(holiday, year_of(*published) + off);
        if (!day) continue;
        if (by < 0 && *day < *published) best = day;
        if (by > 0 && *day > *published && !best) best = day;
    }
    return best;
}

/// "last Friday"; "this Friday, March 8": the date says it.
DatePhrase shifted_weekday_date(const TemporalScan& scan, std::size_t at, const Shift& shift,
                                int weekday) {
    const std::size_t behind = scan.behind_stop(shift.last + 1);
    if (auto named = named_date(scan, shift.last); named && named->last > behind) {
        named->first = at;
        return *named;
    }
    return made(shifted_weekday(scan, weekday, shift), at, behind);
}

/// "last May"; "last Oct. 23" is Oct. 23.
std::optional<DatePhrase> shifted_month_date(const TemporalScan& scan, std::size_t at,
                                             const Shift& shift, const TimeTerm& month) {
    const std::size_t head = shift.last;
    if (month.weak && !scan[head].capital()) return std::nullopt;
    if (auto named = named_date(scan, head); named && named->period.grain == Grain::day) {
        named->first = head;
        return named;
    }
    return made(shifted_month(scan, month.number, shift.by), at, scan.behind_stop(head + 1));
}

/// "This quarter's loss includes": of a report on a quarter that is over, unless it looks ahead.
std::optional<DatePhrase> reported_quarter(const TemporalScan& scan, std::size_t at,
                                           std::size_t last) {
    const auto& quarter = scan.context().last_quarter;
    const auto published = scan.published();
    if (!scan[at].is("this") || !scan[last].is("'s") || !quarter || !quarter->days || !published)
        return std::nullopt;
    const auto since = *published - quarter->days->last;
    const Tense tense = scan.tense(at, last);
    if (since < days(0) || since > days(90) || tense == Tense::future || tense == Tense::planned)
        return std::nullopt;
    return made(*quarter, at, last);
}

/// "last year", "the following day".
std::optional<DatePhrase> shifted_unit(const TemporalScan& scan, std::size_t at,
                                       const Shift& shift) {
    const TimeTerm* unit = scan.term(shift.last, TimeSense::unit);
    if (unit == nullptr) return std::nullopt;
    const Token& word = scan[shift.last];
    const bool plural = word.folded().size() > 3 && word.folded().back() == 's';
    if (plural) return std::nullopt; // "last years": the length of time
    const std::string& code = unit->code;
    if (code == "hour" || code == "minute" || code == "second" || code == "night" ||
        code == "fortnight")
        return std::nullopt;
    if (code == "day" && shift.by == 0 && !shift.from_text) return std::nullopt;
    if (shift.past && (code == "decade" || code == "century")) return std::nullopt;
    if (code == "day" && shift.by == 0) return same_day(scan, at, shift.last + 1);
    if (code == "quarter" && shift.by == 0)
        if (auto reported = reported_quarter(scan, at, shift.last + 1)) return reported;
    const auto from = !shift.from_text && code != "day" ? scan.published()
                      : code == "day"                   ? last_single_day(scan)
                                                        : last_named_day(scan);
    return made(from_day(from, grain_of_unit(code), shift.by), at, shift.last + 1);
}

} // namespace

Period open_period(Grain grain) {
    switch (grain) {
    case Grain::day: return {grain, "XXXX-XX-XX", std::nullopt};
    case Grain::weekend: return {grain, "XXXX-WXX-WE", std::nullopt};
    case Grain::week: return {grain, "XXXX-WXX", std::nullopt};
    case Grain::month: return {grain, "XXXX-XX", std::nullopt};
    case Grain::quarter: return {grain, "XXXX-QX", std::nullopt};
    case Grain::half: return {grain, "XXXX-HX", std::nullopt};
    case Grain::season:
    case Grain::year:
    case Grain::none: break;
    case Grain::decade: return {grain, "XXX", std::nullopt};
    case Grain::century: return {grain, "XX", std::nullopt};
    case Grain::millennium: return {grain, "X", std::nullopt};
    }
    return {grain, "XXXX", std::nullopt};
}

Period days_of_month(const Period& month) {
    return {Grain::day, ShortText(month.timex).add("-XX"), month.days};
}

Period from_day(std::optional<Day> day, Grain grain, int by) {
    return day ? moved(period_of(*day, grain), by) : open_period(grain);
}

std::optional<DatePhrase> shifted_date(const TemporalScan& scan, std::size_t at) {
    const auto shift = shift_at(scan, at);
    if (!shift) return std::nullopt;
    const std::size_t head = shift->last;
    if (const TimeTerm* weekday = scan.term(head, TimeSense::weekday))
        return shifted_weekday_date(scan, at, *shift, weekday->number);
    if (const TimeTerm* month = scan.term(head, TimeSense::month))
        return shifted_month_date(scan, at, *shift, *month);
    if (const TimeTerm* season = scan.term(head, TimeSense::season))
        return made(shifted_season(scan, season->code, shift->by), at, head + 1);
    if (const TimeTerm* holiday = scan.term(head, TimeSense::holiday))
        if (const auto day = shifted_holiday(scan, holiday->number, shift->by))
            return made(day_period(*day), at, head + size_of(*holiday));
    return shifted_unit(scan, at, *shift);
}

std::optional<DatePhrase> day_of_week_phrase(const TemporalScan& scan, const DatePhrase& week) {
    if (week.period.grain != Grain::week || !week.period.days) return std::nullopt;
    std::size_t next = week.last;
    if (scan.is(next, "on", "-", ",")) ++next;
    const TimeTerm* weekday = scan.term(next, TimeSense::weekday);
    if (weekday == nullptr || scan[week.last].is(",")) return std::nullopt;
    return made(day_period(week.period.days->first + days(weekday->number - 1)), week.first,
                scan.behind_stop(next + 1));
}

std::optional<DatePhrase> named_within(const TemporalScan& scan, const DatePhrase& named) {
    std::size_t next = named.last;
    if (scan[next].is("of") || scan[next].is(",")) ++next;
    const auto outer = shifted_date(scan, next);
    if (!outer || !outer->period.days || !named.period.days) return std::nullopt;
    const DayRange range = *outer->period.days;
    DatePhrase out = named;
    out.last = outer->last;
    if (outer->period.grain == Grain::year && named.period.timex.size() >= 7 &&
        (named.period.grain == Grain::month || named.period.grain == Grain::day)) {
        const int year = year_of(range.first);
        const int month = month_of(named.period.days->first);
        if (named.period.grain == Grain::month) {
            out.period = month_period(year, month);
            return out;
        }
        const auto day = calendar_day(year, month, day_of_month(named.period.days->first));
        if (!day) return std::nullopt;
        out.period = day_period(*day);
        return out;
    }
    if (outer->period.grain == Grain::week && scan.term(named.first, TimeSense::weekday) &&
        named.period.grain == Grain::day) {
        out.period = day_period(range.first + days(weekday_of(named.period.days->first) - 1));
        return out;
    }
    return std::nullopt;
}

} // namespace tally
