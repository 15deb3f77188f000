#pragma once

#include "claims/articles/input.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tally {

/// The encoding that a page declares in its first 1,024 bytes (<meta charset>, <meta http-equiv>,
/// an XML declaration), in small letters; "" where it declares none.
std::string declared_encoding(std::string_view bytes);

/// A page as UTF-8. What is valid UTF-8 is taken as that, whatever it declares; else bytes of
/// Windows-1252 are converted where the page declares that or a part of it (ISO-8859-1, ASCII), as
/// browsers do. All else is refused with the first bad byte, and what was declared.
std::variant<DecodedText, UnreadInput> decode_page(const std::string& path, std::string bytes);

} // namespace tally
