#pragma once

#include <string>
#include <string_view>

namespace tally {

/// A text as a YAML scalar that is read back as the same text: plain where that is safe, else in
/// quotation marks. `in_flow`: within […] or {…}.
std::string yaml_text(std::string_view text, bool in_flow);

/// The same, always in quotation marks, single ones where they will do: how patterns are written.
std::string yaml_quoted(std::string_view text);

} // namespace tally
