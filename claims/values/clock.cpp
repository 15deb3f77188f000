// Clock times: "7:48 a.m.", "1545 GMT", "noon", "half past six", "5 in the afternoon". Digits alone
// are as often a ratio or a score, so something must show that they are a time: two digits before
// the colon, a word such as "at", "a.m.", a zone.
#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <optional>

namespace tally {

namespace {

ShortText clock_timex(int minutes, int seconds = -1) {
    ShortText out = ShortText("T").add(minutes / 60, 2).add(':').add(minutes % 60, 2);
    if (seconds >= 0) out.add(':').add(seconds, 2);
    return out;
}

int digits(const Token& token) {
    int value = 0;
    for (const char c : token.text())
        value = 10 * value + (c - '0');
    return value;
}

bool two_digits(const TemporalScan& scan, std::size_t at) {
    return scan[at].is_digits() && scan[at].text().size() == 2 && scan.glued(at);
}

/// "a.m.", "pm": 0 or 12, the token behind it.
std::optional<Small> half_day(const TemporalScan& scan, std::size_t at) {
    for (const bool afternoon : {false, true}) {
        const int hours = afternoon ? 12 : 0;
        if (scan.is(at, afternoon ? "p.m." : "a.m.", afternoon ? "p.m" : "a.m",
                    afternoon ? "pm" : "am")) {
            std::size_t last = at + 1;
            if (!scan[at].folded().ends_with('.') && scan[last].is(".") && scan.glued(last) &&
                scan[at].text().size() == 3)
                ++last;
            return Small{hours, last};
        }
    }
    return std::nullopt;
}

/// "in the morning", "at night" behind an hour: 0 or 12.
std::optional<Small> in_the_part(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is("at") && scan[at + 1].is("night")) return Small{12, at + 2};
    if (!scan[at].is("in") || !scan[at + 1].is("the")) return std::nullopt;
    if (scan[at + 2].is("morning")) return Small{0, at + 3};
    if (scan.is(at + 2, "afternoon", "evening")) return Small{12, at + 3};
    return std::nullopt;
}

/// A zone and the token behind it. "Local time" is a zone that nothing tells.
struct ZoneAt {
    const TimeTerm* term = nullptr;
    std::size_t last = 0;
};

/// "GMT", "Eastern Daylight Time", "ET", "Eastern", "local time"; `last` is `at` where none stands.
ZoneAt zone_at(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is("local") && scan[at + 1].is("time")) return {nullptr, at + 2};
    const TimeTerm* term = scan.term(at, TimeSense::zone);
    if (term == nullptr) return {nullptr, at};
    const std::size_t last = at + size_of(*term);
    if (!term->behind.empty()) return {term, last};
    const std::string_view text = scan[at].text();
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() <= 4)
        return upper(text[0]) && upper(text[1]) ? ZoneAt{term, last} : ZoneAt{nullptr, at};
    // "at 5 p.m. Eastern", but not "at 5 p.m. Mountain View residents"
    const Token& behind = scan[last];
    const bool name = behind.is_word() && behind.capital() && !scan.term(last, TimeSense::weekday);
    return upper(text[0]) && !name ? ZoneAt{term, last} : ZoneAt{nullptr, at};
}

