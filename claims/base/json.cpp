// A JSON writer: appends to a string and keeps count of commas and nesting.
#include "claims/base/json.h"

#include "claims/base/eight_bytes.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <iterator>

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

/// Whether each of the sixteen bytes stands for itself.
bool all_plain(Sixteen bytes) {
    const auto is_small = reinterpret_cast<SixteenSigned>(bytes) < 0x20; // or beyond ASCII
    return none_of((bytes == '"') | (bytes == '\\') | (bytes == 0x7F) | is_small);
}

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

/// Copies as many bytes of the text's start as stand for themselves, mostly all; `to` has room for
/// the whole text.
std::size_t copy_plain(char* to, std::string_view text) {
    std::size_t at = 0;
    for (; at + 16 <= text.size(); at += 16) {
        const Sixteen bytes = sixteen_bytes(text, at);
        if (!all_plain(bytes)) break;
        std::memcpy(to + at, &bytes, 16);
    }
    if (at + 8 <= text.size()) {
        const std::uint64_t bytes = eight_bytes(text, at);
        std::memcpy(to + at, &bytes, 8);
        if (all_plain(bytes)) at += 8;
    }
    for (; at < text.size() && plain_bytes[static_cast<unsigned char>(text[at])]; ++at)
        to[at] = text[at];
    return at;
}

/// Text between quotes. A byte that is not UTF-8 (a file's name may hold one) becomes U+FFFD.
void append_text(std::string& out, std::string_view text) {
    std::size_t at = 0;
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

} // namespace

void JsonWriter::flush() {
    out_.append(room_.data(), held_);
    held_ = 0;
}

void JsonWriter::put(std::string_view piece) {
    std::memcpy(room_for(piece.size()), piece.data(), piece.size());
    held_ += piece.size();
}

void JsonWriter::put_quoted(std::string_view text) {
    constexpr std::size_t quotes = 2;
    std::size_t copied = 0;
    if (text.size() <= room_.size() - quotes) {
        char* to = room_for(text.size() + quotes);
        *to++ = '"';
        copied = copy_plain(to, text);
        held_ += copied + 1;
    } else {
        put("\"");
    }
    if (copied < text.size()) {
        flush();
        append_text(out_, text.substr(copied));
    }
    put("\"");
}

void JsonWriter::new_line() {
    if (indent_ == 0) return;
    flush();
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth_), ' ');
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (depth_ == 0) return;
    if (comma_) put(",");
    comma_ = true;
    new_line();
}

/// After each item.
JsonWriter& JsonWriter::done() {
    if (depth_ == 0) flush();
    return *this;
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

JsonWriter& JsonWriter::value(bool truth) {
    separate();
    put(truth ? "true" : "false");
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
    put(number.to_string());
    return done();
}

JsonWriter& JsonWriter::null() {
    separate();
    put("null");
    return done();
}

} // namespace tally
