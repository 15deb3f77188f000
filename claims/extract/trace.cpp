// Of '{{sanctioned}} {{n:number}} {{targets}}' and "The bank sanctioned $16 on Monday" it tells:
// matches up to "sanctioned ", then a sum of money stands here, but {{n:number}} takes a number.
// How far an attempt came is PCRE2's own account (Regex::farthest), so it is never a guess.
#include "claims/extract/trace.h"

#include "claims/extract/match.h"
#include "claims/extract/quotes.h"
#include "claims/extract/scopes.h"
#include "claims/extract/views.h"

#include <algorithm>
#include <optional>

namespace tally {

namespace {

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '\'';
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view with_article(Kind kind) {
    switch (kind) {
    case Kind::number: return "a number";
    case Kind::count: return "a count";
    case Kind::money: return "a sum of money";
    case Kind::percent: return "a percentage";
    case Kind::quantity: return "a measure";
    case Kind::ordinal: return "an ordinal";
    case Kind::date: return "a date";
    case Kind::time: return "a time of day";
    case Kind::duration: return "a length of time";
    case Kind::set: return "a time that returns";
    case Kind::name: return "a name";
    case Kind::quote: return "a quotation";
    }
    return "a value";
}

/// The end of what opens with the parenthesis at `at`, its quantifier not included.
std::size_t end_of_group(std::string_view source, std::size_t at) {
    int depth = 0;
    for (std::size_t i = at; i < source.size(); ++i) {
        if (source[i] == '\\') {
            ++i;
        } else if (source[i] == '(') {
            ++depth;
        } else if (source[i] == ')' && --depth == 0) {
            return i + 1;
        }
    }
    return source.size();
}

/// A part of a pattern as its author wrote it, with where it starts.
struct Wanted {
    std::string words;
    std::size_t start = 0;
    bool is_plain = false; ///< words as they stand, no syntax
};

/// The part of a pattern's source that holds an offset: a whole `{{…}}`, group or word.
Wanted wanted_at(const std::string& source, std::size_t at) {
    const std::size_t open = source.rfind("{{", at);
    if (open != std::string::npos) {
        const std::size_t close = source.find("}}", open);
        if (close != std::string::npos && at < close + 2)
            return {source.substr(open, close + 2 - open), open, false};
    }
    if (is_blank(source[at])) {
        std::size_t next = at;
        while (next < source.size() && is_blank(source[next]))
            ++next;
        if (next == source.size()) return {"a blank", at, false};
        const Wanted behind = wanted_at(source, next);
        const std::string words = behind.is_plain ? "'" + behind.words + "'" : behind.words;
        return {"a blank, then " + words, at, false};
    }
    if (source[at] == '(') return {source.substr(at, end_of_group(source, at) - at), at, false};
    if (!is_word_byte(source[at])) return {source.substr(at, 1), at, false};
    std::size_t start = at;
    while (start > 0 && is_word_byte(source[start - 1]) && (start < 2 || source[start - 2] != '\\'))
        --start;
    std::size_t end = at;
    while (end < source.size() && is_word_byte(source[end]))
        ++end;
    return {source.substr(start, end - start), start, true};
}

/// The slot that `{{m:money}}` or `{{date}}` is, or nullptr.
const Slot* slot_of(const Pattern& pattern, std::string_view words) {
    if (!words.starts_with("{{")) return nullptr;
    const std::string_view name = words.substr(2, words.find_first_of(":}", 2) - 2);
    for (const Slot& slot : pattern.slots)
        if (slot.name == name) return &slot;
    return nullptr;
}

std::string kinds_of_slot(const Slot& slot) {
    std::string out;
    for (std::size_t i = 0; i < slot.kinds.size(); ++i)
        out += (i == 0                       ? ""
                : i + 1 == slot.kinds.size() ? " or "
                                             : ", ") +
               std::string(with_article(slot.kinds[i]));
    return slot.kinds.size() > 3 ? "a value" : out;
}

class Tracer {
public:
    Tracer(const Rule& rule, const Article& article, const std::vector<Value>& values,
           const Extraction& found)
        : rule_(rule), article_(article), values_(values), found_(found),
          quotations_(find_quotations(article)), views_(article, values_, quotations_) {}

