#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// Which way a result goes that has more digits than a Decimal keeps. `down` is toward -infinity.
enum class Rounding { down, up, nearest };

/// An exact decimal number, coefficient * 10^exponent, of at most 34 significant digits (as many as
/// IEEE 754 decimal128) and exponents from -9,999 to 9,999. Values and bounds are made of these,
/// never of binary floating point, so that [1.05, 1.15) and [1.15, 1.25) do not meet.
///
/// Sums, differences and products are exact where they fit into 34 digits and are rounded as asked
/// where they do not; an exponent out of range is std::overflow_error.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t whole) {
        if (whole == 0) return;
        for (; whole % 10 == 0; whole /= 10)
            ++exponent_;
        coefficient_ = whole;
    }

    /// coefficient * 10^exponent: scaled(25, -1) is 2.5.
    static Decimal scaled(std::int64_t coefficient, int exponent);

    /// Reads "12", "-0.50", ".5", "1.2e6": an optional sign, ASCII digits with at most one point,
    /// an optional exponent. Nothing for any other text, for more than 34 significant digits, or an
    /// exponent out of range.
    static std::optional<Decimal> parse(std::string_view text);

    bool is_zero() const { return coefficient_ == 0; }
    bool is_negative() const { return coefficient_ < 0; }
    bool is_whole() const { return exponent_ >= 0; }

    static constexpr int max_digits = 34;

    /// The significant digits without sign or trailing zeros ("25" for 2,500), "" for 0.
    std::string digits() const;

    /// Writes them to where max_digits have room; gives the place behind them.
    char* put_digits(char* to) const;

    /// The power of ten of the last non-zero digit: 2 for 2,500, -1 for 2.5, 0 for 0.
    int last_digit_exponent() const { return exponent_; }

    /// Plain notation, shortest exact: "2500", "0.05", "-3"; beyond 40 places "1e50".
    std::string to_string() const;

    /// Writes to_string() to where longest_text has room; gives the place behind it.
    char* put(char* to) const;
    static constexpr std::size_t longest_text = 80; // "-0." and 40 zeros before 34 digits

    /// The nearest double; for figures that people read, never for bounds.
    double to_double() const;

    /// The nearest whole number in that direction, if it fits 64 bits.
    std::optional<std::int64_t> to_whole(Rounding rounding) const;

    Decimal floor() const;
    Decimal ceil() const;
    Decimal abs() const;
    Decimal operator-() const;

    static Decimal add(const Decimal& a, const Decimal& b, Rounding rounding);
    static Decimal multiply(const Decimal& a, const Decimal& b, Rounding rounding);
    /// Quotient to 34 digits. std::domain_error where b is 0.
    static Decimal divide(const Decimal& a, const Decimal& b, Rounding rounding);

    friend Decimal operator+(const Decimal& a, const Decimal& b) {
        return add(a, b, Rounding::nearest);
    }
    friend Decimal operator-(const Decimal& a, const Decimal& b) {
        return add(a, -b, Rounding::nearest);
    }
    friend Decimal operator*(const Decimal& a, const Decimal& b) {
        return multiply(a, b, Rounding::nearest);
    }

    friend bool operator==(const Decimal&, const Decimal&) = default;
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
        return a.exponent_ == b.exponent_ ? a.coefficient_ <=> b.coefficient_ : compare(a, b);
    }

private:
    /// Aligned as its halves are: a Decimal is 24 bytes and not 32, and a Value holds six of them.
    __extension__ typedef __int128 Coefficient __attribute__((aligned(8)));
    friend struct DecimalParts;
    static std::strong_ordering compare(const Decimal& a, const Decimal& b);

    // No trailing zeros, and 0 is 0 * 10^0: so equal numbers have equal members.
    Coefficient coefficient_ = 0;
    int exponent_ = 0;
};

} // namespace tally
