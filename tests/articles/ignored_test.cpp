// What .gitignore leaves out, held to git itself: patterns and paths put together at random, and
// each path asked of both.
#include "claims/articles/ignored.h"
#include "claims/articles/read.h"
#include "claims/base/process.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using tally::fits_ignore_pattern;
using tally::tests::Folder;

namespace {

void git(const Folder& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "git");
    const tally::Ran ran = tally::run_program(arguments, folder.path(""));
    BOOST_REQUIRE_MESSAGE(ran.status == 0, ran.err);
}

/// Paths below the folder that are read, without the folder's own.
std::set<std::string> read_paths(const Folder& folder, const tally::ReadOptions& options = {}) {
    auto corpus = tally::read_corpus({folder.path("")}, options);
    BOOST_REQUIRE(corpus.has_value());
    std::set<std::string> paths;
    for (const tally::Article& article : corpus->articles)
        paths.insert(article.path.substr(folder.path("").size() + 1));
    return paths;
}

std::string pick(std::mt19937& random, const std::vector<std::string>& from) {
    return from[random() % from.size()];
}

std::string random_patterns(std::mt19937& random) {
    static const std::vector<std::string> names = {
        "a", "b",   "ab",    "a*",    "*b",     "?",     "*",   "[ab]", "[!a]", "[a-b]c", "**",
        "c", "\\a", "a.txt", "*.txt", "b?.txt", "[^b]*", "a b", "[]a]", "[a",   "ab[c",   "a**b"};
    std::string out;
    for (std::size_t lines = random() % 4 + 1; lines > 0; --lines) {
        if (random() % 4 == 0) out += '!';
        if (random() % 4 == 0) out += '/';
        for (std::size_t depth = random() % 3 + 1; depth > 0; --depth)
            out += pick(random, names) + (depth > 1 ? "/" : "");
        if (random() % 3 == 0) out += '/';
        if (random() % 6 == 0) out += ' ';
        out += random() % 8 == 0 ? "\n# a\n" : "\n";
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(ignored)

BOOST_AUTO_TEST_CASE(patterns_fit_as_the_manual_says) {
    for (const auto& [pattern, text] :
         std::vector<std::pair<std::string, std::string>>{{"*.txt", "a.txt"},
                                                          {"a/*/b", "a/x/b"},
                                                          {"**/a", "a"},
                                                          {"**/a", "x/y/a"},
                                                          {"a/**", "a/b/c"},
                                                          {"a/**/b", "a/b"},
                                                          {"a/**/b", "a/x/y/b"},
                                                          {"[!a]", "b"},
                                                          {"\\*", "*"},
                                                          {"[]]", "]"},
                                                          {"[a", "[a"},
                                                          {"foo*", "foo"}})
        BOOST_TEST(fits_ignore_pattern(pattern, text), pattern << " fits " << text);
    for (const auto& [pattern, text] :
         std::vector<std::pair<std::string, std::string>>{{"*.txt", "a/b.txt"},
                                                          {"a/*/b", "a/x/y/b"},
                                                          {"**/a", "xa"},
                                                          {"a/**", "a"},
                                                          {"?", "/"},
                                                          {"[!a]", "/"},
                                                          {"a", "ab"},
                                                          {"a/**", "a/"}})
        BOOST_TEST(!fits_ignore_pattern(pattern, text), pattern << " does not fit " << text);
    // Patterns that are slow to match elsewhere.
    BOOST_TEST(!fits_ignore_pattern("*a*a*a*a*a*a*a*a*a*a*a*ab", std::string(5000, 'a')));
}

BOOST_AUTO_TEST_CASE(what_is_read_is_what_git_does_not_ignore) {
    static const std::vector<std::string> names = {"a",  "b",   "ab",     "c",  "a.txt", "b.txt",
                                                   "bc", "a b", "bx.txt", "[a", "ac",    "]"};
    std::mt19937 random(11);
    for (int round = 0; round < 25; ++round) {
        const Folder folder;
        git(folder, {"init", "-q"});
        std::set<std::string> files;
        for (int i = 0; i < 30; ++i) {
            std::string path;
            for (std::size_t depth = random() % 3; depth > 0; --depth)
                path += pick(random, names) + "d/";
            files.insert(path + pick(random, names) + ".txt");
        }
        for (const std::string& file : files)
            folder.write(file, "Ten.");
        folder.write(".gitignore", random_patterns(random));
        folder.write(files.begin()->substr(0, files.begin()->rfind('/') + 1) + ".gitignore",
                     random_patterns(random));
        const std::string last = *files.rbegin();
        folder.write(last.substr(0, last.rfind('/') + 1) + ".gitignore", random_patterns(random));
        const tally::Ran ran = tally::run_program(
            {"git", "ls-files", "-z", "--others", "--exclude-standard"}, folder.path(""));
        std::set<std::string> kept;
        std::istringstream rest(ran.out);
        for (std::string path; std::getline(rest, path, '\0');)
            if (path.ends_with(".txt")) kept.insert(path);
        const std::set<std::string> ours = read_paths(folder);
        std::string patterns;
        BOOST_TEST(ours == kept, boost::test_tools::per_element());
        tally::ReadOptions all;
        all.use_ignore_files = false;
        BOOST_TEST(read_paths(folder, all) == files, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(files_above_the_folder_count_up_to_the_repository) {
    const Folder folder;
    git(folder, {"init", "-q"});
    folder.write(".gitignore", "old.txt\n/news/drafts/\n");
    folder.write(".git/info/exclude", "mine.txt\n");
    for (const char* file : {"news/a.txt", "news/old.txt", "news/mine.txt", "news/drafts/b.txt"})
        folder.write(file, "Ten.");
    auto corpus = tally::read_corpus({folder.path("news")}, {});
    BOOST_REQUIRE(corpus.has_value());
    BOOST_REQUIRE(corpus->articles.size() == 1U);
    BOOST_TEST(corpus->articles[0].path == folder.path("news/a.txt"));
    BOOST_TEST(corpus->notes.at(0).what ==
               "2 articles and 1 folder left out that .gitignore ignores");
    // What is named is read.
    corpus = tally::read_corpus({folder.path("news/old.txt"), folder.path("news/drafts")}, {});
    BOOST_TEST(corpus->articles.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
