#pragma once

#include "claims/base/many_bytes.h"
#include "claims/base/span.h"
#include "claims/values/word_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

struct Word;
struct KnownWord;

/// What a token is, and what it may be in a value, decided once for each word and sign (traits.h
/// says what for).
enum class Trait : std::uint8_t {
    // Those that which() tells of.
    opens,          ///< a value or idiom may begin at it, whatever stands behind it
    begins_opening, ///< one may, where a `second` stands behind it: "at least", "a million"
    second,         ///< a number, or second in a phrase that a value or idiom may begin with
    temporal,       ///< what begins at it may be a date, time, length or set
    telling,        ///< may make one of the words before it
    begins_telling, ///< begins a phrase that does: "the future"
    unit,           ///< a calendar unit
    inside,         ///< stands in one before what tells
    // What may begin at it. Most tokens begin nothing, and the recognisers are asked only of what
    // may: never no where a recogniser would find something.
    none,   ///< "no deaths"
    any,    ///< "any diplomats"
    share,  ///< "a majority", "the vast majority"
    amount, ///< a number, with or without a hedge and a unit, or an ordinal
    idiom,  ///< passed over as a whole
    // What it may be within a value.
    number,         ///< a number's first token
    ordinal,        ///< an ordinal, or the ending of one in digits
    hedge,          ///< the first word of a hedge
    share_noun,     ///< of WordClass::share_noun
    time,           ///< without one that has it a sentence tells of no date, time, length or set
    second_telling, ///< stands second in a phrase that tells of one
    part_of_day,    ///< or the night of one
    // What it is: one of three, none of them for the end token.
    word,
    digits,
    symbol,
    // How it is written.
    blank_before, ///< white space, or the sentence's start, stands before it
    capital       ///< begins with an upper-case letter
};

constexpr std::uint32_t bit(Trait trait) { return 1U << static_cast<unsigned>(trait); }

/// The smallest piece that a recogniser handles; its span is exact.
///
/// A word is a run of letters: "eight-year" is three tokens (eight, -, year), "5pm" two (5, pm),
/// "1.7m" four (1, ., 7, m). An apostrophe inside belongs to it ("don't", "O'Brien"), but a final
/// 's is a word of its own, and single letters with full stops are one word ("U.S.", "p.m.").
/// Digits are a run of 0-9. Every other character that is not white space is a symbol by itself.
class Token {
public:
    std::string_view text() const { return {text_, text_size_}; } ///< as written
    /// As words are compared: folded case; ’ and ‘ are ', and ‐ ‑ − are -. Lives as long as the
    /// text does and its sentence is not tokenised anew.
    std::string_view folded() const { return {folded_, folded_size_}; }
    std::uint64_t head() const { return head_; } ///< head_of(folded())
    const Word* word() const { return word_; }   ///< what the vocabulary knows of it, or nullptr
    std::uint32_t traits() const { return traits_; } ///< a bit for each Trait

    bool is(std::string_view other) const { return folded() == other; }
    /// The same for a literal: mostly one comparison of two numbers.
    template <std::size_t N>
    bool is(const char (&other)[N]) const {
        constexpr std::size_t size = N - 1;
        std::uint64_t other_head = 0;
        std::memcpy(&other_head, other, size < 8 ? size : 8);
        if (head_ != other_head) return false;
        if constexpr (size < 8)
            return true;
        else
            return folded_size_ == size && std::memcmp(folded_ + 8, other + 8, size - 8) == 0;
    }
    bool has(Trait trait) const { return (traits_ & bit(trait)) != 0; }
    bool is_word() const { return has(Trait::word); }
    bool is_digits() const { return has(Trait::digits); }
    bool is_symbol() const { return has(Trait::symbol); }
    /// Stands behind the last token and before the first, so that a grammar may look around freely.
    bool is_end() const { return traits_ == 0; }
    bool blank_before() const { return has(Trait::blank_before); }
    bool capital() const { return has(Trait::capital); }

private:
    friend class TokenisedSentence;
    // Few and small, for each word of a text makes one; without defaults, so that room costs
    // nothing.
    const char* text_;
    const char* folded_;
    std::size_t folded_size_;
    std::uint64_t head_;
    const Word* word_;
    std::uint32_t text_size_;
    std::uint32_t traits_;
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
    std::span<const Token> tokens() const { return {tokens_.get(), size_}; }

    /// The traits that its tokens have, all together.
    std::uint32_t traits() const { return traits_; }
    bool has(Trait trait) const { return (traits_ & bit(trait)) != 0; }

    /// Which of the tokens have one of the first eight traits: a bit for each of the sixty-four
    /// from `from` on, the first one's the lowest; `from` is within the sentence.
    std::uint64_t which(Trait trait, std::size_t from) const {
        const std::size_t count = std::min<std::size_t>(size_ - from, 64);
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < count; i += 16) { // the last may reach beyond the sentence
            Sixteen traits;
            std::memcpy(&traits, &first_traits_[from + i], sizeof traits);
            out |= high_bits_of(traits << (7U - static_cast<unsigned>(trait))) << i;
        }
        return out & ~std::uint64_t{0} >> (64 - count);
    }
    /// Behind which of them such a token stands.
    std::uint64_t which_before(Trait trait, std::size_t from) const {
        const std::uint64_t next = from + 64 < size_ ? which(trait, from + 64) : 0;
        return which(trait, from) >> 1U | next << 63U;
    }

    /// The first token from `from` on that ends behind an offset of the text; size() for none.
    std::size_t first_behind(std::size_t offset, std::size_t from = 0) const;

    /// Whether `index` follows the token before it without white space.
    bool glued(std::size_t index) const {
        return index > 0 && index < size_ && !tokens_[index].blank_before();
    }

    /// The bytes of the tokens [first, last).
    Span span_of(std::size_t first, std::size_t last) const {
        return {start_of(first), end_of(last - 1)};
    }
    /// Where the bytes of one token begin and end, 0 for the end token.
    std::size_t start_of(std::size_t index) const {
        return index < size_ ? offset_of(tokens_[index].text_) : 0;
    }
    std::size_t end_of(std::size_t index) const {
        return index < size_ ? offset_of(tokens_[index].text_) + tokens_[index].text_size_ : 0;
    }
    std::string_view text_of(std::size_t first, std::size_t last) const {
        return span_of(first, last).of(text_);
    }

    std::string_view text() const { return text_; } ///< of the article
    Span span() const { return sentence_; }

private:
    class Tokeniser;
    void take_apart(std::string_view text, Span sentence, const WordTable<KnownWord>& words);

    std::size_t offset_of(const char* place) const {
        return static_cast<std::size_t>(place - text_.data());
    }

    std::string_view text_;
    Span sentence_;
    std::unique_ptr<char[]> folded_; ///< the sentence in small letters, see Tokeniser
    std::size_t folded_room_ = 0;
    std::deque<std::string> foreign_; ///< words with letters beyond ASCII, folded
    std::unique_ptr<Token[]> tokens_;
    std::unique_ptr<std::uint8_t[]> first_traits_; ///< of each, to be looked at side by side
    std::size_t room_ = 0;                         ///< for so many
    std::size_t size_ = 0;
    std::uint32_t traits_ = 0;
    Token end_{};
};

} // namespace tally
