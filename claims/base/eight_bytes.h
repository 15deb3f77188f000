#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tally {

// Eight bytes of a text looked at as one number: most text is passed over eight bytes at a time,
// and only where one of them matters a byte at a time.

inline constexpr std::uint64_t each_byte = 0x0101010101010101U;
inline constexpr std::uint64_t high_bits = each_byte * 0x80;

/// The bytes from `at` on, of which there must be eight.
inline std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    return bytes;
}

/// Not 0 where one of the bytes is `byte`.
constexpr std::uint64_t any_is(std::uint64_t bytes, char byte) {
    const std::uint64_t others = bytes ^ (each_byte * static_cast<unsigned char>(byte));
    return (others - each_byte) & ~others & high_bits;
}

/// Not 0 where one of the bytes is less than `limit`, at most 0x80, or maybe where any_beyond_ascii
/// says so.
constexpr std::uint64_t any_less(std::uint64_t bytes, unsigned char limit) {
    return (bytes - each_byte * limit) & ~bytes & high_bits;
}

/// Not 0 where one of the bytes is not ASCII.
constexpr std::uint64_t any_beyond_ascii(std::uint64_t bytes) { return bytes & high_bits; }

/// The high bit of each byte that is an ASCII letter, and no other bit.
constexpr std::uint64_t ascii_letters(std::uint64_t bytes) {
    const std::uint64_t small = (bytes | each_byte * 0x20) & ~high_bits;
    const std::uint64_t from_a = small + each_byte * (0x80 - 'a');
    const std::uint64_t behind_z = small + each_byte * (0x80 - 'z' - 1);
    return from_a & ~behind_z & ~bytes & high_bits;
}

} // namespace tally
