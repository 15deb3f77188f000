#pragma once

#include "claims/base/span.h"
#include "claims/values/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Kinds of value, a bit each by index of Kind.
using KindSet = unsigned;

constexpr KindSet bit_of(Kind kind) { return 1U << static_cast<unsigned>(kind); }

/// What a value can be to a slot: its kind, and for a time of a known day a date too.
KindSet kinds_of(const Value& value);

/// A stretch of an article as a pattern sees it: each value of the kinds that it asks for is one
/// reserved character (claims/rules/slots.h), all else stands as it was written. Of "It expelled
/// nearly 40 diplomats" a pattern with a slot for numbers sees "It expelled # diplomats", so that
/// it is blind to how a number is written.
///
/// Every place maps back to the article exactly: a reserved character is the value's core, any
/// other character itself.
class TokenText {
public:
    TokenText() = default; ///< of nothing yet
    TokenText(std::string_view article, Span stretch, const std::vector<const Value*>& values,
              KindSet seen) {
        see(article, stretch, values, seen);
    }

    /// Turns to a stretch, with the memory that the one before took: it lies in `article` at code
    /// point boundaries. Of `values` (in order of start, none overlapping another) those of the
    /// kinds `seen` that lie wholly within the stretch are replaced; both must outlive the token
    /// text. Characters of the reserved range that the article itself holds are seen as
    /// slot_neutral, which takes as many bytes.
    void see(std::string_view article, Span stretch, const std::vector<const Value*>& values,
             KindSet seen);

    const std::string& text() const { return text_; }
    const Span& stretch() const { return stretch_; }

    /// The bytes of the article that bytes of text() stand for. Requires code point boundaries.
    Span source_of(Span token) const;

    /// Where a byte of the article stands in text(); of one within a value's core, its character's
    /// start.
    std::size_t token_of(std::size_t source) const;

    /// The same of a byte that stands here as itself; nothing for one within a value's core.
    std::optional<std::size_t> text_at(std::size_t source) const;

    /// Adds where the characters of values start, in order.
    void add_values(std::vector<std::size_t>& tokens) const;

    /// The value whose character starts at `token`, or nullptr.
    const Value* value_at(std::size_t token) const;

private:
    /// From here on, text and article go side by side, or a value's character stands here.
    struct Piece {
        std::size_t token = 0;
        std::size_t source = 0;
        const Value* value = nullptr;
    };
    std::size_t piece_at_token(std::size_t token) const;

    std::string text_;
    Span stretch_;
    std::vector<Piece> pieces_; // in order; the last is an end mark
};

} // namespace tally
