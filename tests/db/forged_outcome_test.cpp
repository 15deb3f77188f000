// A database may be anybody's: what it says that a check printed names no file to write.
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/processes.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

using namespace tally;
using namespace tally::tests;

BOOST_AUTO_TEST_SUITE(database_forged_outcome)

BOOST_AUTO_TEST_CASE(a_file_that_was_not_asked_for_is_not_written) {
    const char* program = std::getenv("TALLY");
    BOOST_REQUIRE(program != nullptr);
    const Folder folder(memory_disk());
    folder.write("articles/a.txt", "The storm killed 12 people on Monday.");
    const std::string asked = folder.path("report-a.json"), forged = folder.path("report-b.json");
    const std::string check = std::filesystem::absolute(program).string() + " check --no-config " +
                              folder.path("articles") + " --exit-zero --report json=" + asked +
                              " --db " + folder.path("claims.db");
    BOOST_TEST(run_program(check).status == 0);
    const std::string first = read_file(asked);
    std::filesystem::remove(asked);
    BOOST_TEST(run_program(check).printed.find("nothing has changed") != std::string::npos);
    BOOST_TEST(read_file(asked).size() == first.size());

    SQLite::Database database(folder.path("claims.db"), SQLite::OPEN_READWRITE);
    BOOST_TEST(database.exec("UPDATE outcome SET printed = CAST(replace(CAST(printed AS TEXT), "
                             "'report-a.json', 'report-b.json') AS BLOB)") == 1);
    BOOST_TEST(database
                   .execAndGet("SELECT count(*) FROM outcome WHERE instr(printed, "
                               "CAST('report-b.json' AS BLOB))")
                   .getInt() == 1);
    std::filesystem::remove(asked);
    BOOST_TEST(run_program(check).status == 0);
    BOOST_TEST(!std::filesystem::exists(forged));
    BOOST_TEST(read_file(asked).size() == first.size());
}

BOOST_AUTO_TEST_SUITE_END()
