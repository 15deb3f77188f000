#include "claims/rules/slots.h"

#include <cstdio>

namespace tally {

const std::vector<SlotType>& slot_types() {
    using enum Kind;
    static const std::vector<SlotType> table = {
        {"number", {number, count}, "a bare or counted number; the noun counted stays in the text"},
        {"count", {count}, "a number of things"},
        {"money", {money}, "a sum of money"},
        {"percent", {percent}, "a percentage"},
        {"quantity", {quantity}, "a physical measure with its unit"},
        {"ordinal", {ordinal}, "a place in an order"},
        {"date", {date}, "a day, month, year or span of days; a time of a known day"},
        {"time", {time}, "a time of day"},
        {"duration", {duration}, "a length of time"},
        {"set", {set}, "a time that returns"},
        {"any",
         {number, count, money, percent, quantity, ordinal, date, time, duration, set},
         "any of these"},
        {"quote", {quote}, "words in quotation marks"},
    };
    return table;
}

const SlotType* slot_type_named(std::string_view name) {
    for (const SlotType& type : slot_types())
        if (type.name == name) return &type;
    return nullptr;
}

char32_t slot_character(const Value& value) {
    // TIMEX3 of a time is "2021-06-16T08:00" where the day is known, "T08:00" where it is not.
    const bool dated =
        value.kind == Kind::time && value.timex3 && parse_iso_date(value.timex3->value);
    return dated ? dated_time_character : slot_character(value.kind);
}

std::string slot_class(const std::vector<Kind>& kinds) {
    std::string out = "[";
    const auto put = [&](char32_t character) {
        char escape[16];
        std::snprintf(escape, sizeof escape, "\\x{%X}", static_cast<unsigned>(character));
        out += escape;
    };
    bool dated = false;
    for (const Kind kind : kinds) {
        put(slot_character(kind));
        dated = dated || kind == Kind::date || kind == Kind::time;
    }
    if (dated) put(dated_time_character);
    return out + "]";
}

} // namespace tally
