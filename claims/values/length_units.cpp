// Calendar units in a text and in TIMEX3: a decade is ten years and "E", a fortnight two weeks. The
// number of a length is kept in whole units of its own word: "a year and a half" is 1.5 years, and
// "PT5H30M" what TIMEX3 makes of "5 1/2 hours".
#include "claims/values/length_grammar.h"

#include <iterator>
#include <stdexcept>
#include <utility>

namespace tally {

namespace {

constexpr UnitRow unit_rows[] = {
    {"second", "second", 1, "S", 1, true},     {"minute", "minute", 1, "M", 1, true},
    {"hour", "hour", 1, "H", 1, true},         {"day", "day", 1, "D", 1, false},
    {"night", "day", 1, "D", 1, false},        {"weekend", "weekend", 1, "WE", 1, false},
    {"week", "week", 1, "W", 1, false},        {"fortnight", "week", 2, "W", 2, false},
    {"month", "month", 1, "M", 1, false},      {"quarter", "month", 3, "M", 3, false},
    {"year", "year", 1, "Y", 1, false},        {"decade", "year", 10, "E", 1, false},
    {"century", "year", 100, "Y", 100, false}, {"millennium", "year", 1000, "Y", 1000, false},
};

constexpr const UnitRow& minute = unit_rows[1];

/// The rows stand in the order of words/dates.yml.
const UnitRow& row_of(const TimeTerm& unit) {
    const auto place = static_cast<std::size_t>(unit.number);
    if (place >= std::size(unit_rows) || unit_rows[place].said != unit.code)
        throw std::logic_error("no calendar unit: " + unit.code);
    return unit_rows[place];
}

std::string timex_of(const std::string& number, const UnitRow& row) {
    std::string out = row.clock ? "PT" : "P";
    out += number;
    out += row.letter;
    return out;
}

void scale(NumberReading& number, int factor) {
    if (factor == 1) return;
    const Decimal by(factor);
    if (number.value) number.value = *number.value * by;
    number.allows = scaled(number.allows, by);
    number.precision.last_place = number.precision.last_place * by;
    number.precision.last_digit = number.precision.last_digit * by;
}

/// The "h" of "24h", "2h 30m", "2h30m"; not of "17h30", "the H block", "km/h".
bool is_hour_sign(const TemporalScan& scan, std::size_t at) {
    if (scan[at].text() != "h" || !scan[at - 1].is_digits()) return false;
    if (!scan.glued(at + 1)) return true;
    if (scan[at + 1].is_digits()) return scan.is(at + 2, "m", "min") && scan.glued(at + 2);
    return scan[at + 1].is_symbol() && !scan[at + 1].is("/");
}

/// The "m" of "2h 30m".
bool is_minute_sign(const TemporalScan& scan, std::size_t at) {
    return scan[at].text() == "m" && scan.glued(at) && scan[at - 1].is_digits() &&
           scan[at - 2].text() == "h" && scan[at - 3].is_digits() &&
           !(scan.glued(at + 1) && scan[at + 1].is_word());
}

} // namespace

std::ptrdiff_t rank_of(const UnitRow& row) { return &row - unit_rows; }

bool is_plural_unit(const Token& token) {
    return token.folded().size() > 3 && token.folded().back() == 's';
}

std::optional<UnitAt> unit_at(const TemporalScan& scan, std::size_t at) {
    UnitAt out;
    if (scan[at].is("-")) {
        // "28-year-old", and as some corpora have it, "28 - year - old"
        const bool apart = scan[at + 2].is("-") && scan[at + 3].is("old");
        out.hyphen = (scan.glued(at) && scan.glued(at + 1)) || apart;
        if (!out.hyphen) return std::nullopt;
        ++at;
    }
    out.last = at + 1;
    const TimeTerm* unit = scan.term(at, TimeSense::unit);
    if (unit == nullptr) {
        if (!is_minute_sign(scan, at)) return std::nullopt;
        out.row = &minute;
        return out;
    }
    if (scan[at].is("h") && !is_hour_sign(scan, at)) return std::nullopt;
    out.row = &row_of(*unit);
    const bool many = is_plural_unit(scan[at]);
    if (!many && !scan[at].is(unit->code)) out.last = scan.behind_stop(out.last); // "yr."
    out.plural = many || scan.is(at, "centuries", "millennia");
    return out;
}

NumberReading exactly(const Decimal& value) {
    NumberReading out;
    out.value = value;
    out.allows = Interval::exactly(value);
    out.precision.last_place = Decimal(1);
    out.precision.last_digit = Decimal(1);
    return out;
}

NumberReading exactly(int value) { return exactly(Decimal(value)); }

NumberReading uncounted_number() {
    NumberReading out;
    out.allows = Interval::more_than(Decimal(1));
    out.approximate = true;
    return out;
}

NumberReading roughly(int least, int most) {
    NumberReading out = exactly(least);
    out.value.reset();
    out.allows = Interval::between(Decimal(least), Decimal(most));
    out.approximate = true;
    return out;
}

namespace {

/// Two thirds of a year as 0.667.
Decimal in_few_digits(const Decimal& value) {
    if (value.digits().size() <= 6) return value;
    const Decimal thousandths = (value * Decimal(1000) + Decimal::scaled(5, -1)).floor();
    return thousandths * Decimal::scaled(1, -3);
}

} // namespace

std::string timex_of(const NumberReading& number, const UnitRow& row) {
    if (!number.value && row.said == "quarter") return "PXQ";
    if (!number.value) return timex_of("X", row);
    Decimal value = *number.value;
    if (row.times != 1) value = value * Decimal(row.times);
    if (value.is_whole())
        if (const auto whole = value.to_whole(Rounding::nearest))
            return timex_of(std::to_string(*whole), row);
    if (row.said == "hour") { // "5 1/2 hours" are PT5H30M, "a quarter of an hour" PT15M
        for (int minutes = 15; minutes < 24 * 60; minutes += 15) {
            if (minutes % 60 == 0 || value * Decimal(60) != Decimal(minutes)) continue;
            const std::string hours = minutes < 60 ? "" : std::to_string(minutes / 60) + "H";
            return "PT" + hours + std::to_string(minutes % 60) + "M";
        }
    }
    return timex_of(in_few_digits(value).to_string(), row);
}

void set_number(LengthPhrase& out, const NumberReading& number, const UnitRow& row) {
    out.timex = timex_of(number, row);
    out.unit = row.unit;
    const bool part = number.value && !number.value->is_whole();
    // half a century ago is a year
    out.said = part && row.each >= 10 ? row.unit : row.said;
    out.number = number;
    scale(out.number, row.each);
}

LengthPhrase length_of(const NumberReading& number, const UnitAt& unit, std::size_t first) {
    LengthPhrase out;
    out.first = first;
    out.last = unit.last;
    set_number(out, number, *unit.row);
    return out;
}

} // namespace tally
