// Each fixtures/rules/bad/<mistake>.yaml is a pack with a mistake; what a user is told of it stands
// beside it, <mistake>.errors.
#include "claims/rules/read.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using tally::tests::Case;

std::vector<Case> cases_of(const std::filesystem::path& path) {
    return {{"is_told", [path] {
                 const auto packs = tally::read_packs(
                     {tally::SourceText(path.string(), tally::tests::read_file(path))});
                 BOOST_REQUIRE_MESSAGE(!packs, path.string() + " is taken");
                 std::string told;
                 for (const tally::Diagnostic& one : packs.error()) {
                     BOOST_TEST(one.where.line > 0U);
                     BOOST_TEST(one.where.column > 0U);
                     BOOST_TEST(!one.cure.empty(), to_string(one));
                     told += to_string(one) + "\n";
                 }
                 auto golden = path;
                 tally::tests::check_golden(golden.replace_extension(".errors"), told);
             }}};
}

const bool registered = tally::tests::add_case_suite({"fixtures/rules/bad", ".yaml", cases_of});

} // namespace
