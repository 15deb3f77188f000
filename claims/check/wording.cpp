#include "claims/check/wording.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

struct Scale {
    int exponent;
    std::string_view word;
};
constexpr std::array<Scale, 3> scales = {{{12, " trillion"}, {9, " billion"}, {6, " million"}}};
constexpr int scaled_places = 3; // "1.975 billion" is still easy to read
constexpr std::size_t many_places = 9;

std::string grouped(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

/// A number that can't be written shortly, to 6 places behind the point.
Decimal shortened(const Decimal& number) {
    const std::string text = number.to_string();
    const std::size_t point = text.find('.');
    if (point == std::string::npos || text.size() - point - 1 <= many_places) return number;
    const Decimal million = Decimal::scaled(1, 6);
    const std::optional<std::int64_t> whole = (number * million).to_whole(Rounding::nearest);
    return whole ? Decimal::scaled(*whole, -6) : number;
}

struct Worded {
    std::string number;
    std::string_view scale; // " billion", or empty
};

Worded worded(const Decimal& exact) {
    const Decimal number = shortened(exact);
    for (const Scale& scale : scales)
        if (number.abs() >= Decimal::scaled(1, scale.exponent) &&
            number.last_digit_exponent() >= scale.exponent - scaled_places)
            return {grouped((number * Decimal::scaled(1, -scale.exponent)).to_string()),
                    scale.word};
    return {grouped(number.to_string()), ""};
}

std::string time_words(const Decimal& seconds) {
    constexpr std::int64_t day_seconds = 86'400;
    const std::optional<std::int64_t> whole = seconds.to_whole(Rounding::down);
    if (!whole) return number_words(seconds);
    std::int64_t day = *whole / day_seconds;
    std::int64_t rest = *whole % day_seconds;
    if (rest < 0) {
        rest += day_seconds;
        --day;
    }
    if (*whole == day_seconds) return "24:00"; // of a bare "midnight", which ends its day
    char clock[24];
    std::snprintf(clock, sizeof clock, "%02d:%02d", static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60));
    // A time of day without its day is counted from midnight, so it falls on the first day.
    std::string out = day == 0 ? "" : day_words(day_from_number(static_cast<int>(day))) + ", ";
    out += clock;
    if (rest % 60 != 0) {
        std::snprintf(clock, sizeof clock, ":%02d", static_cast<int>(rest % 60));
        out += clock;
    }
    return out;
}

/// Both bounds, the scale said once: "1.9" and "2.1 billion".
std::pair<std::string, std::string> both_bounds(const Interval& interval, Kind kind) {
    if (kind == Kind::date || kind == Kind::time)
        return {bound_words(*interval.min(), kind), bound_words(*interval.max(), kind)};
    const Worded low = worded(*interval.min());
    const Worded high = worded(*interval.max());
    std::string first = low.number;
    if (low.scale != high.scale) first += low.scale;
    return {first, high.number + std::string(high.scale)};
}

bool is_calendar_day(const std::optional<std::int64_t>& number) {
    constexpr std::int64_t last_day = 2'932'896; // 9999-12-31
    return number && *number <= last_day && *number >= -last_day;
}

/// A clock time that was given to the minute: "21:00".
bool is_one_minute(const Interval& interval, Kind kind) {
    return kind == Kind::time && interval.max_open() && !interval.min_open() &&
           *interval.max() - *interval.min() == Decimal(60);
}

std::string_view noun_of(Kind kind) {
    switch (kind) {
    case Kind::number:
    case Kind::count: return "number";
    case Kind::money: return "sum";
    case Kind::percent: return "percentage";
    case Kind::ordinal: return "place";
    case Kind::date: return "day";
    case Kind::duration: return "length of time";
    case Kind::time: return "time";
    case Kind::quantity:
    case Kind::set:
    case Kind::name:
    case Kind::quote: return "value";
    }
    return "value";
}

bool names_unit(Kind kind) {
    return kind == Kind::money || kind == Kind::quantity || kind == Kind::duration;
}

