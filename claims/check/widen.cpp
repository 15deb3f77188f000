#include "claims/check/widen.h"

#include <algorithm>
#include <optional>

namespace tally {

namespace {

const Decimal half = Decimal::scaled(5, -1);
const Decimal five_percent = Decimal::scaled(5, -2);
const Decimal share_cell = Decimal::scaled(25, -3); // 2.5 points of a share
constexpr std::int64_t least_round_count = 1000;
constexpr std::int64_t least_of_story = 100; ///< reporters round hundreds too: "600" of 612 dead
constexpr int two_zeros = 2;

/// [N - h, N + h), the cell that a bare number stands for.
Interval cell(const Decimal& value, const Decimal& h) {
    if (h.is_zero()) return Interval::exactly(value);
    return Interval::of(Decimal::add(value, -h, Rounding::down), false,
                        Decimal::add(value, h, Rounding::up), true);
}

/// One unit of the last non-zero digit, and of the last written place.
Decimal last_digit_unit(const Value& value) {
    if (!value.precision.last_digit.is_zero()) return value.precision.last_digit;
    return Decimal::scaled(1, value.value->last_digit_exponent());
}

Decimal last_place_unit(const Value& value) {
    if (!value.precision.last_place.is_zero()) return value.precision.last_place;
    return Decimal::scaled(1, std::min(0, value.value->last_digit_exponent()));
}

/// With a scale word the last non-zero digit tells how fine a number is ("20 billion": 10 billion),
/// but a written zero behind the point counts too ("2.0 billion": 100 million). Scale words are
/// powers of a thousand, so a last place that is none was written behind a point.
Decimal rough_unit(const Value& value) {
    const Decimal place = last_place_unit(value);
    const bool behind_point = value.precision.scale_word && place.last_digit_exponent() % 3 != 0;
    return behind_point ? std::min(place, last_digit_unit(value)) : last_digit_unit(value);
}

Interval rough_cell(const Value& value) {
    const Decimal& n = *value.value;
    return cell(n, std::min(rough_unit(value) * half, n.abs() * five_percent));
}

bool counts_things(const Value& value) {
    if (value.kind == Kind::count) return true;
    return value.kind == Kind::number && last_place_unit(value) >= Decimal(1) &&
           value.value->is_whole();
}

/// "1,400 people", "two thousand people"; where a story's articles are compared "600 people" too.
bool is_round_count(const Value& value, const RuleTerms& terms) {
    const bool of_story = terms.linking != Linking::none;
    if (value.value->abs() < Decimal(of_story ? least_of_story : least_round_count)) return false;
    return value.precision.scale_word || last_digit_unit(value).last_digit_exponent() >= two_zeros;
}

/// "42-year-old": an age is read as a quantity of UCUM's years, months, weeks or days; other
/// lengths of time are durations.
bool is_age(const Value& value) {
    return value.kind == Kind::quantity &&
           (value.unit == "a" || value.unit == "mo" || value.unit == "wk" || value.unit == "d");
}

/// Kinds whose bare numbers are sharp unless the rule says otherwise.
bool is_sharp(const Value& value) {
    switch (value.kind) {
    case Kind::ordinal:
    case Kind::date:
    case Kind::time:
    case Kind::set:
    case Kind::name:
    case Kind::quote: return true;
    case Kind::quantity: return is_age(value);
    case Kind::duration:
    case Kind::number:
    case Kind::count:
    case Kind::money:
    case Kind::percent: return false; // counts by their size, see below
    }
    return false;
}

Interval bare_cell(const Value& value, const RuleTerms& terms) {
    const Decimal& n = *value.value;
    if (terms.precision == PrecisionRule::exact || (!terms.precision && is_sharp(value)))
        return Interval::exactly(n);
    const bool percent = value.kind == Kind::percent;
    if (value.precision.fraction && (percent || n.abs() < Decimal(1)) &&
        value.kind != Kind::quantity && value.kind != Kind::duration)
        return cell(n, percent ? share_cell * Decimal(100) : share_cell);
    if (counts_things(value))
        return is_round_count(value, terms) ? rough_cell(value) : Interval::exactly(n);
    if (value.precision.scale_word) return rough_cell(value);
    return cell(n, last_place_unit(value) * half);
}

Interval with_tolerance(const Interval& interval, const Tolerance& tolerance) {
    const auto amount = [&](const Decimal& bound) {
        return tolerance.is_share ? Decimal::multiply(bound.abs(), tolerance.amount, Rounding::up)
                                  : tolerance.amount;
    };
    std::optional<Decimal> min, max;
    if (interval.min())
        min = Decimal::add(*interval.min(), -amount(*interval.min()), Rounding::down);
    if (interval.max()) max = Decimal::add(*interval.max(), amount(*interval.max()), Rounding::up);
    return Interval::of(min, interval.min_open(), max, interval.max_open());
}

Interval in_whole_numbers(const Interval& interval) {
    std::optional<Decimal> min, max;
    if (interval.min()) min = interval.min()->floor();
    if (interval.max()) max = interval.max()->ceil();
    return Interval::of(min, interval.min_open(), max, interval.max_open());
}

/// Things, sums and lengths are not below 0; temperatures and changes in percent can be.
bool is_never_negative(const Value& value) {
    switch (value.kind) {
    case Kind::count:
    case Kind::money:
    case Kind::duration: return true;
    case Kind::quantity: return value.unit != "Cel" && value.unit != "[degF]";
    default: return false;
    }
}

Interval not_below_zero(const Interval& interval, const Interval& written) {
    const Decimal zero;
    if (written.min() && *written.min() < zero) return interval;
    if (written.max() && (*written.max() < zero || (*written.max() == zero && written.max_open())))
        return interval;
    if (interval.min() && *interval.min() >= zero) return interval;
    return Interval::of(zero, false, interval.max(), interval.max_open());
}

} // namespace

bool is_bare(const Value& value) {
    return value.value && value.hedge.empty() && !value.approximate &&
           value.allows == Interval::exactly(*value.value);
}

Interval widened(const Value& value, const RuleTerms& terms) {
    Interval out = is_bare(value) ? bare_cell(value, terms) : value.allows;
    const bool changed =
        out != value.allows || (terms.tolerance && !terms.tolerance->amount.is_zero());
    if (terms.tolerance) out = with_tolerance(out, *terms.tolerance);
    if (changed && value.kind == Kind::count) out = in_whole_numbers(out);
    if (is_never_negative(value)) out = not_below_zero(out, value.allows);
    return out;
}

Interval widened_among_units(const Value& value, const RuleTerms& terms) {
    const Interval own = widened(value, terms);
    const bool converts = value.kind == Kind::quantity && !is_age(value) && is_bare(value) &&
                          terms.precision != PrecisionRule::exact;
    if (!converts || *value.value <= Decimal(0)) return own;
    const Interval rough = rough_cell(value);
    return Interval::between(std::min(*own.min(), *rough.min()),
                             std::max(*own.max(), *rough.max()));
}

} // namespace tally
