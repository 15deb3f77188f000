// Times of day with their day, which stands with them or is the one that the sentence named last:
// "7:48 a.m. on Friday", "1545 GMT", and parts of a day: "this morning", "Friday night". Where a
// zone is told, the interval is in UTC and the zone is the unit: "9 a.m. EST" is [14:00, 14:01) of
// "UTC-05:00".
#include "claims/values/temporal_scan.h"
#include "claims/values/zone.h"

#include <cstdio>
#include <utility>

namespace tally {

namespace {

using std::chrono::days;

/// The span of a part of the day, in minutes.
std::pair<int, int> hours_of(std::string_view part) {
    if (part == "MO") return {0, 12 * 60};
    if (part == "AF") return {12 * 60, 18 * 60};
    if (part == "EV") return {17 * 60, 24 * 60};
    if (part == "NI") return {17 * 60, 30 * 60};
    if (part == "MI") return {11 * 60, 14 * 60};
    return {0, 24 * 60};
}

struct Timed {
    ClockPhrase clock;
    std::optional<Period> day; ///< its day, named in the phrase
    bool likely = false;       ///< that day is worked out, not said
    std::optional<int> offset; ///< minutes from Greenwich, of a time stamp
    std::size_t first = 0, last = 0;
};

std::optional<DatePhrase> single_day(const TemporalScan& scan, std::size_t at) {
    auto date = date_phrase(scan, at);
    if (!date) date = counted_date(scan, at); // "10 p.m. two days later"
    if (!date || date->period.grain != Grain::day || !date->portion.empty()) return std::nullopt;
    return date;
}

/// The day that stands with a clock time: "10 p.m. Wednesday", "noon on Thursday, June 17".
std::optional<DatePhrase> day_behind(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan[next].is("(")) { // "10:35 a.m. (0735 GMT) Friday", "4 in the morning (4 a.m. Friday)"
        std::size_t close = next + 1;
        for (; close <= at + 8 && !scan[close].is(")"); ++close)
            if (scan.term(close, TimeSense::weekday)) return single_day(scan, close);
        if (!scan[close].is(")")) return std::nullopt;
        next = close + 1;
    }
    if (scan[next].is(",")) ++next;
    if (scan[next].is("on")) ++next;
    return single_day(scan, next);
}

/// "this morning", "last night", "tomorrow evening", "Friday night", "the next morning".
std::optional<Timed> part_of_day(const TemporalScan& scan, std::size_t at) {
    if (at >= scan.context().behind_last_part) return std::nullopt;
    Timed out;
    out.first = at;
    std::size_t next = at;
    if (scan.is(next, "early", "late", "later", "mid")) {
        ++next;
        if (scan[next].is("-")) ++next;
    }
    std::string_view part;
    std::optional<Day> day;
    bool named = false;
    const auto today = scan.published();
    if (const TimeTerm* night = scan.term(next, TimeSense::night)) {
        part = night->code;
        if (today) day = *today + days(night->number);
        named = true;
        out.last = next + size_of(*night);
    } else if (scan.is(next, "this", "that", "the") || scan.is(next, "yesterday", "tomorrow")) {
        std::size_t head = next + 1;
        int by = scan[next].is("yesterday") ? -1 : scan[next].is("tomorrow") ? 1 : 0;
        const bool the = scan.is(next, "the", "that");
        bool from_text = scan[next].is("that");
        if (scan.is(head, "next", "following", "previous", "same")) {
            by = scan[head].is("previous") ? -1 : scan[head].is("same") ? 0 : 1;
            from_text = true;
            ++head;
        } else if (scan[next].is("the")) {
            return std::nullopt;
        }
        const TimeTerm* term = scan.term(head, TimeSense::part);
        if (term == nullptr || scan[head].folded().back() == 's') return std::nullopt;
        part = term->code;
        std::optional<Day> from = today;
        const auto& last = scan.context().last_date;
        if (the && from_text && last && last->days) from = last->days->first;
        if (from) day = *from + days(by);
        named = true;
        out.last = head + 1;
    } else {
        const auto date = date_phrase(scan, next);
        if (!date || date->period.grain != Grain::day || !date->portion.empty())
            return std::nullopt;
        const TimeTerm* term = scan.term(date->last, TimeSense::part);
        if (term == nullptr || scan[date->last].folded().back() == 's') return std::nullopt;
        part = term->code;
        out.day = date->period;
        out.last = date->last + 1;
    }
    out.clock.timex = ShortText("T").add(part);
    const auto [from, to] = hours_of(part);
    out.clock.from = from;
    out.clock.to = to;
    if (named && day) out.day = day_period(*day);
    if (named && !day) out.day = Period{Grain::day, "XXXX-XX-XX", std::nullopt};
    return out;
}

std::optional<Timed> clock_time(const TemporalScan& scan, std::size_t at) {
    const auto clock = clock_phrase(scan, at);
    if (!clock) return std::nullopt;
    Timed out;
    out.clock = *clock;
    out.first = at;
    out.last = clock->last;
    const auto date = day_behind(scan, clock->last);
    if (date) {
        out.day = date->period;
        out.likely = date->likely;
        if (!scan[clock->last].is("(")) out.last = date->last;
    }
    // "10:30 this morning", "7.30 on Friday evening"
    const auto part = part_of_day(scan, scan[clock->last].is("on") ? clock->last + 1 : clock->last);
    if (part && part->day && (!date || part->last > out.last)) {
        out.day = part->day;
        out.last = part->last;
    }
    return out;
}

/// "+02:00", "-0530" glued to a time stamp: minutes from Greenwich.
std::optional<Small> offset_at(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "+", "-") || !scan.glued(at) || !scan[at + 1].is_digits() ||
        !scan.glued(at + 1))
        return std::nullopt;
    const std::string_view text = scan[at + 1].text();
    const auto two = [](std::string_view digits) {
        return 10 * (digits[0] - '0') + (digits[1] - '0');
    };
    Small out{0, at + 2};
    if (text.size() == 4) {
        out.value = 60 * two(text) + two(text.substr(2));
    } else if (text.size() == 2 && scan[at + 2].is(":") && scan[at + 3].is_digits() &&
               scan[at + 3].text().size() == 2) {
        out.value = 60 * two(text) + two(scan[at + 3].text());
        out.last = at + 4;
    } else {
        return std::nullopt;
    }
    if (out.value > 14 * 60) return std::nullopt;
    if (scan[at].is("-")) out.value = -out.value;
    return out;
}

