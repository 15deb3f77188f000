// The disk is full, broken or read-only: each is told in one line, and the database is as it was.
#include "db/maintain.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"
#include "tests/support/own_mounts.h"
#include "tests/support/processes.h"
#include "tests/support/watched_disk.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

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

constexpr const char* all_runs = "select count(*) from runs";
/// What the last run found; equal texts are equal databases, for a reader.
constexpr const char* all_facts = "select id, verdict, sources, claims from facts order by id";

/// What a DatabaseError says; "" where there is none.
std::string failure(const std::function<void()>& action) {
    try {
        action();
    } catch (const DatabaseError& error) {
        return error.what();
    }
    return "";
}

/// Databases of one run, each larger than the one before, with which disks are filled at once.
class Fillings {
public:
    Fillings() {
        for (std::size_t towns = 100; towns <= 900; towns += 100) {
            const Folder folder(memory_disk());
            save(folder.path("claims.db"), large_story(towns));
            files_.push_back(read_file(folder.path("claims.db")));
        }
    }
    /// The largest that leaves room for more, "" where none is so small.
    std::string for_disk(std::size_t bytes) const {
        std::string out;
        for (const std::string& file : files_)
            if (file.size() + room < bytes) out = file;
        return out;
    }

private:
    static constexpr std::size_t room = 100 * 1024; ///< for a small run, not for a larger one
    std::vector<std::string> files_;
};

/// Runs on a disk of `bytes`, which is at `folder`, as many as it holds: each is stored or told as
/// too large, and those before it stand. What was wrong; counts those that were told.
std::string fill(const std::string& folder, std::size_t bytes, const Fillings& fillings,
                 std::size_t& told_of) {
    static const Story small = dam_story(), large = large_story(60);
    const std::string path = folder + "/claims.db";
    std::string wrong;
    const auto complain = [&](const std::string& what) {
        wrong += std::to_string(bytes / 1024) + " KB: " + what + '\n';
    };
    std::size_t stored = 0;
    std::string facts;
    if (const std::string filling = fillings.for_disk(bytes); !filling.empty()) {
        std::ofstream(path, std::ios::binary) << filling;
        stored = 1;
        facts = ask(path, all_facts);
    }
    for (const Story* story : {&small, &large, &small}) {
        const std::string why = failure([&] { save(path, *story); });
        if (!why.empty()) {
            ++told_of;
            if (why.find("no space is left for the database") == std::string::npos)
                complain("told " + why);
        } else {
            ++stored;
            facts = ask(path, all_facts);
        }
        if (stored == 0) {
            if (failure([&] { (void)query(path, "select 1"); }).find("no run is stored yet") ==
                std::string::npos)
                complain("something is left of a first run");
            continue;
        }
        if (ask(path, all_runs) != std::to_string(stored)) complain("a run is lost");
        if (ask(path, all_facts) != facts) complain("the facts are others");
        if (std::filesystem::exists(path + "-journal")) complain("a journal is left");
    }
    if (stored > 0 && !check_database(path).empty()) complain("damaged");
    return wrong;
}

constexpr std::size_t step = 64 * 1024;
constexpr std::size_t largest = 4 * 1024 * 1024;

} // namespace

BOOST_AUTO_TEST_SUITE(database_disk)

BOOST_AUTO_TEST_CASE(a_disk_of_any_size_that_gets_full_leaves_the_runs_before) {
    const Folder folder(memory_disk());
    const Fillings fillings;
    const auto every_size = [&] {
        std::string wrong;
        std::size_t told_of = 0;
        for (std::size_t bytes = step; bytes <= largest; bytes += step) {
            mount_memory(folder.path(""), bytes);
            wrong += fill(folder.path(""), bytes, fillings, told_of);
            unmount(folder.path(""));
        }
        if (told_of < 20 || told_of > 80) wrong += std::to_string(told_of) + " runs were too large";
        return wrong;
    };
    BOOST_TEST(in_own_mounts(every_size, "a VFS that gets full stands in for small disks") == "");
}

BOOST_AUTO_TEST_CASE(a_vfs_of_any_size_that_gets_full_does_so_too) {
    const Fillings fillings;
    std::size_t told_of = 0;
    for (std::size_t bytes = step; bytes <= largest; bytes += step * figure(8, 1, 1)) {
        const Folder folder(memory_disk());
        const SmallDisk disk(bytes);
        BOOST_TEST(fill(folder.path(""), bytes, fillings, told_of) == "");
    }
    BOOST_TEST(told_of > 1U);
}

BOOST_AUTO_TEST_CASE(the_program_says_why_and_ends_with_status_2_on_a_full_disk) {
    const char* program = std::getenv("TALLY");
    BOOST_REQUIRE(program != nullptr);
    const std::string tally = std::filesystem::absolute(program).string();
    const Folder folder(memory_disk());
    const auto try_it = [&] {
        std::string wrong;
        for (const std::size_t bytes : {step / 2, step, largest}) {
            mount_memory(folder.path(""), bytes);
            const Ended ended =
                run_program(tally + " check -q -C fixtures/articles/summit --exit-zero --db " +
                            folder.path("claims.db"));
            const bool fits = bytes == largest;
            if ((ended.printed.find("no space is left for the database") == std::string::npos) !=
                fits)
                wrong += ended.printed;
            if (ended.status != (fits ? 0 : 2)) wrong += "status " + std::to_string(ended.status);
            unmount(folder.path(""));
        }
        return wrong;
    };
    BOOST_TEST(in_own_mounts(try_it, "the program is not run on a full disk") == "");
}

