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

/// Whether the sentence that began at `block.start` ends at this stop, judged by the word before
/// it and the words after it within `block` (a paragraph: its line ends are blanks). Looks a
/// bounded number of bytes to each side.
bool ends_sentence(std::string_view text, Span block, const Stop& stop);

/// blank_at() where a byte beyond ASCII stands.
std::size_t wide_blank_at(std::string_view text, std::size_t at);

/// White space as sentences see it: ASCII and Unicode blanks, line ends, the byte order mark. The
/// number of bytes of the blank at `at`, or 0.
inline std::size_t blank_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    return static_cast<unsigned char>(c) < 0x80 ? 0 : wide_blank_at(text, at);
}

/// Whether text[at] is a lower-case or a capital letter; letters without case are neither.
bool is_lower_at(std::string_view text, std::size_t at);
bool is_upper_at(std::string_view text, std::size_t at);

/// Bytes of an opening quotation mark or bracket at `at`, or 0.
std::size_t opener_at(std::string_view text, std::size_t at);

} // namespace tally