/// "2016-10-26 15:50", "2016-10-26T15:50:06Z"
std::optional<Timed> timestamp(const TemporalScan& scan, std::size_t at) {
    // a quick look, for most digits begin no date: "20161026", "2016-", "26 Oct", "26th of"
    const bool decimal = scan[at + 1].is(".") && !scan[at + 3].is("."); // "9.5", no "5.9.2016"
    if (!scan[at].is_digits() || (decimal && !scan.asks_everywhere()) ||
        ((scan.heads(at) & head::parted) == 0 && !scan.term(at + 1, TimeSense::month) &&
         !scan.is(at + 1, "of", "day")))
        return std::nullopt;
    const auto date = named_date(scan, at);
    if (!date || date->period.grain != Grain::day || !date->period.days || date->last < at + 4)
        return std::nullopt;
    std::size_t next = date->last;
    if (scan[next].is("t") && scan.glued(next))
        ++next;
    else if (scan.glued(next))
        return std::nullopt;
    if (!scan[next].is_digits() || !scan[next + 1].is(":")) return std::nullopt;
    auto clock = clock_phrase(scan, next);
    if (!clock) return std::nullopt;
    Timed out;
    out.clock = *clock;
    out.day = date->period;
    out.first = at;
    out.last = clock->last;
    if (scan[out.last].is("z") && scan.glued(out.last)) {
        ++out.last;
        out.offset = 0;
    } else if (const auto offset = offset_at(scan, out.last)) {
        out.offset = offset->value;
        out.last = offset->last;
    }
    return out;
}

} // namespace