    std::vector<PatternTrace> run(Span part) {
        std::vector<PatternTrace> out;
        for (const Pattern& pattern : rule_.match) {
            const KindSet seen = kinds_seen_by(pattern);
            const auto [first, last] = views_.overlapping(seen, part);
            for (std::size_t i = first; i < last; ++i)
                follow(pattern, views_.text(seen, i), out);
        }
        return out;
    }

private:
    void follow(const Pattern& pattern, const TokenText& text, std::vector<PatternTrace>& out) {
        std::vector<Span> matches;
        const RegexOutcome outcome =
            each_match(pattern.regex, text.text(), [&](const RegexMatch& match) {
                const auto [start, end] = *match.groups[0];
                matches.push_back(text.source_of({start, end}));
            });
        for (const Span& match : matches)
            out.push_back(matched(pattern, text, match));
        if (!matches.empty()) return;
        PatternTrace trace{&pattern, text.stretch(), PatternTrace::End::unstarted, {}, {},
                           "",       pattern.where};
        if (outcome == RegexOutcome::limit)
            trace.what = "the search ran into the match limit";
        else if (const auto reach = pattern.regex.farthest(text.text()))
            stop(pattern, text, *reach, trace);
        else
            trace.what = unstarted(pattern, text);
        out.push_back(std::move(trace));
    }

    PatternTrace matched(const Pattern& pattern, const TokenText& text, Span match) const {
        PatternTrace out{&pattern, text.stretch(), PatternTrace::End::claimed, match, {},
                         "",       pattern.where};
        for (const Refusal& refusal : found_.refused)
            if (refusal.span == match) {
                out.end = PatternTrace::End::refused;
                out.what = refusal.why;
                out.where = refusal.where;
                return out;
            }
        const auto claim =
            std::find_if(found_.claims.begin(), found_.claims.end(), [&](const Claim& one) {
                return one.value.span.start < match.end && match.start < one.value.span.end;
            });
        if (claim == found_.claims.end()) {
            out.end = PatternTrace::End::refused;
            out.what = "what its slot holds is read as no value";
            return out;
        }
        out.what = claim->attribute;
        return out;
    }

    std::string unstarted(const Pattern& pattern, const TokenText& text) const {
        for (const Slot& slot : pattern.slots) {
            const bool can_stand =
                std::any_of(values_.begin(), values_.end(), [&](const Value& value) {
                    return text.stretch().contains(value.core) && fits(slot, value);
                });
            if (!can_stand && slot.kinds.front() != Kind::name &&
                slot.kinds.front() != Kind::quote && !pattern.writes_digits)
                return "no word here begins the pattern, and no " +
                       std::string(with_article(slot.kinds.front()))
                           .substr(with_article(slot.kinds.front()).find(' ') + 1) +
                       " stands in the sentence";
        }
        return "no word here begins the pattern";
    }

    static bool fits(const Slot& slot, const Value& value) {
        KindSet kinds = 0;
        for (const Kind kind : slot.kinds)
            kinds |= bit_of(kind);
        return (kinds_of(value) & kinds) != 0;
    }

    void stop(const Pattern& pattern, const TokenText& text, const RegexReach& reach,
              PatternTrace& trace) const {
        trace.matched = text.source_of({reach.matched.first, reach.matched.second});
        const std::size_t reached = trace.matched.end;
        trace.matched.end = whole_words(trace.matched);
        if (trace.matched.empty()) {
            trace.what = unstarted(pattern, text);
            return;
        }
        trace.end = PatternTrace::End::stopped;
        trace.stopped_at = words_at(trace.matched.end, text.stretch().end);
        const auto origin = std::upper_bound(
            pattern.origins.begin(), pattern.origins.end(), reach.failed,
            [](std::size_t offset, const auto& entry) { return offset < entry.first; });
        const std::size_t source =
            origin == pattern.origins.begin() ? 0 : std::prev(origin)->second;
        const bool is_over = source >= pattern.source.size() || is_blank(pattern.source[source]);
        if (is_over && trace.matched.end < reached)
            trace.what = "'" + std::string(trace.stopped_at.of(article_.text)) +
                         "' stands here, but the pattern wants the word to end after '" +
                         article_.text.substr(trace.matched.end, reached - trace.matched.end) + "'";
        else if (source >= pattern.source.size())
            trace.what = "a match would end within a word";
        else
            trace.what = said(pattern, wanted_at(pattern.source, source), trace.stopped_at);
    }

