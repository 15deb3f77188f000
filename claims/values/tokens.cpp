// One pass over the bytes of a sentence. Nearly all words are plain ASCII letters: those go through
// one table, byte by byte, and where they are written small their folded form is the text itself.
// The rest is classed by code point. Each word is looked up as soon as it ends, while it is at
// hand.
#include "claims/values/tokens.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/utf8.h"
#include "claims/values/openings.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>

namespace tally {

namespace {

/// What a byte is, a bit each; `foreign` is a part of a character beyond ASCII.
enum Class : std::uint8_t {
    blank = 1,
    letter = 2,
    upper = 4,
    digit = 8,
    symbol = 16,
    foreign = 32,
    joint = 64 // the apostrophe, a symbol that may stand within a word
};

constexpr std::array<std::uint8_t, 256> byte_classes = [] {
    std::array<std::uint8_t, 256> out{};
    for (std::size_t c = 0; c < 256; ++c)
        out[c] = c >= 128               ? foreign
                 : c <= ' ' || c == 127 ? blank
                 : c >= 'A' && c <= 'Z' ? letter | upper
                 : c >= 'a' && c <= 'z' ? letter
                 : c >= '0' && c <= '9' ? digit
                 : c == '\''            ? symbol | joint
                                        : symbol;
    return out;
}();

std::uint8_t class_of_byte(char c) { return byte_classes[static_cast<unsigned char>(c)]; }

/// By Unicode's blocks: spaces, punctuation, signs and pictures apart, all else are letters (marks
/// that combine with one among them).
Class class_of(char32_t c) {
    if (c < 128) return static_cast<Class>(byte_classes[c] & ~(upper | joint));
    if (c < 0xA0) return blank;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
        c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF)
        return blank;
    if (c < 0xC0) return c == 0xAA || c == 0xB5 ? letter : symbol;
    if (c == 0xD7 || c == 0xF7) return symbol;
    if (c >= 0x2010 && c < 0x2C00) return c == 0x2126 || c == 0x212A ? letter : symbol;
    if (c >= 0x3001 && c <= 0x303F) return symbol;
    if (c >= 0xFE10 && c <= 0xFE6F) return symbol;
    if (c >= 0xFF01 && c <= 0xFF20) return symbol;
    if (c >= 0xFFE0 && c <= 0xFFFF) return symbol;
    if (c >= 0x1F000 && c <= 0x1FFFF) return symbol;
    return letter;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }

/// What a symbol is compared as, where that is not its text.
std::string_view plain(char32_t c) {
    if (is_apostrophe(c)) return "'";
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) return "-";
    if (c == 0x201C || c == 0x201D || c == 0x201E) return "\"";
    if (c == 0xFFFD) return "\uFFFD"; // stray bytes too
    return {};
}

} // namespace

class TokenisedSentence::Tokeniser {
public:
    Tokeniser(TokenisedSentence& out, const Vocabulary* words)
        : out_(out), words_(words), text_(out.text_), at_(out.sentence_.start),
          end_(out.sentence_.end), room_(out.folded_.data()) {}

    void run() {
        while (at_ < end_) {
            const std::uint8_t c = class_of_byte(text_[at_]);
            if (c == blank) {
                ++at_;
                blank_ = true;
            } else if ((c & letter) != 0) {
                if (!short_word() && !plain_word()) word();
            } else if (c == digit) {
                digits();
            } else {
                character();
            }
        }
    }

private:
    /// A symbol, or whatever begins with a byte beyond ASCII.
    void character() {
        const CodePoint c = here();
        switch (class_of(c.value)) {
        case blank:
            at_ += c.size;
            blank_ = true;
            break;
        case letter: word(); break;
        default: {
            start_ = at_;
            at_ += c.size;
            const std::string_view compared = plain(c.value);
            finish(TokenType::symbol, compared.empty() ? taken() : compared);
        }
        }
    }

