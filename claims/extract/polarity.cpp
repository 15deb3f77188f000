#include "claims/extract/polarity.h"

#include "claims/base/many_bytes.h"
#include "claims/extract/phrases.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t reach = 400; ///< bytes before a match that are looked at

/// A list of negating words, or the end of "didn't".
std::string negation(const std::string& words) { return "(?:" + words + "|n't)"; }

struct Patterns {
    ProseFamily family;
    ProseFamily::Member denies = family.add("\\b" + any_of("denials", "denies") + "\\b");
    ProseFamily::Member undone_before =
        negating("\\b" + any_of("denials", "undone"), "(?: \\w+ly)? $");
    Regex elsewhere = prose_regex("\\b" + any_of("denials", "elsewhere") + "\\b");
    Regex relative = prose_regex("\\b(?:that|who|whom|whose|which|where)\\b");
    ProseFamily::Member negated_before =
        negating("\\b" + any_of("denials", "negators"),
                 "(?: " + any_of("denials", "between") + "){0,3}\\s*$");
    ProseFamily::Member reported = family.add("\\b" + any_of("denials", "reported") + "\\b");
    /// Begins right behind a match.
    ProseFamily::Member refuted =
        family.add("^(?: [\\w'-]+){0,6}? " + any_of("denials", "refuted") + "\\b");
    ProseFamily::Member aside_denied =
        family.add("^, (?:(?:which|" + any_of("denials", "aside") + "(?: that| which)?) " +
                   "(?:[\\w'.-]+ ){1,5}?(?:(?:has|have|had) )?(?:\\w+ly )?" +
                   any_of("denials", "aside_denied") +
                   "(?=\\s*(?:[^\\w\\s]|$)| (?:on|as|last|again)\\b)|which " +
                   any_of("denials", "refuted") + "\\b)");
    ProseFamily::Member negator_within =
        negating("\\b(?:not|never|cannot)", "\\b(?! " + any_of("denials", "not_only") + "\\b)");
    /// Words of denial in the rule itself, as its author wrote it: n't may be n['’]t.
    Regex spelt_out = prose_regex("\\b(?:not|never|cannot|without|den(?:y|ie)|no longer)|n'|n\\[");

    ProseFamily::Member at_most = bound("at_most");
    ProseFamily::Member less_than = bound("less_than");
    ProseFamily::Member at_least = bound("at_least");

    /// Those that "n't" makes possible, whatever words stand there.
    std::uint32_t contracted = undone_before.bit | negated_before.bit | negator_within.bit;

    /// These words, or "n't", and what follows them.
    ProseFamily::Member negating(const std::string& words, const std::string& behind) {
        return family.add(negation(words) + behind, words);
    }

    ProseFamily::Member bound(std::string_view list) {
        return family.add("\\b" + any_of("denials", list) + "\\b(?: (?:the|a|its))?\\s*");
    }
};

const Patterns& patterns() {
    static const Patterns all;
    return all;
}

enum class Bound { at_most, less_than, at_least };

/// The number that the bound words bound: as written, else the end that its own hedge names.
std::optional<Decimal> bounded(const Value& value) {
    if (value.value) return value.value;
    return value.change == Change::more ? value.allows.min() : value.allows.max();
}

/// As values of the kind are read: "less than 30 people" has 0 below it, "less than 30" nothing.
bool never_negative(Kind kind) {
    return kind == Kind::count || kind == Kind::money || kind == Kind::percent ||
           kind == Kind::duration;
}

Interval allowed_by(Bound bound, const Decimal& n, bool is_amount) {
    const Decimal zero;
    const bool from_zero = is_amount && zero < n;
    switch (bound) {
    case Bound::at_most: return from_zero ? Interval::between(zero, n) : Interval::at_most(n);
    case Bound::less_than:
        return from_zero ? Interval::of(zero, false, n, true) : Interval::less_than(n);
    case Bound::at_least: return Interval::at_least(n);
    }
    return {};
}

std::string_view hedge_of(Bound bound) {
    switch (bound) {
    case Bound::at_most: return "at_most";
    case Bound::less_than: return "less_than";
    case Bound::at_least: return "at_least";
    }
    return "";
}

/// Whether [from, to) holds an end of the clause.
bool leaves_clause(std::string_view between) {
    return between.find_first_of(",;:") != std::string_view::npos ||
           between.find("\xE2\x80\x94") != std::string_view::npos || // —
           between.find("\xE2\x80\x93") != std::string_view::npos;   // –
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank && !inside) ++words;
        inside = !blank;
    }
    return words;
}

/// Whether what stands between a denial and the match lets the denial reach it.
bool reaches(std::string_view between) {
    constexpr std::size_t max_words = 5;
    if (leaves_clause(between)) return false;
    const std::size_t that = between.find(" that ");
    if (that != std::string_view::npos &&
        !first_match(patterns().elsewhere, between.substr(0, that), 0))
        return !first_match(patterns().relative, between.substr(that + 6), 0);
    return count_words(between) <= max_words && !first_match(patterns().elsewhere, between, 0);
}

/// Whether "n't" stands in a part of a text, or begins there.
bool has_contraction(std::string_view text, Span part) {
    const auto is_mark = [](auto byte) { return (byte == '\'') | (byte == 0x99); }; // or of ’
    for (std::size_t at = part.start; (at = find_bytes(text, at, part.end, is_mark)) < part.end;
         ++at)
        if (at + 1 < text.size() && (text[at + 1] | 0x20) == 't') return true;
    return false;
}

} // namespace

