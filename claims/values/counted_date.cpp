// Dates that are counted from another: "three years ago", "two days after Christmas", "a week from
// Tuesday", "five months later". As TIMEX3 has it, a date so told is as fine as its unit: two years
// ago is a year, three days ago a day.
#include "claims/values/temporal_scan.h"

#include <string_view>
#include <utility>

namespace tally {

namespace {

using std::chrono::days;

/// What a date is counted by, and where that ends.
struct Count {
    std::optional<Decimal> number; ///< in `unit`
    std::string_view unit;
    std::string_view said; ///< the unit as the words have it
    std::size_t first = 0; ///< the tokens [first, last) of the length,
    std::size_t last = 0;  ///< and
    std::size_t next = 0;  ///< behind a hedge: "a week or so ago"
    bool one = false;      ///< "the day before": a unit without a number
};

/// The whole number of a length in its unit, where it has one.
std::optional<int> whole_number(const Count& count) {
    if (!count.number || !count.number->is_whole()) return std::nullopt;
    const auto whole = count.number->to_whole(Rounding::nearest);
    if (!whole || *whole < 0 || *whole > 3000) return std::nullopt;
    return static_cast<int>(*whole);
}

/// How far a reader lets "three years ago" stray: half a unit on either side.
int slack_in_days(std::string_view said) {
    if (said == "century") return 18262;
    if (said == "decade") return 1826;
    if (said == "year") return 182;
    if (said == "quarter") return 45;
    if (said == "month") return 15;
    if (said == "week" || said == "fortnight") return 3;
    return 0;
}

Period counted(Day from, int by, const Count& count, bool exact) {
    const Day there = moved(from, by, count.unit);
    const Grain grain = exact ? Grain::day : grain_of_unit(count.said);
    Period period = period_of(there, grain);
    if (!exact && period.days) {
        const auto slack = days(slack_in_days(count.said));
        if (there - slack < period.days->first) period.days->first = there - slack;
        if (there + slack > period.days->last) period.days->last = there + slack;
    }
    return period;
}

/// "the day before Christmas", "the week after": one unit without a number.
std::optional<Count> one_unit(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    if (!scan.is(start + 1, "before", "after") ||
        !scan.is(start, "day", "week", "month", "year", "weekend") ||
        scan[start + 2].is(scan[start].folded()))
        return std::nullopt;
    const std::string_view said = scan[start].folded();
    const std::string_view unit = said == "weekend" ? "week" : said;
    return Count{Decimal(1), unit, said, at, start + 1, start + 1, true};
}

/// "eight trading days", "five working days": which days those are, a calendar does not say.
bool skips_days(const TemporalScan& scan, const LengthPhrase& length) {
    for (std::size_t at = length.first; at < length.last; ++at)
        if (scan.is(at, "trading", "business", "working")) return true;
    return false;
}

std::optional<Count> count_at(const TemporalScan& scan, std::size_t at) {
    if (auto one = one_unit(scan, at)) return one;
    const LengthPhrase* length = length_phrase(scan, at);
    if (length == nullptr || length->hyphen || length->age || skips_days(scan, *length))
        return std::nullopt;
    std::size_t next = length->last;
    if (const auto after = hedge_after(scan.sentence(), next))
        next = after->last; // "a week or so ago"
    return Count{length->number.value, length->unit, length->said,
                 length->first,        length->last, next};
}

/// "a year ago": an article, and no number.
bool by_article(const TemporalScan& scan, const Count& count) {
    return scan.is(count.first, "a", "an") && scan.term(count.first + 1, TimeSense::unit);
}

bool in_clock_units(const Count& count) {
    return count.unit == "hour" || count.unit == "minute" || count.unit == "second";
}

/// The date that stands behind "before" or "after".
std::optional<DatePhrase> anchor_at(const TemporalScan& scan, std::size_t at) {
    auto anchor = named_date(scan, at);
    if (auto relative = relative_date(scan, at);
        relative && (!anchor || relative->last > anchor->last))
        anchor = relative;
    return anchor;
}

/// "two days after Christmas", "a week from Tuesday": counted from the date behind it.
std::optional<DatePhrase> from_anchor(const TemporalScan& scan, const Count& count, int by,
                                      DatePhrase out) {
    const auto anchor = anchor_at(scan, count.next + 1);
    if (!anchor) return std::nullopt;
    out.last = anchor->last;
    const bool exact = !count.one || count.said == "day";
    out.period = anchor->period.days ? counted(anchor->period.days->first, by, count, exact)
                                     : Period{Grain::day, "XXXX-XX-XX", std::nullopt};
    return out;
}

/// "ten days before the shooting", "the day after his death": counted from the day that the article
/// told the happening of.
std::optional<DatePhrase> from_happening(const TemporalScan& scan, const Count& count, int by,
                                         DatePhrase out) {
    const auto day = scan.context().happenings.named_at(scan.sentence(), count.next + 1);
    if (!day) return std::nullopt;
    out.period = counted(*day, by, count, count.said == "day");
    out.last = count.next;
    out.likely = true;
    return out;
}

/// "the day before": from the date last named.
std::optional<DatePhrase> from_last_named(const TemporalScan& scan, const Count& count, int by,
                                          DatePhrase out) {
    const auto& last = scan.context().last_date;
    // "Oct. 12, the day before the storm": the words tell of the day that stands before them
    const auto& near = scan.context().near_date;
    if (near && near->grain == Grain::day && scan.context().date_end + 1 == out.first &&
        scan[out.first - 1].is(",") && scan[count.next + 1].is_word() && count.said == "day") {
        out.period = *near;
        out.last = count.next;
        return out;
    }
    const auto from = last && last->days ? std::optional(last->days->first) : scan.published();
    if (!from || scan[count.next].is("following")) return std::nullopt;
    out.period = counted(*from, by, count, count.said == "day");
    out.last = count.next;
    return out;
}

/// "in two weeks", "in five years": counted from now where the tense looks ahead.
std::optional<DatePhrase> from_now(const TemporalScan& scan, const Count& count, int by,
                                   DatePhrase out) {
    if (!scan[out.first - 1].is("in") || !scan.published()) return std::nullopt;
    const Tense tense = scan.tense(out.first, count.next);
    if (tense != Tense::future && tense != Tense::planned) return std::nullopt;
    if (scan.is(count.next, "of", "and", "'")) return std::nullopt;
    out.period = counted(*scan.published(), by, count, count.said == "week");
    out.last = count.last;
    return out;
}

/// "three years ago", "five months later": the way and the start are in the word behind it.
std::optional<DatePhrase> by_word(const TemporalScan& scan, const Count& count, const TimeTerm& way,
                                  DatePhrase out) {
    const std::size_t next = count.next;
    const bool then = way.code == "then";
    // "three years before the war" is no date of ours; "after" and "on" alone say nothing
    if (then && scan.is(next, "before", "after", "on", "prior")) return std::nullopt;
    if (scan.is(next, "back", "ahead") && scan[next + 1].is_word()) return std::nullopt;
    if (in_clock_units(count)) return std::nullopt;
    out.last = next + size_of(way);
    const Period vague{Grain::none, way.number < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt};
    const auto number = whole_number(count);
    if (!number && then) return std::nullopt;
    const auto& quarter = scan.context().last_quarter;
    const auto& named = scan.context().last_date;
    std::optional<Day> from = scan.published();
    if (then && named && named->days) from = named->days->first;
    const TimeTerm* weekday = scan.term(out.last, TimeSense::weekday);
    if (number && weekday && !then && way.number < 0 && scan.published() && count.said == "week" &&
        scan[out.last].capital()) { // "a week ago Tuesday"
        const Period near = nearest_weekday(weekday->number, Tense::past, scan.published());
        out.period = day_period(near.days->first - days(7 * *number));
        out.last = scan.behind_stop(out.last + 1);
    } else if (!number)
        out.period = vague;
    else if (quarter && count.said == "year" && *number == 1 && way.number < 0)
        out.period = moved(*quarter, -4); // a report's quarter and the one a year before
    else
        out.period = from ? counted(*from, way.number * *number, count, false) : vague;
    return out;
}

} // namespace

std::optional<DatePhrase> counted_date(const TemporalScan& scan, std::size_t at) {
    const auto count = count_at(scan, at);
    if (!count) return std::nullopt;
    const std::size_t next = count->next;
    const auto number = whole_number(*count);
    const bool clock = in_clock_units(*count);
    DatePhrase out;
    out.first = at;
    out.unit = count->unit;
    if (!count->one && !by_article(scan, *count)) // "a year ago" has no number
        out.count = count->number;

    const bool before = scan[next].is("before");
    const bool after = scan.is(next, "after", "from", "since", "following");
    if ((before || after) && number && !clock) {
        const int by = before ? -*number : *number;
        if (auto date = from_anchor(scan, *count, by, out)) return date;
        if (auto date = from_happening(scan, *count, by, out)) return date;
        const bool now = scan[next].is("from") && scan[next + 1].is("now");
        if (!now && count->one) return from_last_named(scan, *count, by, out);
        if (!now && !before) return std::nullopt;
    }
    if (count->one) return std::nullopt;
    if (const TimeTerm* way = scan.term(next, TimeSense::counted))
        return by_word(scan, *count, *way, std::move(out));
    if (!number || clock) return std::nullopt;
    return from_now(scan, *count, *number, std::move(out));
}

} // namespace tally
