#pragma once

#include "claims/base/span.h"
#include "claims/values/word_table.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

struct Word;
struct KnownWord;

/// `end` is what stands behind the last token and before the first, so that a grammar may look
/// around freely.
enum class TokenType : std::uint8_t { end, word, digits, symbol };

/// What a token may be in a value, decided once for each word and sign (traits.h says what for).
enum class Trait : std::uint8_t {
    // What may begin at it. Most tokens begin nothing, and the recognisers are asked only of what
    // may: never no where a recogniser would find something.
    none,     ///< "no deaths"
    any,      ///< "any diplomats"
    share,    ///< "a majority", "the vast majority"
    temporal, ///< a date, time, length or set
    amount,   ///< a number, with or without a hedge and a unit, or an ordinal
    idiom,    ///< passed over as a whole
    // What it may be within a value.
    number,         ///< a number's first token
    ordinal,        ///< an ordinal, or the ending of one in digits
    hedge,          ///< the first word of a hedge
    share_noun,     ///< of WordClass::share_noun
    time,           ///< without one that has it a sentence tells of no date, time, length or set
    telling,        ///< may make one of the words before it
    begins_telling, ///< begins a phrase that does: "the future"
    second_telling, ///< stands second in such a phrase
    unit,           ///< a calendar unit
    part_of_day,    ///< or the night of one
    inside          ///< stands in one before what tells
};

constexpr std::uint32_t bit(Trait trait) { return 1U << static_cast<unsigned>(trait); }

/// The smallest piece that a recogniser handles; its span is exact.
///
/// A word is a run of letters: "eight-year" is three tokens (eight, -, year), "5pm" two (5, pm),
/// "1.7m" four (1, ., 7, m). An apostrophe inside belongs to it ("don't", "O'Brien"), but a final
/// 's is a word of its own, and single letters with full stops are one word ("U.S.", "p.m.").
/// Digits are a run of 0-9. Every other character that is not white space is a symbol by itself.
struct Token {
    std::string_view text; ///< as written
    /// As words are compared: folded case; ’ and ‘ are ', and ‐ ‑ − are -. Lives as long as the
    /// text does and its sentence is not tokenised anew.
    std::string_view folded;
    std::uint64_t head = 0;     ///< head_of(folded)
    Span span;                  ///< in the article's text
    const Word* word = nullptr; ///< what the vocabulary knows of it, nullptr for nothing
    std::uint32_t traits = 0;   ///< a bit for each Trait; of a word as the vocabulary knows it
    TokenType type = TokenType::end;
    bool blank_before = false; ///< white space, or the sentence's start, stands before it
    bool capital = false;      ///< begins with an upper-case letter

    bool is(std::string_view other) const { return folded == other; }
    /// The same for a literal: mostly one comparison of two numbers.
    template <std::size_t N>
    bool is(const char (&other)[N]) const {
        constexpr std::size_t size = N - 1;
        std::uint64_t other_head = 0;
        std::memcpy(&other_head, other, size < 8 ? size : 8);
        if (head != other_head) return false;
        if constexpr (size < 8)
            return true;
        else
            return folded.size() == size &&
                   folded.substr(8) == std::string_view(other + 8, size - 8);
    }
    bool has(Trait trait) const { return (traits & bit(trait)) != 0; }
    bool is_word() const { return type == TokenType::word; }
    bool is_digits() const { return type == TokenType::digits; }
    bool is_symbol() const { return type == TokenType::symbol; }
    bool is_end() const { return type == TokenType::end; }
};

/// One sentence as tokens. An index outside of them gives the end token, never an error.
class TokenisedSentence {
public:
    TokenisedSentence() = default;
    TokenisedSentence(const TokenisedSentence&) = delete;
    TokenisedSentence& operator=(const TokenisedSentence&) = delete;

    /// Takes apart the bytes of `sentence`; keeps its memory from one sentence to the next. `text`
    /// must outlive it.
    void tokenise(std::string_view text, Span sentence);

    /// The same without looking words up, for those who know them by lists of their own.
    void split(std::string_view text, Span part);

    std::size_t size() const { return size_; }
    const Token& operator[](std::size_t index) const {
        return index < size_ ? tokens_[index] : end_;
    }

    /// The tokens that a value or idiom may begin with, in order.
    std::span<const std::uint32_t> openings() const { return {openings_.data(), opening_}; }

    /// The traits that its tokens have, all together.
    std::uint32_t traits() const { return traits_; }
    bool has(Trait trait) const { return (traits_ & bit(trait)) != 0; }

    /// The first token from `from` on that ends behind an offset of the text; size() for none.
    std::size_t first_behind(std::size_t offset, std::size_t from = 0) const;

    /// Whether `index` follows the token before it without white space.
    bool glued(std::size_t index) const {
        return index > 0 && index < size_ && !tokens_[index].blank_before;
    }

    /// The bytes of the tokens [first, last).
    Span span_of(std::size_t first, std::size_t last) const {
        return {tokens_[first].span.start, tokens_[last - 1].span.end};
    }
    std::string_view text_of(std::size_t first, std::size_t last) const {
        return span_of(first, last).of(text_);
    }

    std::string_view text() const { return text_; } ///< of the article
    Span span() const { return sentence_; }

private:
    class Tokeniser;
    void take_apart(std::string_view text, Span sentence, const WordTable<KnownWord>& words);

    std::string_view text_;
    Span sentence_;
    std::string folded_;              ///< the sentence in small letters, see Tokeniser
    std::deque<std::string> foreign_; ///< words with letters beyond ASCII, folded
    std::vector<Token> tokens_;       ///< more than the sentence has, to be used again
    std::size_t size_ = 0;
    std::vector<std::uint32_t> openings_; ///< the same
    std::size_t opening_ = 0;
    std::uint32_t traits_ = 0;
    Token end_;
};

} // namespace tally
