#pragma once

#include "claims/base/decimal.h"
#include "claims/values/interval.h"
#include "claims/values/value.h"

#include <string>

namespace tally {

/// What a value measures, and how it is brought to the unit in which it is compared: miles and
/// kilometres are one dimension, dollars and euros two, a third and 33 percent one.
struct Dimension {
    Kind kind = Kind::number; ///< the least of the kinds that are compared with one another
    std::string unit;         ///< the unit of comparison, its denominator included ("USD/month")

    // compared = written * factor + offset
    Decimal factor = Decimal(1);
    Decimal offset;

    bool is_own_unit() const { return factor == Decimal(1) && offset.is_zero(); }
};

Dimension dimension_of(const Value& value);

/// The interval in the unit of comparison; bounds that have no finite form are rounded outward.
Interval converted(const Interval& interval, const Dimension& dimension);
Decimal converted(const Decimal& value, const Dimension& dimension, Rounding rounding);

} // namespace tally
