#pragma once

#include "claims/base/yaml.h"

#include <string>
#include <string_view>

namespace tally {

/// A tree of YAML as bytes, from which it is made again far quicker than from YAML: so the program
/// carries the trees of its own files.
std::string bytes_of(const YamlNode& tree);

/// The tree that bytes_of() took apart. Any other bytes are our mistake: std::logic_error.
YamlNode tree_of(std::string_view bytes);

} // namespace tally