ClockPhrase with_zone(const TemporalScan& scan, ClockPhrase clock) {
    const ZoneAt zone = zone_at(scan, clock.last);
    clock.zone = zone.term;
    clock.last = zone.last;
    return clock;
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

/// "this evening", "last night", "on Friday afternoon" behind an hour say which half of the day it
/// is of: 0 or 12. They stay outside of the clock time, for they name its day too. At night the
/// hours up to five are those of the next day, which nothing here can tell: they are left as they
/// are.
std::optional<int> half_by_part(const TemporalScan& scan, std::size_t at, int hour) {
    const TimeTerm* part = scan.term(at, TimeSense::night);
    for (std::size_t next = at; part == nullptr && next < at + 3; ++next) {
        part = scan.term(next, TimeSense::part);
        if (!scan.is(next, "on", "this", "that", "yesterday", "tomorrow") &&
            scan.term(next, TimeSense::weekday) == nullptr)
            break;
    }
    if (part == nullptr || scan.term(at, TimeSense::part) != nullptr) return std::nullopt;
    if (part->code == "MO") return 0;
    if (part->code == "AF" || part->code == "EV") return 12;
    return part->code == "NI" && hour >= 6 && hour <= 11 ? std::optional(12) : std::nullopt;
}

/// The hour of the day that an hour of twelve is by what stands behind it, and the token behind
/// that; nothing where nothing tells.
std::optional<Small> hour_of_day(const TemporalScan& scan, const Small& hour) {
    auto half = half_day(scan, hour.last);
    if (!half) half = in_the_part(scan, hour.last);
    if (!half)
        if (const auto by_part = half_by_part(scan, hour.last, hour.value))
            half = Small{*by_part, hour.last};
    if (!half) return std::nullopt;
    return Small{hour.value % 12 + half->value, half->last};
}

/// The hour behind "past" or "to", and what says which half of the day it is of.
std::optional<Small> spoken_hour(const TemporalScan& scan, std::size_t at) {
    if (const TimeTerm* named = scan.term(at, TimeSense::clock))
        return Small{named->number / 60 % 24, at + 1};
    const auto count = scan.cardinal(at);
    if (!count || count->value < 1 || count->value > 12) return std::nullopt;
    const auto of_day = hour_of_day(scan, *count);
    return of_day ? *of_day : *count;
}

/// Whether a clock time may end before the token: no noun that its hour could count follows, as in
/// "ten to twelve people".
bool ends_clock(const TemporalScan& scan, std::size_t at) {
    const Token& next = scan[at];
    if (!next.is_word()) return !next.is("-") && !next.is("%") && !next.is_digits();
    return is(next, WordClass::preposition) || is(next, WordClass::conjunction) ||
           is(next, WordClass::auxiliary) || is(next, WordClass::pronoun) ||
           is(next, WordClass::adverb) || is(next, WordClass::determiner) ||
           scan.term(at, TimeSense::weekday) != nullptr;
}

/// "at", "until", "just before", "it was": what calls for a time more than for an amount.
bool calls_for_clock(const TemporalScan& scan, std::size_t at) {
    if (scan.is(at - 1, "was", "is")) return scan.is(at - 2, "it");
    if (scan.is(at - 1, "about", "around", "nearly", "almost", "exactly", "roughly"))
        return scan.is(at - 2, "at", "until", "till");
    if (scan.is(at - 1, "before", "after")) return scan.is(at - 2, "just", "shortly", "soon");
    return scan.is(at - 1, "at", "until", "till");
}

/// Minutes in words that are told before "to" without saying "minutes": "twenty to four".
bool is_spoken_step(const TemporalScan& scan, std::size_t at, const Small& minutes) {
    return scan[at].is_word() && minutes.value > 0 && minutes.value < 30 && minutes.value % 5 == 0;
}

/// The minutes before "past" or "to": "half", "a quarter", "an hour", "ten minutes", "twenty".
std::optional<Small> spoken_minutes(const TemporalScan& scan, std::size_t at) {
    const std::size_t next = scan[at].is("a") && scan[at + 1].is("quarter") ? at + 1 : at;
    if (scan[next].is("half")) return Small{30, next + 1};
    if (scan[next].is("quarter")) return Small{15, next + 1};
    const auto count = scan.cardinal(next);
    if (!count || count->value < 1 || count->value > 29) return std::nullopt;
    if (scan.is(count->last, "minutes", "minute")) return Small{count->value, count->last + 1};
    const bool past = scan[count->last].is("past");
    return past || is_spoken_step(scan, next, *count) ? count : std::nullopt;
}

/// Whether "to" behind the minutes, and not a range or a score, ties them to the hour: "a quarter
/// to seven", "at twenty to four", "five to nine this morning", "ten minutes to midnight".
bool ties_to_hour(const TemporalScan& scan, std::size_t at, const Small& minutes,
                  const Small& hour) {
    const std::size_t to = minutes.last;
    if (!scan[to].is("to")) return false;
    if (scan[to - 1].is("quarter")) return true;
    if (scan[to - 1].is("half") || scan.is(at - 1, "from", "between")) return false;
    if (scan.term(to + 1, TimeSense::clock) != nullptr) return true;
    const auto written = scan.cardinal(to + 1);
    const bool half_told = written && hour_of_day(scan, *written).has_value();
    if (half_told) return true;
    // "it was ten to four when they left", but "it was ten to four in the vote"
    const bool score = scan[at - 2].is("it") && is(scan[hour.last], WordClass::preposition);
    return !score && calls_for_clock(scan, at) && ends_clock(scan, hour.last);
}

/// "half past six", "a quarter to seven", "ten minutes past four".
std::optional<ClockPhrase> spoken_clock(const TemporalScan& scan, std::size_t at) {
    const auto minutes = spoken_minutes(scan, at);
    if (!minutes) return std::nullopt;
    const bool past = scan[minutes->last].is("past");
    if (!past && !scan[minutes->last].is("to")) return std::nullopt;
    const auto hour = spoken_hour(scan, minutes->last + 1);
    if (!hour || (!past && !ties_to_hour(scan, at, *minutes, *hour))) return std::nullopt;
    const int total = hour->value * 60 + (past ? minutes->value : -minutes->value);
    return at_minute((total + 1440) % 1440, at, hour->last);
}

/// "at half nine", as the British say half past nine.
std::optional<ClockPhrase> half_of_hour(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is("half") || scan[at + 1].is_digits() || scan.glued(at + 1)) return std::nullopt;
    const auto hour = spoken_hour(scan, at + 1);
    if (!hour || scan.term(at + 1, TimeSense::clock) != nullptr) return std::nullopt;
    const bool called = calls_for_clock(scan, at) || scan.is(at - 1, "by", "since", "from", "about",
                                                             "around", "before", "after");
    if (!called || !ends_clock(scan, hour->last)) return std::nullopt;
    return at_minute(hour->value * 60 + 30, at, hour->last);
}

