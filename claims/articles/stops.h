#pragma once

#include "claims/base/span.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace tally {

/// A run of stops (". ! ? …" and their East Asian forms) with the quotation marks, brackets and
/// note numbers ("[3]") that close after it.
struct Stop {
    std::size_t start = 0;     ///< the first stop
    std::size_t marks_end = 0; ///< after the last stop
    std::size_t end = 0;       ///< after what closes: where the sentence would end
};

/// The run of stops that starts at `at`, if a stop stands there. Looks no further than `limit`.
std::optional<Stop> stop_at(std::string_view text, std::size_t at, std::size_t limit);

/// Whether the sentence that began at `block.start` ends at the stops that begin at `at`, if any
/// do, judged by the word before them and the words after them within `block` (a paragraph: its
/// line ends are blanks). Looks a bounded number of bytes to each side, and moves `at` behind the
/// stops and what closes, where the sentence would end, or a byte on where no stop begins.
bool ends_sentence(std::string_view text, Span block, std::size_t& at);

/// blank_at() where a byte beyond ASCII stands.
std::size_t wide_blank_at(std::string_view text, std::size_t at);

/// White space as sentences see it: ASCII and Unicode blanks, line ends, the byte order mark. The
/// number of bytes of the blank at `at`, or 0.
inline std::size_t blank_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    return static_cast<unsigned char>(c) < 0x80 ? 0 : wide_blank_at(text, at);
}

/// The first place from `at` on that is no blank, or `limit`.
inline std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit) {
        const std::size_t size = blank_at(text, at);
        if (size == 0) break;
        at += size;
    }
    return at;
}

/// Whether text[at] is a lower-case or a capital letter; letters without case are neither.
bool is_lower_at(std::string_view text, std::size_t at);
bool is_upper_at(std::string_view text, std::size_t at);

inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of an opening quotation mark or bracket at `at`, or 0.
std::size_t opener_at(std::string_view text, std::size_t at);

} // namespace tally
