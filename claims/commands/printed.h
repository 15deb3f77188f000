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
    std::string at;          ///< when, as its texts say it
    std::string told_before; ///< on standard error, until the run was stored
    std::string told_after;  ///< and from then on
    std::string out;         ///< on standard output
    std::vector<WrittenFile> files;
    std::size_t claims = 0, status = 0;
    std::size_t stamps = 0; ///< how often the form of `out` says when it was made
};

/// Whether each text says when it was made just as often as its form does. Where an article happens
/// to say that very second too, what is to be told anew can't be told from it.
bool is_stamped_rightly(const Printed& printed);

/// The same made at another time.
void stamp(Printed& printed, const std::string& at);

/// The same as bytes to keep.
std::string bytes_of(const Printed& printed);

/// Nothing for bytes that bytes_of() did not make.
std::optional<Printed> printed_of(std::string_view bytes);

} // namespace tally
