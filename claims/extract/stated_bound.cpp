#include "claims/extract/stated_bound.h"

#include <optional>

namespace tally {

namespace {

void make_sharp(Value& value, Decimal bound) {
    value.allows = Interval::exactly(bound);
    if (value.kind != Kind::date && value.kind != Kind::time) value.value = bound;
    value.approximate = false;
    value.change = Change::equal;
    value.hedge = {};
}

} // namespace

bool take_bound(Value& value, Takes takes) {
    if (takes == Takes::all || value.allows.is_exact()) return true;
    const std::optional<Decimal>& min = value.allows.min();
    const std::optional<Decimal>& max = value.allows.max();
    const std::optional<Decimal>& bound = takes == Takes::max ? max : min;
    if (!bound) return false;
    if (!value.value) { // a range
        make_sharp(value, *bound);
        return true;
    }
    // "Up to 500" is from 0: things that are counted or measured are not fewer than none.
    const bool from_below = !min || (min->is_zero() && max && *value.value == *max);
    const bool one_sided = from_below || !max;
    if (!one_sided) return true;
    if (*value.value != *bound) return false;
    make_sharp(value, *bound);
    return true;
}

} // namespace tally