/// The hours that are open, of work: "open from ten to five". In words or digits, as they stand
/// from behind "from".
struct OpeningHours {
    int from = 0, to = 0;  ///< of twelve
    std::size_t start = 0; ///< the token of the first; that of the second stands two behind it
};

std::optional<OpeningHours> opening_hours(const TemporalScan& scan, std::size_t start) {
    if (!scan[start - 1].is("from") || !scan.is(start + 1, "to", "until", "till"))
        return std::nullopt;
    bool open = false;
    for (std::size_t back = 2; back <= 4 && back <= start; ++back)
        open = open || scan.is(start - back, "open", "opens", "opened", "opening", "hours", "works",
                               "worked", "working", "shift", "shifts");
    const auto from = scan.cardinal(start), to = scan.cardinal(start + 2);
    if (!open || !from || !to || from->last != start + 1 || to->last != start + 3)
        return std::nullopt;
    const auto of_twelve = [](int hour) { return hour >= 1 && hour <= 12; };
    if (!of_twelve(from->value) || !of_twelve(to->value) || !ends_clock(scan, to->last))
        return std::nullopt;
    return OpeningHours{from->value, to->value, start};
}

/// "ten" and "five" in "open from ten to five": opening falls between seven in the morning and six
/// in the evening, and closing comes behind it.
std::optional<ClockPhrase> opening_hour(const TemporalScan& scan, std::size_t at) {
    const bool end = scan.is(at - 1, "to", "until", "till");
    const auto hours = end && at < 3 ? std::nullopt : opening_hours(scan, end ? at - 2 : at);
    if (!hours) return std::nullopt;
    const int opens = hours->from >= 7 ? hours->from : hours->from + 12;
    int closes = hours->to;
    while (closes <= opens)
        closes += 12;
    const int hour = end ? closes : opens;
    ClockPhrase out = at_minute(hour % 24 * 60, at, at + 1);
    out.days = hour / 24; // "open from six to two": in the morning behind it
    return out;
}

/// How many minutes of a clock time's distance: "ten minutes", "half an hour", "two hours".
std::optional<Small> distance(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan[next].is("half") && scan[next + 1].is("an") && scan[next + 2].is("hour"))
        return Small{30, next + 3};
    if (scan.is(next, "a", "an") && scan.is(next + 1, "hour", "minute"))
        return Small{scan[next + 1].is("hour") ? 60 : 1, next + 2};
    const auto count = scan.cardinal(next);
    if (!count || count->value < 1 || count->value > 59) return std::nullopt;
    if (scan.is(count->last, "minutes", "minute")) return Small{count->value, count->last + 1};
    if (count->value <= 12 && scan.is(count->last, "hours", "hour"))
        return Small{60 * count->value, count->last + 1};
    return std::nullopt;
}

/// "ten minutes before midnight", "an hour after noon": told by the distance from a named hour.
std::optional<ClockPhrase> clock_by_distance(const TemporalScan& scan, std::size_t at) {
    const auto minutes = distance(scan, at);
    if (!minutes || !scan.is(minutes->last, "before", "after")) return std::nullopt;
    const TimeTerm* named = scan.term(minutes->last + 1, TimeSense::clock);
    if (named == nullptr) return std::nullopt;
    const bool before = scan[minutes->last].is("before");
    const int total = named->number + (before ? -minutes->value : minutes->value);
    return at_minute(total % 1440, at, minutes->last + 2);
}

