// What claims allow together is worked out by SQL as well, and held against what was judged.
#include "claims/base/spill.h"
#include "db/contested.h"
#include "db/maintain.h"
#include "tests/db/story.h"
#include "tests/db/told.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

std::string contested_in(const std::string& path) {
    SQLite::Database database(path);
    Spill spill(std::filesystem::temp_directory_path().string(), 0); // on disk from the first byte
    std::string out;
    for (const std::int64_t verdict : contested_verdicts(database, spill))
        out += (out.empty() ? "" : "\n") + std::to_string(verdict);
    return out;
}

std::string contested_by_sql(const std::string& path) {
    return ask(path, "select member.verdict from run_verdict "
                     "join verdict_claim as member on member.verdict = run_verdict.verdict "
                     "join claim on claim.id = member.claim "
                     "where run_verdict.run = (select coalesce(same_as, id) from run order by id "
                     "desc limit 1) and not member.withdrawn and not claim.denied group by 1 "
                     "having max(coalesce(member.min_key, claim.min_key)) > "
                     "min(coalesce(member.max_key, claim.max_key)) order by 1");
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_contested)

BOOST_AUTO_TEST_CASE(are_the_facts_whose_claims_no_one_value_satisfies) {
    const StoredStory stored;
    const std::string path = stored.path();
    BOOST_TEST(contested_in(path) != "");
    BOOST_TEST(contested_in(path) == contested_by_sql(path));
    BOOST_TEST(contested_in(path) ==
               ask(path, "select verdict.id from verdict join string on string.id = "
                         "verdict.verdict where text = 'conflict' order by 1"));
}

BOOST_AUTO_TEST_CASE(a_denied_or_withdrawn_claim_contests_nothing) {
    for (const char* change :
         {"update claim set denied = 1", "update verdict_claim set withdrawn = 1"}) {
        const StoredStory stored;
        execute(stored.path(), change);
        BOOST_TEST(contested_in(stored.path()) == "", change);
    }
}

BOOST_AUTO_TEST_CASE(bounds_that_were_compared_go_over_those_that_were_said) {
    const StoredStory stored;
    execute(stored.path(),
            "update verdict_claim set min_key = (select min(min_key) from claim), max_key = "
            "(select max(max_key) from claim)");
    BOOST_TEST(contested_in(stored.path()) == "");
    BOOST_TEST(contested_by_sql(stored.path()) == "");
}

BOOST_AUTO_TEST_CASE(only_the_last_run_counts) {
    const StoredStory stored;
    Story again = dam_story();
    for (Compared& compared : again.checked.compared)
        compared.min_key = compared.max_key = "5";
    Store::open(stored.path()).save(again.corpus, again.checked, again.info);
    BOOST_TEST(contested_in(stored.path()) == contested_by_sql(stored.path()));
}

BOOST_AUTO_TEST_CASE(a_verdict_that_its_claims_do_not_bear_out_is_told) {
    const StoredStory stored;
    BOOST_TEST(check_database(stored.path()).empty());
    execute(stored.path(), "update verdict set verdict = (select id from string where text = "
                           "'agreement') where verdict = (select id from string where text = "
                           "'conflict')");
    const std::vector<std::string> wrong = check_database(stored.path());
    BOOST_REQUIRE(wrong.size() == 1U);
    BOOST_TEST(wrong[0].ends_with("is kept as agreement, but no one value satisfies its claims"),
               wrong[0]);
}

BOOST_AUTO_TEST_SUITE_END()
