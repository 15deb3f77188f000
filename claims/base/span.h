#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace tally {

/// The bytes [start, end) of a text. Always UTF-8 byte offsets, never characters.
struct Span {
    std::size_t start = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - start; }
    bool empty() const { return start == end; }
    bool contains(const Span& other) const { return start <= other.start && other.end <= end; }
    bool overlaps(const Span& other) const { return start < other.end && other.start < end; }
    std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

    friend auto operator<=>(const Span&, const Span&) = default;
};

} // namespace tally
