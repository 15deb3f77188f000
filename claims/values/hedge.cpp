#include "claims/values/hedge.h"

#include "claims/values/number_words.h"
#include "claims/values/time_words.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace tally {

namespace {

constexpr std::array<std::string_view, 9> names = {"exactly",   "about",     "nearly",
                                                   "just_over", "more_than", "at_least",
                                                   "less_than", "at_most",   "up_to"};

/// What each row of the vocabulary means; idioms are rows too, and mean nothing here.
std::vector<std::optional<Hedging>> hedgings() {
    std::vector<std::optional<Hedging>> out;
    for (const Hedge& hedge : vocabulary().hedges())
        out.push_back(hedging_named(hedge.name));
    return out;
}

Hedging hedging_of(std::uint32_t row) {
    static const std::vector<std::optional<Hedging>> rows = hedgings();
    if (!rows[row]) throw std::logic_error("unknown hedge " + vocabulary().hedges()[row].name);
    return *rows[row];
}

std::optional<HedgeMatch> match(Table table, const TokenisedSentence& sentence, std::size_t at) {
    const auto found = Vocabulary::phrase(table, sentence, at);
    if (!found) return std::nullopt;
    return HedgeMatch{hedging_of(found->row), found->last, at};
}

/// Behind the last word of the hedge at [at, last) that a slot leaves in the sentence, and the "at"
/// or "to" that belongs to it.
std::size_t behind_kept(const TokenisedSentence& sentence, std::size_t at, std::size_t last) {
    std::size_t core = at;
    for (std::size_t i = at; i < last; ++i) {
        if (!is(sentence[i], WordClass::kept_hedge)) continue;
        core = i + 1;
        if (core < last && (sentence[core].is("at") || sentence[core].is("to"))) ++core;
    }
    return core;
}

/// Whether time or another dimension is measured by the number at `at`: nobody takes over hours.
bool measures(const TokenisedSentence& sentence, std::size_t at) {
    while (may_begin_number(sentence[at]) || sentence[at].is("and") ||
           is(sentence[at], WordClass::article))
        ++at;
    const Token& unit = sentence[at];
    return begins_phrase(Table::unit, unit) ||
           (unit.word() && (unit.word()->time_senses & bit(TimeSense::unit)) != 0);
}

/// "asked about 5 people", "a victory over 2 rivals": the word before governs the preposition.
bool is_governed(const TokenisedSentence& sentence, std::size_t at) {
    const Token& hedge = sentence[at];
    const Token& before = sentence[at - 1];
    if (at == 0) return false;
    if (hedge.is("about")) return is(before, WordClass::governs_about);
    if (hedge.is("over"))
        return is(before, WordClass::governs_over) ||
               (is(before, WordClass::goes_over) && !measures(sentence, at + 1));
    if (hedge.is("as")) // "twice as many as the 40 who": no bound
        return before.is("twice") || before.is("times") || before.is("half");
    return false;
}

/// "$5 plus a bonus", "a $15 minimum wage": the word belongs to what follows.
bool goes_on(const TokenisedSentence& sentence, std::size_t at, std::size_t last) {
    const Token& next = sentence[last];
    if (last != at + 1) return false;
    if (sentence[at].is("plus") && !sentence.glued(at))
        return is(next, WordClass::article) || is(next, WordClass::determiner) ||
               next.is_digits() || next.is_symbol() || may_begin_number(next);
    if (!sentence[at].is("minimum") && !sentence[at].is("maximum")) return false;
    constexpr std::array others = {WordClass::preposition, WordClass::conjunction,
                                   WordClass::auxiliary, WordClass::verb, WordClass::adverb};
    return next.is_word() &&
           std::none_of(others.begin(), others.end(), [&](WordClass c) { return is(next, c); });
}

Decimal percent_of(const Decimal& number, std::int64_t tenths_of_percent, Rounding rounding) {
    return Decimal::multiply(number.abs(), Decimal::scaled(tenths_of_percent, -3), rounding);
}

Decimal half_width(const NumberReading& number, std::int64_t most, std::int64_t least) {
    const Decimal& n = *number.value;
    const Decimal cap = percent_of(n, most, Rounding::up);
    if (number.precision.fraction) return cap;
    return std::max(std::min(number.precision.last_digit, cap), percent_of(n, least, Rounding::up));
}

Interval limited(std::optional<Decimal> low, bool low_open, std::optional<Decimal> high,
                 bool high_open, Measure measure) {
    if (measure.whole) {
        if (low && !low_open) low = low->floor();
        if (high && !high_open) high = high->ceil();
    }
    const Decimal zero(0);
    if (measure.from_zero && high && *high >= zero && (!low || *low < zero)) {
        low = zero;
        low_open = false;
    }
    if (low && high && *low == *high) low_open = high_open = false;
    return Interval::of(low, low_open, high, high_open);
}

} // namespace

