#include "claims/commands/config.h"
#include "tests/articles/folder.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

using tally::Config;
using tally::ConfigChoice;
using tally::Diagnostics;
using tally::SourceText;
using tally::tests::Case;
using tally::tests::Folder;

namespace {

std::string lines_of(const Diagnostics& diagnostics) {
    std::string lines;
    for (const auto& diagnostic : diagnostics)
        lines += tally::to_string(diagnostic) + "\n";
    return lines;
}

/// Each file of fixtures/commands/config, with what is told of it beside it.
std::vector<Case> told_cases(const std::filesystem::path& path) {
    return {{"is_told", [path] {
                 const SourceText file(path.filename().string(), tally::tests::read_file(path));
                 const auto config = tally::read_config(file, "/project", "/project");
                 std::filesystem::path golden = path;
                 tally::tests::check_golden(golden.replace_extension(".told"),
                                            lines_of(config ? config->notes : config.error()));
             }}};
}

const bool registered =
    tally::tests::add_case_suite({"fixtures/commands/config", ".yaml", told_cases});

Config config_of(const std::string& text, const std::string& folder = "/project",
                 const std::string& working_folder = "/project") {
    auto config = tally::read_config(SourceText("tally.yaml", text), folder, working_folder);
    BOOST_TEST_REQUIRE(config.has_value(), lines_of(config ? Diagnostics{} : config.error()));
    return std::move(*config);
}

constexpr std::string_view example = R"(tally: 1
database: .tally/claims.db
articles:
  - path: articles/*/**/*.{txt,md}
    source: '{dir}'
    published: '{name:date}'
  - path: wire/*.jsonl
exclude: ['**/drafts/**']
rules: [rules/**/*.yaml]
sources:
  meridian:  {name: Meridian Wire, kind: wire}
  ledger:
  chronicle: {name: Chronicle, reprints: [meridian]}
)";

} // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(a_whole_configuration_is_read) {
    const Config config = config_of(std::string(example));
    BOOST_TEST(config.database == ".tally/claims.db");
    BOOST_REQUIRE(config.articles.size() == 2U);
    BOOST_TEST(config.articles[0].source == "{dir}");
    BOOST_TEST(config.articles[1].path.pattern() == "wire/*.jsonl");
    BOOST_TEST(config.exclude.size() == 1U);
    BOOST_REQUIRE(config.rules.size() == 1U);
    BOOST_TEST(config.rules[0].where.line == 9U);
    BOOST_REQUIRE(config.sources.size() == 3U);
    BOOST_TEST(config.sources[0].id == "chronicle");
    BOOST_TEST(config.sources[0].reprints == std::vector<std::string>{"meridian"},
               boost::test_tools::per_element());
    BOOST_TEST(config.sources[1].name == "ledger");
    BOOST_TEST(config.sources[2].kind == "wire");
    BOOST_TEST(config.notes.empty());
}

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation_is_read) {
    const std::string page = tally::tests::read_file("docs/configuration.md");
    const std::size_t start = page.find("```yaml\n") + 8;
    const Config config = config_of(page.substr(start, page.find("```", start) - start));
    BOOST_TEST(config.articles.size() == 2U);
    BOOST_TEST(config.rules.size() == 2U);
    BOOST_TEST(config.notes.empty());
}

BOOST_AUTO_TEST_CASE(paths_start_at_the_file_and_are_shown_from_the_working_folder) {
    const Config config = config_of(std::string(example), "/project", "/project/articles/ledger");
    BOOST_TEST(config.database == "../../.tally/claims.db");
    BOOST_TEST(tally::article_roots(config, "/project/articles/ledger") ==
                   (std::vector<std::string>{"..", "../../wire"}),
               boost::test_tools::per_element());
    BOOST_TEST(config_of("database: /var/claims.db").database == "/var/claims.db");
    BOOST_TEST(config_of("database: ':memory:'").database == ":memory:");
    BOOST_TEST(config_of("").database == ".tally/claims.db");
    BOOST_TEST(config_of("").rules.at(0).text == "default");
}

