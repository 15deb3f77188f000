// One pass over a sentence, sixty-four bytes at a time: what each byte is, as one bit each of a few
// numbers, says where tokens begin and end. Nearly all are words of ASCII letters, digits or ASCII
// signs, and go straight through, looked up while they are at hand. The rest is classed by code
// point: "don't", "U.S.", "café", "–".
#include "claims/values/tokens.h"

#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"
#include "claims/values/traits.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

namespace tally {

namespace {

enum class Class : std::uint8_t { blank, letter, digit, symbol };

/// By Unicode's blocks: spaces, punctuation, signs and pictures apart, all else are letters (marks
/// that combine with one among them).
constexpr Class class_of(char32_t c) {
    using enum Class;
    if (c < 128)
        return c <= ' ' || c == 127                               ? blank
               : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letter
               : c >= '0' && c <= '9'                             ? digit
                                                                  : symbol;
    if (c < 0xA0) return blank;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
        c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF)
        return blank;
    if (c < 0xC0) return c == 0xAA || c == 0xB5 ? letter : symbol;
    if (c == 0xD7 || c == 0xF7) return symbol;
    if (c >= 0x2010 && c < 0x2C00) return c == 0x2126 || c == 0x212A ? letter : symbol;
    if (c >= 0x3001 && c <= 0x303F) return symbol;
    if (c >= 0xFE10 && c <= 0xFE6F) return symbol;
    if (c >= 0xFF01 && c <= 0xFF20) return symbol;
    if (c >= 0xFFE0 && c <= 0xFFFF) return symbol;
    if (c >= 0x1F000 && c <= 0x1FFFF) return symbol;
    return letter;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }

/// What a symbol is compared as, where that is not its text.
std::string_view plain(char32_t c) {
    if (is_apostrophe(c)) return "'";
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) return "-";
    if (c == 0x201C || c == 0x201D || c == 0x201E) return "\"";
    if (c == 0xFFFD) return "\uFFFD"; // stray bytes too
    return {};
}

bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// ---- many bytes at once

/// What each of sixty-four bytes is, the first one in the lowest bit.
struct Window {
    std::uint64_t letters = 0; ///< of ASCII
    std::uint64_t digits = 0;
    std::uint64_t blanks = 0;
    std::uint64_t odd = 0; ///< apostrophes, and parts of characters beyond ASCII
};

constexpr std::size_t window_size = 64;

/// Makes the letters of a window small, where they stand, and says what its bytes are.
Window fold_window(char* bytes) {
    Window out;
    const auto sixteen = [&](std::size_t i) {
        Sixteen c;
        std::memcpy(&c, bytes + i, 16);
        const auto bits = [i](auto held) {
            return high_bits_of(reinterpret_cast<Sixteen>(held)) << i;
        };
        // Whether `size` bytes from one on hold it, by one signed comparison.
        const auto is_of = [](Sixteen byte, std::uint8_t from, std::uint8_t size) {
            const auto shifted = reinterpret_cast<SixteenSigned>(byte - from - 0x80);
            return shifted < static_cast<std::int8_t>(size - 0x80);
        };
        const auto letter = is_of(c | 0x20, 'a', 26);
        out.letters |= bits(letter);
        out.digits |= bits(is_of(c, '0', 10));
        out.blanks |= bits(c <= ' ');
        out.odd |= bits(c | reinterpret_cast<Sixteen>((c == 0x7F) | (c == '\'')));
        c |= reinterpret_cast<Sixteen>(letter) & 0x20;
        std::memcpy(bytes + i, &c, 16);
    };
    sixteen(0), sixteen(16), sixteen(32), sixteen(48);
    return out;
}

/// The place of the lowest bit of a number that has one: std::countr_zero tests for that too.
std::size_t first_bit(std::uint64_t bits) { return static_cast<unsigned>(__builtin_ctzll(bits)); }

/// What is looked up for every token, together so that one register leads to all.
struct ByteTables {
    /// From `window_size` - size on what cuts a word of that size out of the bytes that it begins.
    std::array<std::uint8_t, window_size + WordKey::width> cut{};
    std::array<std::uint32_t, 256> traits{};       ///< that a token's first byte tells, if ASCII
    std::array<std::uint32_t, 256> blank_before{}; ///< the trait that the byte before one tells
};