BOOST_AUTO_TEST_CASE(a_limit_on_the_size_of_files_leaves_the_database_as_it_was) {
    const Story large = large_story(20);
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    save(path, large);
    const std::size_t needed = std::filesystem::file_size(path);
    std::size_t refused = 0;
    for (std::size_t limit = 0; limit < needed + 65536; limit += 32768) {
        const StoredStory stored;
        const std::string facts = ask(stored.path(), all_facts);
        std::string why;
        {
            const FileLimit full(limit);
            why = told(stored.path(), [&] { save(stored.path(), large); });
        }
        if (why.empty()) {
            BOOST_TEST(ask(stored.path(), all_runs) == "2");
            continue;
        }
        ++refused;
        BOOST_TEST(ask(stored.path(), all_runs) == "1");
        BOOST_TEST(ask(stored.path(), all_facts) == facts);
        BOOST_TEST(ask(stored.path(), "select count(*) from article") == "3");
        save(stored.path(), large);
    }
    BOOST_TEST(refused > 2U);
}

BOOST_AUTO_TEST_CASE(a_first_run_beyond_that_limit_leaves_nothing) {
    const Story large = large_story(20);
    for (const std::size_t limit : {0U, 4096U, 65536U}) {
        const Folder folder(memory_disk());
        const std::string path = folder.path("claims.db");
        {
            const FileLimit full(limit);
            BOOST_TEST(told(path, [&] { save(path, large); }) != "", limit);
        }
        BOOST_TEST(told_on_query(path).starts_with("no run is stored yet"), limit);
        save(path, large);
        BOOST_TEST(ask(path, all_runs) == "1");
    }
}

// Of all calls that change a file each fails in turn: once, or it and all that come after.
BOOST_AUTO_TEST_CASE(whichever_write_fails_the_database_is_as_it_was) {
    const StoredStory stored;
    const std::string before = read_file(stored.path());
    const std::string facts = ask(stored.path(), all_facts);
    const Story next = large_story(figure(3, 30, 30));
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    std::size_t calls = 0;
    {
        folder.write("claims.db", before);
        const FailingDisk sound(0, FailingDisk::Fault::full, false);
        save(path, next);
        calls = sound.calls();
    }
    BOOST_TEST_MESSAGE(calls << " calls change a file in one run");
    BOOST_REQUIRE(calls > 10U);
    std::size_t told_of = 0;
    using Fault = FailingDisk::Fault;
    const bool long_run = figure(0, 1, 1) != 0;
    for (const Fault fault : {Fault::full, Fault::write_error, Fault::sync_error})
        for (const bool for_good : {false, true})
            for (std::size_t n = 1; n <= calls; ++n) {
                // Whenever the suite runs, each fails once, in turn one way or another.
                const std::size_t way = (fault == Fault::full          ? 0
                                         : fault == Fault::write_error ? 2
                                                                       : 4) +
                                        (for_good ? 1 : 0);
                if (!long_run && n % 6 != way && way != 0) continue;
                folder.write("claims.db", before);
                std::string why;
                {
                    const FailingDisk disk(n, fault, for_good);
                    why = told(path, [&] { save(path, next); });
                }
                const std::string at = "call " + std::to_string(n) + " of " +
                                       std::to_string(calls) + (for_good ? " and all after" : "");
                BOOST_TEST(ask(path, all_runs) == (why.empty() ? "2" : "1"), at << ": " << why);
                if (!why.empty()) BOOST_TEST(ask(path, all_facts) == facts, at);
                BOOST_TEST(check_database(path).empty(), at);
                if (!why.empty()) ++told_of;
                save(path, next); // and the disk is sound again
                BOOST_TEST(ask(path, all_runs) == (why.empty() ? "3" : "2"), at);
                BOOST_TEST(!std::filesystem::exists(path + "-journal"), at);
            }
    BOOST_TEST(told_of > calls); // what fails behind the commit harms nobody
}

BOOST_AUTO_TEST_CASE(whichever_write_of_a_first_run_fails_nothing_is_stored) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    std::size_t calls = 0;
    {
        const FailingDisk sound(0, FailingDisk::Fault::full, false);
        save(path, dam_story());
        calls = sound.calls();
    }
    for (const bool for_good : {false, true})
        for (std::size_t n = 1; n <= calls; ++n) {
            for (const char* one : {"", "-journal"})
                std::filesystem::remove(path + one);
            std::string why;
            {
                const FailingDisk disk(n, FailingDisk::Fault::write_error, for_good);
                why = told(path, [&] { save(path, dam_story()); });
            }
            if (why.empty())
                BOOST_TEST(ask(path, all_runs) == "1", n);
            else
                BOOST_TEST(told_on_query(path) != "", n);
            save(path, dam_story());
            BOOST_TEST(ask(path, all_runs) == (why.empty() ? "2" : "1"), n);
        }
}

BOOST_AUTO_TEST_SUITE_END()
