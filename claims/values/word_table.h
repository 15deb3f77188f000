#pragma once

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

/// Words and what is known of each. It is asked for every word of a text, so it hashes no more than
/// the first and the last eight bytes, and keeps the heads, which decide nearly always, close
/// together. No word is empty; the words must outlive it.
template <class T>
class WordTable {
public:
    WordTable() : heads_(16), entries_(16) {}

    /// Adds a word that is not there yet.
    void add(std::string_view word, const T* known) {
        if (2 * ++size_ > heads_.size()) grow();
        place(head_of(word), {word, known});
    }

    /// nullptr for a word that was not added. `head` is the word's.
    const T* find(std::string_view word, std::uint64_t head) const {
        const std::size_t mask = heads_.size() - 1;
        for (std::size_t i = slot_of(word, head) & mask; heads_[i] != 0; i = (i + 1) & mask)
            if (heads_[i] == head && (word.size() < sizeof head || entries_[i].word == word))
                return entries_[i].known;
        return nullptr;
    }

private:
    struct Entry {
        std::string_view word;
        const T* known = nullptr;
    };

    static std::size_t slot_of(std::string_view word, std::uint64_t head) {
        std::uint64_t tail = word.size();
        if (word.size() > sizeof tail)
            std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
        // An odd factor near 2^64 over the golden ratio spreads neighbours (Knuth 6.4).
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(((head ^ (tail * factor)) * factor) >> 32U);
    }

    void place(std::uint64_t head, Entry entry) {
        const std::size_t mask = heads_.size() - 1;
        std::size_t i = slot_of(entry.word, head) & mask;
        while (heads_[i] != 0)
            i = (i + 1) & mask;
        heads_[i] = head;
        entries_[i] = entry;
    }

    void grow() {
        std::vector<std::uint64_t> heads(4 * heads_.size());
        std::vector<Entry> entries(4 * entries_.size());
        heads.swap(heads_);
        entries.swap(entries_);
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (heads[i] != 0) place(heads[i], entries[i]);
    }

    std::vector<std::uint64_t> heads_; ///< 0 for a free place; a power of two, at most half in use
    std::vector<Entry> entries_;
    std::size_t size_ = 0;
};

} // namespace tally
