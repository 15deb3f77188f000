#include "claims/check/dimension.h"

#include "claims/values/units.h"

namespace tally {

namespace {

/// A share that is said in words ("a third", "one in five") is compared with percentages.
bool is_share(const Value& value) {
    if (!value.precision.fraction) return false;
    if (value.kind != Kind::number && value.kind != Kind::count) return false;
    return !value.value || *value.value <= Decimal(1);
}

} // namespace

Dimension dimension_of(const Value& value) {
    Dimension out;
    out.kind = value.kind;
    out.unit = value.unit;
    const bool plain = value.kind == Kind::number || value.kind == Kind::count;
    if (is_share(value)) {
        out.kind = Kind::percent;
        out.unit = "percent";
        out.factor = Decimal(100);
    } else if (plain || value.kind == Kind::quantity || value.kind == Kind::duration) {
        if (plain) out.kind = value.unit.empty() ? Kind::number : Kind::count;
        if (const auto conversion = conversion_of(value.unit)) {
            out.kind = Kind::quantity;
            out.unit = conversion->base;
            out.factor = conversion->factor;
            out.offset = conversion->offset;
        }
        // An age is a quantity in UCUM's years; other lengths of time have the calendar's.
        if (out.unit == "mo") out.unit = "month";
        if (out.unit == "s") out.unit = "second";
        if (out.unit == "month" || out.unit == "second") out.kind = Kind::duration;
    }
    if (!value.per.empty()) out.unit += "/" + value.per;
    return out;
}

Decimal converted(const Decimal& value, const Dimension& dimension, Rounding rounding) {
    if (dimension.is_own_unit()) return value;
    return Decimal::add(Decimal::multiply(value, dimension.factor, rounding), dimension.offset,
                        rounding);
}

Interval converted(const Interval& interval, const Dimension& dimension) {
    if (dimension.is_own_unit()) return interval;
    return shifted(scaled(interval, dimension.factor), dimension.offset);
}

} // namespace tally
