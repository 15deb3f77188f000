// A number is read left to right: a sign, a magnitude (digits, or words below a scale), scales, and
// what may be added behind them ("and a half"). "two million three hundred thousand" is the sum of
// its groups, each group below the scale before it.
#include "claims/values/number_words.h"

#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_literal_digits = 30;

Decimal power_of_ten(std::int64_t power) { return Decimal::scaled(1, static_cast<int>(power)); }

Decimal one_part_of(const Decimal& value) {
    return value.is_zero() ? Decimal(1) : Decimal::scaled(1, value.last_digit_exponent());
}

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

const Vulgar* vulgar(const Token& token) {
    if (!token.is_symbol() || token.text.size() < 2) return nullptr;
    const auto* const it = std::find_if(vulgar_fractions.begin(), vulgar_fractions.end(),
                                        [&](const Vulgar& v) { return v.sign == token.text; });
    return it == vulgar_fractions.end() ? nullptr : &*it;
}

Decimal ratio(std::int64_t a, std::int64_t b) {
    return Decimal::divide(Decimal(a), Decimal(b), Rounding::nearest);
}

class Reader {
public:
    Reader(const TokenisedSentence& sentence, NumberContext context)
        : s_(sentence), context_(context) {}

    std::optional<NumberReading> read(std::size_t at) {
        if (auto vague = vague_number(at)) return vague;
        if (auto part = fraction(at)) return part;
        bool negative = false;
        std::size_t i = at;
        const bool free = s_[i].blank_before || s_[i - 1].is("(") || s_[i - 1].is("$") ||
                          s_[i - 1].is("£") || s_[i - 1].is("€");
        if (s_[i].is("-") && s_.glued(i + 1) && free) {
            negative = true;
            ++i;
        } else if (s_[i].is("+") && s_.glued(i + 1) && s_[i + 1].is_digits() && free) {
            ++i;
        } else if (s_[i].is("minus") || s_[i].is("negative")) {
            negative = true;
            ++i;
            if (s_[i].is("-") && s_.glued(i)) ++i;
            if (s_[i].is("a")) return std::nullopt;
        }
        auto out = i == at ? std::nullopt : fraction(i);
        if (!out) out = magnitude(i);
        if (!out) return std::nullopt;
        if (auto part = over(*out, at)) out = part;
        if (i != at) {
            out->is_signed = true;
            out->bare_digits = false;
            if (!out->value || (!s_[at].is_symbol() && out->approximate)) return std::nullopt;
        }
        if (negative) {
            out->value = -*out->value;
            out->allows = Interval::exactly(*out->value);
        }
        return out;
    }

private:
    // ------------------------------------------------------------ one number

    std::optional<NumberReading> magnitude(std::size_t at) {
        NumberReading out;
        Decimal sum, last_place(1);
        std::size_t i = at;
        std::int64_t below = 40; // the power of ten that the next group must stay under
        bool any = false;
        bool scaled = false;
        while (true) {
            const std::size_t start = any ? joined(i, below) : i;
            if (start == 0 && any) break;
            auto group = small_number(start, !any);
            if (!group) break;
            std::int64_t power = 0;
            const std::size_t after = scales(group->last, *group, power);
            if (any && (power >= below || group->value >= power_of_ten(below - power))) break;
            if (any && after == group->last && group->fractional) break;
            if (any && !words_and_words(at, start)) break;
            sum = sum + group->value * power_of_ten(power);
            last_place = group->last_place * power_of_ten(power);
            out.in_words = group->words && (!any || out.in_words);
            out.bare_digits = !any && group->bare_digits && power == 0;
            out.article = out.article || group->article;
            out.scale = any ? Decimal(1) : power_of_ten(power);
            scaled = scaled || power > 0 || group->scale_word;
            any = true;
            i = after;
            if (power > 0 && and_a_half(i, power_of_ten(power), sum, last_place)) break;
            below = power > 0 ? power : group->round_to;
            if (below <= 0) break;
        }
        if (!any) return std::nullopt;
        out.value = sum;
        out.last = i;
        out.precision.last_place = last_place;
        out.precision.scale_word = scaled;
        dozens(out);
        if (!out.approximate) out.allows = Interval::exactly(*out.value);
        out.precision.last_digit = one_part_of(*out.value);
        return out;
    }

    /// Numbers in words go on after a scale ("two thousand three hundred"), digits as digits_go_on
    /// says; "10 million 500" are two numbers.
    bool words_and_words(std::size_t first, std::size_t next) const {
        return s_[next].is_digits() || s_[first].is_word() || is(s_[next - 1], WordClass::scale) ||
               s_[next - 1].is("and");
    }

    /// Where the next group begins: behind a blank, a hyphen or "and"; 0 for nowhere.
    std::size_t joined(std::size_t i, std::int64_t below) const {
        if (below < 2) return 0;
        if (s_[i].is("-") && s_.glued(i) && s_.glued(i + 1)) ++i;
        if (s_[i].is("and") && is_number_word(s_[i + 1]) && !s_[i + 1].is("a")) ++i;
        return is_number_word(s_[i]) || digits_go_on(i, below) ? i : 0;
    }

