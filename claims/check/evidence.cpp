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
    double same_next = 0, other_next = 0;
    bool other_thing = false; ///< what they count or rank goes by another word
    bool same_phrase = false; ///< same noun, and the very same words before it
    double both_people = 0;   ///< different nouns, of people both
    double no_head = 0;
    double named_role = 0; ///< same role, and it names whom it is of
    double lone_role = 0, lone_head = 0, lone_measure = 0; ///< one over how many values share it
};

/// Whether two roles are of one kind and only one names what it is of: "distance from the harbour"
/// may be "distance from Arvika".
bool may_be_one_role(const Statement& a, const Statement& b) {
    if (a.role_names == b.role_names) return false;
    const auto kind = [](const std::string& role) {
        const std::size_t from = role.find(" from ");
        const std::size_t of = role.find(" of ");
        return std::string_view(role).substr(0, std::min(from, of));
    };
    return kind(a.role).size() < a.role.size() && kind(a.role) == kind(b.role);
}

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

    out.same_phrase = out.same_head > 0 && !x.modifiers.empty() && x.modifiers == y.modifiers;
    if (x.next != Surroundings::none && y.next != Surroundings::none)
        (x.next == y.next ? out.same_next : out.other_next) = 1;

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
    out.other_thing = out.other_head + out.one_head > 0 || (a.is_ordinal && out.other_next > 0);
    if (x.verb != Surroundings::none && y.verb != Surroundings::none)
        (x.verb == y.verb ? out.same_verb : out.other_verb) = 1;
    out.other_time = a.looks_back != b.looks_back ? 1 : 0;
    out.lead = x.lead && y.lead ? 1 : 0;
    if (a.role == b.role)
        out.same_role = a.role.empty() ? 0 : 1;
    else if (a.role.empty() || b.role.empty() || may_be_one_role(a, b))
        out.one_role = 1;
    else
        out.other_role = 1;
    using Scope = Surroundings::Scope;
    const auto either = [&](Scope scope) { return x.scope == scope || y.scope == scope; };
    out.other_scope = x.scope == y.scope ? 0 : either(Scope::sum) || either(Scope::added) ? 3 : 1;
    out.both_people = out.other_head > 0 && x.counts_people && y.counts_people ? 1 : 0;
    out.no_head = x.head == Surroundings::none && y.head == Surroundings::none ? 1 : 0;
    out.named_role = a.role_names ? out.same_role : 0;
    out.lone_role = out.same_role / static_cast<double>(std::max(a.of_role, b.of_role));
    out.lone_head = out.same_head / static_cast<double>(std::max(a.of_head, b.of_head));
    out.lone_measure = 1 / static_cast<double>(std::max(a.of_measure, b.of_measure));
    return out;
}

constexpr double alike_words = 0.3; ///< a likeness that is worth telling
constexpr double alike_enough =
    0.35; ///< sentences more alike than that tell of several like things: "16 points, and Lund 14"

constexpr double little_alike = 0.15;
constexpr double a_few = 12; ///< numbers up to this one meet by chance

/// How far two values are apart, as log-odds: a doubling more is one. The same digits ten times as
/// large and more are likely a slip, "$1.2 million" for "$1.2 billion", and in the one role that
/// both articles give once a great difference is no proof of two things.
double distance_of(const Statement& a, const Statement& b, double ratio, bool lone_role) {
    if (a.digits == b.digits && ratio >= (a.digits.size() > 1 ? 10 : 1000)) return 0;
    double far = 0;
    for (double left = ratio; left > 2 && far < 8; left /= 2)
        far += left >= 4 ? 1 : (left - 2) / 2;
    return lone_role ? std::min(far, 2.0) : far;
}

/// Whether two values are of two times, and the thing moves that way: news, and no conflict.
bool has_moved(const Statement& a, const Statement& b) {
    if (!a.as_of || !b.as_of || a.as_of == b.as_of) return false;
    const bool a_first = *a.as_of < *b.as_of;
    const Statement& early = a_first ? a : b;
    const Statement& late = a_first ? b : a;
    switch (a.moves) {
    case Moves::never: return false;
    case Moves::any: return true;
    case Moves::grows: return early.low <= late.high;
    case Moves::shrinks: return late.low <= early.high;
    }
    return false;
}

