// Dates that are reckoned from another: from the day of the text ("yesterday", "last week", "three
// years ago"), from a named one ("two weeks after Easter", "the week of March 6"), or from the last
// one that the text spoke of ("that day", "a year earlier").
#include "claims/values/temporal_scan.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

using std::chrono::days;

DatePhrase made(Period period, std::size_t first, std::size_t last) {
    DatePhrase out;
    out.period = std::move(period);
    out.first = first;
    out.last = last;
    return out;
}

/// A period that nothing says which it is: "last year" in an undated text.
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

/// The period of that grain that runs on a day, moved.
Period from_day(std::optional<Day> day, Grain grain, int by) {
    return day ? moved(period_of(*day, grain), by) : open_period(grain);
}

std::optional<Day> last_named_day(const TemporalScan& scan) {
    const auto& last = scan.context().last_date;
    if (last && last->days) return last->days->first;
    return scan.published();
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
    const bool the = scan.is(next, {"the", "its", "their", "our", "his", "her"});
    if (the) ++next;
    const TimeTerm* term = scan.term(next, TimeSense::shift);
    if (term == nullptr) return std::nullopt;
    Shift out;
    out.by = term->number;
    out.last = next + 1;
    out.from_text = scan.is(next, {"same", "following", "preceding"}) ||
                    (the && scan.is(next, {"previous", "prior", "next"}));
    out.past = scan.is(next, {"past"});
    out.previous = scan.is(next, {"previous"});
    out.coming = scan.is(next, {"coming", "upcoming"});
    if (scan.is(next, {"this"}) &&
        scan.is(next + 1, {"past", "last", "coming", "next", "same", "current"})) {
        const TimeTerm* second = scan.term(next + 1, TimeSense::shift);
        out.by = second->number;
        out.past = scan.is(next + 1, {"past", "last"});
        out.coming = scan.is(next + 1, {"coming", "next"});
        out.last = next + 2;
    }
    if (scan.is(out.last,
                {"full", "calendar", "fiscal", "financial", "academic", "school", "tax"}) &&
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
    if (by < 0) return month_period(month < now ? year : year - 1, month);
    if (by > 0) return month_period(month > now ? year : year + 1, month);
    return month_period(year, month);
}

Period shifted_season(const TemporalScan& scan, const std::string& season, int by) {
    const auto published = scan.published();
    if (!published) return {Grain::season, "XXXX-" + season, std::nullopt};
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

std::optional<DatePhrase> shifted_date(const TemporalScan& scan, std::size_t at) {
    const auto shift = shift_at(scan, at);
    if (!shift) return std::nullopt;
    const std::size_t head = shift->last;
    if (const TimeTerm* weekday = scan.term(head, TimeSense::weekday)) {
        // "this Friday, March 8": the date says it
        if (auto named = named_date(scan, head);
            named && named->last > scan.behind_stop(head + 1)) {
            named->first = at;
            return named;
        }
        return made(shifted_weekday(scan, weekday->number, *shift), at, scan.behind_stop(head + 1));
    }
    if (const TimeTerm* month = scan.term(head, TimeSense::month)) {
        if (month->weak && !scan[head].capital) return std::nullopt;
        if (auto named = named_date(scan, head); named && named->period.grain == Grain::day) {
            named->first = head; // "last Oct. 23" is Oct. 23
            return named;
        }
        return made(shifted_month(scan, month->number, shift->by), at, scan.behind_stop(head + 1));
    }
    if (const TimeTerm* season = scan.term(head, TimeSense::season))
        return made(shifted_season(scan, season->code, shift->by), at, head + 1);
    if (const TimeTerm* holiday = scan.term(head, TimeSense::holiday);
        holiday && scan.published()) {
        std::optional<Day> best;
        for (int by = -1; by <= 2; ++by) {
            const auto day = time_words().holiday(holiday->number, year_of(*scan.published()) + by);
            if (!day) continue;
            if (shift->by < 0 && *day < *scan.published()) best = day;
            if (shift->by > 0 && *day > *scan.published() && !best) best = day;
            if (shift->by == 0 && by == 0) best = day;
        }
        if (best) return made(day_period(*best), at, head + size_of(*holiday));
    }
    const TimeTerm* unit = scan.term(head, TimeSense::unit);
    if (unit == nullptr) return std::nullopt;
    const Token& word = scan[head];
    const bool plural = word.folded.size() > 3 && word.folded.back() == 's';
    if (plural) return std::nullopt; // "last years": the length of time
    if (unit->code == "hour" || unit->code == "minute" || unit->code == "second" ||
        unit->code == "night" || unit->code == "fortnight")
        return std::nullopt;
    if (unit->code == "day" && shift->by == 0 && !shift->from_text) return std::nullopt;
    if (shift->past && (unit->code == "decade" || unit->code == "century")) return std::nullopt;
    const Grain grain = grain_of_unit(unit->code);
    const auto from = shift->from_text || (unit->code == "day" && shift->by != 0)
                          ? last_named_day(scan)
                          : scan.published();
    return made(from_day(from, grain, shift->by), at, head + 1);
}

/// "next week on Tuesday", "previous week - Monday": a day of the week that was just named.
std::optional<DatePhrase> day_of_week_phrase(const TemporalScan& scan, const DatePhrase& week) {
    if (week.period.grain != Grain::week || !week.period.days) return std::nullopt;
    std::size_t next = week.last;
    if (scan.is(next, {"on", "-", ","})) ++next;
    const TimeTerm* weekday = scan.term(next, TimeSense::weekday);
    if (weekday == nullptr || scan[week.last].is(",")) return std::nullopt;
    return made(day_period(week.period.days->first + days(weekday->number - 1)), week.first,
                scan.behind_stop(next + 1));
}

/// "Monday next week", "January this year", "the first quarter of next year": the period that is
/// reckoned says which one the named one is.
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

// ---- quarters and other parts of a year

/// Behind "third quarter": the year it is of.
std::optional<Small> year_of_part(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan.is(next, {"of", "in"}) || scan[next].is(",")) ++next;
    if (scan[next].is("-") && scan.glued(next)) ++next;
    if (scan[next].is("fiscal")) ++next;
    if (scan[next].is_digits() && scan[next].text.size() == 4) {
        const auto year = named_date(scan, next);
        if (year && year->period.grain == Grain::year && year->period.days)
            return Small{year_of(year->period.days->first), year->last};
        const std::string_view text = scan[next].text;
        const int value =
            (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
        if (value >= 1700 && value < 2200) return Small{value, next + 1};
        return std::nullopt;
    }
    if (const auto outer = shifted_date(scan, next);
        outer && outer->period.grain == Grain::year && outer->period.days)
        return Small{year_of(outer->period.days->first), outer->last};
    if (scan.is(at, {"of", "in"}) && scan[next].is("the") && scan[next + 1].is("year") &&
        scan.published())
        return Small{year_of(*scan.published()), next + 2};
    return std::nullopt;
}

/// The quarter a text means by its number: the last one that began, or the next where the tense
/// says so.
Period near_quarter(const TemporalScan& scan, int quarter, Tense tense) {
    const auto published = scan.published();
    if (!published) return {Grain::quarter, "XXXX-Q" + std::to_string(quarter), std::nullopt};
    const int year = year_of(*published), now = quarter_of(*published);
    if (quarter <= now)
        return quarter_period(tense == Tense::future && quarter < now - 2 ? year + 1 : year,
                              quarter);
    if (tense == Tense::future || quarter == now + 1) return quarter_period(year, quarter);
    return quarter_period(year - 1, quarter);
}

/// "Q3", "the third quarter of 1990", "last year's fourth quarter", "third-quarter", "2019 H2",
/// "the second half of next year", "this year's first quarter".
std::optional<DatePhrase> quarter_date(const TemporalScan& scan, std::size_t at) {
    // q3, h2
    const auto code = [&](std::size_t i) -> int {
        if (!scan.is(i, {"q", "h"}) || !scan[i + 1].is_digits() || !scan.glued(i + 1) ||
            scan[i + 1].text.size() != 1 || scan.glued(i))
            return 0;
        const int n = scan[i + 1].text[0] - '0';
        return n >= 1 && n <= (scan[i].is("q") ? 4 : 2) ? n : 0;
    };
    const auto part = [&](std::size_t i, int n, int year) {
        return scan[i].is("q") ? quarter_period(year, n) : half_period(year, n);
    };
    if (scan[at].is_digits() && scan[at].text.size() == 4) {
        std::size_t next = at + 1;
        if (scan[next].is("-") && scan.glued(next)) ++next;
        const bool spaced = next == at + 1 || scan.glued(next);
        const int n = scan[next].is_word() && scan[next + 1].is_digits() && scan.glued(next + 1) &&
                              scan.is(next, {"q", "h"}) && spaced && scan[next + 1].text.size() == 1
                          ? scan[next + 1].text[0] - '0'
                          : 0;
        const int year = std::stoi(std::string(scan[at].text));
        if (n >= 1 && n <= (scan[next].is("q") ? 4 : 2) && year >= 1900)
            return made(part(next, n, year), at, next + 2);
        return std::nullopt;
    }
    if (const int n = code(at)) {
        if (const auto year = year_of_part(scan, at + 2))
            return made(part(at, n, year->value), at, year->last);
        if (scan[at].is("h")) return std::nullopt;
        return made(near_quarter(scan, n, scan.tense(at, at + 2)), at, at + 2);
    }
    // "next year's first quarter"
    std::size_t start = at;
    std::optional<int> year;
    if (auto outer = shifted_date(scan, at); outer && outer->period.grain == Grain::year &&
                                             outer->period.days && scan[outer->last].is("'s")) {
        year = year_of(outer->period.days->first);
        start = outer->last + 1;
    }
    if (scan.is(start, {"the", "its", "their", "our", "a"})) {
        if (year) return std::nullopt;
        ++start;
    }
    if (scan[start].is_digits() && scan[start].text.size() == 4 &&
        !year) { // "the 1988 third quarter"
        year = std::stoi(std::string(scan[start].text));
        if (*year < 1900 || *year > 2199) return std::nullopt;
        ++start;
    }
    while (scan.is(start, {"fiscal", "full", "flat", "entire", "whole"}))
        ++start;
    if (year && scan.is(start, {"quarter", "period"}) && scan.context().last_quarter &&
        scan.context().last_quarter->days && start > at) {
        const int quarter = quarter_of(scan.context().last_quarter->days->first);
        return made(quarter_period(*year, quarter), at, start + 1);
    }
    int place = 0;
    std::size_t next = start;
    if (scan[start].is("last") || scan[start].is("final")) {
        place = -1;
        ++next;
    } else if (const auto ordinal = scan.ordinal(start)) {
        place = ordinal->value;
        next = ordinal->last;
    } else {
        return std::nullopt;
    }
    if (scan.is(next, {"fiscal"})) ++next;
    const bool hyphen = scan[next].is("-") && scan.glued(next);
    if (hyphen) ++next;
    // "the third-quarter loss": article and owner belong to the loss
    const bool noun_behind =
        hyphen && !year && scan.is(at, {"the", "its", "their", "our", "a", "an"});
    const std::size_t first = noun_behind ? at + 1 : at;
    if (scan[next].is("quarter") || scan[next].is("half")) {
        const bool half = scan[next].is("half");
        const int parts = half ? 2 : 4;
        const auto behind = year ? std::nullopt : year_of_part(scan, next + 1);
        if (behind) year = behind->value;
        const std::size_t last = behind ? behind->last : next + 1;
        if (place > parts) return std::nullopt;
        if (place < 0) {
            if (!year) return std::nullopt; // "the last quarter" is shifted_date's
            place = parts;
        }
        if (year)
            return made(half ? half_period(*year, place) : quarter_period(*year, place), first,
                        last);
        if (half) return std::nullopt; // of a match, mostly
        return made(near_quarter(scan, place, scan.tense(first, last)), first, last);
    }
    // "the first week of 2015", "the third month of next year"
    if (scan.is(next, {"week", "month", "day"}) && scan[next + 1].is("of")) {
        const auto outer = date_phrase(scan, next + 2);
        std::optional<Period> of = outer ? std::optional(outer->period) : std::nullopt;
        std::size_t last = outer ? outer->last : 0;
        if (!of && scan[next + 2].is("the") && scan.is(next + 3, {"month", "year", "week"}) &&
            scan.published()) {
            of = period_of(*scan.published(), grain_of_unit(scan[next + 3].folded));
            last = next + 4;
        }
        if (!of || !of->days || of->grain == Grain::day) return std::nullopt;
        const DayRange range = *of->days;
        if (scan[next].is("day")) {
            const Day day = place < 0 ? range.last : range.first + days(place - 1);
            if (day > range.last) return std::nullopt;
            return made(day_period(day), at, last);
        }
        if (scan[next].is("month")) {
            if (of->grain != Grain::year || place > 12) return std::nullopt;
            return made(month_period(year_of(range.first), place < 0 ? 12 : place), at, last);
        }
        // The week that has most of its days in the period, so its Thursday.
        Day thursday;
        if (place < 0)
            thursday = period_of(range.last, Grain::week).days->first + days(3);
        else
            thursday = period_of(range.first, Grain::week).days->first + days(3);
        if (place < 0 && thursday > range.last) thursday -= days(7);
        if (place > 0 && thursday < range.first) thursday += days(7);
        if (place > 0) thursday += days(7 * (place - 1));
        if (thursday > range.last) return std::nullopt;
        return made(period_of(thursday, Grain::week), at, last);
    }
    return std::nullopt;
}

/// "the latest quarter", "the year-ago period", "the year-earlier quarter": the quarter that a
/// report speaks of, or its counterpart a year before.
std::optional<DatePhrase> report_period(const TemporalScan& scan, std::size_t at) {
    const bool the = scan.is(at, {"the", "a"});
    std::size_t start = the ? at + 1 : at;
    if (scan.is(start, {"comparable", "same", "corresponding"})) ++start;
    const auto& quarter = scan.context().last_quarter;
    if (scan.is(start, {"latest", "recent"}) && scan.is(start + 1, {"quarter", "period"})) {
        Period period = quarter ? *quarter : from_day(scan.published(), Grain::quarter, -1);
        return made(period, at, start + 2);
    }
    if (scan[start].is("year") && scan[start + 1].is("-") &&
        scan.is(start + 2, {"ago", "earlier"})) {
        std::size_t last = start + 3;
        const bool noun = scan.is(last, {"quarter", "period"});
        if (noun) ++last;
        const bool is_quarter = quarter.has_value();
        Period period =
            is_quarter ? moved(*quarter, -4) : from_day(scan.published(), Grain::year, -1);
        return made(period, noun ? at : start, last);
    }
    return std::nullopt;
}

/// The weekend that a holiday makes longer: of a Monday or Tuesday the one before it.
Period weekend_near(Day day) {
    return period_of(weekday_of(day) <= 2 ? day - days(3) : day, Grain::weekend);
}

/// "the week of March 6", "the weekend of Halloween", "the week starting on February 4", "week 31".
std::optional<DatePhrase> week_of_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    if (const TimeTerm* holiday = scan.term(at, TimeSense::holiday);
        holiday && scan[at + size_of(*holiday)].is("weekend")) {
        const auto day = named_date(scan, at);
        if (day && day->period.days)
            return made(weekend_near(day->period.days->first), at, day->last + 1);
    }
    if (!scan.is(start, {"week", "weekend", "w"})) return std::nullopt;
    std::size_t next = start + 1;
    if (scan[start].is("w")) {
        if (!scan[next].is("/") || !scan.is(next + 1, {"c", "b"}) || !scan.glued(next))
            return std::nullopt;
        next += 2;
    } else if (scan[next].is("of")) {
        ++next;
    } else if (scan.is(next, {"starting", "beginning", "commencing"})) {
        ++next;
        if (scan.is(next, {"on", "from"})) ++next;
    } else if (scan[start].is("week") && scan[next].is_digits()) {
        const auto number = scan.cardinal(next);
        if (!number || number->value < 1 || number->value > 53 || scan.glued(number->last) ||
            !scan.published())
            return std::nullopt;
        const int year = year_of(*scan.published());
        if (number->value > weeks_in_year(year)) return std::nullopt;
        return made(period_of(first_day({year, number->value}), Grain::week), at, number->last);
    } else {
        return std::nullopt;
    }
    auto date = named_date(scan, next);
    if (!date) date = shifted_date(scan, next);
    if (!date || date->period.grain != Grain::day) return std::nullopt;
    const bool weekend = scan[start].is("weekend");
    if (weekend && date->period.days)
        return made(weekend_near(date->period.days->first), at, date->last);
    if (!date->period.days)
        return made(open_period(weekend ? Grain::weekend : Grain::week), at, date->last);
    return made(period_of(date->period.days->first, weekend ? Grain::weekend : Grain::week), at,
                date->last);
}

/// "summer", "the winter of 1994", "spring 2021".
std::optional<DatePhrase> season_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    const TimeTerm* season = scan.term(start, TimeSense::season);
    if (season == nullptr) return std::nullopt;
    std::size_t next = start + 1;
    if (scan.is(next, {"of", "in"})) ++next;
    if (scan[next].is(",")) ++next;
    if (const auto year = named_date(scan, next);
        year && year->period.grain == Grain::year && year->period.days)
        return made(season_period(year_of(year->period.days->first), season->code), at, year->last);
    const bool plain = season->code == "SU" || season->code == "WI" || scan[start].is("autumn");
    const bool called = start != at || scan.is(at - 1, {"in", "by", "during", "until", "since",
                                                        "over", "through", "throughout"});
    if (!plain && !called) return std::nullopt;
    // "the fall of the wall", "spring water", "Winter Olympics"
    if (!plain && scan.is(start + 1, {"of", "in", "from"})) return std::nullopt;
    if (scan[start].capital && scan[start + 1].capital && scan[start + 1].is_word())
        return std::nullopt;
    if (!plain && scan[start + 1].is_word() && !called) return std::nullopt;
    const Tense tense = scan.tense(at, start + 1);
    if (!scan.published())
        return made({Grain::season, season->code, std::nullopt}, start, start + 1);
    const int year = year_of(*scan.published()), month = month_of(*scan.published());
    const int begins = season->code == "SP"   ? 3
                       : season->code == "SU" ? 6
                       : season->code == "FA" ? 9
                                              : 12;
    int of = year;
    if (tense != Tense::future && begins > month) of = year - 1;
    if (tense == Tense::future && begins + 3 <= month) of = year + 1;
    if ((tense == Tense::unknown || tense == Tense::planned) && begins > month &&
        begins - month <= 6)
        of = year;
    return made(season_period(of, season->code), at, start + 1);
}

