// What is wrong with a file, or with the right to it: each is told in one line, and the database is
// as it was.
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

/// Runs as a user that may write nothing of ours, where we are root, who may write everything.
class WithoutRights {
public:
    WithoutRights() : root_(geteuid() == 0) {
        if (root_) BOOST_REQUIRE(seteuid(65534) == 0);
    }
    ~WithoutRights() {
        if (root_ && seteuid(0) != 0) std::abort();
    }
    WithoutRights(const WithoutRights&) = delete;
    WithoutRights& operator=(const WithoutRights&) = delete;

private:
    bool root_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(database_faults)

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_refused_and_left_alone) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("notes.txt");
    const std::string text(5000, 'x');
    folder.write("notes.txt", text);
    BOOST_TEST(told_on_save(path).starts_with("this is not a tally database"));
    BOOST_TEST(told_on_query(path).starts_with("this is not a tally database"));
    BOOST_TEST((read_file(path) == text));
}

BOOST_AUTO_TEST_CASE(a_database_of_another_program_is_refused_and_left_alone) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("other.db");
    execute(path, "create table t (a); insert into t values (1)");
    const std::string before = read_file(path);
    BOOST_TEST(told_on_save(path).starts_with("this is a database of another program"));
    BOOST_TEST(told_on_query(path).starts_with("this is a database of another program"));
    BOOST_TEST((read_file(path) == before));
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_refused) {
    const StoredStory stored;
    execute(stored.path(), "pragma user_version = 99");
    const std::string words = "the database is of version 99, this tally knows versions up to";
    BOOST_TEST(told_on_save(stored.path()).starts_with(words));
    BOOST_TEST(told_on_query(stored.path()).starts_with(words));
}

BOOST_AUTO_TEST_CASE(a_schema_that_is_not_ours_is_refused_by_name) {
    const std::vector<std::pair<std::string, std::string>> changes = {
        {"create table extra (a)", "the database has a table extra that is not ours"},
        {"create view extra as select 1", "the database has a view extra that is not ours"},
        {"create trigger extra after insert on run begin delete from run; end",
         "the database has a trigger extra that is not ours"},
        {"create index extra on claim (text)", "the database has a index extra that is not ours"},
        {"drop view facts; create view facts as select 'all is well' as id",
         "the database has a view facts that is not ours"},
        {"drop view facts", "the database lacks the view facts"},
        {"drop index claim_reading", "the database lacks the index claim_reading"},
    };
    for (const auto& [sql, words] : changes) {
        const StoredStory stored;
        execute(stored.path(), sql);
        BOOST_TEST(told_on_save(stored.path()).starts_with(words), sql);
        BOOST_TEST(told_on_query(stored.path()).starts_with(words), sql);
    }
}

BOOST_AUTO_TEST_CASE(statistics_and_free_pages_are_no_harm) {
    const StoredStory stored;
    execute(stored.path(), "analyze; vacuum");
    save(stored.path(), stored.story);
    BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "2");
}

BOOST_AUTO_TEST_CASE(without_the_right_to_write_one_can_still_ask) {
    const StoredStory stored;
    namespace fs = std::filesystem;
    fs::permissions(fs::path(stored.path()).parent_path(), fs::perms(0555));
    fs::permissions(stored.path(), fs::perms(0444));
    {
        const WithoutRights user;
        BOOST_TEST(ask(stored.path(), "select count(*) from facts") == "3");
        BOOST_TEST(told_on_save(stored.path()).starts_with("the database can't be written"));
        const std::string below = stored.path() + ".folder/claims.db";
        BOOST_TEST(told_on_save(below).starts_with("its folder can't be made"));
        const std::string beside = stored.path() + ".other";
        BOOST_TEST(told_on_save(beside).starts_with("the database can't be opened"));
    }
    fs::permissions(fs::path(stored.path()).parent_path(), fs::perms(0755));
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_database) {
    const Folder folder(memory_disk());
    BOOST_TEST(told_on_save(folder.path("")) != "");
    BOOST_TEST(told_on_query(folder.path("")) != "");
}

BOOST_AUTO_TEST_CASE(a_run_waits_for_another_and_says_so_when_it_has_waited_enough) {
    const StoredStory stored;
    SQLite::Database other(stored.path(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    const Story& story = stored.story;
    const auto start = std::chrono::steady_clock::now();
    const std::string why = told(stored.path(), [&] {
        Store::open(stored.path(), {.wait = std::chrono::milliseconds(200)})
            .save(story.corpus, story.checked, story.info);
    });
    BOOST_TEST(why.starts_with("the database is in use by another run"), why);
    BOOST_TEST((std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(200)));
    // Readers go on, and see the state before.
    BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "1");
    other.exec("ROLLBACK");
    save(stored.path(), story);
    BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "2");
}

BOOST_AUTO_TEST_SUITE_END()
