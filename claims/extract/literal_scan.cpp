// At each byte of the text the next three are looked up in a table of bits, and where the bit is
// set, in a table of words: "withdrawn" is known by "hdr", which few other words have. Words of two
// bytes have tables of their own.
#include "claims/extract/literal_scan.h"

#include "claims/base/eight_bytes.h"
#include "claims/rules/literals.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

namespace tally {

namespace {

constexpr unsigned hash_bits = 16;

std::uint32_t hash_of(std::uint32_t key) { return (key * 0x9E3779B1U) >> (32 - hash_bits); }

constexpr std::size_t widest_key = 3;
constexpr std::size_t loaded = 4;

std::size_t key_size_of(std::string_view word) { return std::min(word.size(), widest_key); }

/// The first `Size` bytes at `at` as key_at() gives them; four are read, and their order in memory
/// does not matter as long as the rest is cut off the same way.
template <std::size_t Size>
std::uint32_t loaded_key(const char* at) {
    std::uint32_t key = 0;
    std::memcpy(&key, at, loaded);
    constexpr unsigned beyond = 8 * (loaded - Size);
    return std::endian::native == std::endian::little ? key & (~0U >> beyond)
                                                      : key & (~0U << beyond);
}

/// The `size` bytes at `at` as one number.
std::uint32_t key_at(const char* at, std::size_t size) {
    std::uint32_t key = 0;
    std::memcpy(&key, at, size);
    return key;
}

/// Where a word has the bytes that are met least often.
std::size_t rarest(std::string_view word, std::size_t size) {
    std::size_t best = 0;
    double least = size < word.size() ? frequency_of(word.substr(0, size)) : 0;
    for (std::size_t at = 1; at + size <= word.size(); ++at) {
        const double found = frequency_of(word.substr(at, size));
        if (found < least) std::tie(best, least) = std::pair(at, found);
    }
    return best;
}

/// ASCII letters in lower case, eight bytes at a time: a byte's high bit tells whether it is one of
/// A to Z, and becomes the bit by which small letters differ.
std::string in_lower_case(std::string_view text) {
    std::string out(text);
    std::size_t at = 0;
    for (; at + 8 <= out.size(); at += 8) {
        std::uint64_t bytes = eight_bytes(out, at);
        const std::uint64_t low = bytes & (each_byte * 0x7F);
        const std::uint64_t from_a = low + each_byte * (0x80 - 'A');
        const std::uint64_t behind_z = low + each_byte * (0x80 - 'Z' - 1);
        bytes |= ((from_a & ~behind_z & ~bytes) & high_bits) >> 2U;
        std::memcpy(&out[at], &bytes, 8);
    }
    for (; at < out.size(); ++at)
        if (out[at] >= 'A' && out[at] <= 'Z') out[at] = static_cast<char>(out[at] | 0x20);
    return out;
}

} // namespace

LiteralScan::LiteralScan(std::vector<std::string> words) {
    words_.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t at = rarest(words[i], key_size_of(words[i]));
        sizes_.push_back(words[i].size());
        words_.push_back({std::move(words[i]), i, at});
    }
    const auto key_of = [](const Word& word) {
        const std::size_t size = key_size_of(word.text);
        return std::pair(size, key_at(word.text.data() + word.key_at, size));
    };
    std::sort(words_.begin(), words_.end(), [&](const Word& a, const Word& b) {
        return std::pair(key_of(a), a.number) < std::pair(key_of(b), b.number);
    });
    fill(two_, 2);
    fill(three_, 3);
}

void LiteralScan::fill(Table& table, std::size_t key_size) {
    const auto first = std::partition_point(words_.begin(), words_.end(), [&](const Word& word) {
        return key_size_of(word.text) < key_size;
    });
    const auto last = std::partition_point(
        first, words_.end(), [&](const Word& word) { return key_size_of(word.text) == key_size; });
    if (first == last) return;
    std::size_t places = 1;
    while (places < 4 * static_cast<std::size_t>(last - first))
        places *= 2;
    table.buckets.resize(places);
    table.seen.resize((std::size_t{1} << hash_bits) / 64);
    for (auto word = first; word != last;) {
        const auto key = [&](const Word& of) {
            return key_at(of.text.data() + of.key_at, key_size);
        };
        Bucket bucket{key(*word), static_cast<std::uint32_t>(word - words_.begin()), 0};
        while (word != last && key(*word) == bucket.key)
            ++word;
        bucket.last = static_cast<std::uint32_t>(word - words_.begin());
        const std::uint32_t hash = hash_of(bucket.key);
        table.seen[hash / 64] |= std::uint64_t{1} << (hash % 64);
        std::size_t place = hash & (places - 1);
        while (table.buckets[place].last != 0)
            place = (place + 1) & (places - 1);
        table.buckets[place] = bucket;
    }
}

template <std::size_t KeySize>
void LiteralScan::find(const Table& table, std::string_view folded, std::vector<Hit>& hits) const {
    if (table.buckets.empty()) return;
    const std::size_t mask = table.buckets.size() - 1;
    const std::uint64_t* const seen = table.seen.data();
    for (std::size_t at = 0; at + loaded <= folded.size(); ++at) {
        const std::uint32_t key = loaded_key<KeySize>(folded.data() + at);
        const std::uint32_t hash = hash_of(key);
        if ((seen[hash / 64] >> (hash % 64) & 1U) == 0) continue;
        std::size_t place = hash & mask;
        while (table.buckets[place].last != 0 && table.buckets[place].key != key)
            place = (place + 1) & mask;
        const Bucket& bucket = table.buckets[place];
        for (std::size_t i = bucket.first; i < bucket.last; ++i) {
            const Word& word = words_[i];
            if (at < word.key_at) continue;
            const std::size_t start = at - word.key_at;
            if (folded.compare(start, word.text.size(), word.text) == 0)
                hits.push_back({start, word.number});
        }
    }
}

std::vector<LiteralScan::Hit> LiteralScan::find(std::string_view text) const {
    std::vector<Hit> hits;
    std::string folded = in_lower_case(text);
    folded.append(loaded, '\0'); // so that four bytes can be read at each of the text
    find<3>(three_, folded, hits);
    find<2>(two_, folded, hits);
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.word < b.word;
    });
    return hits;
}

} // namespace tally
