// Numbers in digits: separators, decimals, exponents, and the fractions behind them.
#include "claims/values/lemma.h"
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_literal_digits = 30;

/// ½ and its kin: numerator and denominator.
struct Vulgar {
    std::string_view sign;
    std::int64_t numerator, denominator;
};
constexpr std::array vulgar_fractions = {
    Vulgar{"½", 1, 2}, Vulgar{"⅓", 1, 3}, Vulgar{"⅔", 2, 3}, Vulgar{"¼", 1, 4}, Vulgar{"¾", 3, 4},
    Vulgar{"⅕", 1, 5}, Vulgar{"⅖", 2, 5}, Vulgar{"⅗", 3, 5}, Vulgar{"⅘", 4, 5}, Vulgar{"⅙", 1, 6},
    Vulgar{"⅚", 5, 6}, Vulgar{"⅛", 1, 8}, Vulgar{"⅜", 3, 8}, Vulgar{"⅝", 5, 8}, Vulgar{"⅞", 7, 8},
};

/// "1.234.567,89", as much of Europe writes it: points and then a comma leave no doubt. Where
/// the number ends; `at` where it is none.
std::size_t with_points(const TokenisedSentence& s, std::size_t at, std::string& text) {
    const auto piece = [&](std::size_t i, std::string_view sign) {
        return s[i].is(sign) && s.glued(i) && s[i + 1].is_digits() && s.glued(i + 1);
    };
    if (!s[at].is_digits() || s[at].text().size() > 3 || !piece(at + 1, ".") ||
        s[at + 2].text().size() != 3)
        return at;
    std::size_t i = at + 1;
    std::string out(s[at].text());
    for (; piece(i, ".") && s[i + 1].text().size() == 3; i += 2)
        out += s[i + 1].text();
    if (!piece(i, ",") || s[i + 1].text().size() > 2 || piece(i + 2, ",") || piece(i + 2, ".") ||
        out.size() > max_literal_digits)
        return at;
    text = out + "." + std::string(s[i + 1].text());
    return i + 2;
}

/// A sum: a currency's sign before the number, or its name behind.
bool is_sum(const TokenisedSentence& s, std::size_t at, std::size_t last) {
    if (Vocabulary::phrase(Table::currency, s, last)) return true;
    if (at == 0) return false;
    const auto sign = Vocabulary::phrase(Table::currency_sign, s, at - 1);
    return sign && sign->last == at;
}

/// "5.000.000" of a sum: no number has two points, so they part thousands. Where it ends; `at`
/// where it is none.
std::size_t with_points_only(const TokenisedSentence& s, std::size_t at, std::string& text) {
    if (!s[at].is_digits() || s[at].text().size() > 3 || !s[at + 1].is(".")) return at;
    std::string out(s[at].text());
    std::size_t i = at + 1;
    for (; s[i].is(".") && s.glued(i) && s[i + 1].is_digits() && s.glued(i + 1) &&
           s[i + 1].text().size() == 3 && out.size() < max_literal_digits;
         i += 2)
        out += s[i + 1].text();
    if (i < at + 5 || (s[i].is(",") && s.glued(i) && s[i + 1].is_digits()) || !is_sum(s, at, i))
        return at;
    text = std::move(out);
    return i;
}

/// A no-break or thin blank before the token.
bool hard_blank(const TokenisedSentence& s, std::size_t i) {
    const std::string_view gap = s.text().substr(s.end_of(i - 1), s.start_of(i) - s.end_of(i - 1));
    return gap == "\u00A0" || gap == "\u202F" || gap == "\u2009" || gap == "\u2007";
}

/// Whether one group of three digits behind a blank makes a number with those before it: "40 000",
/// "2 050" (no number begins with a 0), "12 500 tonnes"; but "Boeing 737 800", "10 200 30".
bool is_one_group(const TokenisedSentence& s, std::size_t at) {
    const Token& next = s[at + 2];
    if (next.is_digits() || (s.glued(at + 2) && (next.is("-") || next.is(":") || next.is("/"))))
        return false;
    const Token& before = s[at - 1];
    if ((before.capital() && at > 1) || is(before, WordClass::name_before)) return false;
    if (before.is("on") && s[at + 1].text().front() != '0') return false; // a day
    return s[at + 1].text().front() == '0' || (!s.glued(at + 2) && is_plural(next));
}

/// "1 234 567": a short group and two or more of three digits, one blank between. Longer ones may
/// be a table or a phone number, one alone only as is_one_group says.
std::size_t behind_blank_groups(const TokenisedSentence& s, std::size_t at) {
    const Token& lead = s[at];
    if (lead.text().size() > 3 || lead.text().front() == '0' || s[at - 1].is_digits() ||
        s[at - 1].is("+"))
        return at + 1;
    std::size_t i = at + 1;
    while (s[i].is_digits() && s[i].text().size() == 3 && s.start_of(i) == s.end_of(i - 1) + 1)
        ++i;
    if (i == at + 2) return is_one_group(s, at) ? i : at + 1;
    // "555 123 456" may be a telephone's
    const bool sure = lead.text().size() < 3 || s[i - 1].is("000") || is_plural(s[i]);
    const bool ends = !s[i].is_digits() && !(s.glued(i) && s[i].is("-")) && sure;
    return i > at + 2 && ends ? i : at + 1;
}

