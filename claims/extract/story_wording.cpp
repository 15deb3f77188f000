#include "claims/extract/story_wording.h"

#include "claims/extract/entity_names.h"
#include "claims/values/tokens.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::size_t words_around = 4;

/// A mark that no word is written with, and no number: not the comma of "40,000".
bool ends_clause(const TokenisedSentence& tokens, std::size_t at) {
    const Token& token = tokens[at];
    if (!token.is_symbol() || token.is("'") || token.is("-") || token.is("’")) return false;
    const bool within_digits = tokens[at - 1].is_digits() && tokens[at + 1].is_digits() &&
                               !token.blank_before() && !tokens[at + 1].blank_before();
    return !within_digits;
}

/// The tokens of a sentence that a span takes: [first, last).
std::pair<std::size_t, std::size_t> tokens_in(const TokenisedSentence& tokens, Span span) {
    std::size_t first = 0;
    while (first < tokens.size() && tokens.end_of(first) <= span.start)
        ++first;
    std::size_t last = first;
    while (last < tokens.size() && tokens.start_of(last) < span.end)
        ++last;
    return {first, last};
}

/// "PXD", "PTXM": so many days that nobody says.
bool is_vague_length(const std::string& timex) {
    return timex.starts_with("P") && timex.find('X') != std::string::npos;
}

/// "Updated 9:01 AM", "LONDON, June 3": a line that tells when, and nothing else; or the same in
/// front of a dash and the story, "LONDON, June 3 — Two".
bool is_dateline(const TokenisedSentence& tokens, std::size_t first, std::size_t last) {
    const auto is_small = [&](std::size_t i) {
        return tokens[i].is_word() && !tokens[i].capital();
    };
    const bool dash = tokens[last].is("-") || tokens[last].is("—") || tokens[last].is("–");
    if (dash && tokens[last].blank_before() && tokens[last + 1].blank_before()) {
        std::size_t i = 0;
        while (i < first && !is_small(i))
            ++i;
        if (i == first && first > 0) return true;
    }
    std::size_t words = 0;
    std::size_t small = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i >= first && i < last) continue;
        if (!tokens[i].is_word()) continue;
        ++words;
        if (!tokens[i].capital() && tokens[i].folded().size() > 2) ++small;
    }
    return words <= 9 && small <= 1;
}

} // namespace

std::string wording_of(std::string_view text, Span sentence, const Value& value) {
    TokenisedSentence tokens;
    tokens.tokenise(text, sentence);
    const auto [first, last] = tokens_in(tokens, value.core);
    std::size_t start = first;
    std::size_t words = 0;
    while (start > 0 && words < words_around && !ends_clause(tokens, start - 1))
        words += tokens[--start].is_word() ? 1 : 0;
    std::size_t end = last;
    words = 0;
    while (end < tokens.size() && words < words_around && !ends_clause(tokens, end))
        words += tokens[end++].is_word() ? 1 : 0;
    std::string out;
    if (start < first) out = plain_words(tokens.text_of(start, first)) + " ";
    out += "…";
    if (last < end) out += " " + plain_words(tokens.text_of(last, end));
    return out;
}

bool is_vague(std::string_view text, const Value& value) {
    TokenisedSentence tokens;
    tokens.tokenise(text, value.span);
    return is(tokens[0], WordClass::vague_number);
}

bool is_checkable(std::string_view text, Span sentence, const Value& value) {
    if (value.timex3 && (value.timex3->value.ends_with("_REF") || value.timex3->value.empty()))
        return false;
    if (value.kind == Kind::duration && value.timex3 && is_vague_length(value.timex3->value))
        return false;
    TokenisedSentence tokens;
    tokens.tokenise(text, sentence);
    const auto [first, last] = tokens_in(tokens, value.span);
    if (tokens[first].is("one") && tokens[first + 1].is("of")) return false;
    if (is(tokens[first], WordClass::vague_number)) return false;
    const bool tells_when = value.kind == Kind::date || value.kind == Kind::time;
    return !tells_when || !is_dateline(tokens, first, last);
}

} // namespace tally