    /// "4 thousand 3 hundred": digits with a smaller scale of their own; "3 hundred and 21".
    bool digits_go_on(std::size_t& i, std::int64_t below) const {
        const bool and_word = s_[i].is("and");
        const std::size_t digits = i + (and_word ? 1 : 0);
        const Token& token = s_[digits];
        if (!token.is_digits() || token.text.size() > 3 || token.text.front() == '0') return false;
        const auto power = number_of(digits + 1, WordClass::scale);
        const bool scaled = power && *power < below && !and_word;
        const bool rest = and_word && below == 2 && s_[i - 1].is("hundred") &&
                          token.text.size() <= 2 && !s_.glued(digits + 1);
        if (!scaled && !rest) return false;
        i = digits;
        return true;
    }

    static bool is_number_word(const Token& token) {
        return is(token, WordClass::unit_number) || is(token, WordClass::tens_number);
    }

    struct Small {
        Decimal value;
        Decimal last_place = Decimal(1);
        std::size_t last = 0;
        std::int64_t round_to = 0; ///< "two hundred" leaves room for two digits
        bool words = false, bare_digits = false, article = false, scale_word = false;
        bool fractional = false;
    };

    /// Digits, or words below a thousand, or "a" before a scale.
    std::optional<Small> small_number(std::size_t at, bool first) {
        const Token& token = s_[at];
        if (token.is_digits() || (token.is(".") && s_[at + 1].is_digits() && s_.glued(at + 1) &&
                                  (token.blank_before || s_[at - 1].is_symbol())))
            return literal(at);
        if (vulgar(token) != nullptr) {
            Small out;
            out.value = ratio(vulgar(token)->numerator, vulgar(token)->denominator);
            out.last_place = Decimal::scaled(1, -2);
            out.last = at + 1;
            out.fractional = true;
            return out;
        }
        if (is_number_word(token)) return words(at);
        if (first && is(token, WordClass::article)) return with_article(at);
        if (first && token.is("half")) return half_of_scale(at);
        if (first && (is(token, WordClass::group_number) || is_big_scale(token)) &&
            !s_[at - 1].is_digits()) {
            if (is(token, WordClass::group_number)) return std::nullopt;
            if (is_big_scale(token) && !s_[at - 1].is("quarter") && !bare_scale_fits(at))
                return std::nullopt;
            Small out;
            out.value = Decimal(1);
            out.last = at;
            out.words = true;
            return out;
        }
        return std::nullopt;
    }

    /// "a hundred thousand" is read with its article; a bare "hundred" or "million" only before
    /// another scale or after a hedge that needs a number.
    bool bare_scale_fits(std::size_t at) const { return is_big_scale(s_[at + 1]); }

    static bool is_big_scale(const Token& token) {
        return is(token, WordClass::scale) && token.folded.size() > 3;
    }

    std::optional<Small> literal(std::size_t at) {
        Small out;
        std::string text;
        std::size_t i = at;
        if (const std::size_t last = with_points(at, text); last != at) {
            out.last = last;
            out.value = Decimal::parse(text).value_or(Decimal(0));
            out.last_place = Decimal::scaled(1, -static_cast<int>(s_[last - 1].text.size()));
            out.fractional = true;
            return out;
        }
        if (s_[i].is_digits()) {
            text = s_[i].text;
            i = grouped(i, text);
            out.bare_digits = i == at + 1;
        }
        int decimals = 0;
        if (s_[i].is(".") && (s_.glued(i) || i == at) && s_[i + 1].is_digits() && s_.glued(i + 1)) {
            text += '.';
            text += s_[i + 1].text;
            decimals = static_cast<int>(s_[i + 1].text.size());
            i += 2;
            out.bare_digits = false;
        }
        if (text.size() > max_literal_digits) return std::nullopt;
        out.value = Decimal::parse(text).value_or(Decimal(0));
        out.last_place = Decimal::scaled(1, -decimals);
        out.fractional = decimals > 0;
        out.last = i;
        exponent(out);
        mixed(out);
        return out;
    }

    /// "1.234.567,89", as much of Europe writes it: points and then a comma leave no doubt. Where
    /// the number ends; `at` where it is none.
    std::size_t with_points(std::size_t at, std::string& text) const {
        const auto piece = [&](std::size_t i, std::string_view sign) {
            return s_[i].is(sign) && s_.glued(i) && s_[i + 1].is_digits() && s_.glued(i + 1);
        };
        if (!s_[at].is_digits() || s_[at].text.size() > 3 || !piece(at + 1, ".")) return at;
        std::size_t i = at + 1;
        std::string out(s_[at].text);
        for (; piece(i, ".") && s_[i + 1].text.size() == 3; i += 2)
            out += s_[i + 1].text;
        if (i == at + 1 || !piece(i, ",") || s_[i + 1].text.size() > 2 || piece(i + 2, ",") ||
            piece(i + 2, ".") || out.size() > max_literal_digits)
            return at;
        text = out + "." + std::string(s_[i + 1].text);
        return i + 2;
    }