/// How much two values that fit say that they are one, where they are written in two units: "60
/// metres" and "200 feet". The less room either leaves, the more.
double meeting_of(const Statement& a, const Statement& b) {
    if (a.unit == b.unit || a.is_date || a.is_time || a.size == 0 || b.size == 0) return 0;
    const bool counts = a.measure == "number"; // as "people" and "workers" are no two units
    if (counts) return 0;
    const double room = std::max(a.width, b.width);
    return room <= 0 || room > 0.4 ? 0 : room <= 0.12 ? 2 : 1;
}

/// How likely two numbers are a slip of the hand apart: two digits that stand side by side changed
/// places ("2,600" and "6,200"), or, of four digits and more, they are nearly the same ("4,118"
/// and "4,119"). Numbers of two things are so only by rare chance.
double slip_of(const Statement& a, const Statement& b) {
    if (a.is_date || a.is_vague || b.is_vague) return 0;
    const double ratio = std::max(a.size, b.size) / std::min(a.size, b.size);
    const std::string& x = a.digits;
    const std::string& y = b.digits;
    if (x.size() != y.size() || x.size() < 2 || ratio >= 10) return 0;
    if (x.size() > 3 && ratio < 1.005) return 1.5;
    const auto first =
        static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin()).first - x.begin());
    if (first + 1 >= x.size() || x[first] != y[first + 1] || x[first + 1] != y[first]) return 0;
    const bool swapped =
        x.compare(first + 2, std::string::npos, y, first + 2, std::string::npos) == 0;
    return !swapped ? 0 : x.size() > 2 ? 2 : 1.5;
}

bool is_small(const Statement& one) { return one.magnitude > 0 && one.magnitude <= 3; }

double log10_of(double x) {
    // Enough for "how many digits": the exponent, and the rest in a straight line.
    double digits = 0;
    for (; x >= 10; x /= 10)
        ++digits;
    return digits + (x > 1 ? (x - 1) / 9 : 0);
}

/// Says each thing that speaks for or against one fact to `tell(what, odds)`.
template <class Tell>
void weigh_one_fact(const Statement& a, const Statement& b, const Alike& c, const Tell& tell) {
    tell("", -3.6);
    tell("alike sentences", 2.6 * c.words);
    tell("alike words beside them", 1.1 * c.near);
    tell("same noun", 0.3 * c.same_head);
    tell("other nouns", -1.3 * c.other_head);
    tell("one has no noun", -0.6 * c.one_head);
    tell("shared names", 0.6 * c.names);
    tell("no shared name", -0.4 * c.no_name);
    tell("same place", 0.9 * c.same_place);
    tell("other places", -0.5 * c.other_place);
    tell("same words before the noun", 0.6 * c.modifiers);
    tell("other words before the noun", -0.4 * c.other_modifiers);
    tell("same values beside them", 0.8 * c.beside);
    tell("same time", 0.6 * c.same_date);
    tell("other times", -0.6 * c.other_date);
    tell("one looks back", -1.0 * c.other_time);
    tell("same verb", (a.is_date ? 1.8 : 0.8) * c.same_verb);
    tell("a verb each", 0.5 * c.other_verb);
    tell("both at the head of their texts", 0.6 * c.lead);
    tell("whole and part", -0.4 * c.other_scope);
    tell("same role", 1.1 * c.same_role);
    tell("other roles", -0.9 * c.other_role);
    tell("one has no role", -0.7 * c.one_role);
    tell("the role names whom it is of", 0.7 * c.named_role);
    tell("dates", a.is_date ? -1.0 : 0);
    tell("times", a.is_time && !a.is_date ? -0.1 : 0);
    if (c.other_thing && a.magnitude > 0 && a.magnitude <= a_few)
        tell("small numbers of other things", -1.2);
    if (a.said != b.said) return tell("values that meet", meeting_of(a, b));
    tell("same value", 2.9 + 0.3 * std::min(3.0, a.magnitude > 0 ? log10_of(a.magnitude + 1) : 0));
    tell("a very small one", is_small(a) ? (c.same_phrase ? -0.8 : -1.8) : 0);
    tell("a day of the calendar", a.is_calendar_date && b.is_calendar_date ? 0.8 : 0);
}

