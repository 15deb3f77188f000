#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tally::bench {

/// What a program printed, and the most memory that it had at a time.
struct Finished {
    std::string out;
    double peak_megabytes = 0; ///< resident
};

/// Runs a program (looked for in PATH) and gives what it prints; nothing where there is no such
/// program. Its CPU time counts as ours, see measure().
std::optional<std::string> run_program(const std::vector<std::string>& command);

/// The same, of a program that must be there.
Finished run_watched(const std::vector<std::string>& command);

/// What run_watched() starts as `tally_bench --watch COMMAND`: runs it and prints one line more,
/// the most memory that it had, in KiB. A process is told to have had no less than the one that
/// started it; so this small one stands between.
int watch(const std::vector<std::string>& command);

/// A new file with these bytes in the folder for temporary ones, removed at the end of the run.
std::string made_file(const std::string& name, const std::string& bytes);

} // namespace tally::bench
