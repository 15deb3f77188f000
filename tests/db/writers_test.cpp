// Several jobs on one database, and two versions of tally on one.
#include "db/maintain.h"
#include "db/schema.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"
#include "tests/support/processes.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

BOOST_AUTO_TEST_SUITE(database_writers)

BOOST_AUTO_TEST_CASE(eight_writers_at_the_same_time_lose_no_run) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    const std::size_t writers = 8;
    const std::size_t runs = figure(200, 200, 5'000);
    std::vector<std::function<void()>> works;
    for (std::size_t writer = 0; writer < writers; ++writer)
        works.push_back([&, writer] {
            const Story story = large_story(writer + 1);
            for (std::size_t run = 0; run < runs; ++run)
                save(path, story);
        });
    BOOST_TEST(at_the_same_time(works) == "");
    // Writer n tells of n towns, with three facts and three articles each.
    const std::size_t towns = writers * (writers + 1) / 2;
    BOOST_TEST(ask(path, "select count(*) from runs") == std::to_string(writers * runs));
    BOOST_TEST(ask(path, "select count(*) from run_verdict") == std::to_string(3 * towns * runs));
    BOOST_TEST(ask(path, "select count(*) from article") == std::to_string(3 * writers));
    BOOST_TEST(check_database(path).empty());
    BOOST_TEST_MESSAGE(writers << " writers stored " << writers * runs << " runs, none was lost");
}

// An older tally is one to which the file's version is too new: it had opened the file before a
// newer one brought it on.
BOOST_AUTO_TEST_CASE(a_version_that_changes_under_a_tally_is_told_and_nothing_is_lost) {
    const StoredStory stored;
    const Story& story = stored.story;
    Store older = Store::open(stored.path());
    older.save(story.corpus, story.checked, story.info);
    const std::string newer = std::to_string(schema_version + 1);
    execute(stored.path(),
            "pragma user_version = " + newer + "; create table later (a text) strict");
    const std::string before = read_file(stored.path());
    const std::string words = "the database is of version " + newer +
                              ", this tally knows versions up to " +
                              std::to_string(schema_version) + ", use the newer tally";
    BOOST_TEST(told(stored.path(), [&] {
                   older.save(story.corpus, story.checked, story.info);
               }).starts_with(words));
    for (const std::function<void()>& each : std::vector<std::function<void()>>{
             [&] { save(stored.path(), story); },
             [&] { (void)query(stored.path(), "select 1"); },
             [&] { (void)check_database(stored.path()); },
             [&] { (void)prune_database(stored.path(), 1); },
             [&] { vacuum_database(stored.path()); },
         })
        BOOST_TEST(told(stored.path(), each).starts_with(words));
    BOOST_TEST((read_file(stored.path()) == before));
    execute(stored.path(),
            "drop table later; pragma user_version = " + std::to_string(schema_version));
    BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "2");
    BOOST_TEST(check_database(stored.path()).empty());
}

BOOST_AUTO_TEST_CASE(writers_that_all_find_an_older_version_bring_it_on_once) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    execute(path, "PRAGMA foreign_keys = OFF;" + read_file("fixtures/db/versions/1.sql"));
    const std::size_t writers = 4;
    const std::function<void()> one = [&] { save(path, dam_story()); };
    BOOST_TEST(at_the_same_time(std::vector<std::function<void()>>(writers, one)) == "");
    BOOST_TEST(ask(path, "select count(*) from runs") == std::to_string(writers + 1));
    BOOST_TEST(check_database(path).empty());
}

BOOST_AUTO_TEST_SUITE_END()
