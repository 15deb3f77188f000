// Where a word begins, or for words that may stand within others at each byte, the next four bytes
// are looked up in a table of flags, and where a flag is set, in a table of words. A word that may
// stand within others is known by the rarest bytes that it has: "withdrawn" by "hdra".
#include "claims/extract/literal_scan.h"

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

constexpr std::size_t block = 64;      // bytes whose letters are told at once
constexpr std::size_t padding = block; // behind the text, so that a block can be read at each byte

bool is_letter(char c) { return c >= 'a' && c <= 'z'; } // of a folded text

/// Four bytes as one number, the first one lowest.
std::uint32_t four_bytes(const char* at) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return std::endian::native == std::endian::big ? __builtin_bswap32(bytes) : bytes;
}

/// So many of its first bytes, at most three or all.
std::uint32_t key_of(std::uint32_t four, std::size_t size) {
    return size == 4 ? four : four & ((1U << (8 * size)) - 1);
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

/// Calls `found` with those of the places taken that `may_begin` lets. In two steps, so that no
/// branch hangs on what it says, which nothing foretells.
template <class MayBegin, class Found>
class Sieve {
public:
    Sieve(MayBegin may_begin, Found found) : may_begin_(may_begin), found_(found) {}

    void take(std::size_t at) {
        places_[count_] = at;
        count_ += may_begin_(at) ? 1U : 0U;
    }
    /// To be called before more than `block` places are taken.
    void empty() {
        for (std::size_t i = 0; i < count_; ++i)
            found_(places_[i]);
        count_ = 0;
    }

private:
    MayBegin may_begin_;
    Found found_;
    std::array<std::size_t, block + 1> places_; // one behind the last is written too
    std::size_t count_ = 0;
};

} // namespace

LiteralScan::Word::Word(std::string word, std::size_t place, std::size_t key_place)
    : text(std::move(word)), number(place), key_at(key_place), head(head_of(text)),
      mask(head_of(std::string(std::min(text.size(), sizeof mask), '\xFF'))),
      key_size(std::min(text.size(), widest_key)),
      key(key_of(four_bytes((text.substr(key_at) + "    ").data()), key_size)) {}

/// No word holds one of the zeros that stand behind a folded text.
inline bool LiteralScan::Word::stands_at(std::string_view folded, std::size_t start) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, folded.data() + start, sizeof bytes);
    if ((bytes & mask) != head) return false;
    return text.size() <= sizeof head ||
           folded.substr(start + sizeof head)
               .starts_with(std::string_view(text).substr(sizeof head));
}

LiteralScan::LiteralScan(std::vector<Literal> literals) {
    for (std::size_t i = 0; i < literals.size(); ++i) {
        std::string& text = literals[i].text;
        sizes_.push_back(text.size());
        const bool begins = literals[i].begins_word && is_letter(text.front());
        const std::size_t key_place = begins ? 0 : rarest(text, std::min(text.size(), widest_key));
        (begins ? beginning_ : anywhere_).words.emplace_back(std::move(text), i, key_place);
    }
    beginning_.finish();
    anywhere_.finish();
}

void LiteralScan::Words::finish() {
    flags.resize(std::size_t{1} << hash_bits);
    sizes.resize(flags.size());
    std::sort(words.begin(), words.end(), [&](const Word& a, const Word& b) {
        return std::tuple(a.key_size, a.key, a.number) < std::tuple(b.key_size, b.key, b.number);
    });
    for (std::size_t first = 0, last = 0; first < words.size(); first = last) {
        const std::size_t size = words[first].key_size;
        while (last < words.size() && words[last].key_size == size)
            ++last;
        fill(tables[size - shortest_key], first, last);
    }
}

