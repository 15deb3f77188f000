#include "claims/check/minhash.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <limits>

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

struct Function {
    std::uint64_t mask = 0, factor = 0;
};

constexpr auto functions = [] {
    std::array<Function, minhash_bands * minhash_rows> out{};
    std::uint64_t state = 0x74616C6C79ULL; // "tally"
    for (Function& one : out) {
        one.mask = mixed(state += golden);
        one.factor = mixed(state += golden) | 1U; // odd, so that no two inputs meet
    }
    return out;
}();

/// FNV-1a, mixed at the end.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mixed(hash);
}

std::uint64_t chained(std::uint64_t hash, std::uint64_t next) {
    return mixed(hash * 3 + next + golden);
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// White space, punctuation and symbols, as far as news use them; letters of all scripts are words.
bool parts_words(char32_t c) {
    if (c < 0x80) return !((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_digit(c));
    return (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || (c >= 0x2000 && c <= 0x206F) ||
           (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF;
}

} // namespace

std::vector<std::string> masked_words(std::string_view text) {
    const std::string plain = folded(text);
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = code_point_at(plain, at);
        const bool between_digits = (point.value == U',' || point.value == U'.') && !word.empty() &&
                                    word.back() == '0' && at + 1 < plain.size() &&
                                    is_digit(static_cast<unsigned char>(plain[at + 1]));
        if (is_digit(point.value)) {
            if (word.empty() || word.back() != '0') word += '0';
        } else if (parts_words(point.value)) {
            if (!between_digits) end_word();
        } else {
            word.append(plain, at, point.size);
        }
        at += point.size;
    }
    end_word();
    return words;
}

std::uint64_t hash_of(const std::vector<std::string>& words) {
    std::uint64_t hash = 0;
    for (const std::string& word : words)
        hash = chained(hash, hash_of(std::string_view(word)));
    return hash;
}

std::optional<MinHash> minhash(const std::vector<std::string>& words, std::size_t limit) {
    const std::size_t count = std::min(words.size(), limit);
    if (count < least_words) return std::nullopt;
    std::vector<std::uint64_t> hashes(count);
    for (std::size_t i = 0; i < count; ++i)
        hashes[i] = hash_of(std::string_view(words[i]));

    MinHash out;
    out.least.fill(std::numeric_limits<std::uint32_t>::max());
    for (std::size_t start = 0; start + shingle <= count; ++start) {
        std::uint64_t hash = 0;
        for (std::size_t i = start; i < start + shingle; ++i)
            hash = chained(hash, hashes[i]);
        for (std::size_t i = 0; i < functions.size(); ++i)
            out.least[i] = std::min(out.least[i],
                                    static_cast<std::uint32_t>(
                                        ((hash ^ functions[i].mask) * functions[i].factor) >> 32U));
    }
    return out;
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