/// "noon", "midnight".
std::optional<ClockPhrase> named_clock(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* named = scan.term(at, TimeSense::clock);
    if (named == nullptr || scan.is(at - 1, "high"))
        return std::nullopt; // a film, and a figure of speech
    ClockPhrase out = at_minute(named->number % 1440, at, at + 1);
    if (named->number == 1440) {
        out.days = 1; // midnight of Friday is its end; writers mean the night between
        out.timex = "T24:00";
    }
    return out;
}

/// "1545 GMT", "0930 hours"
std::optional<ClockPhrase> military(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits() || scan[at].text().size() != 4 ||
        (scan.glued(at) && !scan.is(at - 1, "(")))
        return std::nullopt;
    const bool hours = scan.is(at + 1, "hours", "hrs");
    if (zone_at(scan, at + 1).last == at + 1 && !hours) return std::nullopt;
    const int value = digits(scan[at]);
    if (value / 100 > 24 || value % 100 > 59) return std::nullopt;
    return at_minute(value / 100 * 60 + value % 100, at, hours ? at + 2 : at + 1);
}

/// An hour and what is written behind it: "7", "seven", "7:48", "7.48", "07:48:20".
struct Hour {
    int hour = 0, minute = 0, second = -1;
    bool point = false; ///< "7.48" wants "a.m." behind it
    bool colon = false;
    bool sure = false; ///< what stands before it, or its digits, show that it is a time
    std::size_t first = 0, last = 0;
};

/// A single digit before the colon is a ratio as often: "mix it 1:10".
bool called_before(const TemporalScan& scan, std::size_t at) {
    return scan.is(at - 1, "at", "by", "from", "to", "until", "till", "around", "about", "before",
                   "after", "since", "between", "and", "-", "t", ",");
}

/// The minutes and seconds behind the hour's digits; false where what follows is no time.
bool read_minutes(const TemporalScan& scan, Hour& out) {
    const std::size_t mark = out.last;
    if (!scan.is(mark, ":", ".") || !scan.glued(mark) || !two_digits(scan, mark + 1)) return true;
    out.colon = scan[mark].is(":");
    out.point = !out.colon;
    out.minute = digits(scan[mark + 1]);
    out.last = mark + 2;
    if (out.colon && scan[out.last].is(":") && scan.glued(out.last) &&
        two_digits(scan, out.last + 1)) {
        out.second = digits(scan[out.last + 1]);
        out.last += 2;
    }
    const bool goes_on =
        scan.is(out.last, ":", "%") || (scan[out.last].is(".") && scan[out.last + 1].is_digits());
    if (scan.glued(out.last) && goes_on) return false;
    out.sure =
        out.colon && (scan[out.first].text().size() == 2 || out.second >= 0 ||
                      zone_at(scan, out.last).last > out.last || called_before(scan, out.first));
    return true;
}

std::optional<Hour> hour_at(const TemporalScan& scan, std::size_t at) {
    const auto hour = scan.cardinal(at);
    const bool digit = scan[at].is_digits();
    if (!hour || (digit && scan.glued(at) && !scan.is(at - 1, "(", "\"", "'", "t", "-", "–", "[")))
        return std::nullopt;
    Hour out;
    out.hour = hour->value;
    out.first = at;
    out.last = hour->last;
    if (digit && scan[at].text().size() <= 2 && !read_minutes(scan, out)) return std::nullopt;
    if (out.minute > 59 || out.second > 59) return std::nullopt;
    return out;
}

/// What may stand before an hour that nothing else shows to be one: "at 7.30 this evening".
bool calls_for_hour(const TemporalScan& scan, std::size_t at) {
    const std::size_t before = scan.is(at - 1, "about", "around") ? at - 2 : at - 1;
    return scan.is(before, "at", "by", "until", "till", "since", "from");
}

/// Whether the part of the day makes a number an hour. "Fell 2.25 in the afternoon session" and
/// "killed 7 this morning" tell none.
bool shows_hour(const TemporalScan& scan, std::size_t at, const Hour& hour, const Small& of_day) {
    if (hour.colon) return true;
    const bool part_is_inside = of_day.last > hour.last;
    if (!part_is_inside) return calls_for_hour(scan, at);
    return !hour.point || (calls_for_hour(scan, at) && ends_clock(scan, of_day.last));
}