std::string_view name_of(Hedging hedging) { return names[static_cast<std::size_t>(hedging)]; }

std::optional<Hedging> hedging_named(std::string_view name) {
    const auto* const it = std::find(names.begin(), names.end(), name);
    if (it == names.end()) return std::nullopt;
    return static_cast<Hedging>(it - names.begin());
}

std::optional<HedgeMatch> hedge_from(const TokenisedSentence& sentence, std::size_t at) {
    auto found = match(Table::hedge, sentence, at);
    if (!found || is_governed(sentence, at)) return std::nullopt;
    for (int more = 0; more < 3; ++more) {
        const auto next = match(Table::hedge, sentence, found->last);
        if (!next) break;
        const bool keep = next->hedging == Hedging::exactly;
        found = HedgeMatch{keep ? found->hedging : next->hedging, next->last, at};
    }
    found->core = behind_kept(sentence, at, found->last);
    return found;
}

std::optional<HedgeMatch> hedge_behind(const TokenisedSentence& sentence, std::size_t at) {
    auto found = match(Table::hedge_after, sentence, at);
    if (!found) return std::nullopt;
    // "or more" must end the amount: "30 or more than 40" goes on.
    if (sentence[found->last].is("than")) return std::nullopt;
    if (goes_on(sentence, at, found->last)) return std::nullopt;
    // "30+", "30-odd" are glued; a lone + or - is something else.
    if (sentence[at].is_symbol() && !sentence.glued(at)) return std::nullopt;
    return found;
}

Interval hedged(Hedging hedging, const NumberReading& number, Measure measure) {
    const std::optional<Decimal> low = number.value ? number.value : number.allows.min();
    const std::optional<Decimal> high = number.value ? number.value : number.allows.max();
    const bool vague = !number.value.has_value();
    switch (hedging) {
    case Hedging::exactly: return number.allows;
    case Hedging::about: {
        if (vague || number.approximate) return number.allows;
        const Decimal h = half_width(number, 150, 50);
        return limited(*low - h, false, *high + h, false, measure);
    }
    case Hedging::nearly: {
        if (vague) return number.allows;
        const Decimal h = half_width(number, 100, 25);
        return limited(*low - h, false, high, true, measure);
    }
    case Hedging::just_over: {
        if (vague) return number.allows;
        const Decimal h = half_width(number, 100, 25);
        return limited(low, true, *high + h, false, measure);
    }
    case Hedging::more_than: return limited(low, true, std::nullopt, false, measure);
    case Hedging::at_least: return limited(low, false, std::nullopt, false, measure);
    case Hedging::less_than: return limited(std::nullopt, false, high, true, measure);
    case Hedging::at_most:
    case Hedging::up_to: return limited(std::nullopt, false, high, false, measure);
    }
    return number.allows;
}

Change change_of(Hedging hedging) {
    switch (hedging) {
    case Hedging::exactly: return Change::equal;
    case Hedging::about:
    case Hedging::nearly: return Change::about;
    case Hedging::just_over:
    case Hedging::more_than:
    case Hedging::at_least: return Change::more;
    case Hedging::less_than:
    case Hedging::at_most:
    case Hedging::up_to: return Change::less;
    }
    return Change::equal;
}

bool is_approximate(Hedging hedging) {
    return hedging == Hedging::about || hedging == Hedging::nearly ||
           hedging == Hedging::just_over || hedging == Hedging::up_to;
}

namespace {

/// "grow sales by 35 per cent", "cut its debt by $2bn", "rose by": the verb before "by" and what
/// it changes, up to four words.
Change direction_of_object(const TokenisedSentence& sentence, std::size_t by) {
    for (std::size_t i = by; i > 0 && by - i < 5; --i) {
        const Token& word = sentence[i - 1];
        const bool adverb = word.is("up") || word.is("down");
        if (is(word, WordClass::rises) && (!adverb || i == by)) return Change::up;
        if (is(word, WordClass::falls) && (!adverb || i == by)) return Change::down;
        if (!word.is_word() || is(word, WordClass::auxiliary) || is(word, WordClass::verb) ||
            is(word, WordClass::conjunction) || word.folded().ends_with("ed"))
            return Change::equal;
    }
    return Change::equal;
}

} // namespace

Change direction_before(const TokenisedSentence& sentence, std::size_t first) {
    std::size_t i = first;
    if (sentence[i].is("by")) return direction_of_object(sentence, i); // "by about 3 percent"
    for (int steps = 0; i > 0 && steps < 4; ++steps) {
        const Token& before = sentence[i - 1];
        if (is(before, WordClass::rises)) return Change::up;
        if (is(before, WordClass::falls)) return Change::down;
        if (before.is("by")) return direction_of_object(sentence, i - 1);
        if (!is(before, WordClass::between_verb_and_amount)) return Change::equal;
        --i;
    }
    return Change::equal;
}

} // namespace tally