BOOST_AUTO_TEST_CASE(the_nearest_configuration_counts_up_to_the_repository) {
    const Folder folder;
    folder.write("tally.yaml", "database: outer.db");
    folder.write("repository/.git/HEAD", "x");
    folder.write("repository/in/a.txt", "x");
    folder.write("project/tally.yaml", "database: inner.db");
    folder.write("project/in/deep/a.txt", "x");
    const auto found = [&](const std::string& below, bool none = false) {
        const auto config = tally::load_config({folder.path(below), "", none});
        BOOST_REQUIRE(config.has_value());
        return config->path + " " + config->database;
    };
    BOOST_TEST(found("") == "tally.yaml outer.db");
    BOOST_TEST(found("project/in/deep") == "../../tally.yaml ../../inner.db");
    BOOST_TEST(found("repository/in") == " .tally/claims.db");
    BOOST_TEST(found("project", true) == " .tally/claims.db");
}

BOOST_AUTO_TEST_CASE(a_named_configuration_that_is_none_is_an_error) {
    const Folder folder;
    folder.write("folder/x", "x");
    for (const char* name : {"no.yaml", "folder"})
        BOOST_TEST(!tally::load_config({folder.path(""), folder.path(name), false}).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_of_the_other_ending_is_told) {
    const Folder folder;
    folder.write(".git/HEAD", "x");
    folder.write("tally.yml", "tally: 1");
    const auto config = tally::load_config({folder.path(""), "", false});
    BOOST_REQUIRE(config.has_value());
    BOOST_TEST(lines_of(config->notes) ==
               "tally.yml: warning: this file is not read, name it tally.yaml\n");
}

BOOST_AUTO_TEST_CASE(paths_under_another_configuration_are_told) {
    const Folder folder;
    folder.write("tally.yaml", "tally: 1");
    folder.write("other/tally.yaml", "tally: 1");
    folder.write("other/in/a.txt", "x");
    folder.write("own/a.txt", "x");
    const auto config = tally::load_config({folder.path(""), "", false});
    BOOST_REQUIRE(config.has_value());
    BOOST_TEST(lines_of(tally::foreign_configs(*config, folder.path(""),
                                               {"own", "other/in/a.txt", "-"})) ==
               "other/in/a.txt: warning: lies under another configuration, other/tally.yaml, but "
               "this run uses tally.yaml, run from its folder, or choose it with --config\n");
}

BOOST_AUTO_TEST_CASE(rules_are_packs_and_files) {
    const Folder folder;
    folder.write("rules/b.yaml", "x");
    folder.write("rules/deep/a.yaml", "x");
    folder.write("rules/.hidden/a.yaml", "x");
    folder.write("rules/notes.txt", "x");
    const auto choice = [&](const std::string& text) {
        const Config config = config_of(text, folder.path(""), folder.path("rules"));
        const auto rules =
            tally::rule_choice_of(config, folder.path("rules"), {"docs", "news", "summit"});
        if (!rules) return lines_of(rules.error());
        std::string all;
        for (const auto& pack : rules->packs)
            all += pack + " ";
        for (const auto& file : rules->files)
            all += file + " ";
        return all + lines_of(rules->notes);
    };
    BOOST_TEST(choice("") == "news docs ");
    BOOST_TEST(choice("rules: [default, summit, rules/**/*.yaml, rules/b.yaml]") ==
               "news docs summit b.yaml deep/a.yaml ");
    BOOST_TEST(choice("rules: rules/deep") == "deep/a.yaml ");
    BOOST_TEST(choice("rules: [summt, rules/c.yaml]") ==
               "tally.yaml:1:9: error: no pack 'summt' comes with tally, did you mean 'summit'?\n"
               "tally.yaml:1:16: error: no such file: rules/c.yaml, paths start at the folder of "
               "tally.yaml\n");
    BOOST_TEST(choice("rules: [news, packs/*.yaml]") ==
               "news tally.yaml:1:15: warning: no file matches 'packs/*.yaml', patterns start at "
               "the folder of tally.yaml\n");
    BOOST_TEST(
        choice("rules: [packs/*.yaml]") ==
        "tally.yaml:1:9: error: no file matches 'packs/*.yaml', patterns start at the folder "
        "of tally.yaml\n");
}

BOOST_AUTO_TEST_SUITE_END()
