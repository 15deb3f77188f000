#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// A character reference and what it stands for: "&amp;" is "&", "&#8217;" is "’".
struct CharacterReference {
    std::string text;
    std::size_t size = 0; ///< the bytes that it takes, the semicolon included
};

/// The reference that begins with the "&" at `at`, as the HTML Standard reads it: all its names, of
/// the old ones also without a semicolon ("&copy 2021", "&notit;" is "¬it;"), numbers with the
/// replacements for Windows' characters; a number that is no character is U+FFFD. Nothing where the
/// "&" stands for itself. In the value of an attribute, an old name without a semicolon is none
/// before "=", a letter or a digit ("?a=1&copy=2").
std::optional<CharacterReference> character_reference_at(std::string_view text, std::size_t at,
                                                         bool in_attribute = false);

/// The text with its references replaced.
std::string without_references(std::string_view text, bool in_attribute);

/// What a whole reference stands for, "&amp;"; one that is not known stays as it is written.
std::string text_of_reference(std::string_view reference);

/// The character of a byte in Windows' code page 1252, which pages mean that say "ISO-8859-1".
char32_t windows_1252(unsigned char byte);

} // namespace tally
