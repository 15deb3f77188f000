#pragma once

#include "claims/values/kinds.h"
#include "claims/values/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A rule's slot, `{{n:number}}`, is one character in the pattern that PCRE2 sees. In the sentence
/// that the pattern is matched on, the `core` of each recognised value is replaced by the reserved
/// character of its kind, so that patterns are blind to how a number is written. Quotations are
/// reserved characters too for patterns that want them (Pattern::wants_quotes); names stay text.
///
/// The characters are U+F0000 + index of Kind, of a private use plane. A text may hold such
/// characters itself: whoever makes the sentence puts `slot_neutral` in the place of those up to
/// `last_slot_character` (each takes four bytes in UTF-8, as does slot_neutral).
inline constexpr char32_t first_slot_character = 0xF0000;
inline constexpr char32_t last_slot_character = 0xF001F;
inline constexpr char32_t slot_neutral = 0xF0020;

/// A time of day whose day the text tells ("8 a.m. on June 16") has a character of its own, for
/// both a date slot and a time slot take it.
inline constexpr char32_t dated_time_character = 0xF0010;

/// A measure of a known dimension has a character of its own, from here on, for a slot may ask for
/// that dimension alone: `{{q:quantity:length}}`.
inline constexpr char32_t first_dimension_character = 0xF0011;

/// What a measure may be of, and the base that its units are compared in (values/units.h).
struct SlotDimension {
    std::string_view name; ///< "length"
    std::string_view base; ///< "m"
    std::string_view about;
};

/// All of them, in the order in which the documentation lists them.
const std::vector<SlotDimension>& dimensions();

/// The row of that name, or nullptr.
const SlotDimension* dimension_named(std::string_view name);

constexpr char32_t slot_character(Kind kind) {
    return first_slot_character + static_cast<char32_t>(kind);
}

/// The character of a value: its kind's, its dimension's, or dated_time_character.
char32_t slot_character(const Value& value);

/// What a slot takes: `number` counts too; `date` a time whose day is known as well, though its
/// kinds name only date; `any` all that `recognise` finds (no names, no quotations).
struct SlotType {
    std::string_view name; ///< "number", "any"
    std::vector<Kind> kinds;
    std::string_view about; ///< one line, for docs and messages
};

/// All slot types but `name`, in the order in which the documentation lists them.
const std::vector<SlotType>& slot_types();

/// The row of that name, or nullptr.
const SlotType* slot_type_named(std::string_view name);

/// A PCRE2 class of the reserved characters of these kinds: "[\x{F0000}\x{F0001}]". A class with
/// date or time in it has dated_time_character too, one with quantity those of all dimensions.
std::string slot_class(const std::vector<Kind>& kinds);

/// The class of one dimension's character.
std::string slot_class(const SlotDimension& dimension);

} // namespace tally
