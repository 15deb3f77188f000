#include "claims/extract/stated_bound.h"

#include <utility>

namespace tally {

namespace {

Value sharp(Value value, const Decimal& bound) {
    value.allows = Interval::exactly(bound);
    if (value.kind != Kind::date && value.kind != Kind::time) value.value = bound;
    value.approximate = false;
    value.change = Change::equal;
    value.hedge = {};
    return value;
}

} // namespace

std::optional<Value> stated_bound(const Value& value, Takes takes) {
    const std::optional<Decimal>& min = value.allows.min();
    const std::optional<Decimal>& max = value.allows.max();
    if (takes == Takes::all || value.allows.is_exact()) return value;
    const std::optional<Decimal>& bound = takes == Takes::max ? max : min;
    if (!bound) return std::nullopt;
    if (!value.value) return sharp(value, *bound); // a range
    // "Up to 500" is from 0: things that are counted or measured are not fewer than none.
    const bool from_below = !min || (min->is_zero() && max && *value.value == *max);
    const bool one_sided = from_below || !max;
    if (!one_sided) return value;
    return *value.value == *bound ? std::optional(sharp(value, *bound)) : std::nullopt;
}

} // namespace tally
