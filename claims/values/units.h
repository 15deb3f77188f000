#pragma once

#include "claims/base/decimal.h"
#include "claims/values/interval.h"

#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// How a unit is compared with others of its dimension: x of it are x * factor + offset of `base`.
struct Conversion {
    std::string base;
    Decimal factor = Decimal(1);
    Decimal offset; ///< not 0 for temperatures only
};

/// The conversion of a unit as a Value has it: a UCUM code of words/units.yml, with powers ("m2",
/// "[ft_i]3") and denominators ("km/h"), or a calendar unit ("year", in months; "week", in
/// seconds). Nothing for any other unit: it compares with itself only.
///
/// Factors are exact, but for a denominator that makes an endless fraction; that one is cut at 34
/// digits.
std::optional<Conversion> conversion_of(std::string_view unit);

/// An interval in the base of its unit, rounded outward where it does not fit into 34 digits.
Interval in_base(const Interval& interval, const Conversion& conversion);

} // namespace tally
