#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no overlong
/// forms, no surrogates, nothing above U+10FFFF), or nothing. The one place where text is checked;
/// everything behind it relies on it.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// A code point and the bytes it takes. In valid UTF-8 always; a stray byte reads as U+FFFD of one
/// byte.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};

/// The code point at `offset`, which must be inside the text.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Appends the UTF-8 form of a code point.
void append_utf8(std::string& out, char32_t code_point);

/// The number of code points.
std::size_t code_points(std::string_view text);

/// Columns that a terminal uses for the text: 0 for combining marks, 2 for wide East Asian and
/// emoji.
std::size_t display_width(std::string_view text);

/// Whether a code point leaves no mark of its own or changes how its neighbours are shown: controls
/// (C0, DEL, C1), bidi controls, zero-width and tag characters, line and paragraph separators.
bool is_unseen(char32_t code_point);

/// The text as a terminal or log may show it: control characters (C0 but for what `keep` lists,
/// DEL, C1), bidi controls, zero-width and tag characters written as \u{1B}. Invalid bytes become
/// \x{FF}.
std::string visible(std::string_view text, std::string_view keep = "");

/// Normal form C: what identities are made of.
std::string nfc(std::string_view text);

/// Normal form C, case folded: what words are compared in.
std::string folded(std::string_view text);

} // namespace tally
