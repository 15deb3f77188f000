// The power is cut. All calls that change a file are written down; then, for each moment, the files
// are made that a disk may hold that had the power cut there: what was synced is on it, of what was
// not yet, any part is, torn at 512 bytes. A disk is taken at its word that a synced file is there
// under its name (ext4, XFS and btrfs keep it), and a removal whose folder was synced, too.
#include "db/maintain.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"
#include "tests/support/watched_disk.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

constexpr std::size_t sector = 512;

struct Change {
    DiskCall::Kind kind;
    std::string file;
    std::size_t offset;
    std::string bytes;
    bool folder_synced;
};

/// A file as the disk has it, and as it should have it.
struct OnDisk {
    std::string synced;
    bool name_synced = false, removed = false;
    std::vector<const Change*> pending;
};

void write_at(std::string& bytes, std::size_t at, std::string_view what) {
    if (bytes.size() < at + what.size()) bytes.resize(at + what.size(), '\0');
    bytes.replace(at, what.size(), what);
}

void apply(std::string& bytes, const Change& change) {
    if (change.kind == DiskCall::Kind::truncate)
        bytes.resize(change.offset);
    else
        write_at(bytes, change.offset, change.bytes);
}

/// The same where the power was cut: all of it, nothing, or some sectors.
void apply_partly(std::string& bytes, const Change& change, std::minstd_rand& random) {
    const auto kept = random() % 3;
    if (kept == 0) return;
    if (kept == 1 || change.kind == DiskCall::Kind::truncate) return apply(bytes, change);
    for (std::size_t at = 0; at < change.bytes.size(); at += sector)
        if (random() % 2 == 0)
            write_at(bytes, change.offset + at, std::string_view(change.bytes).substr(at, sector));
}

class PowerCuts {
public:
    /// Writes down what `runs` do to a database that starts as `start` (or is not there yet).
    PowerCuts(const std::string& start, const std::vector<std::function<void(std::string)>>& runs)
        : start_(start) {
        const Folder folder(memory_disk());
        const std::string path = folder.path("claims.db");
        if (!start.empty()) folder.write("claims.db", start);
        const WatchedDisk disk([&](const DiskCall& call) {
            changes_.push_back({call.kind, call.file.substr(folder.path("").size() + 1),
                                call.offset, std::string(call.bytes), call.folder_synced});
            return 0;
        });
        for (const auto& run : runs) {
            run(path);
            told_at_.push_back(changes_.size());
        }
    }

    std::size_t moments() const { return changes_.size() + 1; }

    /// How many runs had been told by then.
    std::size_t told_by(std::size_t moment) const {
        return static_cast<std::size_t>(std::count_if(
            told_at_.begin(), told_at_.end(), [&](std::size_t at) { return at <= moment; }));
    }

    /// What the disk may hold when the power is cut before change number `moment` (from 0).
    std::map<std::string, std::string> cut(std::size_t moment, std::minstd_rand& random) const {
        std::map<std::string, OnDisk> files;
        if (!start_.empty()) files["claims.db"] = {start_, true, false, {}};
        for (std::size_t i = 0; i < moment; ++i) {
            const Change& change = changes_[i];
            OnDisk& file = files[change.file];
            switch (change.kind) {
            case DiskCall::Kind::create: file.removed = false; break;
            case DiskCall::Kind::write:
            case DiskCall::Kind::truncate: file.pending.push_back(&change); break;
            case DiskCall::Kind::sync:
                for (const Change* one : file.pending)
                    apply(file.synced, *one);
                file.pending.clear();
                file.name_synced = true;
                break;
            case DiskCall::Kind::remove:
                file.removed = true;
                if (change.folder_synced) files.erase(change.file);
                break;
            }
        }
        std::map<std::string, std::string> out;
        for (auto& [name, file] : files) {
            if ((file.removed || !file.name_synced) && random() % 2 == 0) continue;
            for (const Change* one : file.pending)
                apply_partly(file.synced, *one, random);
            out[name] = std::move(file.synced);
        }
        return out;
    }

private:
    std::string start_;
    std::vector<Change> changes_;
    std::vector<std::size_t> told_at_; ///< how many changes there were when each run was told
};

/// Cuts the power at each moment in several ways; `whole[n]` is what the database says after n
/// runs, "" for no run.
void try_all(const PowerCuts& cuts, const std::vector<std::string>& whole, const char* sql,
             std::size_t ways) {
    std::minstd_rand random(20210616);
    std::size_t rolled_back = 0;
    for (std::size_t moment = 0; moment < cuts.moments(); ++moment)
        for (std::size_t way = 0; way < ways; ++way) {
            const Folder folder(memory_disk());
            const std::string path = folder.path("claims.db");
            const auto files = cuts.cut(moment, random);
            for (const auto& [name, bytes] : files)
                folder.write(name, bytes);
            if (files.contains("claims.db-journal")) ++rolled_back;
            const std::size_t told_of = cuts.told_by(moment);
            std::string now;
            const std::string none = told(path, [&] { now = ask(path, sql); });
            const std::string at = "change " + std::to_string(moment) + " of " +
                                   std::to_string(cuts.moments()) + ": " + none;
            const auto after = std::find(whole.begin(), whole.end(), now) - whole.begin();
            BOOST_TEST((after == static_cast<std::ptrdiff_t>(told_of) ||
                        after == static_cast<std::ptrdiff_t>(told_of) + 1),
                       at << " " << told_of << " runs were told, there are " << after);
            if (!now.empty()) BOOST_TEST(check_database(path).empty(), at);
            save(path, dam_story()); // and life goes on
        }
    BOOST_TEST_MESSAGE("the power was cut " << cuts.moments() * ways << " times, " << rolled_back
                                            << " times with a journal on the disk");
    BOOST_TEST(rolled_back > 0U);
}

constexpr const char* state = "select (select group_concat(id || ' ' || facts) from runs), (select "
                              "group_concat(id || verdict || sources) from facts)";

} // namespace

BOOST_AUTO_TEST_SUITE(database_power_cut)

BOOST_AUTO_TEST_CASE(three_runs_are_whole_or_nothing_wherever_the_power_is_cut) {
    const std::vector<Story> stories = {dam_story(), large_story(3), dam_story()};
    std::vector<std::string> whole = {""};
    std::vector<std::function<void(std::string)>> runs;
    const Folder folder(memory_disk());
    for (const Story& story : stories) {
        runs.push_back([&story](const std::string& path) { save(path, story); });
        save(folder.path("claims.db"), story);
        whole.push_back(ask(folder.path("claims.db"), state));
    }
    try_all(PowerCuts("", runs), whole, state, figure(2, 20, 200));
}

BOOST_AUTO_TEST_CASE(a_database_that_is_brought_to_this_version_is_of_one_of_both) {
    std::string start;
    {
        const Folder folder(memory_disk());
        execute(folder.path("old.db"),
                "PRAGMA foreign_keys = OFF;" + read_file("fixtures/db/versions/1.sql"));
        start = read_file(folder.path("old.db"));
    }
    const Folder folder(memory_disk());
    folder.write("claims.db", start);
    save(folder.path("claims.db"), dam_story());
    // Before it, queries are answered with the advice to run a check.
    const std::vector<std::string> whole = {"", ask(folder.path("claims.db"), state)};
    const PowerCuts cuts(start, {[](const std::string& path) { save(path, dam_story()); }});
    try_all(cuts, whole, state, figure(1, 20, 200));
}

BOOST_AUTO_TEST_SUITE_END()
