#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// The first eight bytes of a word in one number, zeros behind a shorter one. Two words of up to
/// seven bytes are equal where their heads are, for no word holds a zero byte.
inline std::uint64_t head_of(std::string_view word) {
    std::uint64_t head = 0;
    if (word.size() >= sizeof head) {
        std::memcpy(&head, word.data(), sizeof head); // of a fixed size: one load, no call
        return head;
    }
    std::size_t at = 0;
    const auto take = [&](auto piece) {
        std::memcpy(&piece, word.data() + at, sizeof piece);
        std::memcpy(reinterpret_cast<char*>(&head) + at, &piece, sizeof piece);
        at += sizeof piece;
    };
    if ((word.size() & 4U) != 0) take(std::uint32_t{});
    if ((word.size() & 2U) != 0) take(std::uint16_t{});
    if ((word.size() & 1U) != 0) take(std::uint8_t{});
    return head;
}

/// A word's first sixteen bytes in two numbers, zeros behind a shorter one, which they say wholly.
struct WordKey {
    static constexpr std::size_t width = 16;
    std::uint64_t head = 0;
    std::uint64_t next = 0;

    friend bool operator==(const WordKey&, const WordKey&) = default;
};

inline WordKey key_of(std::string_view word) {
    return {head_of(word), word.size() > 8 ? head_of(word.substr(8)) : 0};
}

/// Words and what is known of each, a small value whose default says that it is nothing. It is
/// asked for every word of a text, so nearly all that are not longer than a WordKey are found, or
/// found missing, in one step, and its places are small: what is asked all the time stays near the
/// processor. No word is empty; those longer than a key must outlive the table.
template <class Known>
class WordTable {
public:
    /// Adds a word that is not there yet. At most 65,534 of them.
    void add(std::string_view word, Known known) {
        if (word.size() > WordKey::width) {
            long_.emplace_back(word, known);
            return;
        }
        if (entries_.size() > std::numeric_limits<Place>::max())
            throw std::length_error("too many words for a table");
        entries_.push_back({key_of(word), known});
        if (4 * entries_.size() > places_.size())
            grow();
        else
            place(entries_.size() - 1);
    }

    /// What is known of a word, or Known() of one that was not added.
    Known find(std::string_view word) const { return find(word, head_of(word)); }
    /// The same for those who have the word's head at hand.
    Known find(std::string_view word, std::uint64_t head) const {
        if (word.size() <= sizeof head) return find(WordKey{head, 0});
        if (word.size() > WordKey::width) return find_long(word);
        return find(WordKey{head, head_of(word.substr(sizeof head))});
    }
    /// Of a word that is not longer than a key.
    Known find(const WordKey& key) const { return finder().find(key); }

    /// The table for those who look up many keys, to be held in registers: as long as nothing is
    /// added.
    auto finder() const { return Finder{places_.data(), entries_.data(), shift_}; }

private:
    struct Entry {
        WordKey key; ///< of a head of 0 for none
        [[no_unique_address]] Known known = Known();
        std::int32_t passed = 0; ///< -1, all bits, where a word looked for here may stand behind
    };
    using Place = std::uint16_t; ///< of a word among the entries; 0 for a free one

    struct Finder {
        const Place* places;
        const Entry* entries;
        unsigned shift;

        Known find(const WordKey& key) const {
            // Whether a word is known is hard to foretell, but not that the first place tells.
            const Place* place = places + first_place(key, shift);
            while (true) {
                const Entry& entry = entries[*place];
                const std::uint64_t differs =
                    (entry.key.head ^ key.head) | (entry.key.next ^ key.next);
                if ((differs & static_cast<std::uint64_t>(entry.passed)) == 0)
                    return (differs != 0 ? entries : &entry)->known;
                ++place;
            }
        }
    };

    /// Where a key is looked for first, of 2^(64 - shift) places.
    static std::size_t first_place(const WordKey& key, unsigned shift) {
        // An odd factor near 2^64 over the golden ratio spreads neighbours (Knuth 6.4).
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
        return ((key.head ^ std::rotl(key.next, 29)) * factor) >> shift;
    }

    void place(std::size_t entry) {
        std::size_t at = first_place(entries_[entry].key, shift_);
        for (; places_[at] != 0; ++at) {
            entries_[places_[at]].passed = -1;
            if (at + 1 == places_.size()) places_.push_back(0);
        }
        places_[at] = static_cast<Place>(entry);
    }

    void grow() {
        --shift_;
        places_.assign(std::size_t{1} << (64 - shift_), 0);
        for (Entry& entry : entries_)
            entry.passed = 0;
        for (std::size_t i = 1; i < entries_.size(); ++i)
            place(i);
    }

    Known find_long(std::string_view word) const {
        const auto found = std::find_if(long_.begin(), long_.end(),
                                        [&](const auto& known) { return known.first == word; });
        return found == long_.end() ? Known() : found->second;
    }

    /// By hash, 2^(64 - shift_) of them, at most a quarter in use, and maybe a few behind them.
    std::vector<Place> places_ = std::vector<Place>(16);
    unsigned shift_ = 60;
    std::vector<Entry> entries_ = std::vector<Entry>(1);   ///< the first one is none
    std::vector<std::pair<std::string_view, Known>> long_; ///< the few words beyond a key
};

} // namespace tally
