#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tally {

/// Sixteen bytes that are looked at together: vectors of GCC and clang, on any processor.
using Sixteen = std::uint8_t __attribute__((vector_size(16)));
using SixteenSigned = std::int8_t __attribute__((vector_size(16)));

inline Sixteen sixteen_bytes(std::string_view text, std::size_t at) {
    Sixteen bytes;
    std::memcpy(&bytes, text.data() + at, 16);
    return bytes;
}

/// Whether a comparison held for none of the sixteen.
inline bool none_of(SixteenSigned held) {
    std::uint64_t halves[2];
    std::memcpy(halves, &held, 16);
    return (halves[0] | halves[1]) == 0;
}

/// The first place in [from, end) of a text whose byte `is_wanted`, or `end`. Looks at sixteen
/// bytes at a time: `is_wanted` is a generic function that compares a byte with others by == and
/// joins the answers by |, for it is given sixteen at once, and one.
template <class IsWanted>
std::size_t find_bytes(std::string_view text, std::size_t from, std::size_t end,
                       IsWanted is_wanted) {
    constexpr bool in_order = std::endian::native == std::endian::little;
    while (in_order && from < end && from + 16 <= text.size()) {  // the last may reach beyond `end`
        const auto wanted = is_wanted(sixteen_bytes(text, from)); // 0xFF for each byte that is
        std::uint64_t halves[2];
        std::memcpy(halves, &wanted, 16);
        if ((halves[0] | halves[1]) != 0) {
            const std::size_t half = halves[0] != 0 ? 0 : 1;
            from += 8 * half + static_cast<std::size_t>(std::countr_zero(halves[half])) / 8;
            return std::min(from, end);
        }
        from += 16;
    }
    while (from < end && !is_wanted(static_cast<std::uint8_t>(text[from])))
        ++from;
    return std::min(from, end);
}

/// The next place of a character from `from` on, or npos; looked for by the byte at `rare` of it,
/// the rarest in texts.
inline std::size_t find_character(std::string_view text, std::string_view character,
                                  std::size_t rare, std::size_t from) {
    for (std::size_t at = text.find(character[rare], from + rare); at != std::string_view::npos;
         at = text.find(character[rare], at + 1))
        if (text.compare(at - rare, character.size(), character) == 0) return at - rare;
    return std::string_view::npos;
}

/// The high bit of each of sixteen bytes, the first one's lowest: which of them are not ASCII, or
/// for which a comparison held.
inline std::uint64_t high_bits_of(Sixteen bytes) {
#ifdef __SSE2__
    return static_cast<unsigned>(_mm_movemask_epi8(reinterpret_cast<__m128i>(bytes)));
#else
    std::uint64_t out = 0;
    for (unsigned i = 0; i < 16; ++i)
        out |= static_cast<std::uint64_t>(bytes[i] >> 7U) << i;
    return out;
#endif
}

/// Which of sixteen numbers have one of some bits: the first one's lowest.
inline std::uint64_t which_of_sixteen(const std::uint32_t* numbers, std::uint32_t bits) {
#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi32(static_cast<int>(bits));
    const auto without = [&](std::size_t i) {
        const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(numbers + i));
        return _mm_cmpeq_epi32(_mm_and_si128(four, wanted), _mm_setzero_si128());
    };
    const __m128i none = _mm_packs_epi16(_mm_packs_epi32(without(0), without(4)),
                                         _mm_packs_epi32(without(8), without(12)));
    return static_cast<unsigned>(_mm_movemask_epi8(none)) ^ 0xFFFFU;
#else
    std::uint64_t out = 0;
    for (unsigned i = 0; i < 16; ++i)
        out |= static_cast<std::uint64_t>((numbers[i] & bits) != 0) << i;
    return out;
#endif
}

/// The same as high_bits_of() for the 64 bytes of a text from `at` on, of which there must be so
/// many: a bit for each, whether it `is_wanted`, a function that is given sixteen at once.
template <class IsWanted>
std::uint64_t bits_of_64(std::string_view text, std::size_t at, IsWanted is_wanted) {
    const auto sixteen = [&](std::size_t i) {
        return high_bits_of(reinterpret_cast<Sixteen>(is_wanted(sixteen_bytes(text, at + i))));
    };
    return sixteen(0) | sixteen(16) << 16 | sixteen(32) << 32 | sixteen(48) << 48;
}

/// Calls `visit` with each place of a text whose byte `is_wanted`, a function as find_bytes() takes
/// it: faster than that, for it looks at 64 bytes at a time.
template <class IsWanted, class Visit>
void visit_bytes(std::string_view text, IsWanted is_wanted, Visit visit) {
    std::size_t at = 0;
    for (; at + 64 <= text.size(); at += 64) {
        if (none_of(is_wanted(sixteen_bytes(text, at)) | is_wanted(sixteen_bytes(text, at + 16)) |
                    is_wanted(sixteen_bytes(text, at + 32)) |
                    is_wanted(sixteen_bytes(text, at + 48))))
            continue; // mostly
        for (std::uint64_t bits = bits_of_64(text, at, is_wanted); bits != 0; bits &= bits - 1)
            visit(at + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    for (; at < text.size(); ++at)
        if (is_wanted(static_cast<std::uint8_t>(text[at]))) visit(at);
}

} // namespace tally
