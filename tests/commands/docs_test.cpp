// docs/commands.md names each command, each format of `check`, each variable that is read.
#include "claims/commands/commands.h"
#include "claims/reports/formats.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(commands)
BOOST_AUTO_TEST_SUITE(docs)

BOOST_AUTO_TEST_CASE(each_command_and_format_is_described) {
    const std::string page = tally::tests::read_file("docs/commands.md");
    for (const tally::Command& command : tally::commands())
        BOOST_TEST(page.find("| `tally " + std::string(command.syntax.command)) !=
                       std::string::npos,
                   command.syntax.command << " is not in docs/commands.md");
    for (const tally::ReportFormat& format : tally::report_formats())
        BOOST_TEST(page.find("| `" + std::string(format.name) + "` |") != std::string::npos,
                   format.name << " is not in docs/commands.md");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