    /// "2,000,000", the Indian "1,00,000", and groups parted by thin or hard blanks.
    std::size_t grouped(std::size_t at, std::string& text) const {
        if (s_[at].text.size() > 3) return at + 1;
        // "80, 000" has a blank too many; no number begins with a 0.
        const auto group = [&](std::size_t i, std::size_t size) {
            return s_[i].is(",") && s_.glued(i) && s_[i + 1].is_digits() &&
                   (s_.glued(i + 1) || (size == 3 && s_[i + 1].text.front() == '0')) &&
                   s_[i + 1].text.size() == size;
        };
        std::size_t i = at + 1;
        while (group(i, 2))
            i += 2;
        const bool indian = i > at + 1 && group(i, 3) && s_[at].text.size() < 3;
        if (!indian) i = at + 1;
        while (group(i, 3))
            i += 2;
        for (std::size_t j = at + 2; j < i; j += 2)
            text += s_[j].text;
        if (i == at + 1)
            while (s_[i].is_digits() && s_[i].text.size() == 3 && hard_blank(i)) {
                text += s_[i].text;
                ++i;
            }
        if (i == at + 1) {
            i = behind_blank_groups(at);
            for (std::size_t j = at + 1; j < i; ++j)
                text += s_[j].text;
        }
        return i;
    }

    /// "1 234 567": a short group and two or more of three digits, one blank between. Fewer or
    /// longer ones may be a table or a phone number.
    std::size_t behind_blank_groups(std::size_t at) const {
        const Token& lead = s_[at];
        if (lead.text.size() > 2 || lead.text.front() == '0' || s_[at - 1].is_digits() ||
            s_[at - 1].is("+"))
            return at + 1;
        std::size_t i = at + 1;
        while (s_[i].is_digits() && s_[i].text.size() == 3 &&
               s_[i].span.start == s_[i - 1].span.end + 1)
            ++i;
        const bool ends = !s_[i].is_digits() && !(s_.glued(i) && s_[i].is("-"));
        return i > at + 2 && ends ? i : at + 1;
    }

    /// A no-break or thin blank before the token.
    bool hard_blank(std::size_t i) const {
        const std::string_view gap =
            s_.text().substr(s_[i - 1].span.end, s_[i].span.start - s_[i - 1].span.end);
        return gap == "\u00A0" || gap == "\u202F" || gap == "\u2009" || gap == "\u2007";
    }

    /// "1.99×10^30", "6.02 x 10-23", "1e6".
    void exponent(Small& out) const {
        std::size_t i = out.last;
        if ((s_[i].is("e")) && s_.glued(i) && s_.glued(i + 1)) {
            const std::size_t digits = i + (s_[i + 1].is("-") || s_[i + 1].is("+") ? 2 : 1);
            apply_exponent(out, digits, s_[i + 1].is("-"));
            return;
        }
        if (!(s_[i].is("×") || s_[i].is("x") || s_[i].is("*")) || !s_[i + 1].is("10")) return;
        i += 2;
        const bool caret = s_[i].is("^") && s_.glued(i);
        if (caret) ++i;
        const bool minus = s_[i].is("-") && s_.glued(i);
        if (minus) ++i;
        if (caret || minus) apply_exponent(out, i, minus);
    }

    void apply_exponent(Small& out, std::size_t digits, bool negative) const {
        if (!s_[digits].is_digits() || !s_.glued(digits) || s_[digits].text.size() > 3) return;
        const auto power =
            static_cast<int>(Decimal::parse(s_[digits].text).value_or(Decimal(0)).to_double());
        out.value = out.value * power_of_ten(negative ? -power : power);
        out.last_place = out.last_place * power_of_ten(negative ? -power : power);
        out.last = digits + 1;
        out.bare_digits = false;
    }

    /// "2½", "2 1/2", "2-1/2".
    void mixed(Small& out) const {
        std::size_t i = out.last;
        if (const Vulgar* const v = vulgar(s_[i]); v != nullptr && s_.glued(i)) {
            add(out, ratio(v->numerator, v->denominator), i + 1);
            return;
        }
        if (!out.bare_digits) return;
        if (s_[i].is("-") && s_.glued(i) && s_.glued(i + 1)) ++i;
        if (const auto part = slashed(i)) add(out, part->first, part->second);
    }

    static void add(Small& out, const Decimal& part, std::size_t last) {
        out.value = out.value + part;
        out.last_place = Decimal::scaled(1, -2);
        out.last = last;
        out.bare_digits = false;
        out.fractional = true;
    }