void apply_exponent(const TokenisedSentence& s, SmallNumber& out, std::size_t digits,
                    bool negative) {
    if (!s[digits].is_digits() || !s.glued(digits) || s[digits].text().size() > 3) return;
    const auto power =
        static_cast<int>(Decimal::parse(s[digits].text()).value_or(Decimal(0)).to_double());
    out.value = out.value * power_of_ten(negative ? -power : power);
    out.last_place = out.last_place * power_of_ten(negative ? -power : power);
    out.last = digits + 1;
    out.bare_digits = false;
}

/// "1.99×10^30", "6.02 x 10-23", "1e6".
void take_exponent(const TokenisedSentence& s, SmallNumber& out) {
    std::size_t i = out.last;
    if ((s[i].is("e")) && s.glued(i) && s.glued(i + 1)) {
        const std::size_t digits = i + (s[i + 1].is("-") || s[i + 1].is("+") ? 2 : 1);
        apply_exponent(s, out, digits, s[i + 1].is("-"));
        return;
    }
    if (!(s[i].is("×") || s[i].is("x") || s[i].is("*")) || !s[i + 1].is("10")) return;
    i += 2;
    const bool caret = s[i].is("^") && s.glued(i);
    if (caret) ++i;
    const bool minus = s[i].is("-") && s.glued(i);
    if (minus) ++i;
    if (caret || minus) apply_exponent(s, out, i, minus);
}

void add(SmallNumber& out, const Decimal& part, std::size_t last) {
    out.value = out.value + part;
    out.last_place = Decimal::scaled(1, -2);
    out.last = last;
    out.bare_digits = false;
    out.fractional = true;
}

/// How many places a number has before and behind its point, at most.
std::int64_t places(const Decimal& value) {
    return std::abs(value.last_digit_exponent()) + static_cast<std::int64_t>(value.digits().size());
}

constexpr std::int64_t max_places = 1'000;

/// "2^10", "1.1^+23", "8^-2".
void take_power(const TokenisedSentence& s, SmallNumber& out) {
    std::size_t i = out.last;
    if (!s[i].is("^") || !s.glued(i) || !s.glued(i + 1)) return;
    ++i;
    const bool under = s[i].is("-");
    if (under || s[i].is("+")) ++i;
    if (!s[i].is_digits() || !s.glued(i) || s[i].text().size() > 2) return;
    const auto times = Decimal::parse(s[i].text())->to_whole(Rounding::down).value_or(0);
    if (under && out.value.is_zero()) return;
    if (places(out.value) * times > max_places) return; // "1e998^30" is no number of this world
    Decimal value(1);
    for (std::int64_t n = 0; n < times; ++n)
        value = value * out.value;
    out.value = under ? Decimal::divide(Decimal(1), value, Rounding::nearest) : value;
    out.last_place = one_part_of(out.value);
    out.last = i + 1;
    out.bare_digits = false;
}

/// "1,5 million", "3,5 %": a decimal comma, as much of Europe writes it. One or two digits behind
/// the only comma; but "chapters 2,3", "Matthew 5,6".
bool has_decimal_comma(const TokenisedSentence& s, std::size_t at) {
    const Token& comma = s[at + 1];
    const Token& part = s[at + 2];
    if (s[at].text().size() > 3 || !comma.is(",") || !s.glued(at + 1) || !part.is_digits() ||
        !s.glued(at + 2) || part.text().size() > 2)
        return false;
    const Token& next = s[at + 3];
    if (next.is("and") || next.is("or") || next.is_digits()) return false;
    if (s.glued(at + 3) && next.is_symbol() && s[at + 4].is_digits() && s.glued(at + 4))
        return false;
    std::size_t b = at - 1;
    if (s.glued(at) && (s[b].is(",") || s[b].is("(") || s[b].is_word())) return false;
    if (s[b].is(".")) --b;
    return !s[b].is_word() ||
           !(s[b].capital() || is_plural(s[b]) || is(s[b], WordClass::name_before));
}

/// "2½", "2 1/2", "2-1/2".
void take_mixed(const TokenisedSentence& s, SmallNumber& out) {
    std::size_t i = out.last;
    if (const auto part = vulgar_fraction(s[i]); part && s.glued(i)) {
        add(out, *part, i + 1);
        return;
    }
    if (!out.bare_digits) return;
    if (s[i].is("-") && s.glued(i) && s.glued(i + 1)) ++i;
    if (const auto part = slashed_fraction(s, i)) add(out, part->first, part->second);
}

} // namespace

