// tally extract prints the same whether it keeps all articles or none.
#include "claims/articles/read.h"
#include "claims/base/json.h"
#include "claims/base/spill.h"
#include "claims/check/check.h"
#include "claims/commands/commands.h"
#include "claims/reports/claim_json.h"
#include "claims/rules/packs.h"
#include "claims/tally.h"
#include "tests/articles/folder.h"
#include "tests/support/cases.h"
#include "tests/support/own_mounts.h"
#include "tests/support/processes.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace tally;

namespace fs = std::filesystem;

namespace {

struct Ran {
    std::string out, err;
    ExitStatus status = ExitStatus::failed;

    std::size_t lines() const {
        return static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    }
};

Ran extract(const std::vector<std::string>& arguments) {
    Ran ran;
    Output out(ran.out), err(ran.err);
    Environment environment{arguments, {}, out, err, [] { return std::chrono::sys_seconds(); }};
    ran.status = run_tally(environment);
    return ran;
}

/// The lines of all claims where articles and claims are all in memory.
std::string lines_from_memory(const std::vector<PackChoice>& packs,
                              const std::vector<std::string>& paths) {
    const auto corpus = read_corpus(paths, {});
    const auto read = load_packs(packs);
    BOOST_REQUIRE((corpus && read));
    const Checked checked = check(*corpus, extract_all(*corpus, *read, 2).claims, {});
    std::string out;
    for (std::size_t i = 0; i < checked.claims.size(); ++i) {
        JsonWriter json(out);
        write_claim(json, *corpus, checked, i);
        out += '\n';
    }
    return out;
}

/// What is printed of packs and paths, which is what comes of keeping all in memory.
Ran both(const std::vector<std::string>& packs, const std::vector<std::string>& paths,
         const std::vector<std::string>& threads = {"1", "2", "5"}) {
    std::vector<PackChoice> choices;
    std::vector<std::string> arguments = {"extract", "--no-config"};
    for (const std::string& pack : packs) {
        choices.push_back({pack, {}, {}});
        arguments.insert(arguments.end(), {"--pack", pack});
    }
    const std::string expected = lines_from_memory(choices, paths);
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    Ran ran;
    for (const std::string& jobs : threads) {
        std::vector<std::string> on_threads = arguments;
        on_threads.insert(on_threads.end(), {"--jobs", jobs});
        ran = extract(on_threads);
        BOOST_TEST((ran.out == expected), "other claims with " << jobs << " threads");
    }
    return ran;
}

/// Records of a few sentences on some dams, some of them printed twice, some surnames alone.
void write_records(const fs::path& file, std::size_t count, const std::string& more = "") {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same each time
    const auto below = [&](std::size_t most) { return random() % most; };
    std::ofstream out(file, std::ios::binary);
    std::string before;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        const std::string number = std::to_string(below(900) + 10);
        const std::string name(1, static_cast<char>('A' + below(26)));
        text += number + " people were moved on April " + std::to_string(below(28) + 1) + ", " +
                (below(3) == 0 ? "Mayor " + name + "lse " : "") + name + "randt said. ";
        text += "The dam cost $" + std::to_string(below(9) + 1) + " million. It is " + number +
                " metres high, and the village below it has been told of it by all who ever lived "
                "there or came to see what " +
                name + "randt had made of the river.";
        if (below(5) == 0) text = before;
        before = text;
        out << R"({"id":"a)" << i << R"(","source":"paper )" << below(9) << R"(","text":")" << text
            << "\"";
        if (below(4) != 0) out << R"(,"published":"2023-04-)" << 10 + below(20) << "\"";
        out << more << "}\n";
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(claim_stream)

BOOST_AUTO_TEST_CASE(many_articles_give_the_same) {
    const tests::Folder folder;
    write_records(folder.path("a.jsonl"), 3000);
    const Ran ran = both({"fixtures/commands/kept/pack.yaml"}, {folder.path("a.jsonl")});
    BOOST_TEST(ran.out.size() > 2 * Spill::most_in_memory); // so that a file was needed
    BOOST_TEST((ran.status == ExitStatus::clean));
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told) {
    const std::string wrong = tests::in_own_mounts(
        [] {
            const tests::Folder folder, room;
            write_records(folder.path("a.jsonl"), 3000);
            tests::mount_memory(room.path(""), 1024 * 1024);
            const tests::Ended ended = tests::run_program(
                "TMPDIR=" + room.path("") + " " + std::getenv("TALLY") +
                " extract --no-config -q --pack fixtures/commands/kept/pack.yaml " +
                folder.path("a.jsonl"));
            tests::unmount(room.path(""));
            const std::string told = "tally: error: a temporary file in '" + room.path("") +
                                     "' can't be written: No space left on device; TMPDIR names "
                                     "another folder for it\n";
            return ended.printed == told && ended.status == 2
                       ? ""
                       : "exit " + std::to_string(ended.status) + ": " + ended.printed;
        },
        "a full disk is not tried");
    BOOST_TEST(wrong.empty(), wrong);
}

BOOST_AUTO_TEST_CASE(all_that_a_corpus_tells_stands_in_the_line) {
    const Ran ran =
        both({"fixtures/commands/kept/pack.yaml"}, {"fixtures/commands/kept/articles.jsonl"});
    // What the test is for is there: a surname's full name, copies, voices, notes.
    for (const char* part : {R"("subject":"Piet Maas")", R"("qualifiers":{"by":"Piet Maas"})",
                             R"("article":"p2","start":)", R"("origin":"c1","article":"p2")",
                             R"("origin":"source Ledger")", R"("origin":"speaker ilse brandt")",
                             R"("attribution":"Ilse Brandt")", R"("origin":"c1","article":"m1")"})
        BOOST_TEST(ran.out.find(part) != std::string::npos, part << " is not in\n" << ran.out);
    for (const char* part : {"1 article has no date (l1)", "ids must differ", "has no 'id'"})
        BOOST_TEST(ran.err.find(part) != std::string::npos, part << " is not in\n" << ran.err);
    BOOST_TEST((ran.status == ExitStatus::failed));
}

BOOST_AUTO_TEST_CASE(fixtures_give_the_same) {
    std::vector<std::string> packs = {"docs", "summit", "news"};
    for (const auto& file : fs::directory_iterator("fixtures/extract/claims"))
        if (file.path().extension() == ".yaml") packs.push_back(file.path().string());
    std::size_t claims = 0;
    for (const std::string& pack : packs)
        claims += both({pack}, {"fixtures/articles"}, {"2"}).lines();
    BOOST_TEST(claims > 800);
    // Facts of stories, and facts that rules name.
    BOOST_TEST(both({"news", "fixtures/commands/kept/pack.yaml"},
                    {"fixtures/commands/kept/articles.jsonl", "fixtures/articles/stories"})
                   .lines() > 100);
}

BOOST_AUTO_TEST_CASE(stories_of_many_articles_give_the_same) {
    const tests::Folder folder;
    write_records(folder.path("a.jsonl"), 300);
    BOOST_TEST(both({"news"}, {folder.path("a.jsonl")}).lines() > 1000);
    // Of one story there are too many to compare each with each, which is told.
    write_records(folder.path("a.jsonl"), 1100, R"(,"story":"the dam")");
    const Ran ran = both({"news"}, {folder.path("a.jsonl")}, {"2"});
    BOOST_TEST(ran.err.find("too many to compare") != std::string::npos, ran.err);
}

BOOST_AUTO_TEST_SUITE_END()
