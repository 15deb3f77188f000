#include "claims/extract/views.h"

#include <algorithm>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_stretch = 4096;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The end of at most `room` bytes from `start` on: behind the last blank of their second half,
/// else at a code point.
std::size_t cut_point(std::string_view text, std::size_t start, std::size_t room) {
    const std::size_t latest = start + room;
    for (std::size_t at = latest; at > start + room / 2; --at)
        if (is_blank(text[at - 1])) return at;
    std::size_t at = latest;
    while (at > start && is_continuation(text[at]))
        --at;
    return at;
}

/// The spans that a stretch is cut into. Each atom counts as four bytes and stays whole.
std::vector<Span> cut(std::string_view text, Span span, const std::vector<const Value*>& atoms) {
    std::vector<Span> parts;
    std::size_t start = span.start; // of the part
    std::size_t at = span.start;
    std::size_t room = max_stretch;
    const auto end_part = [&] {
        if (at > start) parts.push_back({start, at});
        start = at;
        room = max_stretch;
    };
    const auto plain_up_to = [&](std::size_t end) {
        while (end - at > room) {
            at = cut_point(text, at, room);
            end_part();
        }
        room -= end - at;
        at = end;
    };
    auto atom = std::lower_bound(
        atoms.begin(), atoms.end(), span.start,
        [](const Value* value, std::size_t offset) { return value->core.start < offset; });
    for (; atom != atoms.end() && (*atom)->core.end <= span.end; ++atom) {
        plain_up_to((*atom)->core.start);
        if (room < 4) end_part();
        room -= 4;
        at = (*atom)->core.end;
    }
    plain_up_to(span.end);
    end_part();
    return parts;
}

/// Values and quotations in order of start, without the values that stand in quotations.
std::vector<const Value*> with_quotations(const std::vector<Value>& values,
                                          const std::vector<Quotation>& quotations) {
    std::vector<const Value*> atoms;
    auto quotation = quotations.begin();
    for (const Value& value : values) {
        while (quotation != quotations.end() && quotation->value.core.start < value.core.end) {
            atoms.push_back(&quotation->value);
            ++quotation;
        }
        if (atoms.empty() || atoms.back()->core.end <= value.core.start) atoms.push_back(&value);
    }
    for (; quotation != quotations.end(); ++quotation)
        atoms.push_back(&quotation->value);
    return atoms;
}

/// Sentences, those that one quotation runs through joined.
std::vector<Stretch> joined_by_quotations(const std::vector<Stretch>& sentences,
                                          const std::vector<Quotation>& quotations) {
    std::vector<Stretch> joined;
    auto quotation = quotations.begin();
    for (const Stretch& sentence : sentences) {
        while (quotation != quotations.end() && quotation->value.span.end <= sentence.span.start)
            ++quotation;
        const bool runs_on = !joined.empty() && quotation != quotations.end() &&
                             quotation->value.span.start < joined.back().span.end &&
                             quotation->value.span.end > sentence.span.start;
        if (runs_on)
            joined.back().span.end = sentence.span.end;
        else
            joined.push_back(sentence);
    }
    return joined;
}

} // namespace

View view_of(const Pattern& pattern) {
    if (pattern.wants_quotes) return View::quotes;
    return pattern.writes_digits ? View::raw : View::values;
}

Views::Views(const Article& article, const std::vector<Value>& values,
             const std::vector<Quotation>& quotations)
    : article_(article), values_(values), quotations_(quotations) {
    std::vector<Stretch> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back({sentence.span, sentence.paragraph});

    for (const Value& value : values)
        seen(View::values).atoms.push_back(&value);
    seen(View::quotes).atoms = with_quotations(values, quotations);
    for (const Stretch& sentence : sentences) {
        add_cut(seen(View::values), sentence, true);
        add_cut(seen(View::raw), sentence, false);
    }
    for (const Stretch& run : joined_by_quotations(sentences, quotations))
        add_cut(seen(View::quotes), run, false);
    for (Seen& view : views_)
        view.texts.resize(view.stretches.size());
}

void Views::add_cut(Seen& to, Stretch stretch, bool tell) {
    if (stretch.span.size() <= max_stretch) {
        to.stretches.push_back(stretch);
        return;
    }
    const std::vector<Span> parts = cut(article_.text, stretch.span, to.atoms);
    for (const Span& part : parts)
        to.stretches.push_back({part, stretch.paragraph});
    if (!tell || parts.size() < 2) return;
    Diagnostic told;
    told.where = location(stretch.span.start);
    told.what = "a sentence of " + std::to_string(stretch.span.size()) + " bytes is read in " +
                std::to_string(parts.size()) + " parts, and no rule sees across their borders";
    told.severity = Severity::warning;
    cuts_.push_back(std::move(told));
}

const std::vector<Stretch>& Views::stretches(View view) const { return seen(view).stretches; }

const TokenText& Views::text(View view, std::size_t stretch) {
    Seen& in = seen(view);
    std::optional<TokenText>& text = in.texts[stretch];
    if (!text) text.emplace(article_.text, in.stretches[stretch].span, in.atoms);
    return *text;
}

std::pair<std::size_t, std::size_t> Views::overlapping(View view, Span span) const {
    const std::vector<Stretch>& all = seen(view).stretches;
    const auto first = std::partition_point(all.begin(), all.end(), [&](const Stretch& stretch) {
        return stretch.span.end <= span.start;
    });
    const auto last = std::partition_point(
        first, all.end(), [&](const Stretch& stretch) { return stretch.span.start < span.end; });
    return {static_cast<std::size_t>(first - all.begin()),
            static_cast<std::size_t>(last - all.begin())};
}

std::pair<std::size_t, std::size_t> Views::paragraph_of(View view, std::size_t stretch) const {
    const std::vector<Stretch>& all = seen(view).stretches;
    std::size_t first = stretch;
    std::size_t last = stretch + 1;
    while (first > 0 && all[first - 1].paragraph == all[stretch].paragraph)
        --first;
    while (last < all.size() && all[last].paragraph == all[stretch].paragraph)
        ++last;
    return {first, last};
}

std::vector<TokenText> Views::words_of(const Quotation& quotation) const {
    const std::vector<const Value*>& atoms = seen(View::values).atoms;
    std::vector<TokenText> texts;
    for (const Span& words : quotation.words)
        for (const Span& part : cut(article_.text, words, atoms))
            texts.emplace_back(article_.text, part, atoms);
    return texts;
}

Span Views::sentence_at(std::size_t offset) const {
    const std::vector<Sentence>& all = article_.sentences;
    const auto after = std::partition_point(all.begin(), all.end(), [&](const Sentence& sentence) {
        return sentence.span.start <= offset;
    });
    if (after == all.begin()) return all.empty() ? Span{} : all.front().span;
    return (after - 1)->span;
}

const Quotation* Views::quotation_around(Span span) const {
    const auto after =
        std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& quoted) {
            return quoted.value.span.start <= span.start;
        });
    if (after == quotations_.begin()) return nullptr;
    const Quotation& before = *(after - 1);
    return before.value.span.contains(span) ? &before : nullptr;
}

Location Views::location(std::size_t offset) const {
    const Position position = article_.position(offset);
    return {article_.path.empty() ? article_.id : article_.path, position.line, position.column};
}

} // namespace tally
