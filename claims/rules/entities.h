#pragma once

#include "claims/rules/rule.h"

#include <string>
#include <string_view>

namespace tally {

/// What names of entities are compared in: case folded, typographic marks and white space made
/// plain, without "the" before it or "'s" behind it.
std::string entity_key(std::string_view name);

/// The entity that a text names, of one entity list or (list "") of all, those outside of lists
/// first; nullptr where none has that name. "the Kremlin's" names the one with "Kremlin".
const Entity* find_entity(const Pack& pack, std::string_view text, std::string_view list = "");

} // namespace tally