    /// "1/2" with a denominator that people use: up to ten, and those of inches.
    std::optional<std::pair<Decimal, std::size_t>> slashed(std::size_t i) const {
        if (!s_[i].is_digits() || !(s_[i + 1].is("/") || s_[i + 1].is("⁄")) || !s_.glued(i + 1) ||
            !s_[i + 2].is_digits() || !s_.glued(i + 2) || s_[i].text.size() > 2 ||
            s_[i + 2].text.size() > 3)
            return std::nullopt;
        if (s_[i + 3].is("/") && s_.glued(i + 3)) return std::nullopt;
        const auto numerator = Decimal::parse(s_[i].text)->to_whole(Rounding::down).value_or(0);
        const auto denominator =
            Decimal::parse(s_[i + 2].text)->to_whole(Rounding::down).value_or(0);
        const bool known = (denominator >= 2 && denominator <= 10) || denominator == 12 ||
                           denominator == 16 || denominator == 32 || denominator == 64 ||
                           denominator == 100;
        if (!known || numerator < 1 || numerator >= denominator) return std::nullopt;
        return std::pair{ratio(numerator, denominator), i + 3};
    }

    // ------------------------------------------------------------ words

    /// Words below a thousand (or "twelve hundred"), and decimals in words: "three point five".
    std::optional<Small> words(std::size_t at) {
        Small out;
        out.words = true;
        std::int64_t sum = below_hundred(at, out.last);
        if (s_[step(out.last)].is("hundred") && sum > 0) {
            out.last = step(out.last) + 1;
            sum *= 100;
            out.scale_word = true;
            out.last_place = Decimal(100);
            std::size_t next = step(out.last);
            if (s_[next].is("and")) ++next;
            std::size_t last = next;
            if (is_number_word(s_[next])) {
                const std::int64_t rest = below_hundred(next, last);
                if (!is(s_[step(last)], WordClass::scale) || s_[next - 1].folded != "and" ||
                    !s_[step(last)].is("hundred")) {
                    sum += rest;
                    out.last = last;
                    out.last_place = Decimal(1);
                }
            }
        }
        out.value = Decimal(sum);
        decimal_words(out);
        return out;
    }

    /// Past a hyphen that joins two words.
    std::size_t step(std::size_t i) const {
        return s_[i].is("-") && s_.glued(i) && s_.glued(i + 1) ? i + 1 : i;
    }

    std::int64_t below_hundred(std::size_t at, std::size_t& last) const {
        last = at + 1;
        if (const auto unit = number_of(at, WordClass::unit_number)) return *unit;
        const std::int64_t tens = number_of(at, WordClass::tens_number).value_or(0);
        const std::size_t next = step(last);
        const auto unit = number_of(next, WordClass::unit_number);
        if (unit && *unit > 0 && *unit < 10) {
            last = next + 1;
            return tens + *unit;
        }
        return tens;
    }

    std::optional<std::int64_t> number_of(std::size_t at, WordClass c) const {
        const Token& token = s_[at];
        if (!is(token, c)) return std::nullopt;
        return token.word->number(c);
    }

    void decimal_words(Small& out) const {
        if (!s_[out.last].is("point")) return;
        std::size_t i = out.last + 1;
        int places = 0;
        Decimal value = out.value;
        // "point seventy-one", "point eleven": two places at once.
        if (const auto unit = number_of(i, WordClass::unit_number);
            is(s_[i], WordClass::tens_number) || (unit && *unit > 9)) {
            value = value + Decimal::scaled(below_hundred(i, i), -2);
            places = 2;
        }
        while (places < 10) {
            const auto digit = number_of(i, WordClass::unit_number);
            if (!digit || *digit > 9 || (places > 0 && !s_[i - 1].word->is(WordClass::unit_number)))
                break;
            ++places;
            value = value + Decimal::scaled(*digit, -places);
            ++i;
        }
        if (places == 0) return;
        out.value = value;
        out.last_place = Decimal::scaled(1, -places);
        out.last = i;
        out.fractional = true;
    }

    /// "a hundred", "a million", "a dozen"; "a" alone is no number.
    std::optional<Small> with_article(std::size_t at) const {
        const Token& next = s_[at + 1];
        if (!is_big_scale(next) && !next.is("dozen")) return std::nullopt;
        Small out;
        out.value = Decimal(1);
        out.last = at + 1;
        out.words = true;
        out.article = true;
        return out;
    }

    /// "half a million", "half-million", "half a dozen".
    std::optional<Small> half_of_scale(std::size_t at) const {
        std::size_t i = step(at + 1);
        if (is(s_[i], WordClass::article)) ++i;
        i = step(i);
        if (!is_big_scale(s_[i]) && !s_[i].is("dozen")) return std::nullopt;
        Small out;
        out.value = Decimal::scaled(5, -1);
        out.last_place = Decimal::scaled(1, -1);
        out.last = i;
        out.words = true;
        return out;
    }

    // ------------------------------------------------------------ scales

