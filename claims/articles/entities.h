#pragma once

#include <string>
#include <string_view>

namespace tally {

/// The text that a character reference stands for: "&amp;" is "&", "&#8217;" is "’". One that is
/// not known stays as it is written; a number that is no character is U+FFFD.
std::string text_of_entity(std::string_view entity);

} // namespace tally