namespace {

/// The first day that is named behind a time in its clause: "from 9 a.m. to 11 a.m. on Friday", "at
/// 6 a.m. near her home ten days before the fire".
std::optional<DatePhrase> day_further_on(const TemporalScan& scan, std::size_t at) {
    constexpr std::size_t reach = 10;
    for (std::size_t next = at; next < at + reach; ++next) {
        if (scan[next].is("(")) // "at 09:10 hours (0440 GMT) on Monday"
            while (next < at + reach && !scan[next].is(")"))
                ++next;
        if (scan[next].is_end() || scan.is(next, ",", ";", "(") ||
            scan.term(next, TimeSense::past) || scan.term(next, TimeSense::future) ||
            scan[next].folded().ends_with("ed"))
            return std::nullopt;
        if (auto day = single_day(scan, next)) return day;
    }
    return std::nullopt;
}

/// The day that the story is at: the last that a sentence or two before told of what was, or the
/// day of the text.
std::optional<Day> day_of_story(const TemporalScan& scan, const Timed& time) {
    constexpr std::size_t reach = 400; // bytes: two sentences of news
    const TemporalContext& context = scan.context();
    const auto published = scan.published();
    const bool near =
        context.last_day && context.last_day_at + reach >= scan.sentence().span().start;
    return near && published && *context.last_day < *published &&
                   scan.tense(time.first, time.last) == Tense::past
               ? context.last_day
               : published;
}

/// The day of a time, as TIMEX3 has it, and as a day where the words say it: a likely one bounds
/// nothing.
struct DayOfTime {
    ShortText timex;
    std::optional<Day> said;
};

DayOfTime day_of(const TemporalScan& scan, const Timed& time) {
    const auto said = [](const Period& period, bool likely) {
        return DayOfTime{period.timex,
                         period.days && !likely ? std::optional(period.days->first) : std::nullopt};
    };
    if (time.day) return said(*time.day, time.likely);
    const auto& near = scan.context().near_date;
    if (near && near->grain == Grain::day && near->days) return said(*near, false);
    if (const auto ahead = day_further_on(scan, time.last))
        return said(ahead->period, ahead->likely);
    auto likely = scan.context().happenings.told_before(scan.sentence(), time.first);
    if (!likely) likely = day_of_story(scan, time);
    return {likely ? day_period(*likely).timex : "", std::nullopt};
}

/// The day as TIMEX3 has it of a clock time that is of the day behind; "T24:00" ends its own.
ShortText put_off(const ShortText& day, const ClockPhrase& clock) {
    if (clock.days == 0 || clock.timex == "T24:00") return day;
    const auto named = parse_iso_date(day.view());
    return named ? day_period(*named + days(clock.days)).timex : day;
}

constexpr Grammar<Timed> times[] = {
    {~0U, part_of_day},
    {clock_heads, clock_time},
    {head::digits, timestamp},
};

} // namespace

void recognise_time(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best) {
    std::optional<Timed> time;
    keep_longest<times>(time, scan, at, heads);
    if (!time || time->last <= best.last) return;
    const auto [day_text, day] = day_of(scan, *time);
    Value& value = begin(best, Kind::time, scan, time->first, time->last);
    if (day) best.period = day_period(*day);
    const ClockPhrase& clock = time->clock;
    value.timex3 = Timex3{"TIME", put_off(day_text, clock).str().append(clock.timex.view())};
    std::optional<int> zone = time->offset;
    if (clock.zone != nullptr) zone = zone_minutes(*clock.zone, day ? day : scan.published());
    if (zone) value.unit = zone_unit(*zone);
    if (!day) return;
    const int midnight = 60 * 24 * (day_number(*day) + clock.days) - zone.value_or(0);
    const auto at_minute = [&](int minute) {
        return Decimal(std::int64_t{60} * (midnight + minute));
    };
    value.allows = Interval::of(at_minute(clock.from), false, at_minute(clock.to), true);
}

} // namespace tally
