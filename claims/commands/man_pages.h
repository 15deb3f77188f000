#pragma once

#include "claims/base/shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The names of all manual pages, with their sections: "tally.1", "tally-check.1", "tally.yaml.5".
std::vector<std::string> man_page_names();

/// A manual page as troff's macros "man" take it, made of the tables that parser, help and schemas
/// are made of; "" where there is none of that name.
std::string man_page(std::string_view name);

} // namespace tally
