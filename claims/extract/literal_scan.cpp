// Where a word begins, or for words that may stand within others at each byte, the next four bytes
// are looked up in a table of flags, and where a flag is set, the few words that begin so are
// compared. A word that may stand within others is known by the rarest bytes that it has:
// "withdrawn" by "hdra".
#include "claims/extract/literal_scan.h"

#include "claims/base/many_bytes.h"
#include "claims/rules/literals.h"
#include "claims/values/word_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <tuple>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t widest_key = 4;
constexpr unsigned hash_bits = 15; // a flag each are 4 KB, which stay close at hand
constexpr unsigned together = 3;   // of them with one list of words, as a power of two

/// Of four bytes; the last two only by five bits, which tell letters apart.
std::uint32_t hash_of(std::uint32_t four) {
    return ((four & 0x1F1F'FFFFU) * 0x9E3779B1U) >> (32 - hash_bits);
}

constexpr std::size_t max_kept = std::size_t{1} << 20U; // bytes of a text whose memory is kept
constexpr std::size_t block = 64;                       // bytes that are looked at together

bool is_letter(char c) { return c >= 'a' && c <= 'z'; } // of a folded text

/// Four bytes as one number, the first one lowest.
std::uint32_t four_bytes(const char* at) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return std::endian::native == std::endian::big ? __builtin_bswap32(bytes) : bytes;
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

/// Makes the letters among sixteen bytes small, where they stand, and tells which are letters.
std::uint64_t fold_sixteen(char* bytes) {
    Sixteen c;
    std::memcpy(&c, bytes, 16);
    const auto letter = static_cast<Sixteen>((c | 0x20) - 'a') < 26;
    c |= reinterpret_cast<Sixteen>(letter) & 0x20;
    std::memcpy(bytes, &c, 16);
    return high_bits_of(reinterpret_cast<Sixteen>(letter));
}

/// The same of a block.
std::uint64_t fold_block(char* bytes) {
    return fold_sixteen(bytes) | fold_sixteen(bytes + 16) << 16U | fold_sixteen(bytes + 32) << 32U |
           fold_sixteen(bytes + 48) << 48U;
}

/// Of a block.
bool is_ascii(const char* bytes) {
    Sixteen c[4];
    std::memcpy(&c, bytes, sizeof c);
    return high_bits_of(c[0] | c[1] | c[2] | c[3]) == 0;
}

} // namespace

/// Parts of a text with their ASCII letters in lower case; its memory serves for other texts too.
class LiteralScan::Folded {
public:
    /// Of a block that has bytes of a part, a bit for each byte.
    struct Block {
        std::size_t number = 0;
        std::uint64_t within = 0; ///< the part
        std::uint64_t begins = 0; ///< and begins a word of letters
    };

    /// Letters are small for `reach` bytes behind each part, too.
    void take(std::string_view text, const std::vector<Span>& parts, std::size_t reach) {
        size_ = text.size();
        const std::size_t room = (size_ / block + 2) * block;
        if (bytes_.size() < room) bytes_.resize(room);
        std::memcpy(bytes_.data(), text.data(), size_);
        std::memset(bytes_.data() + size_, 0, room - size_);
        blocks_.clear();
        for (const Span& part : parts)
            take(part, std::min(part.end + reach, size_));
    }

    /// Zeros stand behind it, so many as a block has.
    std::string_view text() const { return {bytes_.data(), size_}; }
    const std::vector<Block>& blocks() const { return blocks_; }

private:
    void take(Span part, std::size_t end) {
        std::size_t number = part.start / block;
        std::uint64_t letter_before = number > 0 && is_letter(bytes_[number * block - 1] | 0x20);
        for (; number * block < end; ++number) {
            const std::size_t start = number * block;
            const std::uint64_t letters = fold_block(bytes_.data() + start);
            if (start >= part.end) continue;
            std::uint64_t within = ~std::uint64_t{0};
            if (part.start > start) within <<= part.start - start;
            if (part.end - start < block) within &= ~(~std::uint64_t{0} << (part.end - start));
            const std::uint64_t begins = letters & ~(letters << 1U | letter_before) & within;
            letter_before = letters >> (block - 1);
            if (blocks_.empty() || blocks_.back().number != number) blocks_.push_back({number});
            blocks_.back().within |= within;
            blocks_.back().begins |= begins;
        }
    }

    std::string bytes_;
    std::vector<Block> blocks_; ///< in order
    std::size_t size_ = 0;
};

LiteralScan::LiteralScan(std::vector<Literal> literals) {
    for (std::size_t i = 0; i < literals.size(); ++i) {
        std::string& text = literals[i].text;
        sizes_.push_back(text.size());
        longest_ = std::max(longest_, text.size());
        if (static_cast<unsigned char>(text.front()) >= 0x80) {
            beyond_ascii_.push_back({std::move(text), i});
            continue;
        }
        const bool begins = literals[i].begins_word && is_letter(text.front());
        const std::size_t key_at = begins ? 0 : rarest(text, std::min(text.size(), widest_key));
        (begins ? beginning_ : anywhere_).add({std::move(text), i, key_at});
    }
    beginning_.finish();
    anywhere_.finish();
}

void LiteralScan::Words::finish() {
    flags_.resize((std::size_t{1} << hash_bits) / 32);
    firsts_.resize((std::size_t{1} << (hash_bits - together)) + 1);
    // Each word with each hash that its key may have; those with longer keys last.
    const auto each_hash = [&](auto visit) {
        for (const std::size_t size : {2U, 3U, 4U})
            for (auto word = words_.crbegin(); word != words_.crend(); ++word) {
                if (word->key().size() != size) continue;
                char key[widest_key] = {};
                std::memcpy(key, word->key().data(), size);
                const std::uint32_t four = four_bytes(key);
                // A short key goes on with any bytes.
                for (std::uint32_t third = 0; third < (size < 3 ? 32U : 1U); ++third)
                    for (std::uint32_t fourth = 0; fourth < (size < 4 ? 32U : 1U); ++fourth)
                        visit(*word, hash_of(four | third << 16U | fourth << 24U));
            }
    };
    each_hash([&](const Word&, std::uint32_t hash) {
        flags_[hash / 32] |= 1U << hash % 32;
        ++firsts_[hash >> together];
    });
    // The places behind the last entries; as these are put in, the last one first, of the first.
    std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
    entries_.resize(firsts_.back());
    each_hash([&](const Word& word, std::uint32_t hash) {
        const std::size_t head = std::min(word.text.size(), sizeof(Entry::head));
        entries_[--firsts_[hash >> together]] = {
            head_of(std::string_view(word.text).substr(0, head)),
            head_of(std::string(head, '\xFF')), static_cast<std::uint32_t>(&word - words_.data()),
            static_cast<std::uint32_t>(word.key_at)};
    });
}

/// No word holds one of the zeros that stand behind a folded text.
inline bool LiteralScan::Words::stands_at(const Entry& entry, std::string_view folded,
                                          std::size_t start) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, folded.data() + start, sizeof bytes);
    if ((bytes & entry.mask) != entry.head) return false;
    const std::string_view text = words_[entry.word].text;
    return text.size() <= sizeof bytes ||
           folded.substr(start + sizeof bytes).starts_with(text.substr(sizeof bytes));
}