/// "the year", "the quarter", "the month": the one that runs.
std::optional<DatePhrase> running_period(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, {"the", "that", "same"})) return std::nullopt;
    std::size_t next = at + 1;
    bool same = !scan[at].is("the");
    if (scan.is(next, {"same"})) {
        same = true;
        ++next;
    }
    if (scan.is(next, {"full", "whole", "entire", "fiscal"})) ++next;
    const TimeTerm* unit = scan.term(next, TimeSense::unit);
    if (unit == nullptr || scan[next].folded.back() == 's') return std::nullopt;
    const std::string& code = unit->code;
    if (code == "weekend") {
        const Tense tense = scan.tense(at, next + 1);
        const bool runs = tense == Tense::future || tense == Tense::planned ||
                          weekday_of(scan.published().value_or(Day())) >= 6;
        return made(from_day(scan.published(), Grain::weekend, runs ? 0 : -1), at, next + 1);
    }
    if (scan[at].is("the") && (code == "week" || code == "month" || code == "year") &&
        ((scan[next + 1].is("after") && scan[next + 2].is("next")) ||
         (scan[next + 1].is("before") && scan[next + 2].is("last"))))
        return made(
            from_day(scan.published(), grain_of_unit(code), scan[next + 1].is("after") ? 2 : -2),
            at, next + 3);
    if (code != "year" && code != "quarter" && code != "month" && code != "week" && code != "day")
        return std::nullopt;
    if (same) {
        const auto& last = scan.context().last_date;
        if (!last || scan[at].is("same")) return std::nullopt;
        if (code == "day" && last->grain != Grain::day) return std::nullopt;
        if (code == "quarter" && scan.context().last_quarter)
            return made(*scan.context().last_quarter, at, next + 1);
        if (!last->days) return made(open_period(grain_of_unit(code)), at, next + 1);
        return made(period_of(last->days->first, grain_of_unit(code)), at, next + 1);
    }
    if (code == "day") return std::nullopt;
    if (scan[next + 1].is("of") || scan.is(next + 1, {"before", "after", "-"})) return std::nullopt;
    const bool called = scan.is(at - 1, {"in", "for", "of", "during", "over", "through",
                                         "throughout", "this", "into", "on", "until", "within"});
    if (!called) return std::nullopt;
    if (code == "quarter" && scan.context().last_quarter)
        return made(*scan.context().last_quarter, at, next + 1);
    return made(from_day(scan.published(), grain_of_unit(code), 0), at, next + 1);
}

