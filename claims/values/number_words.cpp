// A number is read left to right: a sign, a magnitude (digits, or words below a scale), scales, and
// what may be added behind them ("and a half"). "two million three hundred thousand" is the sum of
// its groups, each group below the scale before it.
#include "claims/values/number_words.h"

#include "claims/values/number_grammar.h"
#include "claims/values/traits.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

/// A number of so many digits fits 64 bits.
constexpr std::size_t most_small_digits = 18;

/// A sign that a number's own may follow at once: "($-5)", "<-30", "=-2".
bool opens_number(const Token& token) {
    constexpr std::string_view signs = "($[<>=~|";
    return token.is_symbol() &&
           (token.is("£") || token.is("€") || token.is("≤") || token.is("≥") || token.is("≈") ||
            (token.text().size() == 1 && signs.find(token.text()) != signs.npos));
}

/// Numbers in words go on after a scale ("two thousand three hundred"), digits as digits_go_on
/// says; "10 million 500" are two numbers.
bool words_and_words(const TokenisedSentence& s, std::size_t first, std::size_t next) {
    return s[next].is_digits() || s[first].is_word() || is(s[next - 1], WordClass::scale) ||
           s[next - 1].is("and");
}

/// "4 thousand 3 hundred": digits with a smaller scale of their own; "3 hundred and 21".
bool digits_go_on(const TokenisedSentence& s, std::size_t& i, std::int64_t below) {
    const bool and_word = s[i].is("and");
    const std::size_t digits = i + (and_word ? 1 : 0);
    const Token& token = s[digits];
    if (!token.is_digits() || token.text().size() > 3 || token.text().front() == '0') return false;
    const auto power = number_of(s, digits + 1, WordClass::scale);
    const bool scaled = power && *power < below && !and_word;
    const bool rest = and_word && below == 2 && s[i - 1].is("hundred") &&
                      token.text().size() <= 2 && !s.glued(digits + 1);
    if (!scaled && !rest) return false;
    i = digits;
    return true;
}

/// Where the next group begins: behind a blank, a hyphen or "and"; 0 for nowhere.
std::size_t joined(const TokenisedSentence& s, std::size_t i, std::int64_t below) {
    if (below < 2) return 0;
    if (s[i].is("-") && s.glued(i) && s.glued(i + 1)) ++i;
    if (s[i].is("and") && is_number_word(s[i + 1]) && !s[i + 1].is("a")) ++i;
    return is_number_word(s[i]) || digits_go_on(s, i, below) ? i : 0;
}

/// "a hundred thousand" is read with its article; a bare "hundred" or "million" only before
/// another scale or after a hedge that needs a number.
bool bare_scale_fits(const TokenisedSentence& s, std::size_t at) { return is_big_scale(s[at + 1]); }

/// Digits, or words below a thousand, or "a" before a scale.
std::optional<SmallNumber> small_number(const TokenisedSentence& s, std::size_t at, bool first) {
    const Token& token = s[at];
    if (token.is_digits() || (token.is(".") && s[at + 1].is_digits() && s.glued(at + 1) &&
                              (token.blank_before() || s[at - 1].is_symbol())))
        return number_in_digits(s, at);
    if (const auto part = vulgar_fraction(token)) {
        SmallNumber out;
        out.value = *part;
        out.last_place = Decimal::scaled(1, -2);
        out.last = at + 1;
        out.fractional = true;
        return out;
    }
    if (is_number_word(token)) return number_in_words(s, at);
    if (first && is(token, WordClass::article)) return article_and_scale(s, at);
    if (first && token.is("half")) return half_of_scale(s, at);
    if (first && (is(token, WordClass::group_number) || is_big_scale(token)) &&
        !s[at - 1].is_digits()) {
        if (is(token, WordClass::group_number)) return std::nullopt;
        if (is_big_scale(token) && !s[at - 1].is("quarter") && !bare_scale_fits(s, at))
            return std::nullopt;
        SmallNumber out;
        out.value = Decimal(1);
        out.last = at;
        out.words = true;
        return out;
    }
    return std::nullopt;
}

/// "dozen" behind a number; "a dozen" alone reads as about twelve.
void dozens(const TokenisedSentence& s, NumberReading& out) {
    const std::size_t next = past_hyphen(s, out.last);
    auto size = number_of(s, next, WordClass::group_number);
    if (s[next].is("dozens") && !out.article) size = 12;
    if (s[next].is("score") && s[next + 1].is("and") && is_number_word(s[next + 2])) {
        std::size_t last = next + 2; // "three score and ten"
        out.value = *out.value * Decimal(*size) + Decimal(below_hundred(s, next + 2, last));
        out.last = last;
        return;
    }
    if (!size || (!s[next].folded().starts_with("doz") && !s[next + 1].is("of"))) return;
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

} // namespace