/// By the keys of the words [first, last).
void LiteralScan::Words::fill(Table& table, std::size_t first, std::size_t last) {
    if (first == last) return;
    std::size_t places = 1;
    while (places < 4 * (last - first))
        places *= 2;
    table.resize(places);
    while (first < last) {
        Bucket bucket{words[first].key, static_cast<std::uint32_t>(first), 0};
        for (; first < last && words[first].key == bucket.key; ++first)
            flag(words[first]);
        bucket.last = static_cast<std::uint32_t>(first);
        std::size_t place = hash_of(bucket.key) & (places - 1);
        while (table[place].last != 0)
            place = (place + 1) & (places - 1);
        table[place] = bucket;
    }
}

/// For the bytes that a word leaves open, all are flagged.
void LiteralScan::Words::flag(const Word& word) {
    const auto add = [&](std::uint32_t three, unsigned fourths) {
        flags[hash_of(three)] |= static_cast<std::uint8_t>(fourths);
        sizes[hash_of(three)] |= static_cast<std::uint8_t>(1U << word.key_size);
    };
    constexpr unsigned all = 0xFF;
    if (word.key_size == 4)
        add(key_of(word.key, 3), 1U << ((word.key >> 24U) & 7U));
    else if (word.key_size == 3)
        add(word.key, all);
    else
        for (std::uint32_t third = 0; third < 256; ++third)
            add(word.key | third << 16U, all);
}

inline bool LiteralScan::Words::may_begin(const char* at) const {
    const std::uint32_t four = four_bytes(at);
    return (flags[hash_of(key_of(four, 3))] >> ((four >> 24U) & 7U) & 1U) != 0;
}

inline void LiteralScan::Words::look_up(const Table& table, std::uint32_t key, std::size_t at,
                                        std::string_view folded, std::vector<Hit>& hits) const {
    const std::size_t mask = table.size() - 1;
    std::size_t place = hash_of(key) & mask;
    while (table[place].last != 0 && table[place].key != key)
        place = (place + 1) & mask;
    for (std::size_t i = table[place].first; i < table[place].last; ++i) {
        const Word& word = words[i];
        if (at >= word.key_at && word.stands_at(folded, at - word.key_at))
            hits.push_back({at - word.key_at, word.number});
    }
}

void LiteralScan::Words::look_up(std::size_t at, std::string_view folded,
                                 std::vector<Hit>& hits) const {
    const std::uint32_t four = four_bytes(folded.data() + at);
    const unsigned there = sizes[hash_of(key_of(four, 3))];
    for (std::size_t size = widest_key; size >= shortest_key; --size)
        if ((there >> size & 1U) != 0)
            look_up(tables[size - shortest_key], key_of(four, size), at, folded, hits);
}

std::vector<LiteralScan::Hit> LiteralScan::find(std::string_view text) const {
    std::vector<Hit> hits;
    hits.reserve(text.size() / 16); // of news and a few hundred rules
    const std::string folded = in_lower_case(text);
    const auto sieve_of = [&](const Words& words) {
        return Sieve([&](std::size_t at) { return words.may_begin(folded.data() + at); },
                     [&](std::size_t at) { words.look_up(at, folded, hits); });
    };
    if (!beginning_.words.empty()) {
        auto sieve = sieve_of(beginning_);
        std::uint64_t letter_before = 0;
        for (std::size_t at = 0; at < text.size(); at += block) {
            const std::uint64_t letters = bits_of_64(folded, at, [](auto bytes) {
                return static_cast<decltype(bytes)>(bytes - 'a') < 26;
            });
            std::uint64_t begins = letters & ~(letters << 1U | letter_before);
            letter_before = letters >> 63U;
            for (; begins != 0; begins &= begins - 1)
                sieve.take(at + static_cast<std::size_t>(std::countr_zero(begins)));
            sieve.empty();
        }
    }
    if (!anywhere_.words.empty()) {
        auto sieve = sieve_of(anywhere_);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at % block == 0) sieve.empty();
            sieve.take(at);
        }
        sieve.empty();
    }
    const auto by_place = [](const Hit& a, const Hit& b) { return a.offset < b.offset; };
    if (!std::is_sorted(hits.begin(), hits.end(), by_place))
        std::stable_sort(hits.begin(), hits.end(), by_place);
    return hits;
}

} // namespace tally