/// "year-end", "year end", "EOY".
std::optional<DatePhrase> end_of_year(const TemporalScan& scan, std::size_t at) {
    std::size_t last = 0;
    if (scan.is(at, {"year", "month", "quarter"})) {
        std::size_t next = at + 1;
        if (scan[next].is("-") && scan.glued(next)) ++next;
        if (!scan[next].is("end")) return std::nullopt;
        last = next + 1;
    } else if (scan.is(at, {"eoy", "eom"})) {
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

} // namespace

std::optional<DatePhrase> relative_date(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_word() && !scan[at].is_digits()) return std::nullopt;
    std::optional<DatePhrase> best;
    const auto consider = [&](std::optional<DatePhrase> found) {
        if (found && (!best || found->last > best->last)) best = std::move(found);
    };
    if (const TimeTerm* day = scan.term(at, TimeSense::day))
        consider(made(scan.published() ? day_period(*scan.published() + days(day->number))
                                       : open_period(Grain::day),
                      at, at + size_of(*day)));
    if (auto shifted = shifted_date(scan, at)) {
        consider(day_of_week_phrase(scan, *shifted));
        consider(std::move(shifted));
    }
    consider(quarter_date(scan, at));
    consider(report_period(scan, at));
    consider(week_of_date(scan, at));
    consider(season_date(scan, at));
    consider(running_period(scan, at));
    consider(end_of_year(scan, at));
    return best;
}

