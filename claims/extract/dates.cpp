#include "claims/extract/dates.h"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace tally {

namespace {

/// The days of "2021", "2021-06" or "2021-06-16T08:00": of "since 2021" too, whose end is open.
std::optional<std::pair<Day, Day>> days_written(std::string_view timex) {
    const std::string_view date = timex.substr(0, timex.find('T'));
    const std::string_view rest = date.size() == 4 ? "-01-01" : date.size() == 7 ? "-01" : "";
    const auto first = parse_iso_date(std::string(date) + std::string(rest));
    if (!first) return std::nullopt;
    const std::chrono::year_month_day day{*first};
    switch (date.size()) {
    case 4: return std::pair{*first, Day{day.year() / std::chrono::December / 31}};
    case 7: return std::pair{*first, Day{day.year() / day.month() / std::chrono::last}};
    case 10: return std::pair{*first, *first};
    default: return std::nullopt;
    }
}

std::optional<Day> day_of(const Decimal& bound, Kind kind) {
    const auto whole = bound.to_whole(Rounding::down);
    if (!whole) return std::nullopt;
    constexpr std::int64_t seconds = 86'400;
    const std::int64_t days = kind == Kind::date ? *whole
                              : *whole >= 0      ? *whole / seconds
                                                 : -((-*whole + seconds - 1) / seconds);
    if (days < -719'528 || days > 2'932'896) return std::nullopt; // years 0000 to 9999
    return day_from_number(static_cast<int>(days));
}

} // namespace

std::optional<std::pair<Day, Day>> days_of(const Value& value) {
    if (value.kind != Kind::date && value.kind != Kind::time) return std::nullopt;
    if (value.timex3)
        if (const auto days = days_written(value.timex3->value)) return days;
    if (!value.allows.min() || !value.allows.max()) return std::nullopt;
    const auto first = day_of(*value.allows.min(), value.kind);
    auto last = day_of(*value.allows.max(), value.kind);
    if (!first || !last) return std::nullopt;
    if (value.kind == Kind::date && value.allows.max_open()) *last -= std::chrono::days{1};
    return std::pair{*first, *last};
}

} // namespace tally