constexpr ByteTables tables = [] {
    ByteTables out;
    for (std::size_t i = 0; i < window_size; ++i)
        out.cut[i] = 0xFF;
    for (std::size_t c = 0; c < 128; ++c) {
        const Class what = class_of(static_cast<char32_t>(c));
        out.traits[c] = what == Class::letter ? bit(Trait::word) : traits_of(static_cast<char>(c));
        if (c >= 'A' && c <= 'Z') out.traits[c] |= bit(Trait::capital);
        if (what == Class::digit) out.traits[c] |= bit(Trait::digits);
        if (what == Class::symbol) out.traits[c] |= bit(Trait::symbol);
    }
    for (std::size_t c = 0; c <= ' '; ++c)
        out.blank_before[c] = bit(Trait::blank_before);
    return out;
}();

std::uint32_t blank_before(const char* word) {
    return tables.blank_before[static_cast<unsigned char>(word[-1])];
}

WordKey key_at(const char* word, std::size_t size) {
    WordKey key, cut;
    std::memcpy(&key, word, sizeof key);
    std::memcpy(&cut, tables.cut.data() + window_size - size, sizeof cut);
    return {key.head & cut.head, key.next & cut.next};
}

/// Whether a word is of those of is_plural_day(), by one comparison of two numbers for nearly all.
bool is_plural_day(const char* word, std::size_t size, std::uint32_t traits) {
    return std::memcmp(word + size - 4, "days", 4) == 0 && size > 6 &&
           (traits & bit(Trait::capital)) != 0;
}

} // namespace

class TokenisedSentence::Tokeniser {
public:
    Tokeniser(TokenisedSentence& out, const WordTable<KnownWord>& words)
        : out_(out), words_(words), text_(out.text_), at_(out.sentence_.start),
          end_(out.sentence_.end), folded_(out.folded_.get() + room_before) {}

    /// Bytes around the folded sentence, for loads that reach beyond a word; blank ones behind it.
    static constexpr std::size_t room_before = 16;
    static constexpr std::size_t room_behind = window_size + WordKey::width;

    void run() {
        while (at_ < end_)
            window();
    }

private:
    /// Takes the tokens that end within the sixty-four bytes from `at_` on, where one begins, or a
    /// blank.
    void window() {
        make_room(window_size);
        const std::size_t first = at_;
        const Window is = fold_window(folded_at(first));
        const std::uint64_t going_on =
            (is.letters & is.letters << 1U) | (is.digits & is.digits << 1U);
        std::uint64_t starts = ~is.blanks & ~going_on;
        std::uint64_t ends = ~is.blanks << 1U & ~going_on; // a bit each for the byte behind
        // The ends of tokens that may not be what they seem: of words that an apostrophe or a
        // letter beyond ASCII may belong to, of single letters with a stop, and of the odd bytes.
        const std::uint64_t behind_letter = is.letters << 1U & ~is.letters;
        const std::uint64_t odd =
            (behind_letter & is.odd) | is.odd << 1U | (behind_letter & starts << 1U & ~is.blanks);
        while (true) {
            const std::uint64_t odd_ends = ends & odd;
            starts = add_plain(folded_at(first), text_.data() + first, starts,
                               ends & ~odd_ends & (odd_ends - 1));
            if (odd_ends == 0) break;
            at_ = first + static_cast<std::size_t>(std::countr_zero(starts));
            odd_token();
            const std::size_t taken = at_ - first;
            if (taken >= window_size) return;
            starts &= ~std::uint64_t{0} << taken;
            ends &= ~std::uint64_t{1} << taken;
        }
        at_ = first;
        if ((starts & 1U) != 0) // one fills the window
            odd_token();
        else
            at_ += starts == 0 ? window_size : static_cast<std::size_t>(std::countr_zero(starts));
    }