    /// The end of what matched without letters of a word that is not matched whole: "expel" is no
    /// part of "expects".
    std::size_t whole_words(Span matched) const {
        const std::string& text = article_.text;
        std::size_t end = matched.end;
        if (end == text.size() || !is_word_byte(text[end])) return end;
        while (end > matched.start && is_word_byte(text[end - 1]))
            --end;
        return end;
    }

    /// The value or the word that stands at an offset, blanks before it left out.
    Span words_at(std::size_t at, std::size_t end) const {
        const std::string& text = article_.text;
        while (at < end && is_blank(text[at]))
            ++at;
        if (const Value* value = value_at(at)) return value->core;
        std::size_t stop = at;
        while (stop < end && is_word_byte(text[stop]))
            ++stop;
        if (stop == at && at < end) {
            ++stop;
            while (stop < end && (static_cast<unsigned char>(text[stop]) & 0xC0U) == 0x80U)
                ++stop;
        }
        return {at, stop};
    }

    const Value* value_at(std::size_t at) const {
        for (const Value& value : values_)
            if (value.core.start == at) return &value;
        return nullptr;
    }

    std::string said(const Pattern& pattern, const Wanted& wanted, Span here) const {
        std::string out;
        const Slot* slot = slot_of(pattern, wanted.words);
        const Value* value = here.empty() ? nullptr : value_at(here.start);
        const auto takes = [&](const Slot& one) { return value != nullptr && fits(one, *value); };
        if (slot == nullptr && std::none_of(pattern.slots.begin(), pattern.slots.end(), takes))
            value = nullptr; // of a kind that stands as it was written
        const std::string words_here(here.of(article_.text));
        if (value == nullptr && slot != nullptr && is_digit(words_here[0]) && takes_number(*slot))
            return "'" + words_here + "' is read as a part of a name, but " + wanted.words +
                   " takes " + kinds_of_slot(*slot) + "; write (?<" + slot->name + ">\\d+) for it";
        if (here.empty())
            out = "the sentence ends here";
        else if (value != nullptr)
            out = std::string(with_article(value->kind)) + " stands here";
        else if (slot != nullptr && slot->kinds.front() != Kind::name)
            out = "no value stands here";
        else
            out = "'" + std::string(here.of(article_.text)) + "' stands here";
        out += ", but ";
        if (slot != nullptr) return out + wanted.words + " takes " + kinds_of_slot(*slot);
        constexpr std::size_t longest = 60;
        const std::string words =
            wanted.words.size() > longest ? wanted.words.substr(0, longest) + "…" : wanted.words;
        return out + "the pattern wants " + (wanted.is_plain ? "'" + words + "'" : words);
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    static bool takes_number(const Slot& slot) {
        return std::find(slot.kinds.begin(), slot.kinds.end(), Kind::number) != slot.kinds.end();
    }

    const Rule& rule_;
    const Article& article_;
    const std::vector<Value>& values_;
    const Extraction& found_;
    std::vector<Quotation> quotations_;
    Views views_;
};

} // namespace

std::string_view name_of(PatternTrace::End end) {
    switch (end) {
    case PatternTrace::End::claimed: return "claimed";
    case PatternTrace::End::refused: return "refused";
    case PatternTrace::End::stopped: return "stopped";
    case PatternTrace::End::unstarted: return "unstarted";
    }
    return "";
}

std::vector<PatternTrace> trace(const Rule& rule, const Article& article,
                                const std::vector<Value>& values, const Extraction& found,
                                Span part) {
    return Tracer(rule, article, values, found).run(part);
}

} // namespace tally