std::vector<WatchedWord> Denials::watched(std::uint32_t list) {
    return patterns().family.watched(list);
}

Denials::Denials(std::string_view text, const WatchedPlaces& words, Span sentence, Span match,
                 Span value)
    : text_(text), sentence_(sentence), match_(match) {
    // Twice the reach, for bound words make a value begin earlier.
    const std::size_t start = std::max(std::min(match.start, value.start), sentence.start);
    const std::size_t end = std::min(std::max(match.end, value.end), sentence.end);
    const std::size_t from = tail_of(text, sentence.start, start, 2 * reach).start;
    const std::size_t to = head_of(text, end, sentence.end, reach).end;
    // A match may run through more sentences than that of its value.
    const Span all{std::min(from, match.start), std::max({to, match.end, value.end})};
    const Patterns& known = patterns();
    const std::uint32_t always =
        known.family.always() | (has_contraction(text, all) ? known.contracted : 0U);
    if (always == 0 && words.bits_in(all) == 0) return; // mostly
    const std::size_t first_end = std::max(value.end, match.start);
    const std::size_t last_end = std::max(match.end, value.end);
    before_ = always | words.bits_in({all.start, first_end});
    behind_ = always | words.bits_in({std::min(end, last_end), all.end});
    present_ = before_ | behind_ | words.bits_in({first_end, last_end});
}

bool Denials::denied_before(std::string_view before) const {
    std::size_t from = 0;
    while (const auto found = first_match(patterns().denies, before_, before, from)) {
        const auto [start, end] = *found->groups[0];
        from = end;
        if (!first_match(patterns().undone_before, before_, before.substr(0, start), 0) &&
            reaches(before.substr(end)))
            return true;
    }
    return false;
}

/// The denial stands behind the match: `before` and `behind` are what the sentence has around it.
bool Denials::denied_behind(std::string_view before, std::string_view behind) const {
    // "killed 12 people, a claim that Moscow denied"; in "expelled 10 over a murder, a charge that
    // Moscow denied" the charge is another.
    const Patterns& known = patterns();
    if ((behind_ & (known.aside_denied.bit | known.refuted.bit)) == 0) return false;
    const std::size_t comma = behind.find(',');
    if (comma != std::string_view::npos && !leaves_clause(behind.substr(0, comma)) &&
        count_words(behind.substr(0, comma)) <= 3 &&
        !first_match(known.elsewhere, behind.substr(0, comma), 0) &&
        first_match(known.aside_denied, behind_, behind.substr(comma), 0))
        return true;
    if (!first_match(known.refuted, behind_, behind, 0)) return false;
    for (std::size_t from = 0;
         const auto found = first_match(known.reported, before_, before, from);) {
        from = found->groups[0]->second;
        if (reaches(before.substr(from))) return true;
    }
    return false;
}

void Denials::apply_bound(Value& value) const {
    const Patterns& known = patterns();
    if ((before_ & (known.at_most.bit | known.less_than.bit | known.at_least.bit)) == 0) return;
    const auto n = bounded(value);
    if (!n || value.kind == Kind::ordinal || value.kind == Kind::set) return;
    const Span window = tail_of(text_, sentence_.start, value.span.start, reach);
    const std::string_view around = text_.substr(window.start, value.span.end - window.start);
    const std::size_t here = value.span.start - window.start;
    const bool hedged = value.change == Change::more || value.change == Change::less;

    const std::pair<const ProseFamily::Member*, Bound> bounds[] = {
        {&known.at_most, Bound::at_most},
        {&known.less_than, Bound::less_than},
        {&known.at_least, Bound::at_least}};
    for (const auto& [regex, bound] : bounds) {
        std::size_t from = 0;
        while (const auto found = first_match(*regex, before_, around, from)) {
            const auto [start, end] = *found->groups[0];
            from = end;
            // The recogniser may have taken "below" or "exceed" for the value's own hedge.
            const bool before = end == here && !hedged;
            const bool across = start < here && end > here && hedged;
            if (!before && !across) continue;
            value.span.start = window.start + start;
            value.allows = allowed_by(bound, *n, never_negative(value.kind));
            value.change = bound == Bound::at_least ? Change::more : Change::less;
            value.hedge = hedge_of(bound);
            return;
        }
    }
}

bool Denials::spelt_out_in(const Pattern& pattern) {
    return first_match(patterns().spelt_out, pattern.source, 0).has_value();
}

Polarity Denials::polarity(Span value) const {
    const Patterns& known = patterns();
    if (present_ == 0) return Polarity::asserted;
    const auto tail_to = [&](std::size_t end) {
        return tail_of(text_, sentence_.start, std::max(end, sentence_.start), reach).of(text_);
    };
    const std::size_t start = std::min(match_.start, value.start);
    if (denied_before(tail_to(start))) return Polarity::denied;
    const std::size_t end = std::min(std::max(match_.end, value.end), sentence_.end);
    if (denied_behind(tail_to(start), head_of(text_, end, sentence_.end, reach).of(text_)))
        return Polarity::denied;
    for (const std::size_t before : {start, value.start})
        if (first_match(known.negated_before, before_, tail_to(before), 0)) return Polarity::denied;

    // "10 diplomats were not expelled"
    const std::string_view matched = match_.of(text_);
    for (auto found = first_match(known.negator_within, present_, matched, 0); found;
         found = first_match(known.negator_within, present_, matched, found->groups[0]->second)) {
        const std::size_t at = match_.start + found->groups[0]->first;
        if (at < value.start || at >= value.end) return Polarity::denied;
    }
    return Polarity::asserted;
}

} // namespace tally
