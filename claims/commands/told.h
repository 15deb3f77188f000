#pragma once

#include "claims/base/diagnostic.h"

#include <cstddef>

namespace tally {

/// How many of one sort are told in full.
constexpr std::size_t told_in_full = 3;

/// The same for people: of those that differ by their place alone, the first three and, in place of
/// the fourth, how many more there are. Errors count within one file, and only those of its lines:
/// which files are not read at all everyone must see.
Diagnostics shortened(const Diagnostics& all);

} // namespace tally
