#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
/// found missing, in one step. No word is empty; those longer than a key must outlive the table.
template <class Known>
class WordTable {
public:
    WordTable() : entries_(16) {}

    /// Adds a word that is not there yet.
    void add(std::string_view word, Known known) {
        if (word.size() > WordKey::width) {
            long_.emplace_back(word, known);
            return;
        }
        if (4 * ++size_ > entries_.size()) grow();
        place({key_of(word), known});
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
    auto finder() const { return Finder{entries_.data(), entries_.size() - 1, shift_}; }

private:
    struct Entry {
        WordKey key; ///< of a head of 0 for a free place
        Known known = Known();
    };

    struct Finder {
        const Entry* entries;
        std::size_t last;
        unsigned shift;

        Known find(const WordKey& key) const { return entry_of(key)->known; }

        /// That of a key, or the free place where it would be.
        const Entry* entry_of(const WordKey& key) const {
            // An odd factor near 2^64 over the golden ratio spreads neighbours (Knuth 6.4).
            constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
            std::size_t i = ((key.head ^ std::rotl(key.next, 29)) * factor) >> shift;
            // Whether a word is known is hard to foretell, but not that this place tells.
            const auto elsewhere = [&](const WordKey& other) {
                return std::min((other.head ^ key.head) | (other.next ^ key.next), other.head);
            };
            while (elsewhere(entries[i].key) != 0)
                i = (i + 1) & last;
            return &entries[i];
        }
    };

    void place(const Entry& entry) {
        const auto free = static_cast<std::size_t>(finder().entry_of(entry.key) - entries_.data());
        entries_[free] = entry;
    }

    void grow() {
        std::vector<Entry> entries(4 * entries_.size());
        shift_ -= 2;
        entries.swap(entries_);
        for (const Entry& entry : entries)
            if (entry.key.head != 0) place(entry);
    }

    Known find_long(std::string_view word) const {
        const auto found = std::find_if(long_.begin(), long_.end(),
                                        [&](const auto& known) { return known.first == word; });
        return found == long_.end() ? Known() : found->second;
    }

    std::vector<Entry> entries_; ///< a power of two, at most a quarter in use
    unsigned shift_ = 60;        ///< what leaves a place among them of 64 bits
    std::vector<std::pair<std::string_view, Known>> long_; ///< the few words beyond a key
    std::size_t size_ = 0;
};

} // namespace tally