    CodePoint at(std::size_t offset) const {
        if (offset >= end_) return {0, 0};
        const auto byte = static_cast<unsigned char>(text_[offset]);
        return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text_.substr(0, end_), offset);
    }
    CodePoint here() const { return at(at_); }
    bool letter_at(std::size_t offset) const {
        const CodePoint c = at(offset);
        return c.size > 0 && class_of(c.value) == letter;
    }

    std::string_view taken() const { return {text_.data() + start_, at_ - start_}; }

    void finish(TokenType type, std::string_view folded, bool capital = false) {
        add(type, folded, head_of(folded), capital);
    }

    /// Into short_word() too, where nearly all tokens are made.
    [[gnu::always_inline]] void add(TokenType type, std::string_view folded, std::uint64_t head,
                                    bool capital) {
        Token& token = out_.tokens_.emplace_back();
        token.text = taken();
        token.folded = folded;
        token.head = head;
        token.span = {start_, at_};
        token.type = type;
        token.blank_before = blank_;
        token.capital = capital;
        const Word* const word = words_ == nullptr ? nullptr : words_->find(folded, head);
        token.word = word;
        if (word != nullptr) out_.classes_ |= word->classes;
        blank_ = false;
        const bool plain = word == nullptr ? type == TokenType::word && !is_plural_day(token)
                                           : word->plain && type == TokenType::word;
        if (!plain) out_.notable_.push_back(static_cast<std::uint32_t>(out_.tokens_.size() - 1));
    }

    void digits() {
        start_ = at_;
        while (at_ < end_ && class_of_byte(text_[at_]) == digit)
            ++at_;
        finish(TokenType::digits, taken());
    }

    /// What may belong to a word of ASCII letters that ends before `to`, so that it is none: a
    /// letter or apostrophe beyond ASCII, an apostrophe, the stop of "U.S.".
    bool goes_on(std::size_t to) const {
        if (to >= end_) return false;
        return (class_of_byte(text_[to]) & (joint | foreign)) != 0 ||
               (to == at_ + 1 && text_[to] == '.');
    }

    /// A word as plain_word() takes it, if it has less than eight letters: all at once, for they
    /// are the word's head too.
    bool short_word() {
        if (std::endian::native != std::endian::little || at_ + 8 > text_.size()) return false;
        const std::uint64_t bytes = eight_bytes(text_, at_);
        const std::uint64_t others = high_bits & ~ascii_letters(bytes);
        if (others == 0) return false;
        const auto bits = static_cast<unsigned>(std::countr_zero(others)) & ~7U;
        const std::size_t to = at_ + bits / 8;
        if (to > end_ || goes_on(to)) return false;
        const std::uint64_t word = bytes & ~(~std::uint64_t{0} << bits);
        const std::uint64_t lower = each_byte * 0x20;
        const std::uint64_t head = (bytes | lower) & ~(~std::uint64_t{0} << bits);
        start_ = at_;
        at_ = to;
        std::string_view folded = taken();
        if (head != word) { // written with capitals
            std::memcpy(room_, &head, 8);
            folded = {room_, folded.size()};
            room_ += folded.size();
        }
        add(TokenType::word, folded, head, (word & 0x20U) == 0);
        return true;
    }

    /// A word of nothing but ASCII letters. False, and nothing is taken, where it goes on behind
    /// them.
    bool plain_word() {
        std::size_t to = at_;
        std::uint8_t seen = 0;
        for (; to < end_; ++to) {
            const std::uint8_t c = class_of_byte(text_[to]);
            if ((c & letter) == 0) break;
            seen |= c;
        }
        if (goes_on(to)) return false;
        start_ = at_;
        at_ = to;
        const bool capital = (class_of_byte(text_[start_]) & upper) != 0;
        finish(TokenType::word, (seen & upper) == 0 ? taken() : small(taken()), capital);
        return true;
    }

    /// A copy in small letters, and apostrophes as one sign; no other letter may be beyond ASCII.
    std::string_view small(std::string_view word) {
        char* const first = room_;
        for (std::size_t i = 0; i < word.size();) {
            const auto c = static_cast<unsigned char>(word[i]);
            if (c < 0x80) {
                *room_++ = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
                ++i;
            } else {
                *room_++ = '\'';
                i += code_point_at(word, i).size;
            }
        }
        return {first, static_cast<std::size_t>(room_ - first)};
    }

    /// The end of "U.S." or "p.m" from `offset`, or `offset` where no such thing stands there.
    std::size_t dotted(std::size_t offset) const {
        std::size_t to = offset;
        while (to + 1 < end_ && letter_at(to) && text_[to + 1] == '.' &&
               static_cast<unsigned char>(text_[to]) < 0x80)
            to += 2;
        if (to == offset) return offset;
        const bool ends_in_letter = letter_at(to) && !letter_at(to + at(to).size);
        if (ends_in_letter) return to + at(to).size;
        return to == offset + 2 || letter_at(to) ? offset : to;
    }

    void word() {
        start_ = at_;
        const std::size_t dotted_end = dotted(at_);
        if (dotted_end != at_) {
            at_ = dotted_end;
        } else {
            bool after_letter = false;
            while (at_ < end_) {
                const CodePoint c = here();
                if (class_of(c.value) == letter) {
                    after_letter = true;
                } else if (!(after_letter && is_apostrophe(c.value) && letter_at(at_ + c.size) &&
                             !is_possessive(at_ + c.size))) {
                    break;
                }
                at_ += c.size;
            }
        }
        const std::string_view text = taken();
        const std::string_view folded = fold(text);
        const std::uint8_t first = class_of_byte(text.front());
        finish(TokenType::word, folded,
               first == foreign ? folded.substr(0, text.size()) != text : (first & upper) != 0);
        possessive();
    }

    /// Whether an s and no further letter stands at `offset`.
    bool is_possessive(std::size_t offset) const {
        const CodePoint c = at(offset);
        return (c.value == 's' || c.value == 'S') && !letter_at(offset + 1);
    }

    void possessive() {
        const CodePoint c = here();
        if (c.size == 0 || !is_apostrophe(c.value) || !is_possessive(at_ + c.size)) return;
        start_ = at_;
        at_ += c.size + 1;
        finish(TokenType::word, "'s");
    }

    std::string_view fold(std::string_view word) {
        if (!first_foreign(word)) return small(word);
        return out_.foreign_.emplace_back(folded(word));
    }

    static bool first_foreign(std::string_view word) {
        for (std::size_t i = 0; i < word.size();) {
            const CodePoint c = code_point_at(word, i);
            if (c.value >= 0x80 && !is_apostrophe(c.value)) return true;
            i += c.size;
        }
        return false;
    }

    TokenisedSentence& out_;
    const Vocabulary* words_; ///< nullptr: words are not looked up
    const std::string_view text_;
    std::size_t at_, end_;
    std::size_t start_ = 0;
    bool blank_ = true;
    char* room_; ///< in out_.folded_, for words that are not folded as they stand
};

void TokenisedSentence::tokenise(std::string_view text, Span sentence) {
    take_apart(text, sentence, &vocabulary());
}

void TokenisedSentence::split(std::string_view text, Span part) {
    take_apart(text, part, nullptr);
}

std::size_t TokenisedSentence::first_behind(std::size_t offset, std::size_t from) const {
    const auto first = tokens_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto found = std::partition_point(
        first, tokens_.end(), [&](const Token& token) { return token.span.end <= offset; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

void TokenisedSentence::take_apart(std::string_view text, Span sentence, const Vocabulary* words) {
    text_ = text;
    sentence_ = sentence;
    // As much as the sentence, for no word becomes longer, and eight bytes for short_word(). It is
    // not cleared: what is read of it was written for this sentence.
    if (folded_.size() < sentence.size() + 8) folded_.resize(sentence.size() + 8);
    foreign_.clear();
    tokens_.clear();
    notable_.clear();
    tokens_.reserve(sentence.size() / 4); // news has a token in five bytes
    classes_ = 0;
    Tokeniser(*this, words).run();
}

} // namespace tally