std::optional<NumberReading> magnitude_at(const TokenisedSentence& s, std::size_t at,
                                          NumberContext context) {
    NumberReading out;
    Decimal sum, last_place(1);
    std::size_t i = at;
    std::int64_t below = 40; // the power of ten that the next group must stay under
    bool any = false;
    bool scaled = false;
    while (true) {
        const std::size_t start = any ? joined(s, i, below) : i;
        if (start == 0 && any) break;
        auto group = small_number(s, start, !any);
        if (!group) break;
        std::int64_t power = 0;
        const std::size_t after = take_scales(s, group->last, *group, power, context);
        if (any && (power >= below || group->value >= power_of_ten(below - power))) break;
        if (any && after == group->last && group->fractional) break;
        if (any && !words_and_words(s, at, start)) break;
        const Decimal scale = power_of_ten(power);
        const Decimal value = power == 0 ? group->value : group->value * scale;
        sum = any ? sum + value : value;
        last_place = power == 0 ? group->last_place : group->last_place * scale;
        out.in_words = group->words && (!any || out.in_words);
        out.bare_digits = !any && group->bare_digits && power == 0;
        out.article = out.article || group->article;
        out.scale = any ? Decimal(1) : scale;
        scaled = scaled || power > 0 || group->scale_word;
        any = true;
        i = after;
        if (power > 0 && add_part_of_scale(s, i, scale, sum, last_place)) break;
        below = power > 0 ? power : group->round_to;
        if (below <= 0) break;
    }
    if (!any) return std::nullopt;
    out.value = sum;
    out.last = i;
    out.precision.last_place = last_place;
    out.precision.scale_word = scaled;
    dozens(s, out);
    if (!out.approximate) out.allows = Interval::exactly(*out.value);
    out.precision.last_digit = one_part_of(*out.value);
    return out;
}

namespace {

/// "sixfold", "twice", "thrice": a word that says how many times. "double" and "triple" do not say
/// it of anything told; "twice the price" is a part of what follows.
std::optional<NumberReading> multiple_at(const TokenisedSentence& s, std::size_t at) {
    const auto factor = number_of(s, at, WordClass::multiple);
    if (!factor || (s.glued(at) && s[at - 1].is_symbol())) return std::nullopt;
    const bool fold = s[at].folded().ends_with("fold");
    const Token& next = s[at + 1];
    const bool times = s[at].folded().ends_with("ice") && !next.is("as") && !next.is("the") &&
                       !next.is("-") && !is(next, WordClass::determiner) &&
                       !is(next, WordClass::pronoun) && !is(next, WordClass::article);
    if (!fold && !times) return std::nullopt;
    NumberReading out;
    out.value = Decimal(*factor);
    out.allows = Interval::exactly(*out.value);
    out.precision = {Decimal(1), one_part_of(*out.value), false, false};
    out.in_words = true;
    out.multiple = fold;
    out.times = times;
    out.last = at + 1;
    return out;
}

bool is_slash(const Token& token) { return token.is("/") || token.is("⁄"); }

/// Words that are parts of numbers and of no such class: "2 and a half", "5 in 10", "9 out of 10",
/// "3 point 1", "1 over 3", "2 x 10^3", "1e6", "10 fold", "10s of thousands".
bool may_join_number(const Token& word) {
    if (word.folded().size() > 5) return false;
    return word.is("and") || word.is("in") || word.is("out") || word.is("over") || word.is("s") ||
           word.is("point") || word.is("x") || word.is("e") || word.is("fold");
}

/// Whether a number in front may go on with the token: not so before most words, nor before most
/// signs. It is no hyphen that joins.
bool may_go_on(const TokenisedSentence& s, std::size_t at) {
    const Token& next = s[at];
    if (next.is_digits()) return true;
    if (next.is_word()) {
        if (next.word() != nullptr &&
            (next.word()->classes & number_parts & ~bit(WordClass::article)) != 0)
            return true;
        return may_join_number(next);
    }
    if (next.is(",") || next.is(".")) return s[at + 1].is_digits();
    return next.is("-") || next.is("/") || next.is("*") || next.is("^") ||
           (next.folded().size() > 1 && !next.is("–"));
}

/// Adds a run of digits to a number, as long as it fits 64 bits.
bool add_digits(const Token& run, std::size_t& digits, std::int64_t& number) {
    digits += run.text().size();
    if (digits > most_small_digits) return false;
    for (const char c : run.text())
        number = number * 10 + (c - '0');
    return true;
}

/// "30", "2,000", "1.5": without the point, and how many digits stand behind it. The token behind
/// it, `at` for none. Groups of other sizes are left to number_in_digits().
std::size_t take_plain_digits(const TokenisedSentence& s, std::size_t at, std::int64_t& number,
                              int& decimals) {
    const auto joins = [&](std::size_t i) {
        return s.glued(i) && s[i + 1].is_digits() && s.glued(i + 1);
    };
    std::size_t digits = 0;
    std::size_t i = at + 1;
    if (!add_digits(s[at], digits, number)) return at;
    if (digits <= 3)
        for (; s[i].is(",") && joins(i) && s[i + 1].text().size() == 3; i += 2)
            if (!add_digits(s[i + 1], digits, number)) return at;
    if (s[i].is(".") && joins(i)) {
        decimals = static_cast<int>(s[i + 1].text().size());
        if (!add_digits(s[i + 1], digits, number)) return at;
        i += 2;
    }
    return i;
}

/// "three", "forty-two"; the token behind it, `at` for none.
std::size_t take_plain_words(const TokenisedSentence& s, std::size_t at, std::int64_t& number) {
    const Word* const word = s[at].word();
    const std::uint64_t classes = word == nullptr ? 0 : word->classes & numeric_classes;
    if (classes != bit(WordClass::unit_number) && classes != bit(WordClass::tens_number)) return at;
    std::size_t last = at;
    number = below_hundred(s, at, last);
    return last;
}

/// The "x" of "2.5x faster", "3x-4x", "5× as many"; not of "3x4" and "4x100 m".
bool is_times_sign(const TokenisedSentence& s, std::size_t at) {
    if (!(s[at].text() == "x" || s[at].is("×")) || !s.glued(at) || !s[at - 1].is_digits())
        return false;
    return !s.glued(at + 1) || (s[at + 1].is_symbol() && !s[at + 2].is_digits());
}

/// "10-fold", "a hundred fold", "2.5x".
void take_fold(const TokenisedSentence& s, NumberReading& out) {
    const bool sign = is_times_sign(s, out.last);
    const std::size_t fold = sign ? out.last : past_hyphen(s, out.last);
    if (!(sign || s[fold].is("fold")) || !out.value) return;
    out.last = fold + 1;
    out.bare_digits = false;
    out.multiple = true;
}

} // namespace

