#include "claims/extract/attribution.h"

#include "claims/extract/phrases.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace tally {

namespace {

bool is_word_byte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0xC3;
}

/// Whether nothing but blanks and marks stands in [from, to): what is said and who says it touch.
bool touches(std::string_view text, std::size_t from, std::size_t to) {
    if (from > to) return false;
    const std::string_view between = text.substr(from, to - from);
    return between.find('\n') == std::string_view::npos &&
           std::none_of(between.begin(), between.end(), is_word_byte);
}

/// The word that begins behind the blanks at `at`.
std::string_view word_at(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ')
        ++at;
    std::size_t end = at;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0)
        ++end;
    return text.substr(at, end - at);
}

/// A semicolon, or a comma and a word that sets a clause against the one before.
bool has_breaker(std::string_view text, std::size_t from, std::size_t to) {
    static const auto& contrasts = WordLists::named("clauses").set("contrasts");
    for (std::size_t at = from; at < to; ++at) {
        if (text[at] == ';') return true;
        if (text[at] == ',' && contrasts.count(word_at(text, at + 1)) != 0) return true;
    }
    return false;
}

/// Whether a comma or a closing mark stands before `at`.
bool behind_comma(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] == ' ')
        --at;
    return at > 0 && (text[at - 1] == ',' || text[at - 1] == '"' || text[at - 1] == '\'' ||
                      static_cast<unsigned char>(text[at - 1]) >= 0x80);
}

/// Whether a conjunction stands before `at`: ", and |according to the ministry" credits what
/// follows.
bool opens_clause(std::string_view text, std::size_t at) {
    static const auto& conjunctions = WordLists::named("clauses").set("conjunctions");
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ','))
        --at;
    std::size_t start = at;
    while (start > 0 && std::isalpha(static_cast<unsigned char>(text[start - 1])) != 0)
        --start;
    return conjunctions.count(text.substr(start, at - start)) != 0;
}

/// The first of a sentence's credits that begins at or after an offset.
std::vector<Credit>::const_iterator first_from(const std::vector<Credit>& credits,
                                               std::size_t offset) {
    return std::partition_point(credits.begin(), credits.end(),
                                [&](const Credit& credit) { return credit.span().start < offset; });
}

/// Whether all cues of a sentence stand in quotations, where they credit nobody.
bool all_quoted(std::vector<std::size_t>::const_iterator cue,
                std::vector<std::size_t>::const_iterator end, Span sentence,
                const std::vector<Quotation>& quotations) {
    auto quotation =
        std::partition_point(quotations.begin(), quotations.end(),
                             [&](const Quotation& one) { return one.value.span.end <= *cue; });
    for (; cue != end && *cue < sentence.end; ++cue) {
        while (quotation != quotations.end() && quotation->value.span.end <= *cue)
            ++quotation;
        if (quotation == quotations.end() || *cue < quotation->value.span.start) return false;
    }
    return true;
}

} // namespace

Attribution::Attribution(const Article& article, std::vector<Quotation>& quotations,
                         const std::vector<Value>& values, const std::vector<std::size_t>& cues)
    : article_(article), quotations_(quotations) {
    Speakers speakers(article.text, quotations, values);
    auto cue = cues.begin();
    for (const Sentence& sentence : article.sentences) {
        while (cue != cues.end() && *cue < sentence.span.start)
            ++cue;
        if (cue == cues.end()) break;
        if (*cue >= sentence.span.end || all_quoted(cue, cues.end(), sentence.span, quotations))
            continue;
        std::vector<Credit> credits = speakers.credits(sentence.span, cues);
        if (!credits.empty()) sentences_.push_back({sentence.span, std::move(credits)});
    }
    name_speakers(quotations);
}

const Attribution::Credited* Attribution::at(std::size_t offset) const {
    const auto found =
        std::partition_point(sentences_.begin(), sentences_.end(),
                             [&](const Credited& item) { return item.sentence.end <= offset; });
    return found != sentences_.end() && found->sentence.start <= offset ? &*found : nullptr;
}

void Attribution::name_speakers(std::vector<Quotation>& quotations) const {
    const std::string_view text = article_.text;
    for (std::size_t i = 0; i < quotations.size(); ++i) {
        Quotation& quotation = quotations[i];
        const Span span = quotation.value.span;
        const Credit* behind = nullptr;
        const Credit* before = nullptr;
        // A credit behind stands in the sentence in which the quotation ends.
        if (const Credited* item = at(span.end - 1)) {
            const std::size_t next =
                i + 1 < quotations.size() ? quotations[i + 1].value.span.start : text.size();
            const auto found = first_from(item->credits, span.end);
            if (found != item->credits.end() && found->span().start < next) behind = &*found;
        }
        if (const Credited* item = at(span.start)) {
            const auto found = first_from(item->credits, span.start);
            if (found != item->credits.begin()) before = &*(found - 1);
        }

        const bool behind_touches = behind && touches(text, span.end, behind->span().start);
        if (behind_touches || (behind && !before)) {
            quotation.speaker = behind->name;
        } else if (before) {
            quotation.speaker = before->name;
        } else if (i > 0) {
            const Quotation& last = quotations[i - 1];
            const std::string_view between =
                text.substr(last.value.span.end, span.start - last.value.span.end);
            if (between.find("\n\n") == std::string_view::npos) quotation.speaker = last.speaker;
        }
    }
}

bool Attribution::covers(const Credit& credit, Span claim) const {
    const std::string_view text = article_.text;
    const Span span = credit.span();
    if (credit.speaker.overlaps(claim)) return false;
    const bool before = span.end <= claim.start;
    if (!before && claim.end > span.start) return false;
    if (before ? has_breaker(text, span.end, claim.start)
               : has_breaker(text, claim.end, span.start))
        return false;
    if (!before && opens_clause(text, span.start)) return false;
    if (credit.form == Credit::Form::according_to) return true;
    if (before)
        return credit.form == Credit::Form::speaker_first ? !credit.weak || credit.that
                                                          : behind_comma(text, span.start);
    return behind_comma(text, span.start);
}

std::string Attribution::of(Span claim) const {
    const auto quoted =
        std::partition_point(quotations_.begin(), quotations_.end(),
                             [&](const Quotation& one) { return one.value.span.end < claim.end; });
    if (quoted != quotations_.end() && quoted->value.span.contains(claim) &&
        !quoted->speaker.empty())
        return quoted->speaker;

    const Credited* sentence = at(claim.start);
    if (!sentence) return "";
    const Span near = around(article_.text, sentence->sentence, claim);
    const Credit* best = nullptr;
    for (auto credit = first_from(sentence->credits, near.start);
         credit != sentence->credits.end() && credit->span().start < near.end; ++credit) {
        if (!covers(*credit, claim)) continue;
        const bool before = credit->span().end <= claim.start;
        if (before || !best) best = &*credit; // the last one before, else the first one behind
    }
    return best ? best->name : "";
}

} // namespace tally