    /// Takes the scales behind a group ("2 billion", "hundred million", "1.7m"), and says their
    /// power of ten.
    std::size_t scales(std::size_t i, Small& group, std::int64_t& power) const {
        and_a_half_before_scale(i, group);
        bool more = true;
        while (more) {
            more = false;
            const std::size_t next = step(i);
            const Token& token = s_[next];
            if (is(token, WordClass::scale)) {
                if (token.is("mil") && !context_.money && !is_plural(s_[next + 1])) return i;
                power += *token.word->number(WordClass::scale);
                i = next + 1;
                more = power < 40;
            } else if (power == 0 && letter_fits(i)) {
                power += *token.word->number(WordClass::scale_letter);
                ++i;
            }
        }
        return i;
    }

    /// Whether the letters behind the digits are a scale and no unit.
    bool letter_fits(std::size_t i) const {
        const Token& token = s_[i];
        if (!is(token, WordClass::scale_letter) || !s_[i - 1].is_digits()) return false;
        const bool glued = s_.glued(i);
        const bool plural_follows = !s_.glued(i + 1) && is_plural(s_[i + 1]);
        const bool clear = token.folded.size() > 1 && !token.is("mm") && !token.is("bb");
        if (clear) return token.text != "MN" && token.text != "TN"; // postal codes of states
        // "2.33 k" is a number, "10 k" may be a run.
        if (token.text == "k" && !glued && s_[i - 2].is(".") && s_.glued(i - 1))
            return !s_[i + 1].is_word();
        if (token.is("k")) return glued && (token.text == "k" || context_.money || plural_follows);
        if (token.is("t") || token.is("mm")) return context_.money && glued;
        if (context_.money) return glued || token.capital;
        if (token.is("b") && glued && s_[i - 2].is(".")) return true; // "1.2b"
        if (token.is("b"))
            return token.capital ? (glued || plural_follows) : glued && plural_follows;
        if (token.capital) return glued || plural_follows; // "1.2M users"
        return glued && plural_follows;                    // "1.2m tons", but "200m wide"
    }

    /// "two and a half million", "one and three quarters"
    void and_a_half_before_scale(std::size_t& i, Small& group) const {
        if (!s_[i].is("and")) return;
        if (const auto part = simple_fraction(i + 1)) {
            group.value = group.value + part->first;
            group.last_place = Decimal::scaled(1, -2);
            group.fractional = true;
            group.bare_digits = false;
            i = part->second;
        }
    }

    /// "a million and a half", "six million and two thirds"; not "two million and a third man".
    bool and_a_half(std::size_t& i, const Decimal& scale, Decimal& sum, Decimal& last_place) const {
        if (!s_[i].is("and")) return false;
        const auto part = simple_fraction(i + 1);
        if (!part || s_[part->second].is("of") || s_[part->second].is("dozen")) return false;
        const Token& noun = s_[part->second - 1];
        if (!noun.folded.ends_with('s') && !noun.is("half") && !noun.is("quarter")) return false;
        sum = sum + scale * part->first;
        last_place = scale * Decimal::scaled(1, noun.is("half") ? -1 : -2);
        i = part->second;
        return true;
    }

    /// "dozen" behind a number; "a dozen" alone reads as about twelve.
    void dozens(NumberReading& out) const {
        const std::size_t next = step(out.last);
        auto size = number_of(next, WordClass::group_number);
        if (s_[next].is("dozens") && !out.article) size = 12;
        if (!size || (!s_[next].folded.starts_with("dozen") && !s_[next + 1].is("of"))) return;
        const Decimal count = *out.value;
        out.value = count * Decimal(*size);
        out.last = next + 1;
        out.bare_digits = false;
        out.precision.scale_word = true;
        out.precision.last_place = Decimal(*size);
        out.approximate = true;
        const Decimal half = Decimal::multiply(*out.value, Decimal::scaled(15, -2), Rounding::up);
        out.allows = Interval::between((*out.value - half).floor(), (*out.value + half).ceil());
    }

    // ------------------------------------------------------------ fractions

    /// "a half", "three quarters", "two-thirds", without what follows them.
    std::optional<std::pair<Decimal, std::size_t>> simple_fraction(std::size_t at) const {
        std::int64_t numerator = 1;
        std::size_t i = at;
        if (is(s_[i], WordClass::article)) {
            ++i;
        } else if (is_number_word(s_[i])) {
            std::size_t last = i;
            numerator = below_hundred(i, last);
            i = step(last);
        } else {
            return std::nullopt;
        }
        const auto denominator = number_of(i, WordClass::fraction);
        const bool plural = s_[i].is_word() && s_[i].folded.ends_with('s');
        if (!denominator || numerator < 1 || (numerator > 1 && !plural)) return std::nullopt;
        return std::pair{ratio(numerator, *denominator), i + 1};
    }

    struct Denominator {
        std::int64_t value;
        std::size_t last;
    };