    /// Words, digits and signs of ASCII, which the folded sentence has as they are compared: from
    /// the first start of a window, `folded` and as `written`, to the last of `ends`. Gives the
    /// starts behind.
    [[gnu::noinline]] std::uint64_t add_plain(const char* folded, const char* written,
                                              std::uint64_t starts, std::uint64_t ends) {
        // What changes is held in registers, and no branch hangs on what a token is.
        const auto words = words_.finder();
        Token* token = &out_.tokens_[out_.size_];
        std::uint8_t* first_traits = &out_.first_traits_[out_.size_];
        std::uint32_t traits = 0;
        for (; ends != 0; ends &= ends - 1, starts &= starts - 1, ++token, ++first_traits) {
            const std::size_t start = first_bit(starts);
            const std::size_t size = first_bit(ends) - start;
            const char* const word = folded + start;
            const char* const text = written + start;
            const WordKey key = key_at(word, size);
            const KnownWord known =
                size <= WordKey::width ? words.find(key) : words_.find({word, size}, key.head);
            std::uint32_t of_token = known.traits |
                                     tables.traits[static_cast<unsigned char>(*text)] |
                                     blank_before(word);
            if (is_plural_day(word, size, of_token)) of_token |= traits_of_plural_day;
            traits |= of_token;
            token->text_ = text;
            token->folded_ = word;
            token->folded_size_ = size;
            token->text_size_ = static_cast<std::uint32_t>(size);
            token->head_ = key.head;
            token->word_ = known.word;
            token->traits_ = of_token;
            *first_traits = static_cast<std::uint8_t>(of_token);
        }
        out_.size_ = static_cast<std::size_t>(token - out_.tokens_.get());
        out_.traits_ |= traits;
        return starts;
    }

    void make_room(std::size_t tokens) {
        if (out_.room_ < out_.size_ + tokens) grow(out_.size_ + tokens);
    }

    [[gnu::noinline]] void grow(std::size_t least) {
        out_.room_ = std::max({std::size_t{256}, least, 2 * out_.room_});
        auto tokens = std::make_unique_for_overwrite<Token[]>(out_.room_);
        std::copy_n(out_.tokens_.get(), out_.size_, tokens.get());
        out_.tokens_ = std::move(tokens);
        auto traits = std::make_unique<std::uint8_t[]>(out_.room_ + sizeof(Sixteen)); // see which()
        std::copy_n(out_.first_traits_.get(), out_.size_, traits.get());
        out_.first_traits_ = std::move(traits);
    }

    // ---- one code point at a time

    /// Whatever begins at `at_`, and what is beyond ASCII behind it: the next byte begins a token
    /// that a window tells, or is blank.
    void odd_token() {
        do
            character();
        while (at_ < end_ && is_foreign(text_[at_]));
    }

    void character() {
        const CodePoint c = here();
        switch (class_of(c.value)) {
        case Class::blank:
            std::memset(folded_at(at_), ' ', c.size); // as those of ASCII, for what stands behind
            at_ += c.size;
            break;
        case Class::letter: word(); break;
        case Class::digit: digits(); break;
        case Class::symbol: {
            start_ = at_;
            at_ += c.size;
            const std::string_view compared = plain(c.value);
            finish(Trait::symbol, compared.empty() ? taken() : compared);
        }
        }
    }

