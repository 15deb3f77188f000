// A check that repeats what an earlier one printed is held against one that reads everything.
#include "claims/commands/commands.h"
#include "tests/articles/folder.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace fs = std::filesystem;

namespace {

struct Made {
    std::string out, err;
    ExitStatus status = ExitStatus::failed;

    bool repeated() const { return err.find("nothing has changed") != std::string::npos; }
};

/// What a check is made in, beside its arguments.
struct World {
    std::map<std::string, std::string> variables = {};
    int day = 20'000;
    bool terminal = false;
};

Made run(std::vector<std::string> arguments, World world = {}) {
    Made made;
    Output out(made.out, world.terminal), err(made.err);
    Environment environment{std::move(arguments), std::move(world.variables), out, err,
                            [&] { return std::chrono::sys_seconds(std::chrono::days(world.day)); }};
    made.status = run_tally(environment);
    return made;
}

Made check(const fs::path& articles, const std::string& database,
           const std::vector<std::string>& more, World world = {}) {
    std::vector<std::string> arguments = {"check", "--no-config", "--show", "all"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (std::find(more.begin(), more.end(), "--pack") == more.end())
        arguments.insert(arguments.end(), {"--pack", "summit"});
    arguments.push_back(articles.string());
    world.variables.emplace("TALLY_DB", database);
    return run(std::move(arguments), std::move(world));
}

constexpr const char* formats[] = {"text",  "concise", "json",   "jsonl",   "sarif",
                                   "junit", "gitlab",  "rdjson", "markdown"};

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// The articles of the example, to be changed at will.
class Articles {
public:
    Articles() {
        for (const char* outlet : {"chronicle", "ledger", "meridian", "observer"}) {
            fs::create_directories(path() / outlet);
            fs::copy(fs::path("fixtures/articles/summit") / outlet, path() / outlet,
                     fs::copy_options::recursive);
        }
    }

    fs::path path() const { return folder_.path("articles"); }

    /// Does one thing to one of them; whether that may make a difference.
    bool change(std::minstd_rand& random) {
        const std::vector<fs::path> files = files_below(path());
        const fs::path& file = files[random() % files.size()];
        const fs::path other = file.parent_path() / ("new-" + std::to_string(++made_) + ".txt");
        switch (random() % 8) {
        case 0: std::ofstream(file, std::ios::app) << "\nRussia will expel 12 diplomats.\n"; break;
        case 1: std::ofstream(other) << "Russia had expelled 10 diplomats in April.\n"; break;
        case 2: fs::rename(file, other); break;
        case 3: fs::copy_file(file, other); break;
        case 4:
            if (files.size() > 2) fs::remove(file);
            break;
        case 5: { // as long as it was, with the times that it had
            const auto time = fs::last_write_time(file);
            std::fstream stream(file, std::ios::in | std::ios::out);
            stream << '#';
            stream.close();
            fs::last_write_time(file, time);
            break;
        }
        case 6: fs::last_write_time(file, fs::file_time_type::clock::now()); return false;
        default: return false;
        }
        return true;
    }

private:
    Folder folder_;
    std::size_t made_ = 0;
};

/// All that a view holds, its rows in order.
std::string all_of(const std::string& database, const std::string& view) {
    std::istringstream rows(ask(database, "select * from " + view));
    std::multiset<std::string> lines;
    for (std::string line; std::getline(rows, line);)
        lines.insert(line);
    std::string out;
    for (const std::string& line : lines)
        out += line + '\n';
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(check_repeated)

BOOST_AUTO_TEST_CASE(prints_what_a_check_that_reads_everything_prints) {
    Articles articles;
    const Folder folder;
    std::minstd_rand random(20210616);
    std::size_t repeated = 0;
    const std::size_t turns = figure(24, 500, 10'000);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        const std::string format = formats[random() % std::size(formats)];
        const std::vector<std::string> form = {"--format", format};
        check(articles.path(), folder.path("kept.db"), form);
        const bool differs = articles.change(random);
        const Made kept = check(articles.path(), folder.path("kept.db"), form);
        const Made anew =
            check(articles.path(), folder.path("anew.db"), {"--read-all", "--format", format});
        BOOST_TEST(kept.out == anew.out, format << " differs at turn " << turn);
        BOOST_TEST((kept.status == anew.status));
        BOOST_TEST(!anew.repeated());
        if (!differs) BOOST_TEST(kept.repeated(), kept.err);
        if (kept.repeated()) ++repeated;
        for (const char* view : {"facts", "claims", "conflicts", "sources", "coverage"})
            BOOST_TEST(all_of(folder.path("kept.db"), view) == all_of(folder.path("anew.db"), view),
                       view << " differs at turn " << turn);
        const std::string current = "select id, source, content from articles where current "
                                    "order by id";
        BOOST_TEST(ask(folder.path("kept.db"), current) == ask(folder.path("anew.db"), current));
    }
    BOOST_TEST(repeated > 0U);
    BOOST_TEST_MESSAGE(repeated << " of " << turns << " checks printed what was kept");
}

BOOST_AUTO_TEST_CASE(a_database_that_was_deleted_is_made_again_with_the_same_in_it) {
    Articles articles;
    const Folder folder;
    const std::string path = folder.path("kept.db");
    std::minstd_rand random(20210617);
    for (int turn = 0; turn < 6; ++turn) {
        check(articles.path(), path, {});
        articles.change(random);
    }
    const Made before = check(articles.path(), path, {});
    std::string had, has;
    for (const char* view : {"facts", "claims", "conflicts", "sources", "coverage"})
        had += all_of(path, view) + '\n';
    fs::remove(path);
    const Made after = check(articles.path(), path, {});
    for (const char* view : {"facts", "claims", "conflicts", "sources", "coverage"})
        has += all_of(path, view) + '\n';
    BOOST_TEST(before.out == after.out);
    BOOST_TEST((before.status == after.status));
    BOOST_TEST(had.size() > 1000U);
    BOOST_TEST(had == has);
}

BOOST_AUTO_TEST_CASE(is_a_run_of_its_own_that_pruning_leaves_whole) {
    const Articles articles;
    const Folder folder;
    const std::string path = folder.path("kept.db");
    const Made first = check(articles.path(), path, {});
    const Made second = check(articles.path(), path, {});
    BOOST_TEST(second.repeated(), second.err);
    BOOST_TEST(second.out == first.out);
    BOOST_TEST(ask(path, "select count(*), max(run.id) from runs as run") == "2|2");
    const std::string facts = ask(path, "select * from facts order by id");
    BOOST_TEST(facts != "");
    const Made pruned = run({"db", "prune", "--keep", "1", "--db", path});
    BOOST_TEST((pruned.status == ExitStatus::clean), pruned.err);
    BOOST_TEST(ask(path, "select count(*) from runs") == "1");
    BOOST_TEST(ask(path, "select * from facts order by id") == facts);
    BOOST_TEST(check(articles.path(), path, {}).repeated());
}

BOOST_AUTO_TEST_CASE(is_made_anew_where_rules_options_or_the_form_are_others) {
    const Articles articles;
    const Folder folder;
    const std::string path = folder.path("kept.db");
    const std::string pack = folder.path("pack.yaml");
    const std::string rules = read_file("rules/summit.yaml");
    folder.write("pack.yaml", rules);
    const std::vector<std::string> pack_given = {"--pack", pack};
    const Made first = check(articles.path(), path, pack_given);
    BOOST_TEST((first.status != ExitStatus::failed), first.err);
    BOOST_TEST(check(articles.path(), path, pack_given).repeated());
    BOOST_TEST(!check(articles.path(), path, {"--show", "findings"}).repeated());
    folder.write("pack.yaml", rules + "# another\n");
    BOOST_TEST(!check(articles.path(), path, pack_given).repeated());
    BOOST_TEST(!check(articles.path(), path, {"--read-all"}).repeated());
    BOOST_TEST(!check(articles.path(), path, {"--read-all"}).repeated());
}

BOOST_AUTO_TEST_CASE(writes_its_reports_again) {
    const Articles articles;
    const Folder folder;
    const std::string report = folder.path("report.json");
    const std::vector<std::string> form = {"--report", "json=" + report};
    check(articles.path(), folder.path("kept.db"), form);
    const auto size = fs::file_size(report);
    fs::remove(report);
    const Made again = check(articles.path(), folder.path("kept.db"), form);
    BOOST_TEST(again.repeated(), again.err);
    BOOST_TEST(fs::file_size(report) == size);
    BOOST_TEST(again.err.find("wrote ") != std::string::npos);
}

/// A project: a tally.yaml with decisions, rules of its own and reports; and a user with settings.
class Project {
public:
    Project() {
        folder_.write("tally.yaml", "tally: 1\nproject: Summit\ndatabase: claims.db\n"
                                    "articles: [{path: articles/**, source: '{dir}'}]\n"
                                    "rules: [rules/*.yaml]\n"
                                    "reports: [{format: json, to: out/report.json}]\n");
        folder_.write("rules/summit.yaml", read_file("rules/summit.yaml"));
        folder_.write("home/tally/config.yaml", "tally: 1\n");
        for (const char* outlet : {"chronicle", "ledger"}) {
            fs::create_directories(at("articles/") + outlet);
            fs::copy(fs::path("fixtures/articles/summit") / outlet, at("articles/") + outlet,
                     fs::copy_options::recursive);
        }
        world.variables["XDG_CONFIG_HOME"] = at("home");
    }

    std::string at(const std::string& name) const { return folder_.path(name); }
    void write(const std::string& name, const std::string& text) { folder_.write(name, text); }

    Made check(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"check", "-C", at(".")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const fs::path here = fs::current_path();
        Made made = run(std::move(arguments), world); // in the project's folder, by -C
        fs::current_path(here);
        return made;
    }

    World world;

private:
    Folder folder_;
};

BOOST_AUTO_TEST_CASE(rests_on_all_that_could_make_a_difference) {
    struct Difference {
        const char* name;
        std::function<void(Project&)> make;
    };
    const Difference differences[] = {
        {"tally.yaml",
         [](Project& p) {
             p.write("tally.yaml", read_file(p.at("tally.yaml")) + "check: {fail-on: never}\n");
         }},
        {"the user's file",
         [](Project& p) { p.write("home/tally/config.yaml", "tally: 1\n# another\n"); }},
        {"a rule file",
         [](Project& p) { p.write("rules/more.yaml", "tally: 1\npack: more\nlists: {a: [b]}\n"); }},
        {"a .gitignore",
         [](Project& p) {
             fs::create_directories(p.at(".git"));
             p.write("articles/.gitignore", "ledger\n");
         }},
        {"an article", [](Project& p) { p.write("articles/observer/a.txt", "Nothing new.\n"); }},
        {"an empty folder", [](Project& p) { fs::remove_all(p.at("articles/ledger")); }},
        {"a decision",
         [](Project& p) {
             p.write("tally-decisions.yaml", "tally: 1\ndecisions:\n  - {claim: "
                                             "'c:0000000000000000', drop: true, because: no}\n");
         }},
        {"a baseline", [](Project& p) { p.write("tally-baseline.yaml", "tally: 1\nknown: []\n"); }},
        {"the width", [](Project& p) { p.world.variables["COLUMNS"] = "60"; }},
        {"colours", [](Project& p) { p.world.variables["FORCE_COLOR"] = "1"; }},
        {"a terminal", [](Project& p) { p.world.terminal = true; }},
        {"UTF-8", [](Project& p) { p.world.variables["LC_ALL"] = "C.UTF-8"; }},
        {"where a report goes",
         [](Project& p) {
             fs::rename(p.at("out"), p.at("elsewhere"));
             fs::create_directory_symlink(p.at("elsewhere"), p.at("out"));
         }},
        {"the database", [](Project& p) { fs::remove(p.at("claims.db")); }},
    };
    for (const Difference& difference : differences) {
        Project project;
        const Made first = project.check();
        BOOST_TEST((first.status != ExitStatus::failed), difference.name << ": " << first.err);
        BOOST_TEST(project.check().repeated(), difference.name);
        difference.make(project);
        const Made after = project.check();
        BOOST_TEST(!after.repeated(), difference.name);
        const Made again = project.check();
        BOOST_TEST(again.repeated(), difference.name << ": " << again.err);
        BOOST_TEST(again.out == after.out, difference.name);
    }
}

BOOST_AUTO_TEST_CASE(a_day_makes_a_difference_to_decisions_alone) {
    Project project;
    project.check();
    ++project.world.day;
    BOOST_TEST(project.check().repeated());
    project.write("tally-decisions.yaml", "tally: 1\ndecisions:\n  - {claim: "
                                          "'c:0000000000000000', drop: true, because: no, until: "
                                          "2024-10-05}\n"); // the day before
    BOOST_TEST(!project.check().repeated());
    BOOST_TEST(project.check().repeated());
    ++project.world.day;
    BOOST_TEST(!project.check().repeated());
}

// A page says when it was made and what is new since the run before.
BOOST_AUTO_TEST_CASE(a_page_is_made_each_time) {
    const Articles articles;
    const Folder folder;
    for (const std::vector<std::string>& form :
         {std::vector<std::string>{"--format", "html"},
          std::vector<std::string>{"--report", "html=" + folder.path("report.html")}}) {
        check(articles.path(), folder.path("kept.db"), form);
        BOOST_TEST(!check(articles.path(), folder.path("kept.db"), form).repeated());
    }
}

BOOST_AUTO_TEST_CASE(how_far_a_run_was_is_not_told_again) {
    const Articles articles;
    const Folder folder;
    const std::vector<std::string> form = {"--progress", "always"};
    check(articles.path(), folder.path("kept.db"), form);
    const Made again = check(articles.path(), folder.path("kept.db"), form);
    BOOST_TEST(again.repeated(), again.err);
    BOOST_TEST(again.err.find("\x1B[K") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_report_that_cannot_be_written_fails_it) {
    const Articles articles;
    const Folder folder;
    const std::vector<std::string> form = {"--report", "json=" + folder.path("out/report.json")};
    check(articles.path(), folder.path("kept.db"), form);
    fs::remove_all(folder.path("out"));
    folder.write("out", "a file where the folder was\n");
    const Made again = check(articles.path(), folder.path("kept.db"), form);
    BOOST_TEST((again.status == ExitStatus::failed));
    BOOST_TEST(again.err.find("can't be written") != std::string::npos, again.err);
}

BOOST_AUTO_TEST_SUITE_END()
