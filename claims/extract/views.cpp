#include "claims/extract/views.h"

#include <algorithm>
#include <string>

namespace tally {

namespace {

constexpr std::size_t max_stretch = 4096;
constexpr std::size_t max_kept = 1024; ///< texts whose memory is kept for other articles

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

/// The first of `values` whose core starts at or after an offset.
std::vector<const Value*>::const_iterator first_from(const std::vector<const Value*>& values,
                                                     std::size_t offset) {
    return std::partition_point(values.begin(), values.end(),
                                [&](const Value* value) { return value->core.start < offset; });
}

/// The spans that a stretch is cut into. Values stay whole; a quotation among them counts as four
/// bytes.
std::vector<Span> cut(std::string_view text, Span span, const std::vector<const Value*>& values) {
    if (span.size() <= max_stretch) return {span};
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
    for (auto value = first_from(values, span.start);
         value != values.end() && (*value)->core.end <= span.end; ++value) {
        plain_up_to((*value)->core.start);
        const std::size_t size = (*value)->kind == Kind::quote ? 4 : (*value)->core.size();
        if (room < size) end_part();
        room -= std::min(room, size);
        at = (*value)->core.end;
    }
    plain_up_to(span.end);
    end_part();
    return parts;
}

/// Values and quotations in order of start, without the values that stand in quotations.
std::vector<const Value*> with_quotations(const std::vector<Value>& values,
                                          const std::vector<Quotation>& quotations) {
    std::vector<const Value*> atoms;
    atoms.reserve(values.size() + quotations.size());
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

KindSet kinds_seen_by(const Pattern& pattern) {
    if (pattern.writes_digits) return 0;
    KindSet seen = 0;
    for (const Slot& slot : pattern.slots)
        for (const Kind kind : slot.kinds)
            if (kind != Kind::name) seen |= bit_of(kind); // names stay text
    return seen;
}

void Views::show(const Article& article, const std::vector<Value>& values,
                 const std::vector<Quotation>& quotations) {
    article_ = &article;
    values_ = &values;
    quotations_ = &quotations;
    runs_.reset();
    if (texts_.size() > max_kept) texts_.resize(max_kept);
    made_ = 0;
    last_of_sentence_.clear();
    last_of_run_.clear();
    cuts_.clear();
    sentences_.next_value = 0;
    sentences_.values.clear();
    for (const Value& value : values)
        sentences_.values.push_back(&value);
    sentences_.stretches.clear();
    for (const Sentence& sentence : article.sentences)
        sentences_.add(article.text, {sentence.span, sentence.paragraph});
    if (sentences_.stretches.size() != article.sentences.size()) tell_cuts();
}

Views::Cutting Views::runs() const {
    Cutting runs;
    runs.values = with_quotations(*values_, *quotations_);
    std::vector<Stretch> sentences;
    for (const Sentence& sentence : article_->sentences)
        sentences.push_back({sentence.span, sentence.paragraph});
    for (const Stretch& run : joined_by_quotations(sentences, *quotations_))
        runs.add(article_->text, run);
    return runs;
}

void Views::Cutting::add(std::string_view text, const Stretch& stretch) {
    const auto add_part = [&](Span part) {
        Stretch added{part, stretch.paragraph};
        while (next_value < values.size() && values[next_value]->core.start < part.start)
            ++next_value;
        for (; next_value < values.size() && values[next_value]->core.end <= part.end;
             ++next_value) {
            added.kinds |= kinds_of(*values[next_value]);
            added.last_value = values[next_value]->core.start;
        }
        stretches.push_back(added);
    };
    if (stretch.span.size() <= max_stretch) return add_part(stretch.span); // nearly all
    for (const Span& part : cut(text, stretch.span, values))
        add_part(part);
}

void Views::tell_cuts() {
    auto part = sentences_.stretches.begin();
    for (const Sentence& sentence : article_->sentences) {
        std::size_t parts = 0;
        for (; part != sentences_.stretches.end() && part->span.end <= sentence.span.end; ++part)
            ++parts;
        if (parts < 2) continue;
        cuts_.push_back({location(sentence.span.start),
                         "a sentence of " + std::to_string(sentence.span.size()) +
                             " bytes is read in " + std::to_string(parts) +
                             " parts, and no rule sees across their borders",
                         "", Severity::warning});
    }
}

const Views::Cutting& Views::cutting(KindSet seen) const {
    if ((seen & bit_of(Kind::quote)) == 0) return sentences_;
    return runs_ ? *runs_ : runs_.emplace(runs());
}

const std::vector<Stretch>& Views::stretches(KindSet seen) const { return cutting(seen).stretches; }

const TokenText& Views::text(KindSet seen, std::size_t stretch) {
    const Cutting& in = cutting(seen);
    std::vector<const Made*>& last = &in == &sentences_ ? last_of_sentence_ : last_of_run_;
    if (last.empty()) last.resize(in.stretches.size());
    for (const Made* made = last[stretch]; made != nullptr; made = made->before)
        if (made->seen == seen) return made->text;
    if (made_ == texts_.size()) texts_.emplace_back();
    Made& made = texts_[made_++];
    made.text.see(article_->text, in.stretches[stretch].span, in.values, seen);
    made.seen = seen;
    made.before = last[stretch];
    last[stretch] = &made;
    return made.text;
}

std::pair<std::size_t, std::size_t> Views::overlapping(KindSet seen, Span span) const {
    const std::vector<Stretch>& all = stretches(seen);
    const auto first = std::partition_point(all.begin(), all.end(), [&](const Stretch& stretch) {
        return stretch.span.end <= span.start;
    });
    const auto last = std::partition_point(
        first, all.end(), [&](const Stretch& stretch) { return stretch.span.start < span.end; });
    return {static_cast<std::size_t>(first - all.begin()),
            static_cast<std::size_t>(last - all.begin())};
}

std::pair<std::size_t, std::size_t> Views::paragraph_of(KindSet seen, std::size_t stretch) const {
    const std::vector<Stretch>& all = stretches(seen);
    std::size_t first = stretch;
    std::size_t last = stretch + 1;
    while (first > 0 && all[first - 1].paragraph == all[stretch].paragraph)
        --first;
    while (last < all.size() && all[last].paragraph == all[stretch].paragraph)
        ++last;
    return {first, last};
}

std::vector<TokenText> Views::words_of(KindSet seen, const Quotation& quotation) const {
    std::vector<TokenText> texts;
    for (const Span& words : quotation.words)
        for (const Span& part : cut(article_->text, words, sentences_.values))
            texts.emplace_back(article_->text, part, sentences_.values, seen);
    return texts;
}

Span Views::sentence_at(std::size_t offset) const {
    const std::vector<Sentence>& all = article_->sentences;
    const auto after = std::partition_point(all.begin(), all.end(), [&](const Sentence& sentence) {
        return sentence.span.start <= offset;
    });
    if (after == all.begin()) return all.empty() ? Span{} : all.front().span;
    return (after - 1)->span;
}

const Quotation* Views::quotation_around(Span span) const {
    const auto after = std::partition_point(
        quotations_->begin(), quotations_->end(),
        [&](const Quotation& quoted) { return quoted.value.span.start <= span.start; });
    if (after == quotations_->begin()) return nullptr;
    const Quotation& before = *(after - 1);
    return before.value.span.contains(span) ? &before : nullptr;
}

Location Views::location(std::size_t offset) const {
    const Position position = article_->position(offset);
    return {article_->path.empty() ? article_->id : article_->path, position.line, position.column};
}

} // namespace tally
