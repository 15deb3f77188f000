#pragma once

#include "claims/base/decimal.h"
#include "claims/values/interval.h"
#include "claims/values/value.h"

#include <optional>
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

/// A time of day without its day has the unit "clock" and is counted in seconds from midnight; one
/// that is told in a zone is of "UTC", and not compared with one that is not. A time that returns
/// has its form as the unit ("P*W": every so many weeks). `of_story`: within one story the day of a
/// time plays no part, so "2:25 p.m." and "14:25 on Monday" are both clock times.
Dimension dimension_of(const Value& value, bool of_story = false);

/// What a time of day allows in seconds from midnight, of UTC where its zone is told, by its TIMEX3
/// ("T07:48": [28080, 28140)), "about" ten minutes to either side; nothing for a time whose day is
/// known (but `of_story`), or without a clock ("in the evening").
std::optional<Interval> clock_time(const Value& value, bool of_story = false);

/// The interval in the unit of comparison; bounds that have no finite form are rounded outward.
Interval converted(const Interval& interval, const Dimension& dimension);
Decimal converted(const Decimal& value, const Dimension& dimension, Rounding rounding);

/// An interval in the unit of comparison, back in the unit as written: for people, its bounds to
/// `digits` significant ones.
Interval as_written(const Interval& compared, const Dimension& dimension, int digits);

} // namespace tally
