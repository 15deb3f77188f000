// noop_100k: a check of 100,000 small articles of which none has changed, against `git status` on
// the same tree. Both ask the system what has become of each file and open none.
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "bench/bench.h"
#include "bench/process.h"

namespace tally::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t folders = 100;
constexpr std::size_t files_a_folder = 1000;

/// A tree of articles that is under git and was checked once; gone at the end.
class Tree {
public:
    Tree() : path_(fs::temp_directory_path() / ("tally-noop-" + std::to_string(getpid()))) {
        for (std::size_t folder = 0; folder < folders; ++folder) {
            const fs::path outlet = articles() / ("outlet-" + std::to_string(folder));
            fs::create_directories(outlet);
            for (std::size_t file = 0; file < files_a_folder; ++file)
                std::ofstream(outlet / (std::to_string(file) + ".txt"))
                    << "the council met again, and nothing came of it; the minutes have page "
                    << folder * files_a_folder + file << ".\n";
        }
        std::ofstream(path_ / "pack.yaml") << "tally: 1\npack: noop\nrules:\n  - id: page\n    "
                                              "fact: {subject: minutes, attribute: page}\n"
                                              "    match: 'have page {{value:number}}'\n";
        git({"init", "-q"});
        git({"add", "-A"});
        git({"-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m",
             "all"});
        sleep(3); // for both: times must be older than what was made of them
        git({"status", "--porcelain"});
        check();
        check();
    }
    ~Tree() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    /// The files that changed.
    std::size_t git_status() const {
        const std::string out = git({"status", "--porcelain"});
        return static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    }

    /// How many times it printed what it prints.
    std::size_t check() const {
        const auto out = run_program({TALLY_PROGRAM, "check", "-q", "--no-config", "--pack",
                                      (path_ / "pack.yaml").string(), "--db",
                                      (path_ / "claims.db").string(), articles().string()});
        if (!out || out->empty()) throw std::runtime_error("tally check prints nothing");
        return 0;
    }

private:
    fs::path articles() const { return path_ / "articles"; }

    std::string git(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(),
                         {"git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
                          "-c", "core.untrackedCache=false", "-C", articles().string()});
        const auto out = run_program(arguments);
        if (!out) throw std::runtime_error("git is not installed");
        return *out;
    }

    fs::path path_;
};

} // namespace

std::vector<Bench> noop_benches(const std::vector<std::string>& /*articles*/) {
    auto tree = std::make_shared<std::unique_ptr<const Tree>>();
    const auto made = [tree]() -> const Tree& {
        if (!*tree) *tree = std::make_unique<const Tree>();
        return **tree;
    };
    Bench bench;
    bench.name = "noop_100k";
    bench.work = "100,000 articles of which none has changed, by the clock on the wall";
    bench.ours = {"tally check", [made] { return made().check(); }};
    bench.peer = {"git status", [made] { return made().git_status(); }};
    bench.must = 0.5;
    bench.counts_must_agree = true;
    bench.wall = true;
    return {bench};
}

} // namespace tally::bench
