// What goes wrong with the file or the disk: each is told in one line, and the database is as it
// was.
#include "db/error.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

void save(const std::string& path, const Story& story) {
    Store::open(path).save(story.corpus, story.checked, story.info);
}

/// What a DatabaseError says behind the path; "" where there is none.
std::string told(const std::string& path, const std::function<void()>& action) {
    try {
        action();
    } catch (const DatabaseError& error) {
        const std::string what = error.what();
        BOOST_TEST(what.starts_with(path + ": "), what);
        BOOST_TEST(what.find('\n') == std::string::npos, what);
        return what.substr(std::min(what.size(), path.size() + 2));
    }
    return "";
}

std::string told_on_save(const std::string& path) {
    return told(path, [&] { save(path, dam_story()); });
}
std::string told_on_query(const std::string& path) {
    return told(path, [&] { (void)query(path, "select 1"); });
}

void execute(const std::string& path, const std::string& sql) {
    SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

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

/// No file may grow beyond so many bytes.
class FileLimit {
public:
    explicit FileLimit(std::size_t bytes) {
        former_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &former_);
        rlimit limit = former_;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() {
        setrlimit(RLIMIT_FSIZE, &former_);
        std::signal(SIGXFSZ, former_handler_);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;

private:
    rlimit former_{};
    void (*former_handler_)(int) = nullptr;
};

} // namespace

BOOST_AUTO_TEST_SUITE(database_faults)

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_refused_and_left_alone) {
    const Folder folder;
    const std::string path = folder.path("notes.txt");
    const std::string text(5000, 'x');
    folder.write("notes.txt", text);
    BOOST_TEST(told_on_save(path).starts_with("this is not a tally database"));
    BOOST_TEST(told_on_query(path).starts_with("this is not a tally database"));
    BOOST_TEST((read_file(path) == text));
}

BOOST_AUTO_TEST_CASE(a_database_of_another_program_is_refused_and_left_alone) {
    const Folder folder;
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

BOOST_AUTO_TEST_CASE(a_truncated_database_is_told_at_every_length) {
    const StoredStory stored;
    const std::string whole = read_file(stored.path());
    const Folder folder;
    for (std::size_t size = 1; size < whole.size(); size += size < 4096 ? 997 : 16385) {
        folder.write("cut.db", whole.substr(0, size));
        BOOST_TEST(told_on_query(folder.path("cut.db")) != "", size);
        BOOST_TEST(told_on_save(folder.path("cut.db")) != "", size);
    }
}

BOOST_AUTO_TEST_CASE(a_flipped_byte_is_told_or_does_no_harm) {
    const StoredStory stored;
    const std::string whole = read_file(stored.path());
    const Folder folder;
    const std::string path = folder.path("flipped.db");
    std::size_t told_of = 0;
    std::minstd_rand random(20210616);
    const std::size_t damages = figure(200, 10'000, 1'000'000);
    for (std::size_t n = 0; n < damages; ++n) {
        std::string bytes = whole;
        // Half of them where the schema and the heads of pages stand, where a byte means most.
        const std::size_t page = random() % (whole.size() / 4096) * 4096;
        const std::size_t at = n % 2 == 0 ? random() % whole.size() : page + random() % 128;
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
        folder.write("flipped.db", bytes);
        const std::string why = told(path, [&] {
            (void)query(path, "select * from claims, facts limit 50");
            (void)query(path, "select * from conflicts");
            save(path, stored.story);
        });
        if (!why.empty()) ++told_of;
    }
    BOOST_TEST(told_of > 0U);
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
    const Folder folder;
    BOOST_TEST(told_on_save(folder.path("")) != "");
    BOOST_TEST(told_on_query(folder.path("")) != "");
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_database_as_it_was) {
    const Story large = large_story(20);
    const Folder folder;
    const std::string path = folder.path("claims.db");
    save(path, large);
    const std::size_t needed = std::filesystem::file_size(path);
    std::size_t refused = 0;
    for (std::size_t limit = 0; limit < needed + 65536; limit += 32768) {
        const StoredStory stored;
        const std::string facts = ask(stored.path(), "select * from facts order by id");
        std::string why;
        {
            const FileLimit full(limit);
            why = told(stored.path(), [&] { save(stored.path(), large); });
        }
        if (why.empty()) {
            BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "2");
            continue;
        }
        ++refused;
        BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "1");
        BOOST_TEST(ask(stored.path(), "select * from facts order by id") == facts);
        BOOST_TEST(ask(stored.path(), "select count(*) from article") == "3");
        save(stored.path(), large);
    }
    BOOST_TEST(refused > 2U);
}

BOOST_AUTO_TEST_CASE(a_first_run_on_a_full_disk_leaves_nothing) {
    const Story large = large_story(20);
    for (const std::size_t limit : {0U, 4096U, 65536U}) {
        const Folder folder;
        const std::string path = folder.path("claims.db");
        {
            const FileLimit full(limit);
            BOOST_TEST(told(path, [&] { save(path, large); }) != "", limit);
        }
        BOOST_TEST(told_on_query(path).starts_with("no run is stored yet"), limit);
        save(path, large);
        BOOST_TEST(ask(path, "select count(*) from runs") == "1");
    }
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

BOOST_AUTO_TEST_CASE(runs_at_the_same_time_are_all_stored) {
    const Folder folder;
    const std::string path = folder.path("claims.db");
    const std::size_t writers = figure(4, 8, 8);
    const std::size_t runs = figure(8, 200, 2'000);
    std::vector<pid_t> processes;
    for (std::size_t writer = 0; writer < writers; ++writer) {
        processes.push_back(fork());
        BOOST_REQUIRE(processes.back() >= 0);
        if (processes.back() != 0) continue;
        try {
            const Story story = large_story(writer + 1);
            for (std::size_t run = 0; run < runs; ++run)
                save(path, story);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
            _exit(1);
        }
        _exit(0);
    }
    for (const pid_t process : processes) {
        int status = -1;
        waitpid(process, &status, 0);
        BOOST_TEST(status == 0);
    }
    // Writer n tells of n towns, with three facts and three articles each.
    const std::size_t towns = writers * (writers + 1) / 2;
    BOOST_TEST(ask(path, "select count(*) from runs") == std::to_string(writers * runs));
    BOOST_TEST(ask(path, "select count(*) from run_verdict") == std::to_string(3 * towns * runs));
    BOOST_TEST(ask(path, "select count(*) from article") == std::to_string(3 * writers));
}

BOOST_AUTO_TEST_SUITE_END()
