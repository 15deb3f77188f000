// The test runner: tests written in C++, and one test for each case in the data files below
// fixtures/.
//   tally_tests --run_test=fixtures/values/money     the cases of one file
//   tally_tests -- --update                          rewrites golden files instead of comparing
//   them
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using boost::unit_test::test_suite;
namespace fs = std::filesystem;

/// The suite of a path below the master suite, made where it is missing.
test_suite* suite_at(const fs::path& path) {
    static std::map<std::string, test_suite*> made;
    if (path.empty()) return &boost::unit_test::framework::master_test_suite();
    test_suite*& suite = made[path.string()];
    if (suite == nullptr) {
        suite = BOOST_TEST_SUITE(path.filename().string());
        suite_at(path.parent_path())->add(suite);
    }
    return suite;
}

void add_cases(const tally::tests::CaseSuite& suite) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(suite.folder))
        if (entry.is_regular_file() && entry.path().string().ends_with(suite.extension))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty())
        throw std::runtime_error("no " + suite.extension + " files below " + suite.folder);
    for (const fs::path& file : files)
        for (const tally::tests::Case& one : suite.cases(file)) {
            const std::string at = file.string();
            suite_at(file.parent_path() / file.stem())
                ->add(boost::unit_test::make_test_case(one.run, one.name, at, 1));
        }
}

bool register_cases() {
    for (const tally::tests::CaseSuite& suite : tally::tests::case_suites())
        add_cases(suite);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    return boost::unit_test::unit_test_main(&register_cases, argc, argv);
}
