#include "claims/values/interval.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace tally {

Interval Interval::exactly(const Decimal& value) {
    Interval out;
    out.min_ = out.max_ = value;
    return out;
}

Interval Interval::more_than(const Decimal& bound) { return of(bound, true, std::nullopt, false); }
Interval Interval::at_least(const Decimal& bound) { return of(bound, false, std::nullopt, false); }
Interval Interval::less_than(const Decimal& bound) { return of(std::nullopt, false, bound, true); }
Interval Interval::at_most(const Decimal& bound) { return of(std::nullopt, false, bound, false); }

Interval Interval::between(const Decimal& a, const Decimal& b) {
    return a <= b ? of(a, false, b, false) : of(b, false, a, false);
}

Interval Interval::of(std::optional<Decimal> min, bool min_open, std::optional<Decimal> max,
                      bool max_open) {
    Interval out;
    out.min_open_ = min_open && min.has_value();
    out.max_open_ = max_open && max.has_value();
    if (min && max && (*min > *max || (*min == *max && (out.min_open_ || out.max_open_))))
        throw std::invalid_argument("an empty interval");
    out.min_ = std::move(min);
    out.max_ = std::move(max);
    return out;
}

bool Interval::contains(const Decimal& value) const {
    if (min_ && (value < *min_ || (min_open_ && value == *min_))) return false;
    return !max_ || (value < *max_) || (!max_open_ && value == *max_);
}

namespace {

/// The key of a number, and `end` behind it; each claim has two, so no string is put together.
std::string key_of(const Decimal& value, std::string_view end) {
    std::array<char, 6 + Decimal::max_digits + 3> room;
    char* at = room.data();
    const bool negative = value.is_negative();
    *at++ = value.is_zero() ? '2' : negative ? '1' : '3';
    if (!value.is_zero()) {
        char* const digits = at + 5;
        char* const behind = value.put_digits(digits);
        const int exponent =
            static_cast<int>(behind - digits) + value.last_digit_exponent() + 50000;
        int rest = negative ? 99999 - exponent : exponent;
        for (char* place = digits; place != at; rest /= 10)
            *--place = static_cast<char>('0' + rest % 10);
        if (negative)
            for (char* digit = digits; digit != behind; ++digit)
                *digit = static_cast<char>('0' + ('9' - *digit));
        at = behind;
    }
    *at++ = negative ? '~' : '.';
    at = std::copy(end.begin(), end.end(), at);
    return {room.data(), at};
}

} // namespace

std::string order_key(const Decimal& value) { return key_of(value, ""); }

std::string Interval::min_key() const {
    const std::string_view end = min_open_ ? "2" : "1";
    return min_ ? key_of(*min_, end) : std::string("01");
}

std::string Interval::max_key() const {
    const std::string_view end = max_open_ ? "0" : "1";
    return max_ ? key_of(*max_, end) : std::string("41");
}

std::optional<Interval> intersection(const Interval& a, const Interval& b) {
    const Interval& low = a.min_key() >= b.min_key() ? a : b;
    const Interval& high = a.max_key() <= b.max_key() ? a : b;
    if (low.min_key() > high.max_key()) return std::nullopt;
    return Interval::of(low.min(), low.min_open(), high.max(), high.max_open());
}

namespace {

template <class Operation>
Interval mapped(const Interval& interval, Operation operation) {
    std::optional<Decimal> min, max;
    if (interval.min()) min = operation(*interval.min(), Rounding::down);
    if (interval.max()) max = operation(*interval.max(), Rounding::up);
    return Interval::of(min, interval.min_open(), max, interval.max_open());
}

} // namespace

Interval scaled(const Interval& interval, const Decimal& factor) {
    if (factor <= Decimal(0)) throw std::invalid_argument("a factor that is not positive");
    return mapped(interval, [&](const Decimal& bound, Rounding rounding) {
        return Decimal::multiply(bound, factor, rounding);
    });
}

Interval shifted(const Interval& interval, const Decimal& amount) {
    return mapped(interval, [&](const Decimal& bound, Rounding rounding) {
        return Decimal::add(bound, amount, rounding);
    });
}

} // namespace tally
