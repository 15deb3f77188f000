#include "claims/check/explain.h"

#include "claims/check/dimension.h"
#include "claims/check/keys.h"
#include "claims/check/quotations.h"
#include "claims/check/wording.h"

#include <utility>

namespace tally {

namespace {

/// Two claims in one unit: their own where they share it, else the one of comparison.
struct Shown {
    Interval a, b;
    std::string unit;
};

Shown shown(const Testified& a, const Testified& b) {
    const Value& left = a.claim.value;
    const Value& right = b.claim.value;
    if (left.unit == right.unit && left.per == right.per &&
        dimension_of(left).factor == dimension_of(right).factor)
        return {a.compared.own, b.compared.own, left.unit};
    return {a.compared.interval, b.compared.interval, dimension_of(left).unit};
}

Kind kind_of(const Testified& one) { return dimension_of(one.claim.value).kind; }

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string remark(const Testified& a, const Testified& b) {
    if (a.compared.source == b.compared.source) return "same source: ";
    if (a.copies == b.copies) return "altered copy: ";
    return "";
}

bool says_text(const Testified& one) {
    return is_text_key({one.compared.min_key, one.compared.max_key});
}

/// A name, a quotation, or a time that returns.
std::string text_of(const Testified& one) {
    const Value& value = one.claim.value;
    return quoted(value.kind == Kind::set && value.timex3 ? value.timex3->value : value.name);
}

std::string denied_words(const Testified& one) {
    if (says_text(one)) return text_of(one);
    return interval_words(one.compared.own, one.claim.value.kind);
}

} // namespace

std::string why_both_cannot_be(const Testified& a, const Testified& b) {
    const std::string before = remark(a, b);
    const bool a_denies = a.claim.polarity == Polarity::denied;
    if (a_denies != (b.claim.polarity == Polarity::denied)) {
        const Testified& denies = a_denies ? a : b;
        const Testified& asserts = a_denies ? b : a;
        return before + "one says " + denied_words(asserts) + ", the other denies " +
               denied_words(denies) + ", which leaves nothing of it";
    }
    if (a.claim.value.kind == Kind::quote)
        return before +
               "quoted differently: " + differing_words(a.claim.value.name, b.claim.value.name);
    if (says_text(a)) return before + text_of(a) + " is not " + text_of(b);
    const Shown both = shown(a, b);
    return before + gap_words(both.a, both.b, kind_of(a), both.unit);
}

std::string why_nothing_is_left(const Testified& low, const Testified& high,
                                const std::vector<Testified>& denials) {
    Interval left = low.compared.interval;
    if (const auto common = intersection(left, high.compared.interval)) left = *common;
    std::string out = "of " + interval_words(left, kind_of(low)) + " nothing is left where ";
    for (std::size_t i = 0; i < denials.size(); ++i)
        out += (i == 0 ? "" : " and ") + interval_words(denials[i].compared.interval, kind_of(low));
    return out + (denials.size() == 1 ? " is denied" : " are denied");
}

} // namespace tally
