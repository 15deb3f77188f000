// A JSON writer: appends to a string and keeps count of commas and nesting.
#include "claims/base/json.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace tally {

namespace {

/// Bytes that stand for themselves in JSON text: printable ASCII but for '"' and '\\'.
constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}

constexpr std::array<bool, 256> plain_bytes = make_plain();

/// A bit for each of sixteen bytes that does not stand for itself.
unsigned others_of(Sixteen bytes) {
    const auto is_small = reinterpret_cast<SixteenSigned>(bytes) < 0x20; // or beyond ASCII
    return static_cast<unsigned>(high_bits_of(
        reinterpret_cast<Sixteen>((bytes == '"') | (bytes == '\\') | (bytes == 0x7F) | is_small)));
}

bool all_plain(std::uint64_t first, std::uint64_t last) {
    const std::uint64_t both[] = {first, last};
    Sixteen bytes;
    std::memcpy(&bytes, both, 16);
    return others_of(bytes) == 0;
}

/// Copies fewer than sixteen bytes, in two steps that may overlap; whether each stands for itself.
bool copy_short(char* to, std::string_view text) {
    const std::size_t size = text.size();
    if (size >= 8) {
        const std::uint64_t first = eight_bytes(text, 0), last = eight_bytes(text, size - 8);
        std::memcpy(to, &first, 8);
        std::memcpy(to + size - 8, &last, 8);
        return all_plain(first, last);
    }
    if (size >= 4) {
        std::uint32_t first = 0, last = 0;
        std::memcpy(&first, text.data(), 4);
        std::memcpy(&last, text.data() + size - 4, 4);
        std::memcpy(to, &first, 4);
        std::memcpy(to + size - 4, &last, 4);
        return all_plain(std::uint64_t{first} << 32U | first, std::uint64_t{last} << 32U | last);
    }
    bool plain = true;
    for (std::size_t i = 0; i < size; ++i) {
        to[i] = text[i];
        plain = plain && plain_bytes[static_cast<unsigned char>(text[i])];
    }
    return plain;
}

/// Copies a text as far as its bytes stand for themselves, mostly all of it; how many do. `to` has
/// room for the whole text.
std::size_t copy_plain(char* to, std::string_view text) {
    std::size_t at = 0;
    if (text.size() < 16) {
        if (copy_short(to, text)) return text.size();
        while (plain_bytes[static_cast<unsigned char>(text[at])])
            ++at;
        return at;
    }
    const std::size_t last = text.size() - 16; // may overlap what was copied before
    for (;; at = std::min(at + 16, last)) {
        const Sixteen bytes = sixteen_bytes(text, at);
        std::memcpy(to + at, &bytes, 16);
        if (const unsigned others = others_of(bytes))
            return at + static_cast<std::size_t>(std::countr_zero(others));
        if (at == last) return text.size();
    }
}

constexpr std::size_t longest_escape = 12; // a pair of surrogates

char* put_unit(char* to, unsigned unit) {
    constexpr std::string_view digits = "0123456789abcdef";
    *to++ = '\\';
    *to++ = 'u';
    for (unsigned shift = 16; shift > 0; shift -= 4)
        *to++ = digits[unit >> (shift - 4) & 0xFU];
    return to;
}

char* put_escaped(char* to, char32_t c) {
    constexpr std::string_view short_ones = "\"\\\n\r\t\b\f", letters = "\"\\nrtbf";
    if (c < 0x80) {
        const std::size_t known = short_ones.find(static_cast<char>(c));
        if (known == std::string_view::npos) return put_unit(to, c);
        *to++ = '\\';
        *to++ = letters[known];
        return to;
    }
    if (c < 0x10000) return put_unit(to, c);
    to = put_unit(to, 0xD800U + ((c - 0x10000U) >> 10U));
    return put_unit(to, 0xDC00U + ((c - 0x10000U) & 0x3FFU));
}

/// The character at the front of a text, as it stands in JSON. A byte that is not UTF-8 (a file's
/// name may hold one) becomes U+FFFD.
char* put_character(char* to, std::string_view text, const CodePoint& point) {
    const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
    if (point.size == 1 && !ascii) return std::copy_n("\xEF\xBF\xBD", 3, to);
    if (ascii || is_unseen(point.value)) return put_escaped(to, point.value);
    return std::copy_n(text.data(), point.size, to);
}

} // namespace

void JsonWriter::flush() {
    out_.append(room_.data(), held_);
    held_ = 0;
}

/// Puts the characters at the front of a text that do not stand for themselves, or are not ASCII;
/// how many bytes they take.
std::size_t JsonWriter::put_run(std::string_view text) {
    std::size_t at = 0;
    for (; at < text.size() && !plain_bytes[static_cast<unsigned char>(text[at])];) {
        const CodePoint point = code_point_at(text, at);
        char* const to = room_for(longest_escape);
        held_ += static_cast<std::size_t>(put_character(to, text.substr(at), point) - to);
        at += point.size;
    }
    return at;
}

void JsonWriter::put_quoted(std::string_view text) {
    constexpr std::size_t most = 1024; // bytes at once, so that there is room for them
    put("\"");
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, most);
        const std::size_t plain = copy_plain(room_for(piece.size()), piece);
        held_ += plain;
        text.remove_prefix(plain);
        if (plain < piece.size()) text.remove_prefix(put_run(text));
    }
    put("\"");
}

void JsonWriter::new_line() {
    if (indent_ == 0) return;
    flush();
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth_), ' ');
}

void JsonWriter::part_items() {
    if (depth_ == 0) return;
    if (comma_) put(",");
    comma_ = true;
    new_line();
}

JsonWriter& JsonWriter::begin_object() { return begin('{'); }

JsonWriter& JsonWriter::begin_array() { return begin('['); }

JsonWriter& JsonWriter::end_object() { return end('}'); }

JsonWriter& JsonWriter::end_array() { return end(']'); }

JsonWriter& JsonWriter::begin(char bracket) {
    separate();
    put({&bracket, 1});
    ++depth_;
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
    --depth_;
    if (comma_) new_line();
    put({&bracket, 1});
    comma_ = true; // what holds it has it
    return done();
}

JsonWriter& JsonWriter::any_key(std::string_view name) {
    separate();
    put_quoted(name);
    put(indent_ == 0 ? ":" : ": ");
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    put_quoted(text);
    return done();
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    separate();
    const fmt::format_int digits(number);
    put({digits.data(), digits.size()});
    return done();
}

JsonWriter& JsonWriter::value(const Decimal& number) {
    separate();
    char* const to = room_for(Decimal::longest_text);
    held_ += static_cast<std::size_t>(number.put(to) - to);
    return done();
}

} // namespace tally
