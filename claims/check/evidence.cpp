#include "claims/check/evidence.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

template <class T>
std::size_t shared(const std::vector<T>& a, const std::vector<T>& b) {
    std::size_t out = 0;
    auto right = b.begin();
    for (const T& one : a) {
        while (right != b.end() && *right < one)
            ++right;
        if (right != b.end() && *right == one) ++out;
    }
    return out;
}

/// What two wordings have in common, and what tells them apart; each from 0 to 1.
struct Alike {
    double words = 0, near = 0;
    double same_head = 0, other_head = 0, one_head = 0;
    double names = 0, no_name = 0;
    double same_place = 0, other_place = 0;
    double modifiers = 0, other_modifiers = 0;
    double beside = 0; ///< values that stand beside both: up to 2
    double same_date = 0, other_date = 0;
    double lead = 0;
    double same_verb = 0, other_verb = 0;
    double other_time = 0; ///< one looks back to another month or year, the other does not
    double same_role = 0, other_role = 0, one_role = 0;
    double other_scope = 0; ///< one is said to be some of more, or all, and the other is not
};

Alike compared(const Statement& a, const Statement& b, const std::vector<Statement>& all,
               const Words& words) {
    const Surroundings& x = a.around;
    const Surroundings& y = b.around;
    Alike out;
    out.words = likeness_of(x.words, y.words, words);
    out.near = likeness_of(x.near, y.near, words);
    if (x.head != Surroundings::none && y.head != Surroundings::none)
        (x.head == y.head ? out.same_head : out.other_head) = 1;
    else if (x.head != y.head)
        out.one_head = 1;
    if (!x.names.empty() && !y.names.empty()) {
        const std::size_t both = shared(x.names, y.names);
        out.names = static_cast<double>(both) /
                    static_cast<double>(std::min(x.names.size(), y.names.size()));
        out.no_name = both == 0 ? 1 : 0;
    }
    if (x.place != Surroundings::none && y.place != Surroundings::none)
        (x.place == y.place ? out.same_place : out.other_place) = 1;
    if (!x.modifiers.empty() && !y.modifiers.empty())
        (shared(x.modifiers, y.modifiers) > 0 ? out.modifiers : out.other_modifiers) = 1;

    bool dates = false;
    bool dates_fit = false;
    for (const std::size_t left : a.beside)
        for (const std::size_t right : b.beside)
            if (all[left].said == all[right].said) out.beside = std::min(2.0, out.beside + 1);
    for (const std::size_t left : a.dates)
        for (const std::size_t right : b.dates) {
            dates = true;
            dates_fit = dates_fit || fit_each_other(all[left], all[right]);
        }
    if (dates) (dates_fit ? out.same_date : out.other_date) = 1;
    if (x.verb != Surroundings::none && y.verb != Surroundings::none)
        (x.verb == y.verb ? out.same_verb : out.other_verb) = 1;
    out.other_time = a.looks_back != b.looks_back ? 1 : 0;
    out.lead = x.lead && y.lead ? 1 : 0;
    if (!a.role.empty() && !b.role.empty())
        (a.role == b.role ? out.same_role : out.other_role) = 1;
    else if (a.role != b.role)
        out.one_role = 1;
    out.other_scope = x.scope != y.scope ? 1 : 0;
    return out;
}

constexpr double alike_words = 0.3; ///< a likeness that is worth telling

double log10_of(double x) {
    // Enough for "how many digits": the exponent, and the rest in a straight line.
    double digits = 0;
    for (; x >= 10; x /= 10)
        ++digits;
    return digits + (x > 1 ? (x - 1) / 9 : 0);
}

} // namespace

bool fit_each_other(const Statement& a, const Statement& b) {
    return std::max(a.low, b.low) <= std::min(a.high, b.high);
}

double evidence_of_one_fact(const Statement& a, const Statement& b,
                            const std::vector<Statement>& all, const Words& words) {
    const Alike c = compared(a, b, all, words);
    double odds = -3.6;
    odds += 2.6 * c.words + 1.1 * c.near;
    odds += 0.3 * c.same_head - 1.3 * c.other_head - 0.6 * c.one_head;
    odds += 0.6 * c.names - 0.4 * c.no_name;
    odds += 0.9 * c.same_place - 0.5 * c.other_place;
    odds += 0.6 * c.modifiers - 0.4 * c.other_modifiers;
    odds += 0.8 * c.beside + 0.6 * c.same_date - 0.6 * c.other_date - 0.7 * c.other_time;
    odds += 0.8 * c.same_verb + 0.5 * c.other_verb + 0.6 * c.lead - 0.4 * c.other_scope;
    odds += 1.1 * c.same_role - 0.9 * c.other_role - 0.7 * c.one_role;
    odds -= a.is_date ? 1.3 : a.is_time ? 0.1 : 0;
    if (a.said == b.said) {
        odds += 2.9;
        if (a.magnitude > 0 && a.magnitude <= 3) odds -= 1.8;
        if (a.magnitude > 0) odds += 0.3 * std::min(3.0, log10_of(a.magnitude + 1));
    }
    return odds;
}

std::string shared_by(const Statement& a, const Statement& b, const std::vector<Statement>& all,
                      const Words& words) {
    const Alike c = compared(a, b, all, words);
    std::string out;
    const auto add = [&](bool holds, std::string_view what) {
        if (holds) (out += out.empty() ? "" : ", ") += what;
    };
    add(a.said == b.said, "same value");
    add(c.same_role > 0, "same role");
    add(c.same_head > 0, "same noun");
    add(c.modifiers > 0, "same words before the noun");
    add(c.same_place > 0, "same place");
    add(c.same_verb > 0, "same verb");
    add(c.same_date > 0, "same time");
    add(c.beside > 0, "same values beside them");
    add(c.names > 0, "shared names");
    add(c.lead > 0, "both at the head of their texts");
    add(c.near >= alike_words, "alike words beside them");
    add(c.words >= alike_words, "alike sentences");
    return out.empty() ? "little in common" : out;
}

double evidence_of_a_conflict(const Statement& a, const Statement& b,
                              const std::vector<Statement>& all, const Words& words) {
    const Alike c = compared(a, b, all, words);
    double odds = 2.5 * c.near + 2.5 * c.words;
    odds += 2.0 * c.same_head - 1.5 * c.other_head - 0.5 * c.one_head;
    odds += 0.8 * c.same_place - 2.0 * c.other_place;
    odds += 0.4 * c.names - 1.0 * c.no_name + 0.5 * c.modifiers;
    odds += 0.6 * c.same_verb - 0.5 * c.other_verb + 0.6 * c.lead;
    odds += 0.4 * c.beside - 2.0 * c.other_date - 3.0 * c.other_time;
    odds += (a.one_of_role ? 3.0 : 0.5) * c.same_role - 9 * c.other_role - 1.0 * c.one_role -
            1.5 * c.other_scope;
    if (a.is_time && c.same_role == 0) odds -= 0.5; // many things last, and happen at an hour
    if (a.magnitude > 0 && b.magnitude > 0) {
        double ratio = a.magnitude / b.magnitude;
        if (ratio < 1) ratio = 1 / ratio;
        odds -= std::max(0.0, ratio - 2) * 0.75;
    }
    return odds;
}

} // namespace tally
