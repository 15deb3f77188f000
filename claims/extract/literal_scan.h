#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Finds many words in a text at once, in ASCII letters of any case. Time grows with the text and
/// with what is found there, not with the number of words.
class LiteralScan {
public:
    struct Literal {
        std::string text;         ///< ASCII in lower case, at least two bytes long
        bool begins_word = false; ///< else it is found within words too
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

private:
    /// Words known by the same few bytes of theirs.
    struct Bucket {
        std::uint32_t key = 0;
        std::uint32_t first = 0, last = 0; ///< in the words; none: an empty place of the table
    };
    struct Word {
        Word(std::string text, std::size_t number, std::size_t key_at);
        bool stands_at(std::string_view folded, std::size_t start) const;

        std::string text;
        std::size_t number = 0;
        std::size_t key_at = 0; ///< where in it these bytes stand
        std::uint64_t head = 0; ///< its first eight bytes
        std::uint64_t mask = 0; ///< so many of eight as it has
        std::size_t key_size = 0;
        std::uint32_t key = 0;
    };

    static constexpr std::size_t shortest_key = 2, widest_key = 4;

    /// The words that are known by so many bytes, by hash; a power of two, or empty.
    using Table = std::vector<Bucket>;

    /// Words that are looked for in the same way.
    struct Words {
        std::vector<Word> words;
        std::array<Table, widest_key - shortest_key + 1> tables; ///< by the size of their keys
        /// For each hash of three bytes a bit for each fourth byte, by its last three bits: whether
        /// a word goes on so from its key.
        std::vector<std::uint8_t> flags;
        std::vector<std::uint8_t> sizes; ///< for the same, a bit for each size of such keys

        void finish();
        void fill(Table& table, std::size_t first, std::size_t last);
        void flag(const Word& word);
        bool may_begin(const char* at) const;
        void look_up(std::size_t at, std::string_view folded, std::vector<Hit>& hits) const;
        void look_up(const Table& table, std::uint32_t key, std::size_t at, std::string_view folded,
                     std::vector<Hit>& hits) const;
    };

    std::vector<std::size_t> sizes_;
    Words beginning_; ///< known by their first bytes
    Words anywhere_;  ///< known by the rarest bytes that they have
};

} // namespace tally
