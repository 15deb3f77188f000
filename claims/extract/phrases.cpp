#include "claims/extract/phrases.h"

#include "claims/extract/word_lists.h"
#include "claims/rules/literals.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace tally {

namespace {

/// A pattern for prose as PCRE2 takes it.
std::string spelled_out(const std::string& pattern) {
    std::string out;
    bool in_class = false;
    for (const char c : pattern) {
        if (c == '[') in_class = true;
        if (c == ']') in_class = false;
        if (c == ' ')
            out += in_class ? "\\s" : "\\s+";
        else if (c == '\'')
            out += in_class ? "'’" : "['’]";
        else
            out += c;
    }
    return out;
}

} // namespace

Regex prose_regex(const std::string& pattern) {
    const std::string out = spelled_out(pattern);
    auto compiled = Regex::compile(out);
    if (const auto* error = std::get_if<RegexError>(&compiled))
        throw std::logic_error(error->what + " in " + out.substr(error->offset));
    return std::get<Regex>(std::move(compiled));
}

ProseFamily::Member ProseFamily::add(const std::string& pattern, const std::string& told_by) {
    if (next_ == 0 || scan_) throw std::logic_error("this family of patterns is full");
    Member member{prose_regex(pattern), next_};
    next_ <<= 1U;
    const RequiredSet set = rarest_literals_of(spelled_out(told_by));
    if (!set.begin_words) always_ |= member.bit;
    for (const std::string& word : set.begin_words ? set.words : LiteralSet{})
        words_[word] |= member.bit;
    return member;
}

void ProseFamily::finish() {
    std::vector<LiteralScan::Literal> words;
    for (const auto& [word, bits] : words_) {
        words.push_back({word, true});
        members_.push_back(bits);
    }
    scan_ = std::make_unique<const LiteralScan>(std::move(words));
}

std::vector<WatchedWord> ProseFamily::watched(std::uint32_t list) const {
    std::vector<WatchedWord> words;
    for (const auto& [word, bits] : words_)
        words.push_back({word, list, bits});
    return words;
}

std::uint32_t ProseFamily::in(std::string_view text) const {
    // Two letters beyond ASCII match s and k, see literals_of().
    if (text.find("\xC5\xBF") != std::string_view::npos ||
        text.find("\xE2\x84\xAA") != std::string_view::npos)
        return ~std::uint32_t{0};
    std::uint32_t present = always_;
    thread_local std::vector<LiteralScan::Hit> hits; // their memory serves for all texts
    scan_->find(text, hits);
    for (const LiteralScan::Hit& hit : hits)
        present |= members_[hit.word];
    return present;
}

std::optional<RegexMatch> first_match(const ProseFamily::Member& member, std::uint32_t present,
                                      std::string_view part, std::size_t from) {
    if ((present & member.bit) == 0) return std::nullopt;
    return first_match(member.regex, part, from);
}

std::string any_of(std::string_view file, std::string_view list) {
    std::string out;
    for (const std::string& phrase : WordLists::named(file).list(list))
        out += (out.empty() ? "(?:" : "|") + phrase;
    return out + ")";
}

std::optional<RegexMatch> first_match(const Regex& regex, std::string_view text, std::size_t from) {
    RegexMatch match;
    switch (regex.find(text, from, match)) {
    case RegexOutcome::match: return match;
    case RegexOutcome::no_match: return std::nullopt;
    case RegexOutcome::limit: break;
    }
    throw std::logic_error("a pattern of our own ran into its limit");
}

Span tail_of(std::string_view text, std::size_t start, std::size_t end, std::size_t size) {
    std::size_t from = end - start > size ? end - size : start;
    while (from < end && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U)
        ++from;
    return {from, end};
}

Span head_of(std::string_view text, std::size_t start, std::size_t end, std::size_t size) {
    std::size_t to = end - start > size ? start + size : end;
    while (to > start && to < end && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U)
        --to;
    return {start, to};
}

Span around(std::string_view text, Span sentence, Span claim) {
    constexpr std::size_t reach = 2048;
    const std::size_t first = std::min(std::max(claim.start, sentence.start), sentence.end);
    const std::size_t last = std::max(std::min(claim.end, sentence.end), first);
    std::size_t end = sentence.end - last > reach ? last + reach : sentence.end;
    while (end > last && end < text.size() &&
           (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return {tail_of(text, sentence.start, first, reach).start, end};
}

} // namespace tally
