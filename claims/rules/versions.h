#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// A version, "3.10", is a name and no number: 3.10 is not 3.1. Its unit says that it is one.
inline constexpr std::string_view version_unit = "version";

/// What a slot `{{v:version}}` matches, without a group around it: whole numbers with stops between
/// them, with a "v" before and "-rc.1" or ".x" behind. Where the pattern has slots for numbers too,
/// a version that is read as one ("3.10") is a reserved character.
const std::string& version_pattern();

/// The version among some words, in small letters, without its "v" and ".x": "18.17.1", "3.2-rc.1";
/// nothing where there is none ("1,000").
std::optional<std::string> version_in(std::string_view words);

/// A text whose byte order is that of versions: 3.9 before 3.10. A version's text begins with that
/// of each shorter one that it is a release of: 3.10.2 is a 3.10, but no 3.1.
std::string order_of_version(std::string_view version);

} // namespace tally
