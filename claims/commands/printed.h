#pragma once

#include "claims/commands/outputs.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// All that a check printed, and how it ended.
struct Printed {
    std::string told_before; ///< on standard error, until the run was stored
    std::string told_after;  ///< and from then on
    std::string out;         ///< on standard output
    std::vector<WrittenFile> files;
    std::size_t claims = 0, status = 0;
};

/// As bytes to keep.
std::string bytes_of(const Printed& printed);

/// Nothing for bytes that bytes_of() did not make.
std::optional<Printed> printed_of(std::string_view bytes);

} // namespace tally