    /// "fifths", "hundredths", "twenty-firsts"; quarters are three months, seconds a time.
    std::optional<Denominator> denominators(std::size_t at) const {
        if (!s_[at].is_word() || !s_[at].folded.ends_with('s')) {
            const auto tens = number_of(at, WordClass::tens_number);
            const std::size_t unit = step(at + 1);
            if (!tens || !s_[unit].is_word() || !s_[unit].folded.ends_with('s') ||
                s_[unit].is("seconds"))
                return std::nullopt;
            const std::string_view plural = s_[unit].folded;
            const Word* const word = vocabulary().find(plural.substr(0, plural.size() - 1));
            const auto place = word ? word->number(WordClass::ordinal) : std::nullopt;
            if (!place || *place > 9) return std::nullopt;
            return Denominator{*tens + *place, unit + 1};
        }
        const auto out = number_of(at, WordClass::fraction);
        if (!out || *out < 3 || s_[at].is("quarters")) return std::nullopt;
        return Denominator{*out, at + 1};
    }

    /// "one hundred and thirty-two fifths", "three twenty-firsts", and the mixed "two hundred and
    /// fifty-four hundredths": what follows "and" is a fraction of its own if it is below one.
    std::optional<NumberReading> long_fraction(std::size_t at) const {
        if (!is_number_word(s_[at])) return std::nullopt;
        std::size_t probe = at; // a quick look, for few numbers are fractions
        while (is_number_word(s_[probe]) || is(s_[probe], WordClass::scale) ||
               s_[probe].is("and") || s_[probe].is("-"))
            ++probe;
        if (!denominators(probe) && !(probe > at && denominators(probe - 1)) &&
            !(probe > at + 1 && denominators(probe - 2)))
            return std::nullopt;
        const auto whole = Reader(s_, context_).magnitude(at);
        if (!whole || !whole->value || whole->approximate) return std::nullopt;
        const std::size_t noun = step(whole->last);
        // "one hundred thirty-fifths": the tens belong to the denominator.
        const std::size_t tens = whole->last - 1;
        if (tens > at && is(s_[tens], WordClass::tens_number) && !s_[tens - 1].is("and"))
            if (const auto under = denominators(tens))
                return over_whole(*whole->value - Decimal(*number_of(tens, WordClass::tens_number)),
                                  *under);
        const auto under = denominators(noun);
        if (!under) return std::nullopt;
        for (std::size_t i = at + 1; i < whole->last; ++i) {
            if (!s_[i].is("and")) continue;
            std::size_t last = i;
            const std::int64_t rest = below_hundred(i + 1, last);
            if (last != whole->last || rest >= under->value) continue;
            auto out = over_whole(Decimal(rest), *under);
            out.value = *out.value + *whole->value - Decimal(rest);
            out.allows = Interval::exactly(*out.value);
            return out;
        }
        return over_whole(*whole->value, *under);
    }

    NumberReading over_whole(const Decimal& numerator, const Denominator& under) const {
        return fraction_reading(Decimal::divide(numerator, Decimal(under.value), Rounding::nearest),
                                under.last);
    }

    /// "one over three", "1 over 21": a fraction where nothing else is said of the numbers; "won 3
    /// over 5 rivals" is none.
    std::optional<NumberReading> over(const NumberReading& above, std::size_t at) {
        if (!s_[above.last].is("over") || !above.value || !above.value->is_whole() ||
            above.approximate)
            return std::nullopt;
        const Token& before = s_[at - 1];
        if (at > 0 && before.is_word() && !is(before, WordClass::auxiliary)) return std::nullopt;
        const auto below = magnitude(above.last + 1);
        if (!below || !below->value || !below->value->is_whole() || below->approximate ||
            below->value->is_zero())
            return std::nullopt;
        const Token& next = s_[below->last];
        if (next.is_digits() || next.is("%") || s_.glued(below->last + 1) ||
            (next.is_word() && !is(next, WordClass::auxiliary)))
            return std::nullopt;
        NumberReading out = fraction_reading(
            Decimal::divide(*above.value, *below->value, Rounding::nearest), below->last);
        out.in_words = above.in_words;
        return out;
    }

    NumberReading fraction_reading(const Decimal& value, std::size_t last) const {
        NumberReading out;
        out.value = value;
        out.allows = Interval::exactly(value);
        out.precision = {Decimal::scaled(1, -2), Decimal::scaled(1, -2), false, true};
        out.last = last;
        out.in_words = true;
        return out;
    }

    std::optional<NumberReading> fraction(std::size_t at) const {
        if (const auto part = one_in_five(at)) return part;
        if (const auto part = slashed(at)) {
            if (!s_[at - 1].is("/")) {
                NumberReading out = fraction_reading(part->first, part->second);
                out.in_words = false;
                return out;
            }
        }
        if (s_[at].is("half")) return half(at);
        const auto part = simple_fraction(at);
        if (!part) return long_fraction(at);
        const std::size_t last = part->second;
        if (s_[last].is("of") && (is(s_[last + 1], WordClass::article)) &&
            is_big_scale(s_[last + 2]))
            return of_a_scale(part->first, last + 2);
        if (is_big_scale(s_[last]) && s_[last - 1].folded.starts_with("quarter"))
            return of_a_scale(part->first, last);
        const bool plural = s_[last - 1].folded.ends_with('s');
        const bool singular = is(s_[at], WordClass::article) || s_[at].is("one");
        if (!plural && !(singular && stands_for_part(at, last))) return std::nullopt;
        // "two tenths" may be meant as a place; "the two quarters" are three months each.
        if (s_[last - 1].is("quarters") && !s_[last].is("of") && !three_quarters(at))
            return std::nullopt;
        return fraction_reading(part->first, last);
    }