void LiteralScan::Words::find(const Folded& text, std::vector<Hit>& hits) const {
    if (words_.empty()) return;
    // In two steps, so that no branch hangs on what a flag says, which nothing foretells.
    constexpr std::size_t most = 8 * block;
    std::array<std::size_t, most + block + 1> places; // one behind the last is written too
    std::size_t count = 0;
    const std::uint32_t* const flags = flags_.data();
    const std::string_view folded = text.text();
    const Folded::Block* const last = text.blocks().data() + text.blocks().size();
    for (const Folded::Block* next = text.blocks().data(); next != last; ++next) {
        std::uint64_t bits = begin_words_ ? next->begins : next->within;
        const std::size_t start = next->number * block;
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t at = start + static_cast<unsigned>(__builtin_ctzll(bits));
            const std::uint32_t hash = hash_of(four_bytes(folded.data() + at));
            places[count] = at;
            count += flags[hash / 32] >> hash % 32 & 1U;
        }
        if (count < most && next + 1 != last) continue;
        for (std::size_t n = 0; n < count; ++n)
            look_up(places[n], folded, hits);
        count = 0;
    }
}

inline void LiteralScan::Words::look_up(std::size_t at, std::string_view folded,
                                        std::vector<Hit>& hits) const {
    const std::uint32_t hash = hash_of(four_bytes(folded.data() + at)) >> together;
    const Entry* entry = entries_.data() + firsts_[hash];
    const Entry* const last = entries_.data() + firsts_[hash + 1];
    for (; entry != last; ++entry)
        if (at >= entry->key_at && stands_at(*entry, folded, at - entry->key_at))
            hits.push_back({at - entry->key_at, words_[entry->word].number});
}

void LiteralScan::find_beyond_ascii(const Folded& text, std::vector<Hit>& hits) const {
    if (beyond_ascii_.empty()) return;
    const std::string_view folded = text.text();
    const std::string_view with_zeros(folded.data(), folded.size() + block); // see Folded::text()
    for (const Folded::Block& next : text.blocks()) {
        const std::size_t start = next.number * block;
        if (is_ascii(folded.data() + start)) continue; // mostly
        const auto is_lead = [](Sixteen bytes) { return bytes >= 0xC0; };
        std::uint64_t bits = bits_of_64(with_zeros, start, is_lead) & next.within;
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t at = start + static_cast<unsigned>(__builtin_ctzll(bits));
            for (const Word& word : beyond_ascii_) // quotation marks, mostly, differ at once
                if (folded[at] == word.text[0] && folded[at + 1] == word.text[1] &&
                    folded.substr(at).starts_with(word.text))
                    hits.push_back({at, word.number});
        }
    }
}

std::vector<LiteralScan::Hit> LiteralScan::find(std::string_view text) const {
    std::vector<Hit> hits;
    find(text, hits);
    return hits;
}

void LiteralScan::find(std::string_view text, std::vector<Hit>& hits) const {
    thread_local std::vector<Span> whole;
    whole.assign(1, {0, text.size()});
    find(text, whole, hits);
}

void LiteralScan::find(std::string_view text, const std::vector<Span>& parts,
                       std::vector<Hit>& hits) const {
    thread_local Folded folded;
    folded.take(text, parts, longest_);
    hits.clear();
    beginning_.find(folded, hits);
    find_beyond_ascii(folded, hits);
    anywhere_.find(folded, hits);
    const auto by_place = [](const Hit& a, const Hit& b) { return a.offset < b.offset; };
    if (!std::is_sorted(hits.begin(), hits.end(), by_place))
        std::stable_sort(hits.begin(), hits.end(), by_place);
    if (text.size() > max_kept) folded = {};
}

} // namespace tally
