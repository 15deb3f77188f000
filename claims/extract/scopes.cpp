#include "claims/extract/scopes.h"

#include "claims/extract/phrases.h"

#include <algorithm>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_title = 4096;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The last `count` words before `at`, or from there on the first.
Span words_beside(std::string_view text, std::size_t at, int count, bool before) {
    std::size_t end = at;
    for (int word = 0; word < count; ++word) {
        if (before) {
            while (end > 0 && is_blank(text[end - 1]))
                --end;
            while (end > 0 && !is_blank(text[end - 1]))
                --end;
        } else {
            while (end < text.size() && is_blank(text[end]))
                ++end;
            while (end < text.size() && !is_blank(text[end]))
                ++end;
        }
    }
    return before ? Span{end, at} : Span{at, end};
}

std::size_t distance(Span a, Span b) {
    return a.end <= b.start ? b.start - a.end : b.end <= a.start ? a.start - b.end : 0;
}

} // namespace

RegexOutcome each_match(const Regex& regex, std::string_view subject,
                        const std::function<void(const RegexMatch&)>& visit) {
    RegexMatch match;
    std::size_t from = 0;
    while (from <= subject.size()) {
        const RegexOutcome outcome = regex.find(subject, from, match);
        if (outcome != RegexOutcome::match) return outcome;
        const auto [start, end] = *match.groups[0];
        visit(match);
        from = end;
        if (end > start) continue;
        do // an empty match: on by one character
            ++from;
        while (from < subject.size() && is_continuation(subject[from]));
    }
    return RegexOutcome::no_match;
}

const Sighting* Sightings::nearest(Span to) const {
    if (all.empty()) return nullptr;
    if (all.front().in_title) return &all.front();
    const auto behind = std::partition_point(all.begin(), all.end(), [&](const Sighting& sighting) {
        return sighting.span.start < to.start;
    });
    if (behind == all.begin()) return &*behind;
    const auto before = behind - 1;
    if (behind == all.end()) return &*before;
    return distance(before->span, to) <= distance(behind->span, to) ? &*before : &*behind;
}

void Scopes::search(const Pattern& pattern, const TokenText& text, Span part, bool in_title,
                    Sightings& into) {
    const RegexOutcome outcome =
        each_match(pattern.regex, part.of(text.text()), [&](const RegexMatch& found) {
            Sighting sighting{&text, found, {}, in_title};
            for (auto& group : sighting.match.groups)
                if (group) group = {group->first + part.start, group->second + part.start};
            const auto [start, end] = *sighting.match.groups[0];
            sighting.span = text.source_of({start, end});
            into.all.push_back(std::move(sighting));
        });
    into.limit = into.limit || outcome == RegexOutcome::limit;
}

void Scopes::search(const Pattern& pattern, std::pair<std::size_t, std::size_t> stretches,
                    Sightings& into) {
    const KindSet seen = kinds_seen_by(pattern);
    for (std::size_t i = stretches.first; i < stretches.second; ++i) {
        const TokenText& text = views_.text(seen, i);
        search(pattern, text, {0, text.text().size()}, false, into);
    }
}

void Scopes::search_title(const Pattern& pattern, Sightings& into) {
    const std::string& title = views_.article().title;
    std::size_t end = std::min(title.size(), max_title);
    while (end > 0 && end < title.size() && is_continuation(title[end]))
        --end;
    title_values_.push_back(
        recognise(title, {{0, end}}, {views_.article().day, views_.article().language}));
    std::vector<const Value*> values;
    for (const Value& value : title_values_.back())
        values.push_back(&value);
    titles_.emplace_back(title, Span{0, end}, values, kinds_seen_by(pattern));
    search(pattern, titles_.back(), {0, titles_.back().text().size()}, true, into);
}

void Scopes::search_quotations(const Pattern& pattern, Span match, Sightings& into) {
    const std::vector<Quotation>& all = views_.quotations();
    auto quotation = std::partition_point(all.begin(), all.end(), [&](const Quotation& one) {
        return one.value.span.end <= match.start;
    });
    quoted_.clear(); // of the last match
    for (; quotation != all.end() && quotation->value.span.start < match.end; ++quotation)
        for (TokenText& text : views_.words_of(kinds_seen_by(pattern), *quotation)) {
            quoted_.push_back(std::move(text));
            search(pattern, quoted_.back(), {0, quoted_.back().text().size()}, false, into);
        }
}

/// The heading above a match, or the cell that names its row or column.
std::optional<Span> Scopes::named_by(Scope scope, Span match) {
    const std::vector<Sentence>& all = views_.article().sentences;
    const auto behind = std::partition_point(all.begin(), all.end(), [&](const Sentence& sentence) {
        return sentence.span.start <= match.start;
    });
    if (behind == all.begin()) return std::nullopt;
    if (!outline_) outline_.emplace(all);
    const auto here = static_cast<std::size_t>(behind - all.begin()) - 1;
    const std::optional<std::size_t> name = scope == Scope::heading ? outline_->heading_of(here)
                                            : scope == Scope::row   ? outline_->row_of(here)
                                                                    : outline_->column_of(here);
    return name ? std::optional<Span>(all[*name].span) : std::nullopt;
}

const Sightings& Scopes::look(const Pattern& pattern, Scope scope, int words, Span match) {
    const KindSet seen = kinds_seen_by(pattern);
    const auto here = views_.overlapping(seen, match);
    const auto searched_once = [&](std::size_t first, const auto& fill) -> const Sightings& {
        const auto [at, is_new] = known_.try_emplace({&pattern, first});
        if (is_new) fill(at->second);
        return at->second;
    };
    last_ = {};
    if (scope == Scope::title)
        return searched_once(0, [&](Sightings& into) { search_title(pattern, into); });
    if (scope == Scope::article)
        return searched_once(
            0, [&](Sightings& into) { search(pattern, {0, views_.stretches(seen).size()}, into); });
    if (scope == Scope::heading || scope == Scope::row || scope == Scope::column) {
        const std::optional<Span> name = named_by(scope, match);
        if (!name) return last_;
        const auto there = views_.overlapping(seen, *name);
        return searched_once(there.first, [&](Sightings& into) { search(pattern, there, into); });
    }
    if (scope == Scope::quote) {
        search_quotations(pattern, match, last_);
        return last_;
    }
    if (here.first == here.second) return last_;
    switch (scope) {
    case Scope::sentence:
        if (here.second == here.first + 1)
            return searched_once(here.first, [&](Sightings& into) { search(pattern, here, into); });
        search(pattern, here, last_);
        return last_;
    case Scope::paragraph: {
        const auto range = views_.paragraph_of(seen, here.first);
        return searched_once(range.first, [&](Sightings& into) { search(pattern, range, into); });
    }
    case Scope::words_before: {
        const TokenText& text = views_.text(seen, here.first);
        const std::size_t at = text.token_of(match.start);
        search(pattern, text, words_beside(text.text(), at, words, true), false, last_);
        return last_;
    }
    case Scope::words_after: {
        const TokenText& text = views_.text(seen, here.second - 1);
        const std::size_t at = text.token_of(match.end);
        search(pattern, text, words_beside(text.text(), at, words, false), false, last_);
        return last_;
    }
    case Scope::article:
    case Scope::title:
    case Scope::heading:
    case Scope::row:
    case Scope::column:
    case Scope::quote: break;
    }
    return last_;
}

} // namespace tally