    bool three_quarters(std::size_t at) const { return s_[at].is("three"); }

    /// "a third of voters", "by a third", "a third less"; but "a third man".
    bool stands_for_part(std::size_t at, std::size_t last) const {
        const Token& next = s_[last];
        if (s_.glued(last) && next.is("-")) return false;
        if (next.is("of")) return true;
        if (s_[at].is("one"))
            return !next.is_word() || next.folded.ends_with("ed") ||
                   is(next, WordClass::preposition) || is(next, WordClass::auxiliary) ||
                   is(next, WordClass::conjunction) || is(next, WordClass::adverb);
        if (s_[last - 1].is("half") && !next.is_word()) return true;
        if (*number_of(last - 1, WordClass::fraction) >= 100 && !next.is_word()) return true;
        if (at == 0 && next.is_end()) return true;
        return (s_[at - 1].is("by") || s_[at - 1].is("about") || s_[at - 1].is("nearly") ||
                s_[at - 1].is("almost") || s_[at - 1].is("than")) &&
               (!next.is_word() || is(next, WordClass::preposition) ||
                is(next, WordClass::adverb) || is(next, WordClass::conjunction) || next.is("the"));
    }

    /// "half a mile", "half a percent"; "half an hour" is a duration.
    bool measures(std::size_t at) const {
        return !is(s_[at], WordClass::calendar_unit) &&
               (Vocabulary::phrase(Table::unit, s_, at) ||
                Vocabulary::phrase(Table::percent, s_, at));
    }

    /// "half of", "half the", "half a million"; but "first half", "half-time", "half past".
    std::optional<NumberReading> half(std::size_t at) const {
        const Token& before = s_[at - 1];
        if (is(before, WordClass::ordinal) || is(before, WordClass::determiner) ||
            (s_.glued(at) && before.is("-")) || (at > 0 && before.is_word() && before.is("other")))
            return std::nullopt;
        const Token& next = s_[at + 1];
        if (next.is("of") && is(s_[at + 2], WordClass::article)) return std::nullopt;
        if (next.is("of") || next.is("the") || next.is("its") || next.is("their") ||
            next.is("his") || next.is("her") || next.is("our") || next.is("all"))
            return fraction_reading(Decimal::scaled(5, -1), at + 1);
        if (is(next, WordClass::article) && measures(at + 2))
            return fraction_reading(Decimal::scaled(5, -1), at + 1);
        // "Nearly half said no", "more than half.", "cut it by half"
        const bool measured = before.is("by") || before.is("than") || before.is("about") ||
                              before.is("around") || before.is("nearly") || before.is("almost") ||
                              before.is("over") || before.is("roughly");
        const bool alone = !next.is_word() || is(next, WordClass::auxiliary) ||
                           is(next, WordClass::verb) || is(next, WordClass::preposition) ||
                           is(next, WordClass::conjunction) ||
                           is(next, WordClass::invariable_plural);
        if (measured && alone && !(s_.glued(at + 1) && !next.is(".") && !next.is(",")))
            return fraction_reading(Decimal::scaled(5, -1), at + 1);
        return std::nullopt;
    }

    std::optional<NumberReading> of_a_scale(const Decimal& part, std::size_t scale) const {
        NumberReading out;
        const auto power = *s_[scale].word->number(WordClass::scale);
        out.value = part * power_of_ten(power);
        out.allows = Interval::exactly(*out.value);
        out.precision = {one_part_of(*out.value), one_part_of(*out.value), true, false};
        out.in_words = true;
        out.last = scale + 1;
        return out;
    }

    /// A whole number below a thousand, in digits or words.
    std::optional<std::pair<std::int64_t, std::size_t>> whole(std::size_t at) const {
        if (s_[at].is_digits() && s_[at].text.size() <= 7) {
            std::string text(s_[at].text);
            const std::size_t last = grouped(at, text);
            if (text.size() > 9) return std::nullopt;
            return std::pair{static_cast<std::int64_t>(std::stol(text)), last};
        }
        if (!is_number_word(s_[at])) return std::nullopt;
        std::size_t last = at;
        std::int64_t out = below_hundred(at, last);
        // "one in five hundred", "one in ten thousand"
        if (const auto power = number_of(last, WordClass::scale);
            power && *power <= 6 && out > 0 && out < 100) {
            for (std::int64_t i = 0; i < *power; ++i)
                out *= 10;
            ++last;
        }
        return std::pair{out, last};
    }

