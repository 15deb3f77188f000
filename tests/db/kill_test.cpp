// A process that stores run after run is killed at random moments. A run whose number it had told
// is there afterwards, whole; one that it had not told is there whole or not at all.
#include "db/store.h"
#include "tests/db/story.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

constexpr int kills = 200;
constexpr int kills_a_database = 20;

/// Stores runs until it is killed, and tells each number once it has it.
[[noreturn]] void write_for_ever(const std::string& path, const std::vector<Story>& stories,
                                 unsigned seed, int told) {
    try {
        Store store = Store::open(path);
        for (unsigned turn = seed;; ++turn) {
            const Story& story = stories[turn % stories.size()];
            const RunId run = store.save(story.corpus, story.checked, story.info);
            if (write(told, &run, sizeof run) != sizeof run) _exit(3);
        }
    } catch (...) {
        _exit(2);
    }
}

/// The runs that a writer told before it was killed after `life`.
std::vector<RunId> runs_told(const std::string& path, const std::vector<Story>& stories,
                             unsigned seed, std::chrono::milliseconds life) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    const pid_t writer = fork();
    BOOST_REQUIRE(writer >= 0);
    if (writer == 0) {
        close(ends[0]);
        write_for_ever(path, stories, seed, ends[1]);
    }
    close(ends[1]);
    std::this_thread::sleep_for(life);
    kill(writer, SIGKILL);
    int status = 0;
    waitpid(writer, &status, 0);
    BOOST_TEST(WIFSIGNALED(status)); // it had not failed by itself
    std::vector<RunId> out;
    for (RunId run = 0; read(ends[0], &run, sizeof run) == sizeof run;)
        out.push_back(run);
    close(ends[0]);
    return out;
}

std::string text_of(SQLite::Database& database, const char* sql) {
    std::string out;
    SQLite::Statement rows(database, sql);
    while (rows.executeStep())
        out += rows.getColumn(0).getString() + "\n";
    return out;
}

/// The runs whose rows are not as many as they say.
constexpr const char* half_runs =
    "SELECT id FROM run WHERE articles <> (SELECT count(*) FROM run_reading WHERE run = run.id) "
    "OR facts <> (SELECT count(*) FROM run_verdict WHERE run = run.id) "
    "OR claims <> (SELECT count(*) FROM run_verdict JOIN verdict_claim USING (verdict) WHERE run = "
    "run.id)";

} // namespace

BOOST_AUTO_TEST_SUITE(database_kill)

BOOST_AUTO_TEST_CASE(a_killed_run_is_whole_or_nothing_and_what_was_told_is_there) {
    const std::vector<Story> stories = {dam_story(), large_story(3), large_story(30)};
    std::minstd_rand random(20210616);
    std::uniform_int_distribution<int> life(2, 60);
    std::size_t told = 0;
    std::size_t journals = 0;
    for (int round = 0; round < kills / kills_a_database; ++round) {
        const Folder folder;
        const std::string path = folder.path("claims.db");
        for (int turn = 0; turn < kills_a_database; ++turn) {
            const auto runs = runs_told(path, stories, static_cast<unsigned>(turn),
                                        std::chrono::milliseconds(life(random)));
            told += runs.size();
            if (std::filesystem::exists(path + "-journal")) ++journals;
            if (!std::filesystem::exists(path) || std::filesystem::file_size(path) == 0) continue;
            // A reader first, which must cope with the journal that the killed run left.
            if (!runs.empty())
                BOOST_TEST(ask(path, "select count(*) from runs where id = " +
                                         std::to_string(runs.back())) == "1");
            SQLite::Database database(path, SQLite::OPEN_READWRITE, 1000);
            if (text_of(database, "PRAGMA user_version") == "0\n") continue; // killed in the first
            BOOST_TEST(text_of(database, "PRAGMA integrity_check") == "ok\n");
            BOOST_TEST(text_of(database, "PRAGMA foreign_key_check") == "");
            BOOST_TEST(text_of(database, half_runs) == "");
            for (const RunId run : runs) {
                SQLite::Statement there(database, "SELECT 1 FROM run WHERE id = ?");
                there.bind(1, run);
                BOOST_TEST(there.executeStep(), "run " << run << " was told and is gone");
            }
        }
    }
    BOOST_TEST_MESSAGE(told << " runs told, " << journals << " journals left behind");
    BOOST_TEST(told > 20U);
    BOOST_TEST(journals > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
