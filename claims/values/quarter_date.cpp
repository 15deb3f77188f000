// Quarters, halves and counted parts of a year: "the third quarter of 1990", "Q3", "2019 H2", "last
// year's fourth quarter", "the first week of 2015". Without a year a quarter is the last one that
// began, or the next where the tense says so; a company's report speaks of its own.
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

using std::chrono::days;

/// The quarter a text means by its number: the last one that began, or the next where the tense
/// says so.
Period near_quarter(const TemporalScan& scan, int quarter, Tense tense) {
    const auto published = scan.published();
    if (!published) return {Grain::quarter, ShortText("XXXX-Q").add(quarter, 1), std::nullopt};
    const int year = year_of(*published), now = quarter_of(*published);
    if (quarter <= now)
        return quarter_period(tense == Tense::future && quarter < now - 2 ? year + 1 : year,
                              quarter);
    if (tense == Tense::future || quarter == now + 1) return quarter_period(year, quarter);
    return quarter_period(year - 1, quarter);
}

/// "the year-ago quarter, the second quarter of its books": another name for the quarter before the
/// comma, so of its year.
std::optional<int> year_of_other_name(const TemporalScan& scan, std::size_t first) {
    const auto& near = scan.context().near_date;
    if (!near || (near->grain != Grain::quarter && near->grain != Grain::year) || !near->days ||
        scan.context().date_end + 1 != first || !scan[first - 1].is(","))
        return std::nullopt;
    return year_of(near->days->first);
}

/// Q or H, and its number.
int coded_number(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "q", "h") || !scan[at + 1].is_digits() || !scan.glued(at + 1) ||
        scan[at + 1].text().size() != 1)
        return 0;
    const int n = scan[at + 1].text()[0] - '0';
    return n >= 1 && n <= (scan[at].is("q") ? 4 : 2) ? n : 0;
}

Period part_of_year(bool half, int number, int year) {
    return half ? half_period(year, number) : quarter_period(year, number);
}

/// "2019 H2", "2019-Q3"
std::optional<DatePhrase> year_and_code(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at + 1;
    if (scan[next].is("-") && scan.glued(next)) ++next;
    if (next != at + 1 && !scan.glued(next)) return std::nullopt;
    const int n = coded_number(scan, next);
    const int year = digits_at(scan, at, 4);
    if (n == 0 || year < 1900) return std::nullopt;
    return made(part_of_year(scan[next].is("h"), n, year), at, next + 2);
}

/// Whether the code at `at` is glued to nothing but a range that another code begins: "Q1-Q3".
bool begins_code(const TemporalScan& scan, std::size_t at) {
    return !scan.glued(at) ||
           (at >= 3 && scan.is(at - 1, "-", "–", "/") && coded_number(scan, at - 3) != 0);
}

/// The year of a range's end, which is its start's too: "Q1-Q3 1988", "Q1 and Q2 of 1988".
std::optional<int> year_of_range(const TemporalScan& scan, std::size_t connector) {
    if (!is_connector(scan, connector) && !scan[connector].is("/")) return std::nullopt;
    if (coded_number(scan, connector + 1) == 0) return std::nullopt;
    const auto year = year_of_part(scan, connector + 3);
    return year ? std::optional(year->value) : std::nullopt;
}

/// "Q3 1990", "Q3"; an "H2" by itself is too short to be sure of.
std::optional<DatePhrase> code_and_year(const TemporalScan& scan, std::size_t at) {
    const int n = begins_code(scan, at) ? coded_number(scan, at) : 0;
    if (n == 0) return std::nullopt;
    const bool half = scan[at].is("h");
    if (const auto year = year_of_part(scan, at + 2))
        return made(part_of_year(half, n, year->value), at, year->last);
    if (const auto year = year_of_range(scan, at + 2))
        return made(part_of_year(half, n, *year), at, at + 2);
    if (scan[at].is("h")) return std::nullopt;
    return made(near_quarter(scan, n, scan.tense(at, at + 2)), at, at + 2);
}

/// What stands before "third quarter": "next year's", "the 1988", "its fiscal".
struct Head {
    std::optional<int> year;
    std::size_t last = 0;
};

