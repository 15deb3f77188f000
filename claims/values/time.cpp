// Times of day: "7:48 a.m.", "1545 GMT", "noon", "half past six", and parts of a day: "this
// morning", "Friday night". The day stands with it, or is the one that the sentence named last.
#include "claims/values/temporal_scan.h"

#include <cstdio>
#include <utility>

namespace tally {

namespace {

using std::chrono::days;

std::string clock_timex(int minutes, int seconds = -1) {
    char text[48];
    if (seconds >= 0)
        std::snprintf(text, sizeof text, "T%02d:%02d:%02d", minutes / 60, minutes % 60, seconds);
    else
        std::snprintf(text, sizeof text, "T%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

/// The span of a part of the day, in minutes.
std::pair<int, int> hours_of(const std::string& part) {
    if (part == "MO") return {0, 12 * 60};
    if (part == "AF") return {12 * 60, 18 * 60};
    if (part == "EV") return {17 * 60, 24 * 60};
    if (part == "NI") return {17 * 60, 30 * 60};
    if (part == "MI") return {11 * 60, 14 * 60};
    return {0, 24 * 60};
}

int digits(const Token& token) {
    int value = 0;
    for (const char c : token.text)
        value = 10 * value + (c - '0');
    return value;
}

bool two_digits(const TemporalScan& scan, std::size_t at) {
    return scan[at].is_digits() && scan[at].text.size() == 2 && scan.glued(at);
}

/// "a.m.", "pm": 0 or 12, the token behind it.
std::optional<Small> half_day(const TemporalScan& scan, std::size_t at) {
    for (const bool afternoon : {false, true}) {
        const int hours = afternoon ? 12 : 0;
        if (scan.is(at, afternoon ? "p.m." : "a.m.", afternoon ? "p.m" : "a.m",
                    afternoon ? "pm" : "am")) {
            std::size_t last = at + 1;
            if (!scan[at].folded.ends_with('.') && scan[last].is(".") && scan.glued(last) &&
                scan[at].text.size() == 3)
                ++last;
            return Small{hours, last};
        }
    }
    return std::nullopt;
}

/// "in the morning" behind an hour: 0 or 12.
std::optional<Small> in_the_part(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is("in") || !scan[at + 1].is("the")) return std::nullopt;
    if (scan[at + 2].is("morning")) return Small{0, at + 3};
    if (scan.is(at + 2, "afternoon", "evening")) return Small{12, at + 3};
    return std::nullopt;
}

/// A zone, "local time", "Eastern Daylight Time": part of the expression.
std::size_t behind_zone(const TemporalScan& scan, std::size_t at) {
    if (scan.term(at, TimeSense::zone) && scan[at].text.front() >= 'A' &&
        scan[at].text.front() <= 'Z')
        return at + 1;
    if (scan.is(at, "et", "ct", "mt", "pt") && scan[at].capital) return at + 1;
    if (scan[at].is("local") && scan[at + 1].is("time")) return at + 2;
    if (scan.is(at, "eastern", "central", "pacific", "mountain", "moscow", "london", "greenwich",
                "british")) {
        std::size_t next = at + 1;
        if (scan.is(next, "standard", "daylight", "summer", "mean")) ++next;
        if (scan[next].is("time")) return next + 1;
    }
    return at;
}

ClockPhrase at_minute(int minutes, std::size_t first, std::size_t last, int seconds = -1) {
    ClockPhrase out;
    out.from = minutes;
    out.to = minutes + 1;
    out.timex = clock_timex(minutes, seconds);
    out.first = first;
    out.last = last;
    return out;
}

/// "half past six", "a quarter to seven", "ten minutes past four".
std::optional<ClockPhrase> spoken_clock(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    int minutes = 0;
    if (scan[next].is("a") && scan[next + 1].is("quarter")) ++next;
    if (scan[next].is("half")) {
        minutes = 30;
        ++next;
    } else if (scan[next].is("quarter")) {
        minutes = 15;
        ++next;
    } else {
        const auto count = scan.cardinal(next);
        if (!count || count->value < 1 || count->value > 29) return std::nullopt;
        minutes = count->value;
        next = count->last;
        if (!scan.is(next, "minutes", "minute", "past")) return std::nullopt;
        if (scan.is(next, "minutes", "minute")) ++next;
    }
    const bool past = scan[next].is("past");
    if (!past && !(scan[next].is("to") && scan.is(next - 1, "quarter"))) return std::nullopt;
    ++next;
    int hour = -1;
    if (const TimeTerm* named = scan.term(next, TimeSense::clock)) {
        hour = named->number / 60 % 24;
        ++next;
    } else if (const auto count = scan.cardinal(next);
               count && count->value >= 1 && count->value <= 12) {
        hour = count->value % 12;
        next = count->last;
        auto half = half_day(scan, next);
        if (!half) half = in_the_part(scan, next);
        if (half) {
            hour += half->value;
            next = half->last;
        } else {
            hour = count->value;
        }
    } else {
        return std::nullopt;
    }
    const int total = hour * 60 + (past ? minutes : -minutes);
    return at_minute((total + 1440) % 1440, at, next);
}

} // namespace

std::optional<ClockPhrase> clock_phrase(const TemporalScan& scan, std::size_t at) {
    if (const TimeTerm* named = scan.term(at, TimeSense::clock)) {
        if (scan.is(at - 1, "high")) return std::nullopt; // a film, and a figure of speech
        ClockPhrase out = at_minute(named->number % 1440, at, at + 1);
        if (named->number == 1440) {
            out.days = 1; // midnight of Friday is its end; writers mean the night between
            out.timex = "T24:00";
        }
        return out;
    }
    if (auto spoken = spoken_clock(scan, at)) {
        spoken->last = behind_zone(scan, spoken->last);
        return spoken;
    }
    const auto hour = scan.cardinal(at);
    if (!hour || (scan[at].is_digits() && scan.glued(at) &&
                  !scan.is(at - 1, "(", "\"", "'", "t", "-", "–", "[")))
        return std::nullopt;
    std::size_t next = hour->last;
    const bool digit = scan[at].is_digits();
    int minute = 0, second = -1;
    bool sure = false;
    if (digit && scan[at].text.size() <= 2 && scan.is(next, ":", ".") && scan.glued(next) &&
        two_digits(scan, next + 1)) {
        const bool colon = scan[next].is(":");
        minute = digits(scan[next + 1]);
        std::size_t behind = next + 2;
        if (colon && scan[behind].is(":") && scan.glued(behind) && two_digits(scan, behind + 1)) {
            second = digits(scan[behind + 1]);
            behind += 2;
        }
        if (scan.glued(behind) && (scan[behind].is(":") || scan[behind].is("%") ||
                                   (scan[behind].is(".") && scan[behind + 1].is_digits())))
            return std::nullopt;
        if (!colon && !half_day(scan, behind)) return std::nullopt;
        // A single digit before the colon is a ratio as often: "mix it 1:10".
        sure = colon &&
               (scan[at].text.size() == 2 || second >= 0 || behind_zone(scan, behind) > behind ||
                scan.is(at - 1, "at", "by", "from", "to", "until", "till", "around", "about",
                        "before", "after", "since", "between", "and", "-", "t", ","));
        if (colon && !sure && !half_day(scan, behind) && !in_the_part(scan, behind))
            return std::nullopt;
        next = behind;
    }
    if (minute > 59 || second > 59) return std::nullopt;
    int value = hour->value;
    if (auto half = half_day(scan, next)) {
        if (value < 1 || value > 12) return std::nullopt;
        value = value % 12 + half->value;
        ClockPhrase out = at_minute(value * 60 + minute, at, behind_zone(scan, half->last), second);
        return out;
    }
    if (scan[next].is("o'clock")) {
        if (value < 1 || value > 12) return std::nullopt;
        ++next;
        auto part = in_the_part(scan, next);
        if (!part) part = half_day(scan, next);
        if (part) {
            value = value % 12 + part->value;
            next = part->last;
        }
        return at_minute(value * 60, at, behind_zone(scan, next));
    }
    if (const auto part = in_the_part(scan, next);
        part && value >= 1 && value <= 12 && (sure || minute == 0)) {
        value = value % 12 + part->value;
        return at_minute(value * 60 + minute, at, behind_zone(scan, part->last), second);
    }
    if (sure && value <= 24) {
        const std::size_t last = behind_zone(scan, next);
        if (last == next && scan[next].is_word() && scan[next].is("on") && false)
            return std::nullopt;
        return at_minute(value * 60 + minute, at, last, second);
    }
    return std::nullopt;
}

namespace {

/// "1545 GMT"
std::optional<ClockPhrase> military(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits() || scan[at].text.size() != 4 ||
        (scan.glued(at) && !scan.is(at - 1, "(")))
        return std::nullopt;
    const std::size_t zone = behind_zone(scan, at + 1);
    const bool hours = scan.is(at + 1, "hours", "hrs");
    if (zone == at + 1 && !hours) return std::nullopt;
    const int value = digits(scan[at]);
    if (value / 100 > 24 || value % 100 > 59) return std::nullopt;
    return at_minute(value / 100 * 60 + value % 100, at, hours ? at + 2 : zone);
}

struct Timed {
    ClockPhrase clock;
    std::optional<Period> day; ///< its day, named in the phrase
    std::size_t first = 0, last = 0;
};

std::optional<DatePhrase> single_day(const TemporalScan& scan, std::size_t at) {
    auto date = date_phrase(scan, at);
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
    std::string part;
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
        if (term == nullptr || scan[head].folded.back() == 's') return std::nullopt;
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
        if (term == nullptr || scan[date->last].folded.back() == 's') return std::nullopt;
        part = term->code;
        out.day = date->period;
        out.last = date->last + 1;
    }
    out.clock.timex = "T" + part;
    const auto [from, to] = hours_of(part);
    out.clock.from = from;
    out.clock.to = to;
    if (named && day) out.day = day_period(*day);
    if (named && !day) out.day = Period{Grain::day, "XXXX-XX-XX", std::nullopt};
    return out;
}

std::optional<Timed> clock_time(const TemporalScan& scan, std::size_t at) {
    auto clock = clock_phrase(scan, at);
    if (!clock) clock = military(scan, at);
    if (!clock) return std::nullopt;
    Timed out;
    out.clock = *clock;
    out.first = at;
    out.last = clock->last;
    if (const auto date = day_behind(scan, clock->last)) {
        out.day = date->period;
        if (!scan[clock->last].is("(")) out.last = date->last;
    } else if (auto part =
                   part_of_day(scan, scan[clock->last].is("on") ? clock->last + 1 : clock->last);
               part && part->day) {
        // "10:30 this morning"
        out.day = part->day;
        out.last = part->last;
    }
    return out;
}

/// "2016-10-26 15:50", "2016-10-26T15:50:06Z"
std::optional<Timed> timestamp(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits()) return std::nullopt;
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
    if (scan[out.last].is("z") && scan.glued(out.last)) ++out.last;
    return out;
}

} // namespace