    /// "one in five", "9 out of 10", "one-in-four"; not "one in 2019", "two in three days".
    std::optional<NumberReading> one_in_five(std::size_t at) const {
        const auto part = whole(at);
        if (!part || part->first < 1 || part->first > 99) return std::nullopt;
        std::size_t i = step(part->second);
        const bool out_of = s_[i].is("out") && s_[i + 1].is("of");
        if (out_of) {
            i += 2;
            if (s_[i].is("every")) ++i;
        } else if (s_[i].is("in")) {
            i = step(i + 1);
            if (s_[i].is("every")) ++i;
        } else {
            return std::nullopt;
        }
        const auto all = whole(i);
        if (!all || all->first <= part->first) return std::nullopt;
        const bool round = all->first <= 20 || (part->first == 1 && all->first < 100) ||
                           all->first == 1000 || all->first % 10000 == 0 ||
                           (all->first < 1000 && all->first % 100 == 0);
        if (!round || (!out_of && part->first > 9)) return std::nullopt;
        const Token& next = s_[step(all->second)];
        const bool time = Vocabulary::phrase(Table::unit, s_, step(all->second)).has_value() ||
                          next.is("am") || next.is("pm") || next.is(":") || next.is(".") ||
                          next.is("%");
        const bool goes_on = next.is(".") && s_[step(all->second) + 1].is_digits();
        if ((time && !(next.is(".") && !goes_on)) || is(next, WordClass::scale))
            return std::nullopt;
        return fraction_reading(ratio(part->first, all->first), all->second);
    }

    // ------------------------------------------------------------ vague numbers

    NumberReading vague(const Decimal& low, const Decimal& high, std::size_t last) const {
        NumberReading out;
        out.allows = Interval::between(low, high);
        out.precision = {low, low, true, false};
        out.approximate = true;
        out.in_words = true;
        out.last = last;
        return out;
    }

    std::optional<NumberReading> vague_number(std::size_t at) const {
        if (const auto size = number_of(at, WordClass::plural_scale))
            return plural_scale(at, *size);
        std::size_t i = at;
        if (is(s_[i], WordClass::article)) ++i;
        const Token& token = s_[i];
        const auto low = number_of(i, WordClass::vague_number);
        const auto high = number_of(i, WordClass::vague_high);
        if (!low || !high || (i == at && !token.is("several") && !token.is("couple")))
            return std::nullopt;
        std::size_t last = i + 1;
        if (is_big_scale(s_[last]) || s_[last].is("dozen")) {
            const Decimal scale = s_[last].is("dozen")
                                      ? Decimal(12)
                                      : power_of_ten(*s_[last].word->number(WordClass::scale));
            ++last;
            return vague(Decimal(*low) * scale, Decimal(*high) * scale, last);
        }
        if (token.is("couple") || token.is("handful")) {
            if (!s_[last].is("of")) return std::nullopt;
            if (is_big_scale(s_[last + 1])) {
                const Decimal scale = power_of_ten(*s_[last + 1].word->number(WordClass::scale));
                return vague(Decimal(*low) * scale, Decimal(*high) * scale, last + 2);
            }
        }
        return vague(Decimal(*low), Decimal(*high), last);
    }

    /// "dozens", "tens of thousands", "hundreds of millions".
    std::optional<NumberReading> plural_scale(std::size_t at, std::int64_t size) const {
        if (is_number_word(s_[at - 1]) || s_[at - 1].is_digits()) return std::nullopt;
        std::size_t last = at + 1;
        Decimal low(size);
        while (s_[last].is("of")) {
            const auto times = number_of(last + 1, WordClass::plural_scale);
            if (!times || *times < size) break;
            low = low * Decimal(*times);
            last += 2;
        }
        if (s_[at].is("tens") && last == at + 1) return std::nullopt;
        if (s_[at].is("scores") && !s_[last].is("of")) return std::nullopt;
        return vague(low, low * Decimal(10), last);
    }

    const TokenisedSentence& s_;
    NumberContext context_;
};

} // namespace

std::optional<NumberReading> read_number(const TokenisedSentence& sentence, std::size_t at,
                                         NumberContext context) {
    return Reader(sentence, context).read(at);
}

bool may_begin_number(const Token& token) {
    constexpr std::uint64_t numeric = [] {
        std::uint64_t out = 0;
        for (const WordClass c : {WordClass::unit_number, WordClass::tens_number, WordClass::scale,
                                  WordClass::group_number, WordClass::plural_scale,
                                  WordClass::vague_number, WordClass::fraction, WordClass::article})
            out |= std::uint64_t{1} << static_cast<unsigned>(c);
        return out;
    }();
    if (token.is_digits()) return true;
    if (token.is_symbol())
        return token.is("-") || token.is("+") || token.is(".") || vulgar(token) != nullptr;
    if (token.is("minus") || token.is("negative")) return true;
    return token.word != nullptr && (token.word->classes & numeric) != 0;
}

} // namespace tally
