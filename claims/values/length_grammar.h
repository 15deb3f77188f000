#pragma once

// The pieces that lengths of time are put together from: a number and a calendar unit.

#include "claims/values/temporal_scan.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// A word of the text as a calendar unit.
struct UnitRow {
    std::string_view said;
    std::string_view unit;   ///< what it is counted in
    int each;                ///< how many of them it is
    std::string_view letter; ///< in TIMEX3
    int times;               ///< how many of that letter it is
    bool clock;              ///< behind the T
};

/// The unit at a token, a hyphen before it allowed.
struct UnitAt {
    const UnitRow* row = nullptr;
    std::size_t last = 0;
    bool hyphen = false;
    bool plural = false;
};

std::optional<UnitAt> unit_at(const TemporalScan& scan, std::size_t at);
/// Larger units have the larger rank.
std::ptrdiff_t rank_of(const UnitRow& row);
bool is_plural_unit(const Token& token);

/// The number of a length: "a", "half a", or what read_number reads.
struct LengthNumber {
    NumberReading number;
    std::size_t last = 0;
    bool a = false;
};

std::optional<LengthNumber> length_number_at(const TemporalScan& scan, std::size_t at);
/// "two to six days", "12 to 18 months", "two-to-three-week": takes the second number in, too.
bool add_range(const TemporalScan& scan, LengthNumber& number);

NumberReading exactly(int value);
NumberReading exactly(const Decimal& value);
/// More than one, and nobody counted.
NumberReading uncounted_number();
/// From so many to so many.
NumberReading roughly(int least, int most);

/// "3", "2.5", "X" of a unit, as TIMEX3 has it.
std::string timex_of(const NumberReading& number, const UnitRow& row);
/// Gives a length its number, said in that unit.
void set_number(LengthPhrase& out, const NumberReading& number, const UnitRow& row);
/// A length of so many of the unit, from token `first` to behind the unit.
LengthPhrase length_of(const NumberReading& number, const UnitAt& unit, std::size_t first);

} // namespace tally
