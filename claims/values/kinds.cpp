#include "claims/values/kinds.h"

namespace tally {

const std::vector<KindInfo>& kinds() {
    static const std::vector<KindInfo> table = {
        {Kind::number, "number", "a bare number: 32, three million, a third"},
        {Kind::count, "count", "a number of things: 32 entities, dozens of people"},
        {Kind::money, "money", "a sum: $2 billion, 40 euros"},
        {Kind::percent, "percent", "a percentage: 6.1%, five percentage points"},
        {Kind::quantity, "quantity", "a physical measure: 10 km, 6.1-magnitude"},
        {Kind::ordinal, "ordinal", "a place in an order: third, 21st"},
        {Kind::date, "date", "a day, month, year or span of days: Feb. 4, 2026; last month"},
        {Kind::time, "time", "a time of day: 7:48 a.m., Tuesday evening"},
        {Kind::duration, "duration", "a length of time: eight years, 90 minutes"},
        {Kind::set, "set", "a time that returns: every Monday, daily"},
        {Kind::name, "name", "a named thing of a rule's entities: a place, a person, a party"},
        {Kind::quote, "quote", "words in quotation marks"},
    };
    return table;
}

std::string_view name_of(Kind kind) { return kinds()[static_cast<std::size_t>(kind)].name; }

std::optional<Kind> kind_named(std::string_view name) {
    for (const KindInfo& info : kinds())
        if (info.name == name) return info.kind;
    return std::nullopt;
}

bool is_temporal(Kind kind) {
    return kind == Kind::date || kind == Kind::time || kind == Kind::duration || kind == Kind::set;
}

} // namespace tally