/// "9 to 11 a.m.", "between 9 and 11 a.m.": the first hour takes its half of the day from the
/// second.
std::optional<ClockPhrase> before_range_end(const TemporalScan& scan, const Hour& hour) {
    const std::size_t sign = hour.last;
    const bool pair = scan[sign].is("and") && scan[hour.first - 1].is("between");
    if (!pair && !scan.is(sign, "to", "-", "–", "until", "till")) return std::nullopt;
    const auto end = hour_at(scan, sign + 1);
    if (!end || end->hour < 1 || end->hour > 12 || hour.hour < 1 || hour.hour > 12)
        return std::nullopt;
    const auto half = half_day(scan, end->last);
    if (!half) return std::nullopt;
    const int last = (end->hour % 12 + half->value) * 60 + end->minute;
    int first = (hour.hour % 12 + half->value) * 60 + hour.minute;
    if (first >= last) first = (first + 12 * 60) % (24 * 60); // "11 to 1 p.m."
    return at_minute(first, hour.first, hour.last, hour.second);
}

/// "a.m.", "in the morning", "o'clock" behind the hour; or the hour shows by itself that it is one.
std::optional<ClockPhrase> written_clock(const TemporalScan& scan, std::size_t at) {
    const auto hour = hour_at(scan, at);
    if (!hour) return std::nullopt;
    const auto clock = [&](int of_day, std::size_t last) {
        return at_minute(of_day * 60 + hour->minute, at, last, hour->second);
    };
    const bool of_twelve = hour->hour >= 1 && hour->hour <= 12;
    if (const auto half = half_day(scan, hour->last))
        return of_twelve ? std::optional(clock(hour->hour % 12 + half->value, half->last))
                         : std::nullopt;
    if (auto start = before_range_end(scan, *hour)) return start;
    if (scan[hour->last].is("o'clock")) {
        if (!of_twelve || hour->colon || hour->point) return std::nullopt;
        const auto of_day = hour_of_day(scan, {hour->hour, hour->last + 1});
        return of_day ? clock(of_day->value, of_day->last) : clock(hour->hour, hour->last + 1);
    }
    // "at 2.25 in the afternoon", "7:30 this evening", "at seven on Friday night"
    const auto of_day = of_twelve ? hour_of_day(scan, {hour->hour, hour->last}) : std::nullopt;
    if (of_day && shows_hour(scan, at, *hour, *of_day)) return clock(of_day->value, of_day->last);
    if (hour->point) return std::nullopt;
    if (!hour->sure || hour->hour > 24) return std::nullopt;
    return clock(hour->hour, hour->last);
}

/// Whether a clock time may go on behind a number of one token, or end with it: most numbers have
/// something else behind them.
bool may_be_hour(const TemporalScan& scan, std::size_t at) {
    if (scan.asks_everywhere() || scan.is(at - 1, "to", "until", "till")) // "open from ten to five"
        return true;
    const std::size_t next = at + 1;
    if (!scan[next].is_word()) return scan.is(next, ":", ".", "-", "–");
    const std::uint32_t heads = scan.heads(next);
    if (heads == bit(TimeSense::unit))
        return scan.is(next, "minutes", "minute", "hours", "hour", "hrs");
    return heads != 0 || scan.is(next, "local");
}

constexpr std::uint32_t numbers = head::digits | head::number;
constexpr std::uint32_t parts =
    head::amount | bit(TimeSense::opener); // "half", "a quarter", "an hour"

constexpr Grammar<ClockPhrase> clocks[] = {
    {bit(TimeSense::clock), named_clock},
    {numbers | parts, clock_by_distance},
    {numbers, opening_hour},
    {numbers | parts | bit(TimeSense::unit), spoken_clock},
    {parts, half_of_hour},
    {numbers, written_clock},
    {head::year, military},
};

} // namespace

std::optional<ClockPhrase> clock_phrase(const TemporalScan& scan, std::size_t at) {
    const std::uint32_t heads = scan.heads(at);
    if ((heads & numbers) != 0 && !may_be_hour(scan, at)) return std::nullopt;
    for (const Grammar<ClockPhrase>& clock : clocks)
        if ((clock.heads & heads) != 0)
            if (const auto found = clock.read(scan, at)) return with_zone(scan, *found);
    return std::nullopt;
}

} // namespace tally
