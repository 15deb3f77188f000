// One pass over the bytes of a sentence. ASCII, which is nearly all of the text, goes through one
// table; the rest is classed by code point. The folded text stands in one string for the sentence,
// and the tokens point into it.
#include "claims/values/tokens.h"

#include "claims/base/utf8.h"
#include "claims/values/vocabulary.h"

#include <array>

namespace tally {

namespace {

enum class Class : std::uint8_t { blank, letter, digit, symbol };

constexpr std::array<Class, 128> ascii_classes = [] {
    std::array<Class, 128> out{};
    for (std::size_t c = 0; c < 128; ++c) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower = c >= 'a' && c <= 'z';
        out[c] = c <= ' ' || c == 127   ? Class::blank
                 : upper || lower       ? Class::letter
                 : c >= '0' && c <= '9' ? Class::digit
                                        : Class::symbol;
    }
    return out;
}();

/// By Unicode's blocks: spaces, punctuation, signs and pictures apart, all else are letters (marks
/// that combine with one among them).
Class class_of(char32_t c) {
    if (c < 128) return ascii_classes[c];
    if (c < 0xA0) return Class::blank;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
        c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF)
        return Class::blank;
    if (c < 0xC0) return c == 0xAA || c == 0xB5 ? Class::letter : Class::symbol;
    if (c == 0xD7 || c == 0xF7) return Class::symbol;
    if (c >= 0x2010 && c < 0x2C00)
        return c == 0x2126 || c == 0x212A ? Class::letter : Class::symbol;
    if (c >= 0x3001 && c <= 0x303F) return Class::symbol;
    if (c >= 0xFE10 && c <= 0xFE6F) return Class::symbol;
    if (c >= 0xFF01 && c <= 0xFF20) return Class::symbol;
    if (c >= 0xFFE0 && c <= 0xFFFF) return Class::symbol;
    if (c >= 0x1F000 && c <= 0x1FFFF) return Class::symbol;
    return Class::letter;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }

/// What a symbol is compared as.
char32_t plain(char32_t c) {
    if (is_apostrophe(c)) return '\'';
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) return '-';
    if (c == 0x201C || c == 0x201D || c == 0x201E) return '"';
    return c;
}

class Tokeniser {
public:
    Tokeniser(std::string_view text, Span sentence, std::string& folded,
              std::vector<std::size_t>& starts, std::vector<Token>& tokens)
        : text_(text), at_(sentence.start), end_(sentence.end), folded_(folded), starts_(starts),
          tokens_(tokens) {}

    void run() {
        while (at_ < end_) {
            const CodePoint c = here();
            switch (class_of(c.value)) {
            case Class::blank:
                at_ += c.size;
                blank_ = true;
                break;
            case Class::letter: word(); break;
            case Class::digit: digits(); break;
            case Class::symbol:
                begin();
                append_utf8(folded_, plain(c.value));
                at_ += c.size;
                finish(TokenType::symbol);
                break;
            }
        }
    }

    /// Gives each token its folded text, now that the string no longer moves.
    void link() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const std::size_t until = i + 1 < tokens_.size() ? starts_[i + 1] : folded_.size();
            tokens_[i].folded = std::string_view(folded_).substr(starts_[i], until - starts_[i]);
            tokens_[i].head = head_of(tokens_[i].folded);
        }
    }

private:
    CodePoint at(std::size_t offset) const {
        if (offset >= end_) return {0, 0};
        const auto byte = static_cast<unsigned char>(text_[offset]);
        return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text_.substr(0, end_), offset);
    }
    CodePoint here() const { return at(at_); }
    bool letter_at(std::size_t offset) const {
        const CodePoint c = at(offset);
        return c.size > 0 && class_of(c.value) == Class::letter;
    }

    void begin() {
        start_ = at_;
        starts_.push_back(folded_.size());
    }

    void finish(TokenType type) {
        Token token;
        token.span = {start_, at_};
        token.text = text_.substr(start_, at_ - start_);
        token.type = type;
        token.blank_before = blank_ || tokens_.empty();
        const auto first = static_cast<unsigned char>(token.text.front());
        if (type == TokenType::word)
            token.capital =
                first < 0x80 ? first >= 'A' && first <= 'Z'
                             : folded_.compare(starts_.back(), token.text.size(), token.text) != 0;
        tokens_.push_back(token);
        blank_ = false;
    }

    void digits() {
        begin();
        while (at_ < end_ && text_[at_] >= '0' && text_[at_] <= '9')
            folded_ += text_[at_++];
        finish(TokenType::digits);
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
        begin();
        const std::size_t dotted_end = dotted(at_);
        bool ascii = true;
        if (dotted_end != at_) {
            at_ = dotted_end;
        } else {
            bool after_letter = false;
            while (at_ < end_) {
                const CodePoint c = here();
                if (class_of(c.value) == Class::letter) {
                    ascii = ascii && c.size == 1;
                    after_letter = true;
                } else if (!(after_letter && is_apostrophe(c.value) && letter_at(at_ + c.size) &&
                             !is_possessive(at_ + c.size))) {
                    break;
                }
                at_ += c.size;
            }
        }
        fold(text_.substr(start_, at_ - start_), ascii);
        finish(TokenType::word);
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
        begin();
        at_ += c.size + 1;
        folded_ += "'s";
        finish(TokenType::word);
    }

    void fold(std::string_view word, bool ascii) {
        if (!ascii && first_foreign(word)) {
            folded_ += folded(word);
            return;
        }
        for (std::size_t i = 0; i < word.size();) {
            const auto c = static_cast<unsigned char>(word[i]);
            if (c < 0x80) {
                folded_ += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
                ++i;
            } else { // an apostrophe is the only other character here
                folded_ += '\'';
                i += code_point_at(word, i).size;
            }
        }
    }

    static bool first_foreign(std::string_view word) {
        for (std::size_t i = 0; i < word.size();) {
            const CodePoint c = code_point_at(word, i);
            if (c.value >= 0x80 && !is_apostrophe(c.value)) return true;
            i += c.size;
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_, end_;
    std::size_t start_ = 0;
    bool blank_ = true;
    std::string& folded_;
    std::vector<std::size_t>& starts_;
    std::vector<Token>& tokens_;
};

} // namespace

void TokenisedSentence::tokenise(std::string_view text, Span sentence) {
    take_apart(text, sentence);
    const Vocabulary& words = vocabulary();
    for (Token& token : tokens_)
        token.word = words.find(token);
}

void TokenisedSentence::split(std::string_view text) { take_apart(text, {0, text.size()}); }

void TokenisedSentence::take_apart(std::string_view text, Span sentence) {
    text_ = text;
    sentence_ = sentence;
    folded_.clear();
    starts_.clear();
    tokens_.clear();
    Tokeniser tokeniser(text, sentence, folded_, starts_, tokens_);
    tokeniser.run();
    tokeniser.link();
}

} // namespace tally