    CodePoint at(std::size_t offset) const {
        if (offset >= end_) return {0, 0};
        const auto byte = static_cast<unsigned char>(text_[offset]);
        return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text_.substr(0, end_), offset);
    }
    CodePoint here() const { return at(at_); }
    bool letter_at(std::size_t offset) const {
        const CodePoint c = at(offset);
        return c.size > 0 && class_of(c.value) == Class::letter;
    }

    std::string_view taken() const { return {text_.data() + start_, at_ - start_}; }
    char* folded_at(std::size_t offset) const { return folded_ + (offset - out_.sentence_.start); }

    void finish(Trait type, std::string_view folded, bool capital = false) {
        make_room(1);
        const std::uint64_t head = head_of(folded);
        const KnownWord known = words_.find(folded, head);
        Token& token = out_.tokens_[out_.size_];
        token.text_ = taken().data();
        token.text_size_ = static_cast<std::uint32_t>(taken().size());
        token.folded_ = folded.data();
        token.folded_size_ = folded.size();
        token.head_ = head;
        token.word_ = known.word;
        token.traits_ = known.traits | bit(type) | blank_before(folded_at(start_)) |
                        (capital ? bit(Trait::capital) : 0);
        if (type == Trait::digits) token.traits_ |= traits_of('0');
        if (type == Trait::symbol) token.traits_ |= traits_of_sign(token);
        if (type == Trait::word && is_plural_day(token)) token.traits_ |= traits_of_plural_day;
        out_.first_traits_[out_.size_++] = static_cast<std::uint8_t>(token.traits_);
        out_.traits_ |= token.traits_;
    }

    void digits() {
        start_ = at_;
        while (at_ < end_ && class_of(static_cast<unsigned char>(text_[at_])) == Class::digit)
            ++at_;
        finish(Trait::digits, taken());
    }

    /// The end of "U.S." or "p.m" from `offset`, or `offset` where no such thing stands there.
    std::size_t dotted(std::size_t offset) const {
        std::size_t to = offset;
        while (to + 1 < end_ && letter_at(to) && text_[to + 1] == '.' && !is_foreign(text_[to]))
            to += 2;
        if (to == offset) return offset;
        const bool ends_in_letter = letter_at(to) && !letter_at(to + at(to).size);
        if (ends_in_letter) return to + at(to).size;
        return to == offset + 2 || letter_at(to) ? offset : to;
    }

    void word() {
        start_ = at_;
        const std::size_t dotted_end = dotted(at_);
        if (dotted_end != at_) {
            at_ = dotted_end;
        } else {
            bool after_letter = false;
            while (at_ < end_) {
                const CodePoint c = here();
                if (class_of(c.value) == Class::letter) {
                    after_letter = true;
                } else if (!(after_letter && is_apostrophe(c.value) && letter_at(at_ + c.size) &&
                             !is_possessive(at_ + c.size))) {
                    break;
                }
                at_ += c.size;
            }
        }
        const std::string_view text = taken();
        const std::string_view folded = fold(text);
        const char first = text.front();
        finish(Trait::word, folded,
               is_foreign(first) ? folded.substr(0, text.size()) != text
                                 : first >= 'A' && first <= 'Z');
        possessive();
    }

    /// Whether an s and no further letter stands at `offset`.
    bool is_possessive(std::size_t offset) const {
        const CodePoint c = at(offset);
        return (c.value == 's' || c.value == 'S') && !letter_at(offset + 1);
    }

    void possessive() {
        const CodePoint c = here();
        if (c.size == 0 || !is_apostrophe(c.value) || !is_possessive(at_ + c.size)) return;
        start_ = at_;
        at_ += c.size + 1;
        finish(Trait::word, "'s");
    }

    std::string_view fold(std::string_view word) {
        for (std::size_t i = 0; i < word.size();) {
            const CodePoint c = code_point_at(word, i);
            if (c.value >= 0x80 && !is_apostrophe(c.value))
                return out_.foreign_.emplace_back(folded(word));
            i += c.size;
        }
        return small(word);
    }

    /// Where the word stands in the folded sentence: in small letters, and apostrophes as one sign.
    /// No other character may be beyond ASCII.
    std::string_view small(std::string_view word) const {
        char* const first = folded_at(start_);
        char* to = first;
        for (std::size_t i = 0; i < word.size();) {
            const CodePoint c = code_point_at(word, i);
            const char sign = is_apostrophe(c.value) ? '\'' : word[i];
            *to++ = static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign + 32 : sign);
            i += c.size;
        }
        return {first, static_cast<std::size_t>(to - first)};
    }

    TokenisedSentence& out_;
    const WordTable<KnownWord>& words_;
    const std::string_view text_;
    std::size_t at_, end_;
    std::size_t start_ = 0;
    char* const folded_;
};

void TokenisedSentence::tokenise(std::string_view text, Span sentence) {
    take_apart(text, sentence, vocabulary().words());
}

void TokenisedSentence::split(std::string_view text, Span part) {
    static const WordTable<KnownWord> none;
    take_apart(text, part, none);
}

std::size_t TokenisedSentence::first_behind(std::size_t offset, std::size_t from) const {
    const std::span<const Token> all = tokens();
    const auto found = std::partition_point(
        all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
        [&](const Token& token) { return offset_of(token.text_) + token.text_size_ <= offset; });
    return static_cast<std::size_t>(found - all.begin());
}

void TokenisedSentence::take_apart(std::string_view text, Span sentence,
                                   const WordTable<KnownWord>& words) {
    if (sentence.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("a sentence of more than 4 GiB");
    text_ = text;
    sentence_ = sentence;
    foreign_.clear();
    size_ = 0;
    traits_ = 0;
    constexpr std::size_t before = Tokeniser::room_before, behind = Tokeniser::room_behind;
    const std::size_t room = before + sentence.size() + behind;
    if (folded_room_ < room) {
        folded_room_ = std::max({std::size_t{1024}, room, 2 * folded_room_});
        folded_ = std::make_unique_for_overwrite<char[]>(folded_room_);
        std::memset(folded_.get(), 0, before);
    }
    char* const folded = folded_.get() + before;
    std::memcpy(folded, text.data() + sentence.start, sentence.size());
    std::memset(folded + sentence.size(), 0, behind);
    Tokeniser(*this, words).run();
}

} // namespace tally
