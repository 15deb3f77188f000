#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tally::tests {

/// One case out of a data file: its name within the file, and what runs it (with Boost.Test's
/// checks).
struct Case {
    std::string name;
    std::function<void()> run;
};

/// All files below `folder` (from the repository's root) that end in `extension`, and the function
/// that makes the cases of one. A case is run as --run_test=fixtures/values/money/euro_2024: its
/// path, its file's stem, its name.
struct CaseSuite {
    std::string folder;    ///< "fixtures/values"
    std::string extension; ///< ".yml"
    std::function<std::vector<Case>(const std::filesystem::path&)> cases;
};

/// Called by static initialisers of the test files; main.cpp turns what is registered into tests.
/// Returns true.
bool add_case_suite(CaseSuite suite);
const std::vector<CaseSuite>& case_suites();

/// The bytes of a file; std::runtime_error where it can't be read.
std::string read_file(const std::filesystem::path& path);

} // namespace tally::tests
