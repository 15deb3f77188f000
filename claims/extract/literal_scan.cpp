// At each byte of the text the next three are looked up in a table of flags, and where a flag is
// set, the next four in a table of words: "withdrawn" is known by "hdra", which few other words
// have. Words of three and of two bytes have tables of their own.
#include "claims/extract/literal_scan.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/many_bytes.h"
#include "claims/rules/literals.h"
#include "claims/values/word_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

namespace tally {

namespace {

constexpr unsigned hash_bits = 14; // a flag is a byte: all of a table stay close at hand

std::uint32_t hash_of(std::uint32_t key) { return (key * 0x9E3779B1U) >> (32 - hash_bits); }

constexpr std::size_t widest_key = 4;
constexpr std::size_t padding = 8; // so that eight bytes can be read at each of the text

std::size_t key_size_of(std::string_view word) { return std::min(word.size(), widest_key); }

/// The first `Size` bytes at `at` as key_at() gives them; four are read, and their order in memory
/// does not matter as long as the rest is cut off the same way.
template <std::size_t Size>
std::uint32_t loaded_key(const char* at) {
    std::uint32_t key = 0;
    std::memcpy(&key, at, widest_key);
    constexpr unsigned beyond = 8 * (widest_key - Size);
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
    double least = letter_frequency_of(word.substr(0, size));
    for (std::size_t at = 1; at + size <= word.size(); ++at) {
        const double found = letter_frequency_of(word.substr(at, size));
        if (found < least) std::tie(best, least) = std::pair(at, found);
    }
    return best;
}

/// ASCII letters in lower case, and zeros behind them.
std::string in_lower_case(std::string_view text) {
    std::string out(text.size() + padding, '\0');
    std::size_t at = 0;
    for (; at + 16 <= text.size(); at += 16) {
        Sixteen bytes = sixteen_bytes(text, at);
        const auto from_a = static_cast<Sixteen>(bytes - 'A'); // what stands before is large now
        bytes |= static_cast<Sixteen>(from_a < 26) & 0x20;
        std::memcpy(&out[at], &bytes, 16);
    }
    for (; at < text.size(); ++at)
        out[at] =
            static_cast<char>(text[at] >= 'A' && text[at] <= 'Z' ? text[at] | 0x20 : text[at]);
    return out;
}

/// What a flag says of the bytes that it stands for: a key of four begins so, or they are one.
enum Known : std::uint8_t { knows_two = 1, knows_three = 2, knows_four = 4 };

/// Calls `found` with each place whose next bytes have a flag.
template <std::size_t Size, class Found>
void each_flagged(const std::vector<std::uint8_t>& flags, std::string_view folded, Found found) {
    if (flags.empty()) return;
    const auto flag_at = [flag_of = flags.data(), bytes = folded.data()](std::size_t at) {
        return flag_of[hash_of(loaded_key<Size>(bytes + at))];
    };
    // In two steps, so that no branch hangs on a flag, which nothing foretells.
    std::array<std::uint32_t, 256> places;
    for (std::size_t at = 0; at + padding < folded.size(); at += places.size()) {
        const std::size_t end = std::min(at + places.size(), folded.size() - padding);
        std::size_t flagged = 0;
        for (std::size_t i = at; i < end; ++i) {
            places[flagged] = static_cast<std::uint32_t>(i - at);
            flagged += flag_at(i) != 0 ? 1 : 0;
        }
        for (std::size_t i = 0; i < flagged; ++i)
            found(at + places[i], flag_at(at + places[i]));
    }
}

} // namespace

LiteralScan::Word::Word(std::string word, std::size_t place)
    : text(std::move(word)), number(place), key_at(rarest(text, key_size_of(text))),
      head(head_of(text)), mask(head_of(std::string(std::min(text.size(), sizeof mask), '\xFF'))) {}

inline bool LiteralScan::Word::stands_at(const char* start) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, start, sizeof bytes);
    if ((bytes & mask) != head) return false;
    return text.size() <= sizeof head || std::memcmp(start + sizeof head, text.data() + sizeof head,
                                                     text.size() - sizeof head) == 0;
}

LiteralScan::LiteralScan(std::vector<std::string> words) {
    words_.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        sizes_.push_back(words[i].size());
        words_.emplace_back(std::move(words[i]), i);
    }
    const auto key_of = [](const Word& word) {
        const std::size_t size = key_size_of(word.text);
        return std::pair(size, key_at(word.text.data() + word.key_at, size));
    };
    std::sort(words_.begin(), words_.end(), [&](const Word& a, const Word& b) {
        return std::pair(key_of(a), a.number) < std::pair(key_of(b), b.number);
    });
    fill(two_, 2, short_flags_, knows_two);
    fill(three_, 3, long_flags_, knows_three);
    fill(four_, 4, long_flags_, knows_four);
}

void LiteralScan::fill(Table& table, std::size_t key_size, Flags& flags, std::uint8_t flag) {
    const auto first = std::partition_point(words_.begin(), words_.end(), [&](const Word& word) {
        return key_size_of(word.text) < key_size;
    });
    const auto last = std::partition_point(
        first, words_.end(), [&](const Word& word) { return key_size_of(word.text) == key_size; });
    if (first == last) return;
    std::size_t places = 1;
    while (places < 4 * static_cast<std::size_t>(last - first))
        places *= 2;
    table.resize(places);
    flags.resize(std::size_t{1} << hash_bits);
    for (auto word = first; word != last;) {
        const auto key = [&](const Word& of) {
            return key_at(of.text.data() + of.key_at, key_size);
        };
        Bucket bucket{key(*word), static_cast<std::uint32_t>(word - words_.begin()), 0};
        while (word != last && key(*word) == bucket.key)
            ++word;
        bucket.last = static_cast<std::uint32_t>(word - words_.begin());
        const auto begun = key_at(words_[bucket.first].text.data() + words_[bucket.first].key_at,
                                  std::min<std::size_t>(key_size, 3));
        flags[hash_of(begun)] |= flag;
        std::size_t place = hash_of(bucket.key) & (places - 1);
        while (table[place].last != 0)
            place = (place + 1) & (places - 1);
        table[place] = bucket;
    }
}

void LiteralScan::look_up(const Table& table, std::uint32_t key, std::size_t at,
                          std::string_view folded, std::vector<Hit>& hits) const {
    const std::size_t mask = table.size() - 1;
    std::size_t place = hash_of(key) & mask;
    while (table[place].last != 0 && table[place].key != key)
        place = (place + 1) & mask;
    for (std::size_t i = table[place].first; i < table[place].last; ++i) {
        const Word& word = words_[i];
        if (at < word.key_at) continue;
        const std::size_t start = at - word.key_at;
        if (start + word.text.size() + padding <= folded.size() &&
            word.stands_at(folded.data() + start))
            hits.push_back({start, word.number});
    }
}

std::vector<LiteralScan::Hit> LiteralScan::find(std::string_view text) const {
    std::vector<Hit> hits;
    const std::string folded = in_lower_case(text);
    each_flagged<3>(long_flags_, folded, [&](std::size_t at, std::uint8_t flags) {
        const char* const bytes = folded.data() + at;
        if ((flags & knows_four) != 0) look_up(four_, loaded_key<4>(bytes), at, folded, hits);
        if ((flags & knows_three) != 0) look_up(three_, loaded_key<3>(bytes), at, folded, hits);
    });
    each_flagged<2>(short_flags_, folded, [&](std::size_t at, std::uint8_t) {
        look_up(two_, loaded_key<2>(folded.data() + at), at, folded, hits);
    });
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.word < b.word;
    });
    return hits;
}

} // namespace tally
