#pragma once

#include "claims/commands/environment.h"

#include <cstddef>
#include <string_view>

namespace tally {

/// Whether to colour what goes to `stream`: `when` ("always", "never"; "auto" and "" go on) >
/// NO_COLOR, set and not empty > CLICOLOR_FORCE or FORCE_COLOR, neither empty nor "0" > a terminal
/// whose TERM is not "dumb".
bool wants_colour(const Environment& environment, const Output& stream, std::string_view when);

/// Columns for text on `stream`: COLUMNS, else the terminal's, else 100. Never below 40.
std::size_t text_width(const Environment& environment, const Output& stream);

/// The same for help, and never above 100.
std::size_t help_width(const Environment& environment);

/// Whether LC_ALL, LC_CTYPE or LANG, the first that is set, names UTF-8; without any, false.
bool speaks_utf8(const Environment& environment);

} // namespace tally