std::optional<Head> head_at(const TemporalScan& scan, std::size_t at) {
    Head out{std::nullopt, at};
    if (auto outer = shifted_date(scan, at); outer && outer->period.grain == Grain::year &&
                                             outer->period.days && scan[outer->last].is("'s")) {
        out.year = year_of(outer->period.days->first);
        out.last = outer->last + 1;
    }
    if (scan.is(out.last, "the", "its", "their", "our", "a")) {
        if (out.year) return std::nullopt;
        ++out.last;
    }
    if (scan[out.last].is_digits() && scan[out.last].text().size() == 4 && !out.year) {
        out.year = digits_at(scan, out.last, 4);
        if (*out.year < 1900 || *out.year > 2199) return std::nullopt;
        ++out.last;
    }
    while (scan.is(out.last, "fiscal", "full", "flat", "entire", "whole"))
        ++out.last;
    return out;
}

/// "third", "last": the place, -1 for the last one.
std::optional<Small> place_at(const TemporalScan& scan, std::size_t at) {
    if (scan.is(at, "last", "final")) return Small{-1, at + 1};
    return scan.ordinal(at);
}

/// "the last half of the '80s", "the first half of the 19th century"; without them a half is of a
/// match, mostly.
std::optional<DatePhrase> half_of_age(const TemporalScan& scan, std::size_t first, std::size_t at,
                                      int place) {
    if (!scan[at + 1].is("of")) return std::nullopt;
    auto age = decade_date(scan, at + 2);
    if (!age) age = century_date(scan, at + 2);
    if (!age || !age->period.days || place > 2) return std::nullopt;
    DayRange& range = *age->period.days;
    const int years = year_of(range.last) - year_of(range.first) + 1;
    const Day middle = add_months(range.first, 6 * years);
    if (place == 1)
        range.last = middle - days(1);
    else
        range.first = middle;
    age->first = first;
    return age;
}

/// "quarter" or "half" at `at`, behind its place. A year before it or behind it says which.
std::optional<DatePhrase> placed_part(const TemporalScan& scan, std::size_t first, std::size_t at,
                                      int place, std::optional<int> year) {
    const bool half = scan[at].is("half");
    const int parts = half ? 2 : 4;
    const auto behind = year ? std::nullopt : year_of_part(scan, at + 1);
    if (behind) year = behind->value;
    const std::size_t last = behind ? behind->last : at + 1;
    if (place > parts) return std::nullopt;
    if (half && !year) return half_of_age(scan, first, at, place);
    if (place < 0 && !year) return std::nullopt; // "the last quarter" is shifted_date's
    if (year) return made(part_of_year(half, place < 0 ? parts : place, *year), first, last);
    if (const auto known =
            scan[at + 1].is("ended") ? year_of_other_name(scan, first) : std::nullopt)
        return made(quarter_period(*known, place), first, last);
    return made(near_quarter(scan, place, scan.tense(first, last)), first, last);
}

/// "the first and second quarters of 1990": the first of them, which has no noun of its own.
std::optional<DatePhrase> first_of_quarters(const TemporalScan& scan, std::size_t first,
                                            const Small& place, std::optional<int> year) {
    if (!scan.is(place.last, "and", "or", "through", "to") || place.value < 1 || place.value > 4)
        return std::nullopt;
    const auto other = scan.ordinal(place.last + 1);
    if (!other || other->value > 4 || !scan[other->last].is("quarters")) return std::nullopt;
    if (!year)
        if (const auto behind = year_of_part(scan, other->last + 1)) year = behind->value;
    if (!year) return std::nullopt; // "is mostly done in the second and fourth quarters"
    return made(quarter_period(*year, place.value), first, place.last);
}

/// The last of them: "second quarters of 1990" behind one that was read.
bool ends_quarters(const TemporalScan& scan, std::size_t first, std::size_t at) {
    const auto& near = scan.context().near_date;
    return scan[at].is("quarters") && near && near->grain == Grain::quarter &&
           scan.context().date_end + 1 == first;
}

