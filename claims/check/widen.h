#pragma once

#include "claims/rules/rule.h"
#include "claims/values/interval.h"
#include "claims/values/value.h"

namespace tally {

/// What a claim's value allows when it is compared, in its own unit. Each value is widened once, by
/// itself and before any comparison: a tolerance between two claims would not be transitive.
///
/// A value that the words hedge, bound or range keeps what they mean. A bare number stands for its
/// cell: with `precision: written` half a unit of its last written place on either side ("6.1 %" is
/// [6.05, 6.15)); with a scale word half a unit of its last non-zero digit, at most 5 % ("$2
/// billion" is [1.9, 2.1) billion); a share in words 2.5 points ("a third"). With `exact` it is
/// itself. Without a word of the rule dates, times, ages, ordinals, years and counts are exact, but
/// for round counts from 1,000 ("1,000 people" is [950, 1050)), and all else is as written.
///
/// The rule's tolerance comes after that. Counts are rounded outward to whole numbers, and no
/// count, sum or measure goes below 0 that did not stand there.
Interval widened(const Value& value, const RuleTerms& terms);

/// What it allows beside values of other units. Who converts rounds: a wreck at 60 metres is "200
/// feet" down. So a bare measure is also what half a unit of its last non-zero digit makes of it,
/// at most 5 %.
Interval widened_among_units(const Value& value, const RuleTerms& terms);

/// A number that stands by itself, without a hedge, a bound or a range.
bool is_bare(const Value& value);

} // namespace tally
