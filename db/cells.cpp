#include "db/cells.h"

#include "claims/base/calendar.h"
#include "claims/base/json.h"

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t first_day = -719'528; // 0000-01-01
constexpr std::int64_t last_day = 2'932'896; // 9999-12-31

std::optional<std::string> date_text(std::int64_t day) {
    if (day < first_day || day > last_day) return std::nullopt;
    return iso_date(day_from_number(static_cast<int>(day)));
}

std::optional<std::string> time_text(std::int64_t second) {
    const std::int64_t of_day = ((second % seconds_a_day) + seconds_a_day) % seconds_a_day;
    const auto date = date_text((second - of_day) / seconds_a_day);
    if (!date) return std::nullopt;
    const int clock = static_cast<int>(of_day);
    char text[16];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", clock / 3600, clock / 60 % 60, clock % 60);
    return *date + text;
}

} // namespace

TableCell number_cell(const Decimal& number) {
    if (number.is_whole())
        if (const auto whole = number.to_whole(Rounding::nearest)) return *whole;
    return number.to_double();
}

TableCell bound_cell(const std::optional<Decimal>& bound, Kind kind) {
    if (!bound) return {};
    const auto whole = bound->is_whole() ? bound->to_whole(Rounding::nearest) : std::nullopt;
    if (whole && kind == Kind::date)
        if (auto text = date_text(*whole)) return *std::move(text);
    if (whole && kind == Kind::time)
        if (auto text = time_text(*whole)) return *std::move(text);
    return number_cell(*bound);
}

TableCell value_cell(const Value& value) {
    if (value.kind == Kind::name || value.kind == Kind::quote) return value.name;
    if (value.timex3 && value.kind != Kind::duration) return value.timex3->value;
    if (value.value) return number_cell(*value.value);
    return {};
}

std::string qualifiers_text(const std::vector<std::pair<std::string, std::string>>& qualifiers) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    for (const auto& [name, text] : qualifiers)
        json.member(name, std::string_view(text));
    json.end_object();
    return out;
}

std::string array_text(const std::vector<std::string>& texts) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const std::string& text : texts)
        json.value(std::string_view(text));
    json.end_array();
    return out;
}

} // namespace tally
