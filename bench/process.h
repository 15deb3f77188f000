#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tally::bench {

/// Runs a program (looked for in PATH) and gives what it prints; nothing where there is no such
/// program. Its CPU time counts as ours, see measure().
std::optional<std::string> run_program(const std::vector<std::string>& command);

/// A new file with these bytes in the folder for temporary ones, removed at the end of the run.
std::string made_file(const std::string& name, const std::string& bytes);

} // namespace tally::bench
