// A Decimal's coefficient has 34 digits and fits 113 bits; sums and products are formed in 512-bit
// integers, which hold any pair of coefficients brought to one exponent within 100 places, and are
// then cut to 34 digits. Where exponents lie further apart, the smaller number only decides the
// rounding.
#include "claims/base/decimal.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <stdexcept>

namespace tally {

namespace {

using Wide = boost::multiprecision::int512_t;

constexpr int max_digits = Decimal::max_digits;
constexpr int max_exponent = 9999;
constexpr int max_shift = 100;

Wide power_of_ten(int exponent) {
    return boost::multiprecision::pow(Wide(10), static_cast<unsigned>(exponent));
}

/// `a / b` for b > 0, rounded.
Wide quotient(const Wide& a, const Wide& b, Rounding rounding) {
    Wide result = a / b;
    const Wide rest = a % b;
    if (rest == 0) return result;
    switch (rounding) {
    case Rounding::down:
        if (a < 0) --result;
        break;
    case Rounding::up:
        if (a > 0) ++result;
        break;
    case Rounding::nearest: {
        const Wide twice = boost::multiprecision::abs(rest) * 2;
        const bool odd = (result % 2) != 0;
        if (twice > b || (twice == b && odd)) result += a < 0 ? -1 : 1;
        break;
    }
    }
    return result;
}

} // namespace

/// Numbers of up to 18 digits, nearly all there are, are worked out in 64 bits.
constexpr std::int64_t small_limit = 1'000'000'000'000'000'000;
constexpr std::int64_t small_powers[] = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
constexpr int most_small_shift = 9;

/// The way into and out of a Decimal's members.
struct DecimalParts {
    static bool is_small(const Decimal& d, std::int64_t limit) {
        return d.coefficient_ > -limit && d.coefficient_ < limit;
    }
    static std::int64_t small(const Decimal& d) {
        return static_cast<std::int64_t>(d.coefficient_);
    }

    /// Both brought to the lower exponent, where that is a small step for small numbers.
    static bool align(const Decimal& a, const Decimal& b, std::int64_t& x, std::int64_t& y) {
        const int shift = a.exponent_ - b.exponent_;
        if (shift > most_small_shift || shift < -most_small_shift) return false;
        constexpr std::int64_t limit = small_limit / small_powers[most_small_shift];
        if (!is_small(a, shift > 0 ? limit : small_limit) ||
            !is_small(b, shift < 0 ? limit : small_limit))
            return false;
        x = small(a) * (shift > 0 ? small_powers[shift] : 1);
        y = small(b) * (shift < 0 ? small_powers[-shift] : 1);
        return true;
    }

    /// By value: what Wide is made of must lie as a whole number of 128 bits usually does.
    static Wide coefficient(const Decimal& d) { return Wide(+d.coefficient_); }