std::optional<Reading> recognise_time(const TemporalScan& scan, std::size_t at) {
    std::optional<Timed> best;
    for (auto* reader : {part_of_day, clock_time, timestamp})
        if (auto found = reader(scan, at); found && (!best || found->last > best->last))
            best = found;
    if (!best) return std::nullopt;
    const auto& context = scan.context();
    std::string day_text;
    std::optional<Day> day;
    if (best->day) {
        day_text = best->day->timex;
        if (best->day->days) day = best->day->days->first;
    } else if (context.near_date && context.near_date->grain == Grain::day &&
               context.near_date->days) {
        day = context.near_date->days->first;
        day_text = context.near_date->timex;
    } else if (scan.published()) {
        day_text = iso_date(*scan.published()); // likely, not said: the interval stays open
    }
    Reading out;
    out.first = best->first;
    out.last = best->last;
    if (day) out.period = day_period(*day);
    Value& value = out.value;
    value.kind = Kind::time;
    value.span = scan.sentence().span_of(out.first, out.last);
    value.core = value.span;
    value.timex3 = Timex3{"TIME", day_text + best->clock.timex};
    if (day) {
        const Decimal midnight = Decimal(day_number(*day)) * Decimal(86400);
        value.allows = Interval::of(
            midnight + Decimal(60 * best->clock.from + 86400 * best->clock.days), false,
            midnight + Decimal(60 * best->clock.to + 86400 * best->clock.days), true);
    }
    return out;
}

} // namespace tally
