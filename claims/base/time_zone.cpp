// Days of moments. A feed dates an article 2021-06-15T02:30:00Z; where it was written it was still
// the evening of 14 June, and its "yesterday" is the 13th.
#include "claims/base/time_zone.h"

#include "claims/base/embedded_yaml.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>

namespace tally {

namespace {

constexpr std::string_view table = "claims/base/words/time_zones.yml";
constexpr int hour = 60;
constexpr int day_minutes = 24 * hour;

/// Clocks as POSIX writes them, and the names of the places that keep each.
const YamlNode& zones() {
    static const YamlNode tree = embedded_yaml(table);
    return tree;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Takes a whole number off the front of a text.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// "5", "-5:30", "+1": minutes.
std::optional<int> take_time(std::string_view& text) {
    const bool below = take(text, '-');
    if (!below) take(text, '+');
    const std::optional<int> hours = take_number(text);
    if (!hours || *hours > 167) return std::nullopt;
    int minutes = 0;
    if (take(text, ':')) {
        const std::optional<int> part = take_number(text);
        if (!part || *part >= hour) return std::nullopt;
        minutes = *part;
    }
    const int sum = *hours * hour + minutes;
    return below ? -sum : sum;
}

/// "CET", "<+0530>".
bool take_letters(std::string_view& text) {
    if (take(text, '<')) {
        const std::size_t end = text.find('>');
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
        return true;
    }
    std::size_t size = 0;
    while (size < text.size() && is_letter(text[size]))
        ++size;
    text.remove_prefix(size);
    return size >= 3;
}

/// "+02:00" as POSIX turns it round: what is ahead of UTC is negative there.
std::optional<int> offset_of(std::string_view text) {
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    std::string_view rest = text;
    const std::optional<int> minutes = take_time(rest);
    if (!minutes || !rest.empty() || *minutes < -18 * hour || *minutes > 18 * hour)
        return std::nullopt;
    return minutes;
}

long long floor_day(long long minutes) {
    const long long day = minutes / day_minutes;
    return minutes % day_minutes < 0 ? day - 1 : day;
}

} // namespace

std::optional<TimeZone> TimeZone::named(std::string_view name) {
    TimeZone zone;
    const std::string wanted = folded(name);
    if (wanted == "utc" || wanted == "z") return zone;
    const bool after_utc = wanted.rfind("utc", 0) == 0;
    if (const auto minutes = offset_of(after_utc ? name.substr(3) : name)) {
        zone.standard_ = *minutes;
        return zone;
    }
    for (const auto& [clock, names] : zones().entries)
        for (const YamlNode& one : names.items)
            if (folded(one.scalar) == wanted) return read(clock.scalar);
    return std::nullopt;
}

std::vector<std::string_view> TimeZone::names() {
    std::vector<std::string_view> all;
    for (const auto& [clock, names] : zones().entries)
        for (const YamlNode& one : names.items)
            all.push_back(one.scalar);
    std::sort(all.begin(), all.end());
    return all;
}

std::optional<TimeZone> TimeZone::read(std::string_view posix) {
    TimeZone zone;
    if (!take_letters(posix)) return std::nullopt;
    const std::optional<int> west = take_time(posix);
    if (!west) return std::nullopt;
    zone.standard_ = -*west;
    if (posix.empty()) return zone;

    if (!take_letters(posix)) return std::nullopt;
    zone.has_summer_ = true;
    zone.summer_ = zone.standard_ + hour;
    if (!posix.empty() && posix.front() != ',') {
        const std::optional<int> summer = take_time(posix);
        if (!summer) return std::nullopt;
        zone.summer_ = -*summer;
    }
    if (!take(posix, ',')) return std::nullopt;
    const std::size_t comma = posix.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const std::optional<Change> begin = read_change(posix.substr(0, comma));
    const std::optional<Change> end = read_change(posix.substr(comma + 1));
    if (!begin || !end) return std::nullopt;
    zone.begin_ = *begin;
    zone.end_ = *end;
    return zone;
}

std::optional<TimeZone::Change> TimeZone::read_change(std::string_view text) {
    Change change;
    if (!take(text, 'M')) return std::nullopt;
    const std::optional<int> month = take_number(text);
    if (!take(text, '.')) return std::nullopt;
    const std::optional<int> week = take_number(text);
    if (!take(text, '.')) return std::nullopt;
    const std::optional<int> weekday = take_number(text);
    if (!month || !week || !weekday || *month < 1 || *month > 12 || *week < 1 || *week > 5 ||
        *weekday > 6)
        return std::nullopt;
    change.month = *month;
    change.week = *week;
    change.weekday = *weekday == 0 ? 7 : *weekday;
    if (take(text, '/')) {
        const std::optional<int> at = take_time(text);
        if (!at) return std::nullopt;
        change.minutes = *at;
    }
    if (!text.empty()) return std::nullopt;
    return change;
}

/// When a change comes in a year; `offset` is that of the clock until then.
long long TimeZone::moment_of(const Change& change, int year, int offset) {
    const int nth = change.week == 5 ? -1 : change.week;
    const std::optional<Day> day = nth_weekday(year, change.month, change.weekday, nth);
    return static_cast<long long>(day_number(day.value_or(Day{}))) * day_minutes + change.minutes -
           offset;
}

int TimeZone::minutes_at(long long moment) const {
    if (!has_summer_) return standard_;
    const int year = year_of(day_from_number(static_cast<int>(floor_day(moment + standard_))));
    const long long begin = moment_of(begin_, year, standard_);
    const long long end = moment_of(end_, year, summer_);
    // South of the equator summer lies around the New Year.
    const bool summer =
        begin < end ? begin <= moment && moment < end : begin <= moment || moment < end;
    return summer ? summer_ : standard_;
}

Day TimeZone::day_at(long long moment) const {
    return day_from_number(static_cast<int>(floor_day(moment + minutes_at(moment))));
}

std::optional<long long> utc_moment(std::string_view text) {
    const std::optional<Day> day = parse_iso_date(text);
    if (!day || text.size() < 16 || text[13] != ':') return std::nullopt;
    std::string_view clock = text.substr(11);
    const std::optional<int> hours = take_number(clock);
    if (!hours || *hours > 23 || !take(clock, ':')) return std::nullopt;
    const std::optional<int> minutes = take_number(clock);
    if (!minutes || *minutes >= hour) return std::nullopt;
    const std::size_t zone = clock.find_first_not_of(":.,0123456789");
    if (zone == std::string_view::npos) return std::nullopt;
    const std::string_view given = clock.substr(zone);
    if (given != "Z" && given != "z" && given != "+00:00" && given != "+0000" && given != "-00:00")
        return std::nullopt;
    return static_cast<long long>(day_number(*day)) * day_minutes + *hours * hour + *minutes;
}

std::optional<Day> day_in(const std::optional<TimeZone>& zone, std::string_view text) {
    if (zone)
        if (const auto moment = utc_moment(text)) return zone->day_at(*moment);
    return parse_iso_date(text);
}

} // namespace tally
