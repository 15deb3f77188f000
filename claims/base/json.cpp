// A JSON writer: appends to a string and keeps count of commas and nesting.
#include "claims/base/json.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace tally {

namespace {

/// Bytes that stand for themselves in JSON text: printable ASCII but for '"' and '\'.
constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}

constexpr std::array<bool, 256> plain_bytes = make_plain();

bool all_plain(std::uint64_t bytes) {
    return (any_beyond_ascii(bytes) | any_less(bytes, 0x20) | any_is(bytes, '"') |
            any_is(bytes, '\\') | any_is(bytes, 0x7F)) == 0;
}

void append_unit(std::string& out, unsigned unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

void append_escaped(std::string& out, char32_t c) {
    switch (c) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\r': out += "\\r"; return;
    case U'\t': out += "\\t"; return;
    case U'\b': out += "\\b"; return;
    case U'\f': out += "\\f"; return;
    default: break;
    }
    if (c < 0x10000) return append_unit(out, c);
    append_unit(out, 0xD800U + ((c - 0x10000U) >> 10U));
    append_unit(out, 0xDC00U + ((c - 0x10000U) & 0x3FFU));
}

/// How many bytes at the text's start stand for themselves: mostly all.
std::size_t plain_start(std::string_view text) {
    std::size_t at = 0;
    while (at + 8 <= text.size() && all_plain(eight_bytes(text, at)))
        at += 8;
    while (at < text.size() && plain_bytes[static_cast<unsigned char>(text[at])])
        ++at;
    return at;
}

/// Text between quotes. A byte that is not UTF-8 (a file's name may hold one) becomes U+FFFD.
void append_text(std::string& out, std::string_view text) {
    std::size_t at = plain_start(text);
    std::size_t kept = 0; // everything before it is in `out`
    const auto flush = [&] { out += text.substr(kept, at - kept); };
    while (at < text.size()) {
        if (at + 8 <= text.size() && all_plain(eight_bytes(text, at))) {
            at += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (plain_bytes[byte]) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        const bool stray = point.size == 1 && byte >= 0x80;
        if (stray || byte < 0x80 || is_unseen(point.value)) {
            flush();
            if (stray)
                append_utf8(out, 0xFFFD);
            else
                append_escaped(out, point.value);
            kept = at + point.size;
        }
        at += point.size;
    }
    flush();
}

/// Text in quotes and what stands behind it; short text is put together aside, since each step into
/// a growing string costs as much.
void append_quoted(std::string& out, std::string_view text, std::string_view behind = {}) {
    std::array<char, 64> room;
    std::size_t at = 0;
    if (text.size() + behind.size() + 2 <= room.size())
        for (; at < text.size() && plain_bytes[static_cast<unsigned char>(text[at])]; ++at)
            room[at + 1] = text[at];
    if (at < text.size() || text.size() + behind.size() + 2 > room.size()) {
        out += '"';
        append_text(out, text);
        out += '"';
        out += behind;
        return;
    }
    room[0] = '"';
    room[++at] = '"';
    for (const char c : behind)
        room[++at] = c;
    out.append(room.data(), at + 1);
}

} // namespace

void JsonWriter::new_line() {
    if (indent_ == 0) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth_), ' ');
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (has_items_.empty()) return;
    if (has_items_.back() != 0) out_ += ',';
    has_items_.back() = 1;
    new_line();
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    out_ += '{';
    ++depth_;
    has_items_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    out_ += '[';
    ++depth_;
    has_items_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::end_object() { return end('}'); }

JsonWriter& JsonWriter::end_array() { return end(']'); }

JsonWriter& JsonWriter::end(char bracket) {
    const bool had_items = has_items_.back() != 0;
    has_items_.pop_back();
    --depth_;
    if (had_items) new_line();
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    append_quoted(out_, name, indent_ == 0 ? ":" : ": ");
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    append_quoted(out_, text);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    separate();
    out_ += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    separate();
    const fmt::format_int digits(number);
    out_.append(digits.data(), digits.size());
    return *this;
}

JsonWriter& JsonWriter::value(const Decimal& number) {
    separate();
    out_ += number.to_string();
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    out_ += "null";
    return *this;
}

} // namespace tally
