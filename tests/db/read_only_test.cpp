// The database lies on a disk that can't be written: whatever only reads says what it says
// elsewhere, and what would write says why it can't.
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/own_mounts.h"
#include "tests/support/processes.h"
#include "tests/support/watched_disk.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

const std::vector<std::string> reading = {
    "query 'select * from claims' --csv",
    "facts --long",
    "facts --claims ~ 'dam'",
    "facts --by source,month",
    "runs",
    "diff",
    "diff 1 2 --evidence",
    "db check",
    "export claims",
    "export facts --format csv",
};

/// A tally that is told the database, below `root`.
std::string command(const std::string& arguments, const std::string& path) {
    const char* program = std::getenv("TALLY");
    if (program == nullptr)
        throw std::runtime_error("the environment's TALLY must name the program");
    return "env -u TALLY_DB " + std::filesystem::absolute(program).string() + " " + arguments +
           " --db " + path;
}

std::string shown(const Ended& ended) {
    return ended.printed + "[exit " + std::to_string(ended.status) + "]\n";
}

/// Leaves the database as a run does that is killed when it begins to write its changes.
void leave_a_journal(const std::string& path) {
    const pid_t process = fork();
    if (process == 0) {
        const WatchedDisk disk([&](const DiskCall& call) {
            if (call.kind == DiskCall::Kind::write && call.file == path) _exit(0);
            return 0;
        });
        save(path, large_story(3));
    }
    waitpid(process, nullptr, 0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_read_only)

BOOST_AUTO_TEST_CASE(every_command_that_reads_works_on_a_read_only_disk) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    const auto compare = [&] {
        mount_memory(folder.path(""), 4 * 1024 * 1024);
        for (const Story& story : {dam_story(), large_story(2)})
            save(path, story);
        std::vector<std::string> before;
        for (const std::string& one : reading)
            before.push_back(shown(run_program(command(one, path))));
        mount_read_only(folder.path(""));
        std::string wrong;
        for (std::size_t i = 0; i < reading.size(); ++i)
            if (const std::string now = shown(run_program(command(reading[i], path)));
                now != before[i] || before[i].find("error:") != std::string::npos)
                wrong += reading[i] + ": " + now;
        for (const std::string& writing :
             {std::string("check -q -C fixtures/articles/summit"), std::string("db prune --keep 1"),
              std::string("db vacuum")}) {
            const Ended ended = run_program(command(writing, path));
            if (ended.status != 2 ||
                ended.printed.find("the database can't be written") == std::string::npos)
                wrong += writing + ": " + shown(ended);
        }
        unmount(folder.path(""));
        return wrong;
    };
    BOOST_TEST(in_own_mounts(compare, "files without the right to write stand in (in "
                                      "database_faults)") == "");
}

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_off_is_told_where_it_cant_be_undone) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    const auto ask_it = [&]() -> std::string {
        mount_memory(folder.path(""), 16 * 1024 * 1024);
        save(path, dam_story());
        leave_a_journal(path);
        if (!std::filesystem::exists(path + "-journal")) return "no journal is left";
        mount_read_only(folder.path(""));
        const Ended ended = run_program(command("query 'select count(*) from runs'", path));
        if (ended.status != 2) return shown(ended);
        return ended.printed.find("a run that was cut off") == std::string::npos ? shown(ended)
                                                                                 : "";
    };
    BOOST_TEST(in_own_mounts(ask_it, "it is not tried") == "");
}

BOOST_AUTO_TEST_SUITE_END()
