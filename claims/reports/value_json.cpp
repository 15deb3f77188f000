#include "claims/reports/value_json.h"

#include "claims/base/calendar.h"

#include <cstdio>

namespace tally {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;

/// The days that calendar.h can write, years 0000 to 9999.
constexpr std::int64_t first_day = -719'528;
constexpr std::int64_t last_day = 2'932'896;

/// "2021-06-16" or "2021-06-16T07:48:00"; nothing where the calendar ends.
std::optional<std::string> iso_text(Kind kind, const Decimal& bound) {
    const auto whole = bound.to_whole(Rounding::down);
    if (!whole) return std::nullopt;
    if (kind == Kind::date) {
        if (*whole < first_day || *whole > last_day) return std::nullopt;
        return iso_date(day_from_number(static_cast<int>(*whole)));
    }
    std::int64_t day = *whole / seconds_a_day;
    std::int64_t second = *whole % seconds_a_day;
    if (second < 0) {
        second += seconds_a_day;
        --day;
    }
    if (day < first_day || day > last_day) return std::nullopt;
    char clock[16];
    std::snprintf(clock, sizeof clock, "T%02d:%02d:%02d", static_cast<int>(second / 3600),
                  static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
    return iso_date(day_from_number(static_cast<int>(day))) + clock;
}

void write_bound(JsonWriter& json, Kind kind, const std::optional<Decimal>& bound) {
    if (!bound) {
        json.null();
    } else if (kind == Kind::date || kind == Kind::time) {
        const auto text = iso_text(kind, *bound);
        if (text)
            json.value(*text);
        else
            json.null();
    } else {
        json.value(*bound);
    }
}

void write_text_or_null(JsonWriter& json, const JsonKey& name, std::string_view text) {
    json.key(name);
    if (text.empty())
        json.null();
    else
        json.value(text);
}

} // namespace

void write_bounds(JsonWriter& json, Kind kind, const Interval& interval) {
    write_bound(json.key("min"), kind, interval.min());
    write_bound(json.key("max"), kind, interval.max());
    json.member("min_open", interval.min_open()).member("max_open", interval.max_open());
}

void write_value_fields(JsonWriter& json, const Article& article, const Value& value) {
    json.member("article", article.id).member("start", value.span.start);
    json.member("end", value.span.end).member("text", value.span.of(article.text));
    json.member("kind", name_of(value.kind)).key("value");
    if (value.value)
        json.value(*value.value);
    else
        json.null();
    write_bounds(json, value.kind, value.allows);
    const std::string min_key = value.allows.min_key();
    json.member("min_key", min_key);
    json.member("max_key", value.allows.is_exact() ? min_key : value.allows.max_key());
    json.member("approximate", value.approximate).member("change", name_of(value.change));
    write_text_or_null(json, "unit", value.unit);
    write_text_or_null(json, "per", value.per);
    write_text_or_null(json, "unit_text", value.unit_text);
    if (value.kind == Kind::name || value.kind == Kind::quote) json.member("name", value.name);
    if (value.timex3) {
        json.key("timex3").begin_object();
        json.member("type", value.timex3->type).member("value", value.timex3->value).end_object();
    }
    const Position position = article.position(value.span.start);
    json.member("line", position.line).member("column", position.column);
}

} // namespace tally
