#pragma once

#include "claims/base/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// Finds many words in a text at once, in ASCII letters of any case. Time grows with the text and
/// with what is found there, not with the number of words.
class LiteralScan {
public:
    struct Literal {
        /// ASCII in lower case, or a character beyond it; at least two bytes long.
        std::string text;
        bool begins_word = false; ///< else it is found within words too; of ASCII letters
    };

    /// Each text is there once.
    explicit LiteralScan(std::vector<Literal> literals);

    struct Hit {
        std::size_t offset = 0; ///< of its first byte
        std::size_t word = 0;   ///< its place among the literals given
    };

    /// In bytes.
    std::size_t word_size(std::size_t word) const { return sizes_[word]; }

    /// Every place of every word, in order of offset; of one that begins a word those that no ASCII
    /// letter stands right before.
    std::vector<Hit> find(std::string_view text) const;
    /// The same into `hits`, whose memory is used again.
    void find(std::string_view text, std::vector<Hit>& hits) const;
    /// Those that begin in parts of the text, which are in order and do not overlap.
    void find(std::string_view text, const std::vector<Span>& parts, std::vector<Hit>& hits) const;

private:
    struct Word {
        std::string text;
        std::size_t number = 0;
        std::size_t key_at = 0; ///< where in it the bytes stand that it is known by, two to four
        std::string_view key() const { return std::string_view(text).substr(key_at, 4); }
    };

    class Folded;
    void find_beyond_ascii(const Folded& text, std::vector<Hit>& hits) const;

    /// Words that are looked for in the same way.
    class Words {
    public:
        /// Their keys stand where words begin, or anywhere.
        explicit Words(bool begin_words) : begin_words_(begin_words) {}

        void add(Word word) { words_.push_back(std::move(word)); }
        void finish();

        void find(const Folded& text, std::vector<Hit>& hits) const; ///< adds them

    private:
        /// What of a word is looked at first.
        struct Entry {
            std::uint64_t head = 0; ///< its first eight bytes
            std::uint64_t mask = 0; ///< so many of eight as it has
            std::uint32_t word = 0, key_at = 0;
        };
        void look_up(std::size_t at, std::string_view folded, std::vector<Hit>& hits) const;
        bool stands_at(const Entry& entry, std::string_view folded, std::size_t start) const;

        bool begin_words_;
        std::vector<Word> words_;
        std::vector<std::uint32_t> flags_;  ///< a bit for each hash, set where words have it
        std::vector<std::uint32_t> firsts_; ///< for several hashes the first entry that has one
        std::vector<Entry> entries_;
    };

    std::vector<std::size_t> sizes_;
    std::size_t longest_ = 0;        ///< of them
    Words beginning_{true};          ///< known by their first bytes
    Words anywhere_{false};          ///< known by the rarest bytes that they have
    std::vector<Word> beyond_ascii_; ///< few
};

} // namespace tally