    /// The Decimal of coefficient * 10^exponent, cut to 34 digits.
    static Decimal make(Wide coefficient, int exponent, Rounding rounding) {
        Decimal out;
        if (coefficient == 0) return out;
        const Wide limit = power_of_ten(max_digits);
        int excess = 0;
        for (Wide rest = boost::multiprecision::abs(coefficient); rest >= limit; rest /= 10)
            ++excess;
        if (excess > 0) {
            coefficient = quotient(coefficient, power_of_ten(excess), rounding);
            exponent += excess;
        }
        while (coefficient % 10 == 0) {
            coefficient /= 10;
            ++exponent;
        }
        if (std::abs(exponent) > max_exponent) throw std::overflow_error("a decimal's exponent");
        out.coefficient_ = static_cast<Decimal::Coefficient>(coefficient);
        out.exponent_ = exponent;
        return out;
    }
};

Decimal Decimal::scaled(std::int64_t coefficient, int exponent) {
    Decimal out;
    if (coefficient == 0) return out;
    while (coefficient % 10 == 0) {
        coefficient /= 10;
        ++exponent;
    }
    if (std::abs(exponent) > max_exponent) throw std::overflow_error("a decimal's exponent");
    out.coefficient_ = coefficient;
    out.exponent_ = exponent;
    return out;
}

namespace {

/// Digits with at most one point among them, together few enough for 64 bits, as nearly all are.
std::optional<Decimal> parse_small(std::string_view text) {
    if (text.size() > 18) return std::nullopt;
    std::int64_t coefficient = 0;
    int places = -1; // behind the point, and the point itself
    for (const char c : text) {
        if (c == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
        if (places >= 0) ++places;
    }
    if (text.size() < (places < 0 ? 1 : 2)) return std::nullopt;
    return Decimal::scaled(coefficient, places < 0 ? 0 : -places);
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    if (const auto small = parse_small(text)) return small;
    std::size_t at = 0;
    const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool negative = peek() == '-';
    if (peek() == '-' || peek() == '+') ++at;
    Coefficient coefficient = 0; // 34 digits fit
    int exponent = 0;
    int kept = 0;
    int pending_zeros = 0; // zeros that matter only if another digit follows
    bool any = false;
    bool after_point = false;
    for (; is_digit(peek()) || (peek() == '.' && !after_point); ++at) {
        if (peek() == '.') {
            after_point = true;
            continue;
        }
        any = true;
        if (after_point) --exponent;
        if (peek() == '0') {
            ++pending_zeros;
            continue;
        }
        if (kept > 0) kept += pending_zeros;
        if (kept + 1 > max_digits) return std::nullopt;
        for (int zeros = kept > 0 ? pending_zeros : 0; zeros >= 0; --zeros)
            coefficient *= 10;
        coefficient += peek() - '0';
        pending_zeros = 0;
        ++kept;
    }
    if (!any) return std::nullopt;
    exponent += pending_zeros;
    if (peek() == 'e' || peek() == 'E') {
        ++at;
        const bool minus = peek() == '-';
        if (peek() == '-' || peek() == '+') ++at;
        if (!is_digit(peek())) return std::nullopt;
        int given = 0;
        for (; is_digit(peek()); ++at) {
            given = given * 10 + (peek() - '0');
            if (given > max_exponent) return std::nullopt;
        }
        exponent += minus ? -given : given;
    }
    if (at != text.size() || std::abs(exponent) > max_exponent - max_digits) return std::nullopt;
    Decimal out; // its last digit is not zero, for zeros only count once another digit follows
    if (coefficient == 0) return out;
    out.coefficient_ = negative ? -coefficient : coefficient;
    out.exponent_ = exponent;
    return out;
}

char* Decimal::put_digits(char* to) const {
    if (coefficient_ == 0) return to;
    if (DecimalParts::is_small(*this, small_limit)) {
        const std::int64_t small = DecimalParts::small(*this);
        return std::to_chars(to, to + max_digits, small < 0 ? -small : small).ptr;
    }
    char* end = to;
    for (Coefficient rest = coefficient_ < 0 ? -coefficient_ : coefficient_; rest != 0; rest /= 10)
        *end++ = static_cast<char>('0' + static_cast<int>(rest % 10));
    std::reverse(to, end);
    return end;
}

std::string Decimal::digits() const {
    std::array<char, max_digits> room;
    return {room.data(), put_digits(room.data())};
}

char* Decimal::put(char* to) const {
    if (coefficient_ < 0) *to++ = '-';
    if (coefficient_ == 0) *to++ = '0';
    char* const behind = put_digits(to);
    const auto size = static_cast<int>(behind - to);
    const int point = size + exponent_; // digits before the decimal point
    if (exponent_ >= 0 && point <= 40) return std::fill_n(behind, exponent_, '0');
    std::array<char, max_digits> digits;
    std::copy(to, behind, digits.begin());
    if (point > 40 || point < -40) {
        *to++ = digits[0];
        if (size > 1) *to++ = '.';
        to = std::copy_n(digits.data() + 1, size - 1, to);
        *to++ = 'e';
        return std::to_chars(to, to + 8, point - 1).ptr;
    }
    if (point <= 0) {
        to = std::fill_n(std::copy_n("0.", 2, to), -point, '0');
        return std::copy_n(digits.data(), size, to);
    }
    to = std::copy_n(digits.data(), point, to);
    *to++ = '.';
    return std::copy_n(digits.data() + point, size - point, to);
}

std::string Decimal::to_string() const {
    std::array<char, longest_text> room;
    return {room.data(), put(room.data())};
}

double Decimal::to_double() const { return std::strtod(to_string().c_str(), nullptr); }

std::optional<std::int64_t> Decimal::to_whole(Rounding rounding) const {
    if (exponent_ == 0 && DecimalParts::is_small(*this, small_limit))
        return DecimalParts::small(*this);
    if (static_cast<int>(digits().size()) + exponent_ > 19) return std::nullopt;
    Wide whole = DecimalParts::coefficient(*this);
    if (exponent_ >= 0) {
        whole *= power_of_ten(exponent_);
    } else if (-exponent_ > 2 * max_digits) {
        whole = quotient(whole, power_of_ten(max_shift), rounding);
    } else {
        whole = quotient(whole, power_of_ten(-exponent_), rounding);
    }
    if (whole > INT64_MAX || whole < INT64_MIN) return std::nullopt;
    return static_cast<std::int64_t>(whole);
}

Decimal Decimal::floor() const {
    if (exponent_ >= 0) return *this;
    if (DecimalParts::is_small(*this, small_limit) && -exponent_ <= most_small_shift) {
        const std::int64_t unit = small_powers[-exponent_];
        const std::int64_t small = DecimalParts::small(*this);
        return Decimal(small / unit - (small < 0 ? 1 : 0)); // its last digit is not 0
    }
    const int places = std::min(-exponent_, max_shift);
    return DecimalParts::make(
        quotient(DecimalParts::coefficient(*this), power_of_ten(places), Rounding::down), 0,
        Rounding::down);
}

Decimal Decimal::ceil() const { return -(-*this).floor(); }

Decimal Decimal::abs() const { return is_negative() ? -*this : *this; }

Decimal Decimal::operator-() const {
    Decimal out = *this;
    out.coefficient_ = -out.coefficient_;
    return out;
}

Decimal Decimal::add(const Decimal& a, const Decimal& b, Rounding rounding) {
    if (a.is_zero()) return b;
    if (b.is_zero()) return a;
    const Decimal& high = a.exponent_ >= b.exponent_ ? a : b;
    const Decimal& low = a.exponent_ >= b.exponent_ ? b : a;
    std::int64_t x = 0, y = 0;
    if (DecimalParts::align(a, b, x, y)) return scaled(x + y, low.exponent_);
    const int shift = high.exponent_ - low.exponent_;
    if (shift <= max_shift) {
        return DecimalParts::make(DecimalParts::coefficient(high) * power_of_ten(shift) +
                                      DecimalParts::coefficient(low),
                                  low.exponent_, rounding);
    }
    // Too far apart to meet in 34 digits: one unit far below the last digit stands for the small
    // one.
    const Wide hint = low.is_negative() ? -1 : 1;
    return DecimalParts::make(DecimalParts::coefficient(high) * power_of_ten(max_shift) + hint,
                              high.exponent_ - max_shift, rounding);
}

Decimal Decimal::multiply(const Decimal& a, const Decimal& b, Rounding rounding) {
    constexpr std::int64_t limit = small_powers[most_small_shift];
    if (DecimalParts::is_small(a, limit) && DecimalParts::is_small(b, limit))
        return scaled(DecimalParts::small(a) * DecimalParts::small(b), a.exponent_ + b.exponent_);
    return DecimalParts::make(DecimalParts::coefficient(a) * DecimalParts::coefficient(b),
                              a.exponent_ + b.exponent_, rounding);
}

Decimal Decimal::divide(const Decimal& a, const Decimal& b, Rounding rounding) {
    if (b.is_zero()) throw std::domain_error("division by zero");
    Wide over = DecimalParts::coefficient(a) * power_of_ten(max_digits * 2);
    Wide under = DecimalParts::coefficient(b);
    if (under < 0) {
        over = -over;
        under = -under;
    }
    // A quotient cut at 68 places keeps at least 34 digits; the digit that says "and more" follows.
    Wide result = quotient(over, under, rounding == Rounding::nearest ? Rounding::down : rounding);
    if (rounding == Rounding::nearest) result = result * 10 + (over % under != 0 ? 1 : 0);
    const int exponent =
        a.exponent_ - b.exponent_ - max_digits * 2 - (rounding == Rounding::nearest ? 1 : 0);
    return DecimalParts::make(result, exponent, rounding);
}

std::strong_ordering Decimal::compare(const Decimal& a, const Decimal& b) {
    std::int64_t x = 0, y = 0;
    if (DecimalParts::align(a, b, x, y)) return x <=> y;
    if (a.coefficient_ <= 0 || b.coefficient_ <= 0) {
        const auto sign = [](const Decimal& d) {
            return d.coefficient_ < 0 ? -1 : d.coefficient_ > 0 ? 1 : 0;
        };
        if (sign(a) != sign(b)) return sign(a) <=> sign(b);
        if (sign(a) == 0) return std::strong_ordering::equal;
        return -b <=> -a;
    }
    const std::string a_digits = a.digits();
    const std::string b_digits = b.digits();
    const int a_point = static_cast<int>(a_digits.size()) + a.exponent_;
    const int b_point = static_cast<int>(b_digits.size()) + b.exponent_;
    if (a_point != b_point) return a_point <=> b_point;
    return a_digits.compare(b_digits) <=> 0;
}

} // namespace tally
