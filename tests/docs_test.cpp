// The documents run: what a ```console block of README.md or docs/ shows is what the program
// prints.
#include "claims/base/embedded.h"
#include "claims/base/source_text.h"
#include "claims/check/pair.h"
#include "claims/extract/examples.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"
#include "tests/support/transcript.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace tally::tests;

namespace {

constexpr std::string_view opening = "```console\n";
constexpr std::string_view closing = "```\n";

/// The page with each of its console blocks run anew.
std::string page_run_anew(const std::string& page) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = page.find(opening); open != std::string::npos;
         open = page.find(opening, at)) {
        const std::size_t start = open + opening.size();
        const std::size_t end = page.find(closing, start);
        std::string printed = run_anew(std::string_view(page).substr(start, end - start));
        if (printed.ends_with("\n\n")) printed.pop_back(); // no blank line before the fence
        out += page.substr(at, start - at) + printed;
        at = end;
    }
    return out + page.substr(at);
}

} // namespace

BOOST_AUTO_TEST_SUITE(docs)

BOOST_AUTO_TEST_CASE(console_blocks_show_what_is_printed) {
    std::vector<std::filesystem::path> pages{"README.md"};
    for (const auto& entry : std::filesystem::directory_iterator("docs"))
        if (entry.path().extension() == ".md") pages.push_back(entry.path());
    for (const std::filesystem::path& page : pages) {
        const std::string text = read_file(page);
        if (text.find(opening) != std::string::npos) check_golden(page, page_run_anew(text));
    }
}

BOOST_AUTO_TEST_CASE(the_examples_of_rules_pass_their_tests) {
    const std::string page = read_file("docs/rules.md");
    const std::string open = "\n```yaml\n";
    std::size_t tests = 0;
    for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at + 1)) {
        const std::size_t start = at + open.size();
        std::string text = page.substr(start, page.find("\n```\n", start) + 1 - start);
        if (text.starts_with("# tally.yaml")) continue; // a configuration
        if (text.find("pack: ") == std::string::npos) text.insert(0, "tally: 1\npack: example\n");
        const tally::SourceText summit("rules/summit.yaml",
                                       std::string(tally::embedded_file("rules/summit.yaml")));
        const auto packs = tally::read_packs({{"docs/rules.md", text}}, {summit});
        BOOST_REQUIRE_MESSAGE(packs, text);
        for (const tally::Pack& pack : *packs) {
            for (const tally::RuleExamples& rule : run_examples(pack, tally::verdict_of_pair)) {
                tests += rule.tests;
                BOOST_TEST(rule.passed == rule.tests, rule.id << ": " << text);
            }
            const auto all = [](const std::string&) { return true; };
            for (const tally::RuleExamples& relation :
                 run_relation_examples(pack, tally::verdict_of_relation, all)) {
                tests += relation.tests;
                BOOST_TEST(relation.passed == relation.tests, relation.id << ": " << text);
            }
        }
    }
    BOOST_TEST(tests > 20U);
}

BOOST_AUTO_TEST_CASE(the_commands_of_the_rules_page_run) {
    const std::string page = read_file("docs/rules.md");
    const std::size_t start = page.find("```\n", page.find("## The workbench")) + 4;
    std::istringstream lines(page.substr(start, page.find("```", start) - start));
    std::string transcript = "$ mkdir -p $TMP/rules $TMP/.tally\n"
                             "$ cp rules/summit.yaml $TMP/old.yaml\n"
                             "$ cp -r fixtures/articles/summit $TMP/articles\n"
                             "$ cp README.md $TMP/article.md\n";
    std::size_t commands = 0;
    for (std::string line; std::getline(lines, line);) {
        ++commands;
        transcript += "$ cd $TMP && " + line.substr(0, line.find("    #")) + '\n';
    }
    BOOST_TEST(commands >= 9U);
    const std::string printed = run_anew(transcript);
    BOOST_TEST(printed.find("[exit 2") == std::string::npos, printed);
    BOOST_TEST(printed.find("not found") == std::string::npos, printed);
}

BOOST_AUTO_TEST_CASE(the_questions_of_the_readme_are_answered) {
    std::string transcript = "$ tally check -C fixtures/articles/summit -q --exit-zero --db "
                             "$TMP/claims.db > $TMP/report\n";
    std::istringstream lines(read_file("README.md"));
    std::size_t questions = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("build/tally query ")) continue;
        ++questions;
        transcript += "$ tally query --db $TMP/claims.db" +
                      line.substr(std::string_view("build/tally query").size()) + '\n';
    }
    BOOST_TEST(questions > 0U);
    const std::string answers = run_anew(transcript);
    BOOST_TEST(answers.find("[exit") == std::string::npos, answers);
}

BOOST_AUTO_TEST_SUITE_END()