std::size_t take_groups(const TokenisedSentence& s, std::size_t at, std::string& text) {
    if (s[at].text().size() > 3) return at + 1;
    // "80, 000" has a blank too many; no number begins with a 0.
    const auto group = [&](std::size_t i, std::size_t size) {
        return s[i].is(",") && s.glued(i) && s[i + 1].is_digits() &&
               (s.glued(i + 1) || (size == 3 && s[i + 1].text().front() == '0')) &&
               s[i + 1].text().size() == size;
    };
    std::size_t i = at + 1;
    while (group(i, 2))
        i += 2;
    const bool indian = i > at + 1 && group(i, 3) && s[at].text().size() < 3;
    if (!indian) i = at + 1;
    while (group(i, 3))
        i += 2;
    for (std::size_t j = at + 2; j < i; j += 2)
        text += s[j].text();
    if (i == at + 1)
        while (s[i].is_digits() && s[i].text().size() == 3 && hard_blank(s, i)) {
            text += s[i].text();
            ++i;
        }
    if (i == at + 1) {
        i = behind_blank_groups(s, at);
        for (std::size_t j = at + 1; j < i; ++j)
            text += s[j].text();
    }
    return i;
}

std::optional<std::pair<Decimal, std::size_t>> slashed_fraction(const TokenisedSentence& s,
                                                                std::size_t i) {
    if (!s[i].is_digits() || !(s[i + 1].is("/") || s[i + 1].is("⁄")) || !s.glued(i + 1) ||
        !s[i + 2].is_digits() || !s.glued(i + 2) || s[i].text().size() > 2 ||
        s[i + 2].text().size() > 3)
        return std::nullopt;
    if (s[i + 3].is("/") && s.glued(i + 3)) return std::nullopt;
    const auto numerator = Decimal::parse(s[i].text())->to_whole(Rounding::down).value_or(0);
    const auto denominator = Decimal::parse(s[i + 2].text())->to_whole(Rounding::down).value_or(0);
    const bool known = (denominator >= 2 && denominator <= 10) || denominator == 12 ||
                       denominator == 16 || denominator == 32 || denominator == 64 ||
                       denominator == 100;
    if (!known || numerator < 1 || numerator >= denominator) return std::nullopt;
    return std::pair{ratio(numerator, denominator), i + 3};
}

std::optional<SmallNumber> number_in_digits(const TokenisedSentence& s, std::size_t at) {
    SmallNumber out;
    std::string text;
    std::size_t i = at;
    if (const std::size_t last = with_points(s, at, text); last != at) {
        out.last = last;
        out.value = Decimal::parse(text).value_or(Decimal(0));
        out.last_place = Decimal::scaled(1, -static_cast<int>(s[last - 1].text().size()));
        out.fractional = true;
        return out;
    }
    if (const std::size_t last = with_points_only(s, at, text); last != at) {
        i = last;
    } else if (s[i].is_digits()) {
        text = s[i].text();
        i = take_groups(s, i, text);
        out.bare_digits = i == at + 1;
    }
    if (const Token& next = s[i + 1]; // "5 point 7"
        out.bare_digits &&
        (has_decimal_comma(s, at) ||
         (s[i].is("point") && !s.glued(i) && next.is_digits() && next.text().size() < 3 &&
          !s.glued(i + 1) && !(text == "1" && is_plural(s[i + 2]))))) {
        text += '.';
        text += next.text();
        out.value = Decimal::parse(text).value_or(Decimal(0));
        out.last_place = Decimal::scaled(1, -static_cast<int>(next.text().size()));
        out.fractional = true;
        out.bare_digits = false;
        out.last = i + 2;
        return out;
    }
    int decimals = 0;
    if (s[i].is(".") && (s.glued(i) || i == at) && s[i + 1].is_digits() && s.glued(i + 1)) {
        text += '.';
        text += s[i + 1].text();
        decimals = static_cast<int>(s[i + 1].text().size());
        i += 2;
        out.bare_digits = false;
    }
    if (text.size() > max_literal_digits) return std::nullopt;
    out.value = Decimal::parse(text).value_or(Decimal(0));
    out.last_place = Decimal::scaled(1, -decimals);
    out.fractional = decimals > 0;
    out.last = i;
    take_exponent(s, out);
    take_power(s, out);
    take_mixed(s, out);
    return out;
}

std::optional<Decimal> vulgar_fraction(const Token& token) {
    if (!token.is_symbol() || token.text().size() < 2) return std::nullopt;
    const auto* const it = std::find_if(vulgar_fractions.begin(), vulgar_fractions.end(),
                                        [&](const Vulgar& v) { return v.sign == token.text(); });
    if (it == vulgar_fractions.end()) return std::nullopt;
    return ratio(it->numerator, it->denominator);
}

} // namespace tally
