#include "claims/check/explain.h"

#include "claims/check/dimension.h"
#include "claims/check/keys.h"
#include "claims/check/quotations.h"
#include "claims/check/wording.h"

#include <utility>

namespace tally {

namespace {

constexpr int shown_digits = 5; // of a figure that no text gives
constexpr int exact_digits = 15;

Kind kind_of(const Testified& one) { return dimension_of(one.claim.value).kind; }

/// What a claim was compared as, in the unit of a value of its fact.
Interval in_unit_of(const Value& usual, const Testified& one, int digits) {
    const Dimension unit = dimension_of(usual);
    const Value& own = one.claim.value;
    if (own.unit == usual.unit && dimension_of(own).factor == unit.factor) return one.compared.own;
    return as_written(one.compared.interval, unit, digits);
}

/// Whether a fact's claims are told in the unit of one of them and not in that of comparison: a
/// share in words is told in percent.
bool has_own_unit(const Value& usual) { return dimension_of(usual).kind == usual.kind; }

/// How far two intervals that do not meet are apart.
Decimal gap_between(const Interval& a, const Interval& b) {
    const bool a_below = a.max() && b.min() && a.max_key() < b.min_key();
    const Interval& below = a_below ? a : b;
    const Interval& above = a_below ? b : a;
    return above.min() && below.max() ? *above.min() - *below.max() : Decimal(0);
}

/// Two claims in one unit.
struct Shown {
    Interval a, b;
    std::string unit;
};

Shown shown(const Testified& a, const Testified& b, const Value& usual) {
    const Value& left = a.claim.value;
    const Value& right = b.claim.value;
    const bool share_one = left.unit == right.unit && left.per == right.per &&
                           dimension_of(left).factor == dimension_of(right).factor;
    const Value& told = share_one ? left : usual;
    if (!share_one && !has_own_unit(told))
        return {a.compared.interval, b.compared.interval, dimension_of(left).unit};
    const auto shown_to = [&](int digits) {
        return Shown{in_unit_of(told, a, digits), in_unit_of(told, b, digits), unit_words(told)};
    };
    const Shown exact = shown_to(exact_digits);
    const Decimal gap = gap_between(exact.a, exact.b);
    Shown out = exact;
    for (int digits = exact_digits; digits >= shown_digits; --digits) {
        out = shown_to(digits);
        const Decimal off = (gap_between(out.a, out.b) - gap).abs();
        if (off * Decimal(1000) > gap.abs()) return shown_to(digits + 1);
    }
    return out;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string remark(const Testified& a, const Testified& b) {
    if (a.compared.source == b.compared.source) return "same source: ";
    if (a.copies == b.copies) return "altered copy: ";
    return "";
}

bool says_text(const Testified& one) {
    return is_text_key({one.compared.min_key, one.compared.max_key});
}

/// A name, a time that returns, or a quotation, which has its own marks.
std::string text_of(const Testified& one) {
    return one.claim.value.kind == Kind::quote ? one.words : quoted(one.words);
}

std::string denied_words(const Testified& one) {
    if (says_text(one)) return text_of(one);
    const Interval& own = one.compared.own;
    return interval_words(own, one.claim.value.kind) +
           behind_number(unit_words(one.claim.value), own == Interval::exactly(Decimal(1)));
}

} // namespace

std::string why_both_cannot_be(const Testified& a, const Testified& b, const Value& usual) {
    const std::string before = remark(a, b);
    const bool a_denies = a.claim.polarity == Polarity::denied;
    if (a_denies != (b.claim.polarity == Polarity::denied)) {
        const Testified& denies = a_denies ? a : b;
        const Testified& asserts = a_denies ? b : a;
        return before + "one says " + denied_words(asserts) + ", the other denies " +
               denied_words(denies) + ", which leaves nothing of it";
    }
    if (a.claim.value.kind == Kind::quote)
        return before + "quoted differently: " + differing_words(a.words, b.words);
    if (says_text(a)) return before + text_of(a) + " is not " + text_of(b);
    const Shown both = shown(a, b, usual);
    return before + gap_words(both.a, both.b, kind_of(a), both.unit);
}

std::string why_nothing_is_left(const Testified& low, const Testified& high,
                                const std::vector<Testified>& denials, const Value& usual) {
    const bool own = has_own_unit(usual);
    const auto told = [&](const Testified& one) {
        return own ? in_unit_of(usual, one, shown_digits) : one.compared.interval;
    };
    const auto words = [&](const Interval& interval) {
        return interval_words(interval, kind_of(low)) +
               behind_number(own ? unit_words(usual) : "", interval.is_exact());
    };
    Interval left = told(low);
    if (const auto common = intersection(left, told(high))) left = *common;
    std::string out = "of " + words(left) + " nothing is left where ";
    for (std::size_t i = 0; i < denials.size(); ++i)
        out += (i == 0 ? "" : " and ") + words(told(denials[i]));
    return out + (denials.size() == 1 ? " is denied" : " are denied");
}

} // namespace tally