/// "the first two quarters of 1990", the place read: a half of the year.
std::optional<DatePhrase> two_quarters(const TemporalScan& scan, std::size_t first,
                                       const Small& place) {
    if ((place.value != 1 && place.value != -1) || !scan.is(place.last, "two", "2") ||
        !scan[place.last + 1].is("quarters"))
        return std::nullopt;
    const auto year = year_of_part(scan, place.last + 2);
    if (!year) return std::nullopt;
    return made(half_period(year->value, place.value == 1 ? 1 : 2), first, year->last);
}

/// The week that has most of its days in the range, so its Thursday.
std::optional<Period> week_within(DayRange range, int place) {
    const Day end = place < 0 ? range.last : range.first;
    Day thursday = period_of(end, Grain::week).days->first + days(3);
    if (place < 0 && thursday > range.last) thursday -= days(7);
    if (place > 0 && thursday < range.first) thursday += days(7);
    if (place > 0) thursday += days(7 * (place - 1));
    if (thursday > range.last) return std::nullopt;
    return period_of(thursday, Grain::week);
}

/// The period behind "of": a date, or the month, year or week that runs.
std::optional<DatePhrase> outer_period(const TemporalScan& scan, std::size_t at) {
    if (auto outer = date_phrase(scan, at)) return outer;
    if (!scan[at].is("the") || !scan.is(at + 1, "month", "year", "week") || !scan.published())
        return std::nullopt;
    return made(period_of(*scan.published(), grain_of_unit(scan[at + 1].folded())), at, at + 2);
}

/// "first Monday of June", "last Friday in May 2021", the weekday at `at`, behind its place.
std::optional<DatePhrase> placed_weekday(const TemporalScan& scan, std::size_t first,
                                         std::size_t at, int place) {
    const auto weekday = weekday_at(scan, at);
    if (!weekday || !scan.is(weekday->last, "of", "in") || place > 5) return std::nullopt;
    const auto of = outer_period(scan, weekday->last + 1);
    if (!of || (of->period.grain != Grain::month && of->period.grain != Grain::year))
        return std::nullopt;
    if (!of->period.days) return made(open_period(Grain::day), first, of->last);
    const Day month = place < 0 ? of->period.days->last : of->period.days->first;
    const auto day = nth_weekday(year_of(month), month_of(month), weekday->value, place);
    if (!day) return std::nullopt;
    return made(day_period(*day), first, of->last);
}

/// "week of 2015", "month of next year", "day of the month" at `at`, behind its place.
std::optional<DatePhrase> placed_piece(const TemporalScan& scan, std::size_t first, std::size_t at,
                                       int place) {
    if (!scan.is(at, "week", "month", "day") || !scan[at + 1].is("of")) return std::nullopt;
    const auto of = outer_period(scan, at + 2);
    if (!of || !of->period.days || of->period.grain == Grain::day) return std::nullopt;
    const DayRange range = *of->period.days;
    if (scan[at].is("day")) {
        const Day day = place < 0 ? range.last : range.first + days(place - 1);
        if (day > range.last) return std::nullopt;
        return made(day_period(day), first, of->last);
    }
    if (scan[at].is("month")) {
        if (of->period.grain != Grain::year || place > 12) return std::nullopt;
        return made(month_period(year_of(range.first), place < 0 ? 12 : place), first, of->last);
    }
    const auto week = week_within(range, place);
    if (!week) return std::nullopt;
    return made(*week, first, of->last);
}

} // namespace

std::optional<Small> year_of_part(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan.is(next, "of", "in") || scan[next].is(",")) ++next;
    if (scan[next].is("-") && scan.glued(next)) ++next;
    if (scan[next].is("fiscal")) ++next;
    if (scan[next].is_digits() && scan[next].text().size() == 4) {
        const auto year = named_date(scan, next);
        if (year && year->period.grain == Grain::year && year->period.days)
            return Small{year_of(year->period.days->first), year->last};
        const std::string_view text = scan[next].text();
        const int value =
            (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
        if (value >= 1700 && value < 2200) return Small{value, next + 1};
        return std::nullopt;
    }
    if (const auto outer = shifted_date(scan, next);
        outer && outer->period.grain == Grain::year && outer->period.days)
        return Small{year_of(outer->period.days->first), outer->last};
    if (scan.is(at, "of", "in") && scan[next].is("the") && scan[next + 1].is("year") &&
        scan.published())
        return Small{year_of(*scan.published()), next + 2};
    return std::nullopt;
}

