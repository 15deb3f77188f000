#include "claims/check/minhash.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <limits>
#include <string>

namespace tally {

namespace {

constexpr std::size_t shingle = 5;
constexpr std::size_t least_words = 8;

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014), and its sequence.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}
constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;

/// x -> ((x ^ mask) * factor) >> 32
struct Functions {
    std::array<std::uint64_t, minhash_bands * minhash_rows> masks{}, factors{};
};

constexpr Functions functions = [] {
    Functions out;
    std::uint64_t state = 0x74616C6C79ULL; // "tally"
    for (std::size_t i = 0; i < out.masks.size(); ++i) {
        out.masks[i] = mixed(state += golden);
        out.factors[i] = mixed(state += golden) | 1U; // odd, so that no two inputs meet
    }
    return out;
}();

/// Lowers each minimum to what its function gives: most of the work of a signature, which
/// processors that multiply eight at a step do in an eighth of it.
#if defined(__x86_64__) && defined(__gnu_linux__)
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
void lower(std::uint32_t* least, std::uint64_t hash) {
    for (std::size_t i = 0; i < minhash_bands * minhash_rows; ++i) {
        const auto value =
            static_cast<std::uint32_t>(((hash ^ functions.masks[i]) * functions.factors[i]) >> 32U);
        least[i] = value < least[i] ? value : least[i];
    }
}

std::uint64_t chained(std::uint64_t hash, std::uint64_t next) {
    return mixed(hash * 3 + next + golden);
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; } // capitals are folded

/// White space, punctuation and symbols beyond ASCII, as far as news use them; letters of all
/// scripts are words.
bool parts_words(char32_t c) {
    return (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || (c >= 0x2000 && c <= 0x206F) ||
           (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF;
}

/// The hash of a word whose bytes come one by one: FNV-1a, mixed at the end. Digits in a row are
/// one 0.
class WordHash {
public:
    void add(char c) {
        hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        ends_in_digit_ = false;
    }
    void add_digit() {
        if (!ends_in_digit_) add('0');
        ends_in_digit_ = true;
    }

    bool is_empty() const { return hash_ == none; }
    bool ends_in_digit() const { return ends_in_digit_; }
    std::uint64_t hash() const { return mixed(hash_); }

private:
    static constexpr std::uint64_t none = 0xCBF29CE484222325ULL;
    std::uint64_t hash_ = none;
    bool ends_in_digit_ = false;
};

} // namespace

std::vector<std::uint64_t> masked_words(std::string_view text) {
    const std::string plain = folded(text);
    std::vector<std::uint64_t> words;
    words.reserve(plain.size() / 5);
    WordHash word;
    const auto end_word = [&] {
        if (!word.is_empty()) words.push_back(word.hash());
        word = WordHash();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const char c = plain[at];
        if (is_ascii(c)) {
            const bool between_digits = (c == ',' || c == '.') && word.ends_in_digit() &&
                                        at + 1 < plain.size() && is_digit(plain[at + 1]);
            if (is_digit(c))
                word.add_digit();
            else if (is_letter(c))
                word.add(c);
            else if (!between_digits)
                end_word();
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(plain, at);
        if (parts_words(point.value))
            end_word();
        else
            for (std::size_t i = at; i < at + point.size; ++i)
                word.add(plain[i]);
        at += point.size;
    }
    end_word();
    return words;
}

std::optional<MinHash> minhash(const std::vector<std::uint64_t>& words, std::size_t limit) {
    const std::size_t count = std::min(words.size(), limit);
    if (count < least_words) return std::nullopt;
    MinHash out;
    out.least.fill(std::numeric_limits<std::uint32_t>::max());
    out.add(words, 0, count);
    return out;
}

void MinHash::add(const std::vector<std::uint64_t>& words, std::size_t before, std::size_t all) {
    for (std::size_t start = before < shingle ? 0 : before - shingle + 1; start + shingle <= all;
         ++start) {
        std::uint64_t hash = 0;
        for (std::size_t i = start; i < start + shingle; ++i)
            hash = chained(hash, words[i]);
        lower(least.data(), hash);
    }
}

std::uint64_t MinHash::band(std::size_t index) const {
    std::uint64_t hash = index;
    for (std::size_t i = 0; i < minhash_rows; ++i)
        hash = chained(hash, least[index * minhash_rows + i]);
    return hash;
}

double MinHash::likeness(const MinHash& other) const {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < least.size(); ++i)
        if (least[i] == other.least[i]) ++equal;
    return static_cast<double>(equal) / static_cast<double>(least.size());
}

} // namespace tally
