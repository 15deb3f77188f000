#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tally {

/// The words of a text as copies are compared, each by its hash: case folded, digits masked,
/// punctuation dropped.
std::vector<std::uint64_t> masked_words(std::string_view text);

constexpr std::size_t minhash_bands = 14;
constexpr std::size_t minhash_rows = 8;

/// The least values of 112 hash functions over the word 5-grams of a text. The share of equal
/// values estimates the Jaccard likeness of the two sets. The functions are frozen: signatures are
/// the same on each machine.
struct MinHash {
    std::array<std::uint32_t, minhash_bands * minhash_rows> least{};

    /// Goes on from the first `before` words, which it is of, to all.
    void add(const std::vector<std::uint64_t>& words, std::size_t before, std::size_t all);

    std::uint64_t band(std::size_t index) const;
    double likeness(const MinHash& other) const;
};

/// Of the first `limit` words; nothing for a text under 8 words.
std::optional<MinHash> minhash(const std::vector<std::uint64_t>& words, std::size_t limit);

} // namespace tally