/// The same of one conflict.
template <class Tell>
void weigh_a_conflict(const Statement& a, const Statement& b, const Alike& c, double rival,
                      const Tell& tell) {
    tell("", -4.2);
    tell("other roles", c.other_role > 0 ? -9.0 : 0);
    tell("alike sentences", 3.1 * std::min(c.words, alike_enough));
    tell("alike words beside them", 0.4 * c.near);
    tell("same word behind them", 0.9 * c.same_next);
    tell("same noun", 0.9 * c.same_head + 1.2 * c.lone_head);
    tell("other nouns", -0.2 * c.other_head);
    tell("one has no noun", -0.8 * c.one_head);
    tell("people both", c.both_people * (c.same_role > 0 ? 2.5 : c.one_role > 0 ? 0.5 : 2.0));
    tell("no noun", c.no_head * 0.8);
    tell("few values of that kind", 1.2 * c.lone_measure);
    tell("same role", 0.6 * c.same_role + 1.5 * c.lone_role);
    tell("the role names whom it is of", 2.5 * c.named_role);
    tell("one has no role", -0.2 * c.one_role);
    tell("it moves, and they are of two times",
         c.same_role > 0 && c.other_time == 0 && has_moved(a, b) ? 1.5 : 0);
    tell("same words before the noun", 1.6 * c.modifiers);
    tell("other words before the noun", -0.4 * c.other_modifiers);
    tell("whole and part", -1.5 * c.other_scope);
    tell("same place", 0.4 * c.same_place);
    tell("other places", -1.2 * c.other_place);
    tell("no shared name", -1.1 * c.no_name);
    tell("same values beside them", 1.0 * c.beside);
    tell("same time", 0.5 * c.same_date);
    tell("one looks back", a.is_date ? 0 : -1.2 * c.other_time);
    tell("both at the head of their texts", 1.6 * c.lead);
    tell("dates", a.is_date ? -0.8 : 0);
    tell("a very small one", is_small(a) || is_small(b) ? -1.1 : 0);
    tell("one is vague", a.is_vague || b.is_vague ? -1.0 : 0);
    const double slip = a.size > 0 && b.size > 0 ? slip_of(a, b) : 0;
    const double in_common =
        c.same_role + c.same_head + c.both_people + c.same_next + c.modifiers + c.same_place;
    tell("little in common", in_common == 0 && c.words < little_alike ? -1.5 : 0);
    tell("the other article says it elsewhere", -0.95 * std::clamp(rival + 1.5, 0.0, 4.0));
    if (a.size > 0 && b.size > 0) {
        const double ratio = std::max(a.size, b.size) / std::min(a.size, b.size);
        tell("a slip apart", slip);
        tell("far apart", -distance_of(a, b, ratio, c.lone_role == 1));
    }
}

/// Adds up what it is told.
struct Sum {
    double* odds;
    void operator()(std::string_view, double more) const { *odds += more; }
};

} // namespace

bool fit_each_other(const Statement& a, const Statement& b) {
    if (a.is_date && b.is_date && differ(a.parts, b.parts)) return false;
    if (a.unit != b.unit && !a.among_low.empty() && !b.among_low.empty())
        return std::max(a.among_low, b.among_low) <= std::min(a.among_high, b.among_high);
    return std::max(a.low, b.low) <= std::min(a.high, b.high);
}

double evidence_of_one_fact(const Statement& a, const Statement& b,
                            const std::vector<Statement>& all, const Words& words) {
    double odds = 0;
    weigh_one_fact(a, b, compared(a, b, all, words), Sum{&odds});
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
                              const std::vector<Statement>& all, const Words& words, double rival) {
    double odds = 0;
    weigh_a_conflict(a, b, compared(a, b, all, words), rival, Sum{&odds});
    return odds;
}

} // namespace tally
