#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// "0.1.0".
std::string_view program_version();

/// A library that the program runs with, as the library itself says; or, where it does not say, as
/// the build found it.
struct Library {
    std::string name, version;
};

/// All of them, in order of name.
std::vector<Library> libraries();

} // namespace tally
