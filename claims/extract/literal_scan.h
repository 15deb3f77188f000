#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Finds many words in a text at once, in ASCII letters of any case, also within longer words. Time
/// grows with the text and with what is found there, not with the number of words.
class LiteralScan {
public:
    /// The words are ASCII in lower case, each at least two bytes long and there once.
    explicit LiteralScan(std::vector<std::string> words);

    struct Hit {
        std::size_t offset = 0; ///< of its first byte
        std::size_t word = 0;   ///< its place among the words given
    };

    /// In bytes.
    std::size_t word_size(std::size_t word) const { return sizes_[word]; }

    /// Every place of every word, in order of offset.
    std::vector<Hit> find(std::string_view text) const;

private:
    /// Words known by the same few bytes of theirs, the rarest that they have.
    struct Bucket {
        std::uint32_t key = 0;
        std::uint32_t first = 0, last = 0; ///< in words_; none: an empty place of the table
    };
    struct Word {
        Word(std::string word, std::size_t place);
        bool stands_at(const char* start) const;

        std::string text;
        std::size_t number = 0;
        std::size_t key_at = 0; ///< where in it these bytes stand
        std::uint64_t head = 0; ///< its first eight bytes
        std::uint64_t mask = 0; ///< so many of eight as it has
    };

    /// The words that are known by so many bytes, by hash; a power of two, or empty.
    using Table = std::vector<Bucket>;
    /// For each hash of a few bytes, what begins with them.
    using Flags = std::vector<std::uint8_t>;

    void fill(Table& table, std::size_t key_size, Flags& flags, std::uint8_t flag);
    void look_up(const Table& table, std::uint32_t key, std::size_t at, std::string_view folded,
                 std::vector<Hit>& hits) const;

    std::vector<Word> words_;
    std::vector<std::size_t> sizes_;
    Table four_, three_, two_; ///< by the size of their keys
    Flags long_flags_, short_flags_;
};

} // namespace tally