std::optional<DatePhrase> quarter_date(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is_digits() && scan[at].text().size() == 4) return year_and_code(scan, at);
    if (auto coded = code_and_year(scan, at)) return coded;
    if (scan.is(at, "h") && !scan.glued(at) && coded_number(scan, at) != 0) return std::nullopt;
    const auto head = head_at(scan, at);
    if (!head) return std::nullopt;
    const auto& report = scan.context().last_quarter;
    if (head->year && scan.is(head->last, "quarter", "period") && report && report->days &&
        head->last > at) // "last year's quarter": the report's own
        return made(quarter_period(*head->year, quarter_of(report->days->first)), at,
                    head->last + 1);
    const auto place = place_at(scan, head->last);
    if (!place) return std::nullopt;
    if (auto first = first_of_quarters(scan, at, *place, head->year)) return first;
    if (auto half = two_quarters(scan, at, *place)) return half;
    std::size_t next = place->last;
    if (scan.is(next, "fiscal")) ++next;
    const bool hyphen = scan[next].is("-") && scan.glued(next);
    if (hyphen) ++next;
    // "the third-quarter loss": article and owner belong to the loss
    const bool noun_behind =
        hyphen && !head->year && scan.is(at, "the", "its", "their", "our", "a", "an");
    if (scan.is(next, "quarter", "half") || ends_quarters(scan, at, next))
        return placed_part(scan, noun_behind ? at + 1 : at, next, place->value, head->year);
    if (auto weekday = placed_weekday(scan, at, next, place->value)) return weekday;
    return placed_piece(scan, at, next, place->value);
}

namespace {

/// What says of a report's period which year it is of, behind the noun: "last year", "of 1988", "a
/// year earlier".
std::optional<Small> year_of_counterpart(const TemporalScan& scan, std::size_t at, int now) {
    if (const auto year = year_of_part(scan, at)) return year;
    const std::size_t next = scan.is(at, "of", "in") ? at + 1 : at;
    if (scan.is(next, "a", "the", "one") && scan[next + 1].is("year") &&
        scan.is(next + 2, "ago", "earlier", "before"))
        return Small{now - 1, next + 3};
    return std::nullopt;
}

/// The year so many years before that a report speaks of, or its quarter where it speaks of one.
Period year_back(const TemporalScan& scan, int by) {
    const auto& quarter = scan.context().last_quarter;
    return quarter ? moved(*quarter, -4 * by) : from_day(scan.published(), Grain::year, -by);
}

} // namespace

/// "the latest quarter", "the latest fiscal year", "the year-ago period", "the comparable period
/// last year": what a report speaks of, or its counterpart a year before.
std::optional<DatePhrase> report_period(const TemporalScan& scan, std::size_t at) {
    const bool the = scan.is(at, "the", "a");
    std::size_t start = the ? at + 1 : at;
    const auto& quarter = scan.context().last_quarter;
    const bool like = scan.is(start, "comparable", "same", "corresponding");
    if (like) ++start;
    if (scan.is(start, "latest", "recent")) {
        std::size_t unit = start + 1;
        if (scan.is(unit, "fiscal", "full", "financial")) ++unit;
        if (scan.is(unit, "quarter", "period"))
            return made(quarter ? *quarter : from_day(scan.published(), Grain::quarter, -1), at,
                        unit + 1);
        if (!scan[start].is("latest") || !scan.is(unit, "year", "month", "week"))
            return std::nullopt;
        return made(from_day(scan.published(), grain_of_unit(scan[unit].folded()), -1), at,
                    unit + 1);
    }
    if (scan[start].is("year") && scan[start + 1].is("-") && scan.is(start + 2, "ago", "earlier")) {
        const bool noun = scan.is(start + 3, "quarter", "period");
        return made(year_back(scan, 1), noun ? at : start, noun ? start + 4 : start + 3);
    }
    if (like && scan.is(start, "quarter", "period") && scan.published()) {
        const int now =
            quarter && quarter->days ? year_of(quarter->days->first) : year_of(*scan.published());
        const auto year = year_of_counterpart(scan, start + 1, now);
        if (year) return made(year_back(scan, now - year->value), at, year->last);
    }
    return std::nullopt;
}

} // namespace tally