std::optional<DatePhrase> date_phrase(const TemporalScan& scan, std::size_t at) {
    std::optional<DatePhrase> best;
    const auto consider = [&](std::optional<DatePhrase> found) {
        if (found && (!best || found->last > best->last)) best = std::move(found);
    };
    if (auto named = named_date(scan, at)) {
        consider(named_within(scan, *named));
        consider(std::move(named));
    }
    consider(relative_date(scan, at));

    // "early November", "the end of 1994", "mid-1996"
    const std::size_t start =
        scan[at].is("the") && scan.term(at + 1, TimeSense::portion) ? at + 1 : at;
    if (const TimeTerm* portion = scan.term(start, TimeSense::portion)) {
        std::size_t next = start + size_of(*portion);
        if (scan[next].is("-") && scan.glued(next)) ++next;
        auto inner = named_date(scan, next);
        if (inner) {
            if (auto within = named_within(scan, *inner)) inner = within;
        }
        if (auto relative = relative_date(scan, next);
            relative && (!inner || relative->last > inner->last))
            inner = relative;
        if (inner && inner->portion.empty() &&
            (inner->period.grain != Grain::day || portion->code != "MID")) {
            inner->first = at;
            inner->portion = portion->code;
            consider(std::move(inner));
        }
    }
    return best;
}

} // namespace tally
