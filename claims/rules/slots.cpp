#include "claims/rules/slots.h"

#include "claims/values/units.h"

#include <algorithm>
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

const std::vector<SlotDimension>& dimensions() {
    static const std::vector<SlotDimension> table = {
        {"length", "m", "a length, width, height or distance"},
        {"area", "m2", "an area"},
        {"volume", "m3", "a volume"},
        {"mass", "g", "a mass; a weight, as people say"},
        {"speed", "m/h", "a speed"},
        {"temperature", "[degF]", "a temperature"},
        {"pressure", "Pa", "a pressure"},
        {"energy", "J", "an energy"},
        {"power", "W", "a power"},
        {"data", "bit", "a size of data"},
        {"age", "mo", "an age in months or years"},
        {"magnitude", "magnitude", "the magnitude of a quake"},
    };
    return table;
}

const SlotDimension* dimension_named(std::string_view name) {
    const auto& rows = dimensions();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const SlotDimension& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

namespace {

char32_t character_of(const SlotDimension& dimension) {
    return first_dimension_character + static_cast<char32_t>(&dimension - dimensions().data());
}

std::string escaped(char32_t character) {
    char escape[16];
    std::snprintf(escape, sizeof escape, "\\x{%X}", static_cast<unsigned>(character));
    return escape;
}

char32_t character_of_measure(const Value& value) {
    const auto conversion = conversion_of(value.unit);
    if (conversion)
        for (const SlotDimension& dimension : dimensions())
            if (dimension.base == conversion->base) return character_of(dimension);
    return slot_character(Kind::quantity);
}

} // namespace

char32_t slot_character(const Value& value) {
    if (value.kind == Kind::quantity) return character_of_measure(value);
    // TIMEX3 of a time is "2021-06-16T08:00" where the day is known, "T08:00" where it is not.
    const bool dated =
        value.kind == Kind::time && value.timex3 && parse_iso_date(value.timex3->value);
    return dated ? dated_time_character : slot_character(value.kind);
}

std::string slot_class(const std::vector<Kind>& kinds) {
    std::string out = "[";
    bool dated = false;
    for (const Kind kind : kinds) {
        out += escaped(slot_character(kind));
        dated = dated || kind == Kind::date || kind == Kind::time;
        if (kind == Kind::quantity)
            for (const SlotDimension& dimension : dimensions())
                out += escaped(character_of(dimension));
    }
    if (dated) out += escaped(dated_time_character);
    return out + "]";
}

std::string slot_class(const SlotDimension& dimension) {
    return "[" + escaped(character_of(dimension)) + "]";
}

} // namespace tally
