#pragma once

#include "claims/base/decimal.h"

#include <optional>
#include <string>

namespace tally {

/// The values that a phrase allows, in the unit of its Value ("km", "USD"; a date is counted in
/// days since 1970-01-01, a time in seconds since then). An open end leaves its bound out; no bound
/// is no limit: "more than 30" is more_than(30), which is (30, inf).
///
/// Never empty: min < max, or min == max with both ends closed. An end without a bound is never
/// open.
class Interval {
public:
    /// Everything, (-inf, inf).
    Interval() = default;

    static Interval exactly(const Decimal& value);
    static Interval more_than(const Decimal& bound);
    static Interval at_least(const Decimal& bound);
    static Interval less_than(const Decimal& bound);
    static Interval at_most(const Decimal& bound);

    /// Both ends included, in either order.
    static Interval between(const Decimal& a, const Decimal& b);

    /// std::invalid_argument where no value would be left.
    static Interval of(std::optional<Decimal> min, bool min_open, std::optional<Decimal> max,
                       bool max_open);

    const std::optional<Decimal>& min() const { return min_; }
    const std::optional<Decimal>& max() const { return max_; }
    bool min_open() const { return min_open_; }
    bool max_open() const { return max_open_; }

    bool is_exact() const { return min_ && max_ && *min_ == *max_; }
    bool contains(const Decimal& value) const;

    /// Its ends as keys whose byte order is numeric order, so that for any set of intervals one
    /// value satisfies all iff the greatest lower key <= the least upper key. The form, for x =
    /// 0.d1d2… * 10^e:
    ///   -inf "0"; negative "1", five digits of 99999-(e+50000), the 9's complement of the digits,
    ///   "~"; zero "2."; positive "3", five digits of e+50000, the digits, "."; +inf "4"; then a
    ///   lower end "1" closed, "2" open; an upper end "1" closed, "0" open.
    std::string min_key() const;
    std::string max_key() const;

    friend bool operator==(const Interval&, const Interval&) = default;

private:
    std::optional<Decimal> min_, max_;
    bool min_open_ = false;
    bool max_open_ = false;
};

/// The key of a single number, as in Interval::min_key without its last character.
std::string order_key(const Decimal& value);

/// What both allow, or nothing where no value satisfies both.
std::optional<Interval> intersection(const Interval& a, const Interval& b);

/// The interval times a factor, exact to 34 digits and rounded outward beyond them. Requires factor
/// > 0.
Interval scaled(const Interval& interval, const Decimal& factor);

/// The interval moved by an amount, with the same care.
Interval shifted(const Interval& interval, const Decimal& amount);

} // namespace tally
