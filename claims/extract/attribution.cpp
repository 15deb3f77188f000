#include "claims/extract/attribution.h"

#include "claims/extract/phrases.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <cctype>
#include <utility>

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

} // namespace

Attribution::Attribution(const Article& article, std::vector<Quotation>& quotations,
                         const std::vector<Value>& values, const WatchedPlaces& cues,
                         bool all_there)
    : article_(article), quotations_(quotations), cues_(&cues), all_there_(all_there),
      speakers_(article.text, quotations, values), credits_(article.sentences.size()),
      speaker_is_known_(quotations.size(), false) {}

/// Looks for cues in all of the article; what was read before no longer holds.
void Attribution::find_all() {
    if (std::exchange(all_there_, true)) return;
    all_cues_ = Speakers::cues(article_.text);
    cues_ = &all_cues_;
    credits_.assign(credits_.size(), std::nullopt);
}

/// The sentence that holds an offset, or nullptr.
const Sentence* Attribution::sentence_at(std::size_t offset) const {
    const std::vector<Sentence>& all = article_.sentences;
    const auto found = std::partition_point(
        all.begin(), all.end(), [&](const Sentence& one) { return one.span.end <= offset; });
    return found == all.end() || offset < found->span.start ? nullptr : &*found;
}

/// Those of one of the article's sentences; of none, none.
const Attribution::Credits& Attribution::credits_of(const Sentence* sentence) {
    static const Credits none;
    if (sentence == nullptr) return none;
    const auto number = static_cast<std::size_t>(sentence - article_.sentences.data());
    std::optional<Credits>& credits = credits_[number];
    if (credits) return *credits;
    if (!speakers_.may_credit(sentence->span, *cues_)) return credits.emplace();
    credits = speakers_.credits_alone(sentence->span, *cues_);
    if (!credits) read_up_to(number);
    return *credits;
}

/// Reads all sentences up to one in order, as names in it ask for.
void Attribution::read_up_to(std::size_t sentence) {
    find_all();
    for (; in_order_ <= sentence; ++in_order_) {
        const Span span = article_.sentences[in_order_].span;
        credits_[in_order_] =
            speakers_.may_credit(span, *cues_) ? speakers_.credits(span, *cues_) : Credits();
    }
}

void Attribution::read_in_order() {
    if (!credits_.empty()) read_up_to(credits_.size() - 1);
}

void Attribution::name_speakers() {
    for (std::size_t i = 0; i < quotations_.size(); ++i)
        name_speaker(i);
}

/// The credit that names a quotation's speaker, or nullptr.
const Credit* Attribution::credit_beside(std::size_t quotation) {
    const std::string_view text = article_.text;
    const Span span = quotations_[quotation].value.span;
    const Credit* behind = nullptr;
    const Credit* before = nullptr;
    // A credit behind stands in the sentence in which the quotation ends.
    const Credits& at_end = credits_of(sentence_at(span.end - 1));
    const std::size_t next = quotation + 1 < quotations_.size()
                                 ? quotations_[quotation + 1].value.span.start
                                 : text.size();
    if (const auto found = first_from(at_end, span.end);
        found != at_end.end() && found->span().start < next)
        behind = &*found;
    const Credits& at_start = credits_of(sentence_at(span.start));
    if (const auto found = first_from(at_start, span.start); found != at_start.begin())
        before = &*(found - 1);
    const bool behind_touches = behind && touches(text, span.end, behind->span().start);
    return behind_touches || !before ? behind : before;
}

void Attribution::name_speaker(std::size_t quotation) {
    find_all(); // where quotations stand need be no claims
    // Back to one whose speaker is known, is told beside it, or goes without.
    std::size_t first = quotation;
    while (!speaker_is_known_[first]) {
        speaker_is_known_[first] = true;
        if (const Credit* beside = credit_beside(first)) {
            quotations_[first].speaker = beside->name;
            break;
        }
        if (first == 0) break;
        const std::size_t end = quotations_[first - 1].value.span.end;
        const std::string_view between =
            std::string_view(article_.text).substr(end, quotations_[first].value.span.start - end);
        if (between.find("\n\n") != std::string_view::npos) break;
        --first;
    }
    for (std::size_t i = first + 1; i <= quotation; ++i)
        quotations_[i].speaker = quotations_[first].speaker;
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

std::string Attribution::of(Span claim) {
    const auto quoted =
        std::partition_point(quotations_.begin(), quotations_.end(),
                             [&](const Quotation& one) { return one.value.span.end < claim.end; });
    if (quoted != quotations_.end() && quoted->value.span.contains(claim)) {
        name_speaker(static_cast<std::size_t>(quoted - quotations_.begin()));
        if (!quoted->speaker.empty()) return quoted->speaker;
    }
    const Sentence* sentence = sentence_at(claim.start);
    const Credits& credits = credits_of(sentence);
    if (credits.empty()) return "";
    const Span near = around(article_.text, sentence->span, claim);
    const Credit* best = nullptr;
    for (auto credit = first_from(credits, near.start);
         credit != credits.end() && credit->span().start < near.end; ++credit) {
        if (!covers(*credit, claim)) continue;
        const bool before = credit->span().end <= claim.start;
        if (before || !best) best = &*credit; // the last one before, else the first one behind
    }
    return best ? best->name : "";
}

} // namespace tally
