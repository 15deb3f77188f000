#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tally::tests {

/// Does all of them at once, a process each. Gives the complaints of those that failed: the
/// exceptions that left them, or how they died.
std::string at_the_same_time(const std::vector<std::function<void()>>& works);

/// What comes out of a pipe until nobody writes to it any more; it is closed.
std::string read_to_end(int pipe);

/// A program, run until it ends: what it printed, standard output and error in one, and its status.
struct Ended {
    std::string printed;
    int status = 0;
};
Ended run_program(const std::string& command);

} // namespace tally::tests