bool read_plain_number(const TokenisedSentence& s, std::size_t at, NumberReading& out) {
    const bool digits = s[at].is_digits();
    std::int64_t coefficient = 0;
    int decimals = 0;
    std::size_t last = digits ? take_plain_digits(s, at, coefficient, decimals)
                              : take_plain_words(s, at, coefficient);
    if (last == at) return false;
    const bool alone = last == at + 1;
    std::int64_t power = 0;
    if (is(s[last], WordClass::scale)) {
        power = *s[last].word()->number(WordClass::scale);
        if (s[last].is("mil") || (power == 2 && !digits)) return false;
        ++last;
    }
    const std::size_t next = past_hyphen(s, last);
    if (next != last && s[next].is_digits()) { // "3-5", but "2-1/2"
        if (!digits || power > 0 || is_slash(s[next + 1])) return false;
    } else if (may_go_on(s, next) || s[next].is("firsts") || s[next].is("nineths")) {
        return false; // "twenty-firsts", of the ordinals those that are of no class
    }
    const int place = static_cast<int>(power) - decimals;
    out.last = last;
    out.value = Decimal::scaled(coefficient, place);
    out.allows = Interval::exactly(*out.value);
    out.precision.last_place = Decimal::scaled(1, place);
    out.precision.last_digit = one_part_of(*out.value);
    out.precision.scale_word = power > 0;
    if (power > 0) out.scale = power_of_ten(power);
    out.in_words = !digits;
    out.bare_digits = digits && alone && power == 0;
    return true;
}

bool read_number(const TokenisedSentence& s, std::size_t at, NumberContext context,
                 NumberReading& out) {
    if (!may_begin_number(s[at])) return false;
    if (read_plain_number(s, at, out)) return true;
    const auto number = read_long_number(s, at, context);
    if (number) out = *number;
    return number.has_value();
}

std::optional<NumberReading> read_number(const TokenisedSentence& s, std::size_t at,
                                         NumberContext context) {
    std::optional<NumberReading> out(std::in_place);
    if (!read_number(s, at, context, *out)) out.reset();
    return out;
}

std::optional<NumberReading> read_long_number(const TokenisedSentence& s, std::size_t at,
                                              NumberContext context) {
    if (auto vague = vague_number_at(s, at)) return vague;
    if (auto part = fraction_at(s, at, context)) return part;
    if (auto multiple = multiple_at(s, at)) return multiple;
    bool negative = false;
    std::size_t i = at;
    const bool free = s[i].blank_before() || opens_number(s[i - 1]);
    if (s[i].is("-") && s.glued(i + 1) && free) {
        negative = true;
        ++i;
    } else if (s[i].is("+") && s.glued(i + 1) && s[i + 1].is_digits() && free) {
        ++i;
    } else if (s[i].is("minus") || s[i].is("negative")) {
        negative = true;
        ++i;
        if (s[i].is("-") && s.glued(i)) ++i;
        if (s[i].is("a")) return std::nullopt;
    }
    auto out = i == at ? std::nullopt : fraction_at(s, i, context);
    if (!out) out = magnitude_at(s, i, context);
    if (!out) return std::nullopt;
    if (auto part = fraction_over(s, *out, at, context)) out = part;
    take_fold(s, *out);
    if (i != at) {
        out->is_signed = true;
        out->bare_digits = false;
        if (!out->value || (!s[at].is_symbol() && out->approximate)) return std::nullopt;
    }
    if (negative) {
        out->value = -*out->value;
        out->allows = Interval::exactly(*out->value);
    }
    return out;
}

} // namespace tally
