// A process that stores run after run is killed at random moments. A run whose number it had told
// is there afterwards, whole; one that it had not told is there whole or not at all.
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/support/figures.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

/// What a child process had written to `told` when it was killed after `life`, or had ended.
std::string told_before_death(const std::function<void(int told)>& child,
                              std::chrono::microseconds life) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    const pid_t process = fork();
    BOOST_REQUIRE(process >= 0);
    if (process == 0) {
        close(ends[0]);
        child(ends[1]);
        _exit(2);
    }
    close(ends[1]);
    std::this_thread::sleep_for(life);
    kill(process, SIGKILL);
    int status = 0;
    waitpid(process, &status, 0);
    BOOST_TEST((WIFSIGNALED(status) || WEXITSTATUS(status) < 2)); // it had not failed by itself
    std::string out;
    char buffer[4096];
    for (ssize_t size = 0; (size = read(ends[0], buffer, sizeof buffer)) > 0;)
        out.append(buffer, static_cast<std::size_t>(size));
    close(ends[0]);
    return out;
}

/// Stores runs until it is killed, and tells the number of each once it has it.
void write_for_ever(const std::string& path, const std::vector<Story>& stories, std::size_t turn,
                    int told) {
    try {
        Store store = Store::open(path);
        for (;; ++turn) {
            const Story& story = stories[turn % stories.size()];
            const std::string line =
                "(run " + std::to_string(store.save(story.corpus, story.checked, story.info)) +
                ")\n";
            if (write(told, line.data(), line.size()) < 0) return;
        }
    } catch (...) {
        return; // told by the exit status
    }
}

/// `tally check` of the example corpus, which has not changed since the run before it.
void check(const std::string& path, bool read_all, int told) {
    const char* program = std::getenv("TALLY");
    const int nowhere = open("/dev/null", O_WRONLY);
    if (program == nullptr || dup2(told, STDERR_FILENO) < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        return;
    execl(program, program, "check", "-C", "fixtures/articles/summit", "--db", path.c_str(),
          read_all ? "--read-all" : "--no-read-all", nullptr);
}

/// The numbers in "… (run 7)".
std::vector<std::string> runs_in(const std::string& told) {
    const std::string open = "(run ";
    std::vector<std::string> out;
    for (std::size_t at = told.find(open); at != std::string::npos; at = told.find(open, at)) {
        at += open.size();
        const std::size_t end = told.find(')', at);
        if (end != std::string::npos) out.push_back(told.substr(at, end - at));
    }
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
    "SELECT id FROM (SELECT *, coalesce(same_as, id) AS lists FROM run) AS one "
    "WHERE articles <> (SELECT count(*) FROM run_reading WHERE run = lists) "
    "OR facts <> (SELECT count(*) FROM run_verdict WHERE run = lists) "
    "OR claims <> (SELECT count(*) FROM run_verdict JOIN verdict_claim USING (verdict) "
    "WHERE run = lists)";

/// What a series of kills came to.
struct Tally {
    std::size_t told = 0, journals = 0;
};

/// Looks at a database whose writer was killed: it is sound, and holds the runs that were told.
void examine(const std::string& path, const std::vector<std::string>& runs, Tally& tally) {
    tally.told += runs.size();
    if (std::filesystem::exists(path + "-journal")) ++tally.journals;
    if (!std::filesystem::exists(path) || std::filesystem::file_size(path) == 0) {
        BOOST_TEST(runs.empty());
        return;
    }
    // A reader first, which must cope with the journal that the killed run left.
    if (!runs.empty())
        BOOST_TEST(ask(path, "select count(*) from runs where id = " + runs.back()) == "1");
    SQLite::Database database(path, SQLite::OPEN_READWRITE, 1000);
    if (text_of(database, "PRAGMA user_version") == "0\n") { // killed in its first run
        BOOST_TEST(runs.empty());
        return;
    }
    BOOST_TEST(text_of(database, "PRAGMA integrity_check") == "ok\n");
    BOOST_TEST(text_of(database, "PRAGMA foreign_key_check") == "");
    BOOST_TEST(text_of(database, half_runs) == "");
    for (const std::string& run : runs) {
        SQLite::Statement there(database, "SELECT 1 FROM run WHERE id = ?");
        there.bind(1, run);
        BOOST_TEST(there.executeStep(), "run " << run << " was told and is gone");
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_kill)

BOOST_AUTO_TEST_CASE(a_killed_run_is_whole_or_nothing_and_what_was_told_is_there) {
    const std::vector<Story> stories = {dam_story(), large_story(3), large_story(30)};
    std::minstd_rand random(20210616);
    Tally tally;
    const auto start = std::chrono::steady_clock::now();
    {
        const StoredStory one;
    }
    const std::chrono::duration<double, std::micro> one = std::chrono::steady_clock::now() - start;
    double longest = std::clamp(one.count() * 2, 4e3, 60e3);
    const std::size_t kills = figure(1'000, 3'000, 100'000);
    for (std::size_t turn = 0; turn < kills;) {
        if (tally.told == 0 && turn >= 50) longest *= 1.1; // a slow machine
        std::uniform_real_distribution<double> life(200, longest);
        const Folder folder(memory_disk()); // a new database every 10 kills
        const std::string path = folder.path("claims.db");
        do {
            const std::string told =
                told_before_death([&](int end) { write_for_ever(path, stories, turn, end); },
                                  std::chrono::microseconds(std::lround(life(random))));
            examine(path, runs_in(told), tally);
        } while (++turn % 10 != 0);
    }
    BOOST_TEST_MESSAGE(kills << " kills, " << tally.told << " runs told before them, "
                             << tally.journals << " journals left behind");
    BOOST_TEST(tally.told > 0U);
    BOOST_TEST(tally.journals > 0U);
}

BOOST_AUTO_TEST_CASE(the_program_itself_may_be_killed_at_any_moment) {
    const Folder folder;
    const std::string path = folder.path("claims.db");
    Tally tally;
    const auto start = std::chrono::steady_clock::now();
    {
        const pid_t whole = fork(); // how long does one run take here?
        BOOST_REQUIRE(whole >= 0);
        if (whole == 0) {
            check(path, true, open("/dev/null", O_WRONLY));
            _exit(2);
        }
        waitpid(whole, nullptr, 0);
    }
    const std::chrono::duration<double, std::milli> one = std::chrono::steady_clock::now() - start;
    std::minstd_rand random(20210614);
    std::uniform_real_distribution<double> life(0, one.count() * 3);
    // Under load a life measured before may be too short for any run, so it goes on, and lives
    // grow.
    constexpr int turns = 40;
    constexpr int most_turns = 400;
    for (int turn = 0; turn < turns || (tally.told == 0 && turn < most_turns); ++turn) {
        if (turn >= turns && turn % turns == 0)
            life = std::uniform_real_distribution<double>(0, life.max() * 2);
        const std::string told =
            told_before_death([&](int end) { check(path, turn % 2 == 0, end); },
                              std::chrono::milliseconds(static_cast<int>(life(random))));
        examine(path, runs_in(told), tally);
    }
    BOOST_TEST_MESSAGE(tally.told << " runs told, " << tally.journals << " journals left behind");
    BOOST_TEST(ask(path, "select count(*) >= " + std::to_string(tally.told + 1) + " from runs") ==
               "1");
    BOOST_TEST(tally.told > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
