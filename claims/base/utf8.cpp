#include "claims/base/utf8.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/many_bytes.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace tally {

namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

/// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned lead = byte(0);
    const auto tail = [&](std::size_t i) {
        return is_continuation(static_cast<unsigned char>(byte(i)));
    };
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return tail(1) ? 2 : 0;
    if (lead < 0xF0) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF;
        return byte(1) >= low && byte(1) <= high && tail(2) ? 3 : 0;
    }
    if (lead < 0xF5) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return byte(1) >= low && byte(1) <= high && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

std::string normalised(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &result, options);
    if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
    if (size < 0) return std::string(text); // not UTF-8: left as it is
    std::string out(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
    std::free(result);
    return out;
}

/// Normalised as the options say; `plain` gives an ASCII byte's own form. A run of ASCII has no
/// need of tables, but for its last letter: a mark behind may join it.
template <class Plain>
std::string normalised_but_ascii(std::string_view text, utf8proc_option_t options, Plain plain) {
    const auto beyond_ascii = [](auto byte) { return byte >= 0x80; };
    const auto is_beyond = [&](std::size_t at) {
        return beyond_ascii(static_cast<unsigned char>(text[at]));
    };
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = find_bytes(text, at, text.size(), beyond_ascii);
        const std::size_t plain_end = end < text.size() && end > at ? end - 1 : end;
        const std::size_t from = out.size();
        out.append(text, at, plain_end - at);
        std::transform(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(),
                       out.begin() + static_cast<std::ptrdiff_t>(from), plain);
        at = plain_end;
        while (end < text.size() && is_beyond(end))
            ++end;
        if (at < end) out += normalised(text.substr(at, end - at), options);
        at = end;
    }
    return out;
}

} // namespace

bool is_unseen(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        while (at + 8 <= text.size()) { // eight ASCII bytes at a time
            std::memcpy(&eight, text.data() + at, 8);
            if ((eight & 0x8080808080808080ULL) != 0) break;
            at += 8;
        }
        if (at == text.size()) break;
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const std::size_t length = sequence_length(text, offset);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    switch (length) {
    case 1: return {byte(0), 1};
    case 2: return {(byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    case 3: return {(byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    case 4:
        return {(byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
                    (byte(3) & 0x3FU),
                4};
    default: return {0xFFFD, 1};
    }
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at + 16 <= text.size()) {
        constexpr std::size_t most = 16 * 31; // so that eight of the sums fit into one byte
        const std::size_t end = at + std::min(most, (text.size() - at) / 16 * 16);
        using Signed = std::int8_t __attribute__((vector_size(16)));
        Signed sums{}; // of the bytes that are no continuations, in sixteen columns
        for (; at < end; at += 16)
            sums -= reinterpret_cast<Signed>(sixteen_bytes(text, at)) >= -0x40;
        std::uint64_t halves[2];
        std::memcpy(halves, &sums, 16);
        count += (halves[0] * each_byte >> 56U) + (halves[1] * each_byte >> 56U);
    }
    for (; at < text.size(); ++at)
        if (!is_continuation(static_cast<unsigned char>(text[at]))) ++count;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
        if (columns > 0) width += static_cast<std::size_t>(columns);
        at += point.size;
    }
    return width;
}

std::string visible(std::string_view text, std::string_view keep) {
    std::string out;
    out.reserve(text.size());
    char escape[16];
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool stray = point.size == 1 && static_cast<unsigned char>(text[at]) >= 0x80;
        const bool kept = point.value < 0x80 &&
                          keep.find(static_cast<char>(point.value)) != std::string_view::npos;
        if (stray) {
            std::snprintf(escape, sizeof escape, "\\x{%02X}", static_cast<unsigned char>(text[at]));
            out += escape;
        } else if (!kept && is_unseen(point.value)) {
            std::snprintf(escape, sizeof escape, "\\u{%02X}", static_cast<unsigned>(point.value));
            out += escape;
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

std::string nfc(std::string_view text) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return normalised_but_ascii(text, options, [](char c) { return c; });
}

std::string folded(std::string_view text) {
    constexpr auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    return normalised_but_ascii(text, options, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

} // namespace tally
