// Others read while a run writes: a reader in another process always sees whole runs.
#include "db/store.h"
#include "tests/db/story.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tally;
using namespace tally::tests;

BOOST_AUTO_TEST_SUITE(database_readers)

BOOST_AUTO_TEST_CASE(python_reads_whole_runs_while_runs_are_written) {
    const StoredStory stored;
    const std::string path = stored.path();
    constexpr int runs = 60;
    const pid_t writer = fork();
    BOOST_REQUIRE(writer >= 0);
    if (writer == 0) {
        try {
            const Story one = dam_story(), many = large_story(30);
            Store store = Store::open(path);
            for (int i = 0; i < runs; ++i) {
                const Story& story = i % 2 == 0 ? many : one;
                store.save(story.corpus, story.checked, story.info);
            }
        } catch (...) {
            _exit(3);
        }
        _exit(0);
    }
    // Each row of `runs` says how many facts and claims its run has; the views must have as many.
    const std::string script =
        "import sqlite3\n"
        "seen, last = 0, 0\n"
        "while last < " +
        std::to_string(runs + 1) +
        ":\n"
        "    db = sqlite3.connect('file:" +
        path +
        "?mode=ro', uri=True, timeout=30)\n"
        "    db.execute('begin')\n"
        "    last, facts, claims = db.execute('select id, facts, claims from runs order by id desc "
        "limit 1').fetchone()\n"
        "    assert db.execute('select count(*) from facts').fetchone()[0] == facts\n"
        "    assert db.execute('select count(*) from claims').fetchone()[0] == claims\n"
        "    assert db.execute('select count(distinct month) from articles').fetchone()[0] > 0\n"
        "    db.close()\n"
        "    seen += 1\n"
        "print(seen > 0)\n";
    FILE* python = popen(("python3 -c \"" + script + "\"").c_str(), "r");
    BOOST_REQUIRE(python != nullptr);
    char answer[64] = {};
    const bool read = std::fgets(answer, sizeof answer, python) != nullptr;
    const int python_status = pclose(python);
    int status = 0;
    waitpid(writer, &status, 0);
    BOOST_TEST(status == 0);
    BOOST_TEST(python_status == 0);
    BOOST_TEST(read);
    BOOST_TEST(std::string(answer) == "True\n");
}

BOOST_AUTO_TEST_CASE(a_killed_run_leaves_nothing_for_python_to_trip_on) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    const Story one = dam_story(), many = large_story(30);
    Store::open(path).save(one.corpus, one.checked, one.info);
    const std::string script = "import sqlite3\n"
                               "db = sqlite3.connect('" +
                               path +
                               "')\n"
                               "db.execute('pragma query_only = on')\n"
                               "for facts, run in db.execute('select count(*), (select facts from "
                               "runs order by id desc limit 1) from facts'):\n"
                               "    assert facts == run\n";
    std::minstd_rand random(20211105);
    int journals = 0;
    constexpr int turns = 20, most_turns = 400;
    for (int turn = 0; turn < turns || (journals == 0 && turn < most_turns); ++turn) {
        const pid_t writer = fork();
        BOOST_REQUIRE(writer >= 0);
        if (writer == 0) {
            for (Store store = Store::open(path);;) {
                store.save(many.corpus, many.checked, many.info);
                store.save(one.corpus, one.checked, one.info);
            }
        }
        const unsigned most = 18'000 * (1 + turn / turns); // more and more, on a slow machine
        std::this_thread::sleep_for(std::chrono::microseconds(2'000 + random() % most));
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
        if (std::filesystem::exists(path + "-journal")) ++journals;
        BOOST_TEST(std::system(("python3 -c \"" + script + "\"").c_str()) == 0);
    }
    BOOST_TEST(journals > 0);
}

BOOST_AUTO_TEST_SUITE_END()
