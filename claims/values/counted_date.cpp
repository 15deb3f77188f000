// Dates that are counted from another: "three years ago", "two days after Christmas", "a week from
// Tuesday", "five months later". As TIMEX3 has it, a date so told is as fine as its unit: two years
// ago is a year, three days ago a day.
#include "claims/values/temporal_scan.h"

#include <utility>

namespace tally {

namespace {

using std::chrono::days;

/// The whole number of a length in its unit, where it has one.
std::optional<int> whole_number(const LengthPhrase& length) {
    if (!length.number.value) return std::nullopt;
    if (!length.number.value->is_whole()) return std::nullopt;
    const auto whole = length.number.value->to_whole(Rounding::nearest);
    if (!whole || *whole < 0 || *whole > 3000) return std::nullopt;
    return static_cast<int>(*whole);
}

/// How far a reader lets "three years ago" stray: half a unit on either side.
int slack_in_days(const std::string& said) {
    if (said == "century") return 18262;
    if (said == "decade") return 1826;
    if (said == "year") return 182;
    if (said == "quarter") return 45;
    if (said == "month") return 15;
    if (said == "week" || said == "fortnight") return 3;
    return 0;
}

Period counted(Day from, int by, const LengthPhrase& length, bool exact) {
    const Day there = moved(from, by, length.unit);
    const Grain grain = exact ? Grain::day : grain_of_unit(length.said);
    Period period = period_of(there, grain);
    if (!exact && period.days) {
        const auto slack = days(slack_in_days(length.said));
        if (there - slack < period.days->first) period.days->first = there - slack;
        if (there + slack > period.days->last) period.days->last = there + slack;
    }
    return period;
}

} // namespace

std::optional<DatePhrase> counted_date(const TemporalScan& scan, std::size_t at) {
    // "the day before Christmas", "the week after": one unit without a number
    std::optional<LengthPhrase> length;
    const bool the = scan[at].is("the");
    const std::size_t start = the ? at + 1 : at;
    bool one = false;
    if (scan.is(start, {"day", "week", "month", "year", "weekend"}) &&
        scan.is(start + 1, {"before", "after"}) && !scan[start + 2].is(scan[start].folded)) {
        LengthPhrase single;
        single.first = at;
        single.last = start + 1;
        single.unit = single.said = std::string(scan[start].folded);
        if (single.unit == "weekend") single.unit = "week";
        single.number.value = Decimal(1);
        single.counted = true;
        length = single;
        one = true;
    } else {
        length = length_phrase(scan, at);
    }
    if (!length || length->hyphen || length->age) return std::nullopt;
    const bool clock =
        length->unit == "hour" || length->unit == "minute" || length->unit == "second";
    DatePhrase out;
    out.first = at;
    out.count = length->number.value;
    out.unit = length->unit;
    std::size_t next = length->last;
    if (const auto after = hedge_after(scan.sentence(), next))
        next = after->last; // "a week or so ago"
    const auto number = whole_number(*length);

    // from a date that stands behind it
    const bool before = scan[next].is("before");
    const bool after = scan.is(next, {"after", "from", "since", "following"});
    if ((before || after) && number && !clock) {
        auto anchor = named_date(scan, next + 1);
        if (auto relative = relative_date(scan, next + 1);
            relative && (!anchor || relative->last > anchor->last))
            anchor = relative;
        const bool now = scan[next].is("from") && scan[next + 1].is("now");
        if (anchor && anchor->period.days) {
            const Day from = before ? anchor->period.days->first : anchor->period.days->first;
            out.period =
                counted(from, before ? -*number : *number, *length, !one || length->said == "day");
            out.last = anchor->last;
            return out;
        }
        if (anchor) { // counted from a day that is not known itself
            out.period = {Grain::day, "XXXX-XX-XX", std::nullopt};
            out.last = anchor->last;
            return out;
        }
        if (!now && one) {
            // "the day before": from the date last named
            const auto& last = scan.context().last_date;
            std::optional<Day> from =
                last && last->days ? std::optional(last->days->first) : scan.published();
            if (!from || scan[next].is("following")) return std::nullopt;
            out.period =
                counted(*from, before ? -*number : *number, *length, length->said == "day");
            out.last = next;
            return out;
        }
        if (!now && !before) return std::nullopt;
    }
    if (one) return std::nullopt;

    const TimeTerm* way = scan.term(next, TimeSense::counted);
    if (way == nullptr) {
        // "in two weeks", "in five years": counted from now where the tense looks ahead
        if (!scan[at - 1].is("in") || !number || clock || !scan.published()) return std::nullopt;
        const Tense tense = scan.tense(at, next);
        if (tense != Tense::future && tense != Tense::planned) return std::nullopt;
        if (scan.is(next, {"of", "and", "'"})) return std::nullopt;
        out.period = counted(*scan.published(), *number, *length, length->said == "week");
        out.last = length->last;
        return out;
    }
    const bool then = way->code == "then";
    // "three years before the war" is no date of ours; "after" and "on" alone say nothing
    if (then && scan.is(next, {"before", "after", "on", "prior"})) return std::nullopt;
    if (scan.is(next, {"back", "ahead"}) && scan[next + 1].is_word()) return std::nullopt;
    out.last = next + size_of(*way);
    if (clock) {
        if (!scan.published() || then) return std::nullopt;
        return std::nullopt;
    }
    if (!number) {
        if (then) return std::nullopt;
        out.period = {Grain::none, way->number < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt};
        return out;
    }
    const auto& quarter = scan.context().last_quarter;
    if (quarter && length->said == "year" && *number == 1 && way->number < 0) {
        out.period = moved(*quarter, -4); // a report's quarter and the one a year before
        return out;
    }
    std::optional<Day> from = scan.published();
    if (then && scan.context().last_date && scan.context().last_date->days)
        from = scan.context().last_date->days->first;
    if (!from) {
        out.period = {Grain::none, way->number < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt};
        return out;
    }
    out.period = counted(*from, way->number * *number, *length, false);
    return out;
}

} // namespace tally
