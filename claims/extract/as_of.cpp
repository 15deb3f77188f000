#include "claims/extract/as_of.h"

#include "claims/extract/dates.h"
#include "claims/extract/entity_names.h"
#include "claims/extract/phrases.h"

#include <algorithm>
#include <cstdint>

namespace tally {

namespace {

constexpr std::size_t reach = 64;   ///< bytes before a date that can introduce it
constexpr int longest_period = 366; ///< days; a decade is no time that a claim speaks for

struct Patterns {
    static std::string before_date(const std::string& words) {
        return "\\b" + words + "(?: " + any_of("as_of", "articles") + ")*\\s*$";
    }
    ProseFamily family; ///< of those that are looked for in a few words before something
    ProseFamily::Member counted = family.add(before_date(any_of("as_of", "counted")));
    ProseFamily::Member bounds = family.add(before_date(any_of("as_of", "bounds")));
    ProseFamily::Member elsewhen = family.add(before_date(any_of("as_of", "elsewhen")));
    ProseFamily::Member preposition = family.add(before_date(any_of("as_of", "prepositions")));
    ProseFamily::Member said = family.add(before_date(
        any_of("speech", "says") + "(?: (?:reporters|journalists|in a statement))?(?: on)?"));
    ProseFamily::Member counting = family.add("\\b" + any_of("as_of", "counting") + "\\b");
    Regex says_next = prose_regex("^\\s*" + any_of("speech", "says") + "\\b");

    Patterns() { family.finish(); }
};

const Patterns& patterns() {
    static const Patterns all;
    return all;
}

/// A date of the sentence that the claim could speak for.
struct Candidate {
    const Value* value = nullptr;
    std::pair<Day, Day> days;
    std::size_t away = 0;
    Span before;               ///< what can introduce it
    std::uint32_t present = 0; ///< and the patterns that may match there
    bool counted = false;
};

std::size_t distance(Span a, Span b) {
    return a.end <= b.start ? b.start - a.end : b.end <= a.start ? a.start - b.end : 0;
}

class Finder {
public:
    Finder(const RuleMatch& match, const Value& value, Views& views)
        : match_(match), value_(value), views_(views), text_(views.article().text),
          sentence_(around(text_, views.sentence_at(match.span.start), match.span)) {}

    std::optional<Candidate> nearest(bool counted_only) const {
        std::optional<Candidate> best;
        const std::vector<Value>& values = views_.values();
        // Of a long sentence only a part is looked at, which may begin amid a date.
        auto at = std::partition_point(values.begin(), values.end(), [&](const Value& value) {
            return value.span.start < sentence_.start;
        });
        for (; at != values.end() && at->span.start < sentence_.end; ++at) {
            const auto candidate = candidate_of(*at);
            if (!candidate || (counted_only && !candidate->counted)) continue;
            const bool better =
                !best || (candidate->counted && !best->counted) ||
                (candidate->counted == best->counted && candidate->away < best->away);
            if (better) best = candidate;
        }
        return best;
    }

    /// The date's words with their preposition: "In April".
    std::string words_of(const Candidate& date) const {
        const Span span = date.value->span;
        const auto found =
            first_match(patterns().preposition, date.present, date.before.of(text_), 0);
        const std::size_t start = found ? date.before.start + found->groups[0]->first : span.start;
        return plain_words(Span{start, span.end}.of(text_));
    }

private:
    std::optional<Candidate> candidate_of(const Value& date) const {
        if (date.span.overlaps(value_.span)) return std::nullopt;
        const auto days = days_of(date);
        if (!days || (days->second - days->first).count() > longest_period) return std::nullopt;
        const Span span = tail_of(text_, sentence_.start, date.span.start, reach);
        const std::string_view before = span.of(text_);
        const Patterns& known = patterns();
        const std::uint32_t present = known.family.in(before);
        Candidate candidate{&date, *days, distance(date.span, match_.span), span, present};
        candidate.counted = is_counted(date, before, present);
        if (!candidate.counted && first_match(known.bounds, present, before, 0))
            return std::nullopt;
        if (first_match(known.elsewhen, present, before, 0)) return std::nullopt;
        return candidate;
    }

    /// `before` is what stands before the date, `present` which patterns it may hold.
    bool is_counted(const Value& date, std::string_view before, std::uint32_t present) const {
        const Patterns& known = patterns();
        if (first_match(known.counted, present, before, 0) ||
            first_match(known.said, present, before, 0))
            return true;
        const std::string_view behind =
            Span{date.span.end, std::max(sentence_.end, date.span.end)}.of(text_);
        if (first_match(known.says_next, behind, 0)) return true;
        if (value_.change == Change::up || value_.change == Change::down) return true;
        const Span span = tail_of(text_, sentence_.start, value_.span.start, reach);
        const std::string_view lead = span.of(text_);
        return first_match(known.counting, known.family.in(lead), lead, 0).has_value();
    }

    const RuleMatch& match_;
    const Value& value_;
    const Views& views_;
    std::string_view text_;
    Span sentence_;
};

/// The last day of a period that the article could know of.
Day known_day(const std::pair<Day, Day>& days, const std::optional<Day>& published) {
    const bool running = published && days.first <= *published && *published < days.second;
    return running ? *published : days.second;
}

} // namespace

SpokenFor as_of(const RuleMatch& match, const Value& value, Views& views) {
    const Moves moves = match.rule->terms->moves;
    const std::optional<Day>& published = views.article().day;
    const Finder finder(match, value, views);
    SpokenFor spoken;
    if (const Captured* named = match.captures.find("as-of"); named && named->value) {
        if (const auto days = days_of(*named->value)) {
            spoken.text = plain_words(named->text);
            if (moves != Moves::never) spoken.day = known_day(*days, published);
            return spoken;
        }
    }
    const bool counted_only = moves == Moves::grows || moves == Moves::shrinks;
    const auto candidate = finder.nearest(counted_only);
    if (candidate) spoken.text = finder.words_of(*candidate);
    if (moves != Moves::never)
        spoken.day = candidate ? std::optional(known_day(candidate->days, published)) : published;
    return spoken;
}

} // namespace tally
