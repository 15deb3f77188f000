#include "claims/values/hedge_widths.h"

#include "claims/values/hedge.h"
#include "claims/values/kinds.h"

#include <algorithm>

namespace tally {

namespace {

Interval widened(const Value& value, const HedgeWidth& width) {
    const Decimal& n = *value.value;
    Decimal low = n - Decimal::multiply(n.abs(), width.below, Rounding::up);
    Decimal high = n + Decimal::multiply(n.abs(), width.above, Rounding::up);
    const bool low_open = value.hedge == name_of(Hedging::just_over);
    const bool high_open = value.hedge == name_of(Hedging::nearly);
    if (value.kind == Kind::count) {
        if (!low_open) low = low.floor();
        if (!high_open) high = high.ceil();
    }
    const Decimal zero(0);
    const bool measured = value.kind == Kind::count || value.kind == Kind::money;
    if (measured && n >= zero) low = std::max(low, zero);
    if (low == high) return Interval::exactly(low);
    return Interval::of(low, low_open, high, high_open);
}

} // namespace

void apply_widths(const HedgeWidths& widths, std::vector<Value>& values) {
    if (widths.empty()) return;
    for (Value& value : values) {
        if (!value.value || value.hedge.empty() || is_temporal(value.kind)) continue;
        const auto width = widths.find(value.hedge);
        if (width != widths.end()) value.allows = widened(value, width->second);
    }
}

} // namespace tally