/// "4 hours 59 minutes", "2 days".
std::string span_words(const Decimal& seconds) {
    struct Part {
        std::int64_t length;
        std::string_view name;
    };
    constexpr std::array<Part, 4> parts = {
        {{86'400, " day"}, {3'600, " hour"}, {60, " minute"}, {1, " second"}}};
    std::optional<std::int64_t> left = seconds.to_whole(Rounding::down);
    if (!left || *left == 0) return number_words(seconds) + " seconds";
    std::string out;
    for (const auto& [length, name] : parts) {
        const std::int64_t many = *left / length;
        *left %= length;
        if (many == 0) continue;
        if (!out.empty()) out += ' ';
        out += number_words(Decimal(many)) + std::string(name) + (many == 1 ? "" : "s");
    }
    return out;
}

std::string amount_words(const Decimal& amount, Kind kind) {
    const std::string number = number_words(amount);
    if (kind == Kind::date) return number + (amount == Decimal(1) ? " day" : " days");
    if (kind == Kind::time) return span_words(amount);
    if (kind == Kind::percent) return number + (amount == Decimal(1) ? " point" : " points");
    return number;
}

} // namespace

std::string number_words(const Decimal& number) {
    const Worded out = worded(number);
    return out.number + std::string(out.scale);
}

std::string day_words(Day day) {
    const std::chrono::year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string bound_words(const Decimal& bound, Kind kind) {
    if (kind == Kind::time) return time_words(bound);
    const std::optional<std::int64_t> whole = bound.to_whole(Rounding::down);
    if (kind == Kind::date && is_calendar_day(whole))
        return day_words(day_from_number(static_cast<int>(*whole)));
    return number_words(bound);
}

std::string interval_words(const Interval& interval, Kind kind) {
    if (!interval.min() && !interval.max()) return "any value";
    if (kind == Kind::date || kind == Kind::time) {
        if (!interval.max()) {
            const std::string bound = bound_words(*interval.min(), kind);
            return interval.min_open() ? "after " + bound : bound + " or later";
        }
        if (!interval.min()) {
            const std::string bound = bound_words(*interval.max(), kind);
            return interval.max_open() ? "before " + bound : bound + " or earlier";
        }
    }
    if (!interval.max())
        return std::string(interval.min_open() ? "more than " : "at least ") +
               bound_words(*interval.min(), kind);
    if (!interval.min())
        return std::string(interval.max_open() ? "less than " : "at most ") +
               bound_words(*interval.max(), kind);
    if (interval.is_exact() || is_one_minute(interval, kind))
        return bound_words(*interval.min(), kind);
    const auto [low, high] = both_bounds(interval, kind);
    if (!interval.min_open())
        return "from " + low + (interval.max_open() ? " up to (not including) " : " to ") + high;
    return "above " + low + (interval.max_open() ? " and below " : " up to ") + high;
}

namespace {

/// "a day in June 2021", "a day in 2020", "from 4 to 5 February 2026": of days that stand for one.
std::string days_words(const Interval& interval) {
    const auto first = interval.min()->to_whole(Rounding::down);
    const auto last = interval.max()->to_whole(Rounding::down);
    if (!is_calendar_day(first) || !is_calendar_day(last))
        return interval_words(interval, Kind::date);
    const Day from = day_from_number(static_cast<int>(*first));
    const Day to = day_from_number(static_cast<int>(*last));
    const std::chrono::year_month_day a(from), b(to);
    const bool whole_month =
        a.day() == std::chrono::day(1) &&
        b == std::chrono::year_month_day(b.year() / b.month() / std::chrono::last);
    const bool same_month = a.year() == b.year() && a.month() == b.month();
    if (whole_month && same_month) return "a day in " + day_words(from).substr(2);
    if (whole_month && a.year() == b.year() && a.month() == std::chrono::January &&
        b.month() == std::chrono::December)
        return "a day in " + std::to_string(static_cast<int>(a.year()));
    return "from " +
           (same_month ? std::to_string(static_cast<unsigned>(a.day())) : day_words(from)) +
           " to " + day_words(to);
}

} // namespace

std::string bounds_words(const Interval& interval, Kind kind) {
    if (interval.is_exact()) return std::string("exactly ") + bound_words(*interval.min(), kind);
    if (!interval.min() || !interval.max() || is_one_minute(interval, kind))
        return interval_words(interval, kind);
    if (kind == Kind::date && !interval.min_open() && !interval.max_open())
        return days_words(interval);
    const auto [low, high] = both_bounds(interval, kind);
    return std::string(interval.min_open() ? "more than " : "at least ") + low +
           (interval.max_open() ? ", below " : ", at most ") + high;
}

std::string unit_words(const Value& value) {
    std::string unit = value.unit;
    switch (value.kind) {
    case Kind::money:
    case Kind::percent: break;
    case Kind::quantity:
        // The unit of an age is the lemma or, of "Hale, 51,", not written; others stand as written,
        // their denominators included.
        if (value.unit == "a") return value.unit_text.empty() ? "years" : value.unit_text + 's';
        if (value.unit_text.empty()) break;
        return value.unit_text;
    case Kind::duration: unit += 's'; break;
    case Kind::number:
    case Kind::count:
    case Kind::ordinal:
    case Kind::date:
    case Kind::time:
    case Kind::set:
    case Kind::name:
    case Kind::quote: return "";
    }
    return value.per.empty() ? unit : unit + '/' + value.per;
}

std::string behind_number(std::string_view unit, bool one) {
    if (unit.empty()) return "";
    if (unit == "percent") return "%";
    static constexpr std::array<std::string_view, 7> spans = {"seconds", "minutes", "hours", "days",
                                                              "weeks",   "months",  "years"};
    const bool is_span = std::find(spans.begin(), spans.end(), unit) != spans.end();
    return ' ' + std::string(one && is_span ? unit.substr(0, unit.size() - 1) : unit);
}

std::string words_of(const Claim& claim, const Article& article) {
    if (!claim.known_as.empty()) return claim.known_as;
    const Span& core = claim.value.core;
    const Span words = core.empty() || core.end > article.text.size() ? claim.value.span : core;
    std::string out;
    bool blank = false; // a line break within the words is one blank
    for (const char c : words.of(article.text)) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            blank = true;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

std::string claimed_words(const Claim& claim) {
    const Value& value = claim.value;
    std::string out;
    if (value.kind == Kind::name || value.kind == Kind::quote) {
        out = "'" + (claim.known_as.empty() ? value.name : claim.known_as) + "'";
    } else {
        out = interval_words(value.allows, value.kind);
        if (!value.unit.empty()) out += " " + value.unit;
        if (!value.per.empty()) out += (value.unit.empty() ? " per " : "/") + value.per;
    }
    return claim.polarity == Polarity::denied ? out + ", denied" : out;
}

std::string gap_words(const Interval& a, const Interval& b, Kind kind, std::string_view unit) {
    std::string out = "no ";
    out += noun_of(kind);
    if (names_unit(kind) && !unit.empty()) (out += " in ") += unit;
    out += " is both " + interval_words(a, kind) + " and " + interval_words(b, kind);

    const bool a_below = a.max() && b.min() && a.max_key() < b.min_key();
    const Interval& below = a_below ? a : b;
    const Interval& above = a_below ? b : a;
    if (is_one_minute(a, kind) && is_one_minute(b, kind))
        return out + "; they differ by " + amount_words(*above.min() - *below.min(), kind);
    const Decimal gap = *above.min() - *below.max();
    if (gap.is_zero()) {
        const std::string bound = bound_words(*above.min(), kind);
        return out + "; " + bound + " itself is left out" +
               (above.min_open() && below.max_open() ? " by both" : " by one of them");
    }
    if (a.is_exact() && b.is_exact()) return out + "; they differ by " + amount_words(gap, kind);
    const bool more = below.max_open() || above.min_open();
    return out + "; the gap is " + (more ? "more than " : "at least ") + amount_words(gap, kind);
}

} // namespace tally
