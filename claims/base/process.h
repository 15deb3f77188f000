#pragma once

#include <string>
#include <vector>

namespace tally {

/// What a program that ran has left.
struct Ran {
    int status = 0; ///< its exit status; 127 where it could not be started, 128 + n by a signal
    std::string out, err;
};

/// Runs a program that PATH finds with these arguments, its name first, in `folder`, without
/// standard input and without a shell, and waits for it.
Ran run_program(const std::vector<std::string>& arguments, const std::string& folder);

} // namespace tally
