#include "claims/base/glob.h"

#include <boost/test/unit_test.hpp>

#include <string>

using tally::Glob;

namespace {

bool matches(const std::string& pattern, const std::string& path) {
    const auto glob = Glob::compile(pattern);
    BOOST_TEST_REQUIRE(glob.has_value(), pattern);
    return glob->matches(path);
}

} // namespace

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(patterns_match_whole_paths) {
    for (const auto& [pattern, path] : std::initializer_list<std::pair<const char*, const char*>>{
             {"articles/*.txt", "articles/a.txt"},
             {"articles/*/**/*.{txt,md,html}", "articles/ledger/a.md"},
             {"articles/*/**/*.{txt,md,html}", "articles/ledger/2021/june/a.html"},
             {"**/drafts/**", "a/drafts/b/c.txt"},
             {"**/drafts/**", "drafts/c.txt"},
             {"*.bak", "a/b/c.bak"},
             {"./wire/?.jsonl", "wire/ü.jsonl"},
             {"a/[!a-c]*.txt", "a/xyz.txt"},
             {"{a,b/{c,d}}/x", "b/d/x"},
             {"a/b/", "a/b"},
             {"a*b*c/x", "abbbcbc/x"},
             {"/srv/*/a.txt", "/srv/x/a.txt"},
             {"**", "any/thing"}})
        BOOST_TEST(matches(pattern, path), pattern << " " << path);
}

BOOST_AUTO_TEST_CASE(and_nothing_else) {
    for (const auto& [pattern, path] : std::initializer_list<std::pair<const char*, const char*>>{
             {"articles/*.txt", "articles/b/a.txt"},    // * stays within a name
             {"articles/*.txt", "x/articles/a.txt"},    // and the path is the whole path
             {"articles/*/**/*.txt", "articles/a.txt"}, // one folder at least
             {"**/drafts/**", "a/drafts-old/b.txt"},
             {"a**b/x", "a/b/x"}, // ** within a name is two *
             {"srv/*/a.txt", "/srv/x/a.txt"},
             {"a/?.txt", "a/.txt"},
             {"a/[a-c].txt", "a/d.txt"}})
        BOOST_TEST(!matches(pattern, path), pattern << " " << path);
}

BOOST_AUTO_TEST_CASE(malformed_patterns_are_refused) {
    std::string many = "{a,b}";
    for (int i = 0; i < 4; ++i)
        many += many;
    for (const std::string& pattern : {std::string(), std::string("{a"), std::string("a/[b"), many,
                                       std::string(1001, 'a'), std::string("[]")})
        BOOST_TEST(!Glob::compile(pattern).has_value(), pattern);
}

BOOST_AUTO_TEST_CASE(a_hostile_pattern_costs_no_more_than_its_size_allows) {
    std::string pattern;
    for (int i = 0; i < 200; ++i)
        pattern += "*a";
    BOOST_TEST(!matches(pattern + "/x", std::string(4000, 'a') + "/y"));
    std::string folders;
    for (int i = 0; i < 200; ++i)
        folders += "**/";
    std::string path;
    for (int i = 0; i < 1000; ++i)
        path += "a/";
    BOOST_TEST(!matches(folders + "x", path + "y"));
}

BOOST_AUTO_TEST_CASE(the_fixed_folder_stands_before_the_first_wildcard) {
    BOOST_TEST(Glob::compile("articles/*/x.txt")->fixed_folder() == "articles");
    BOOST_TEST(Glob::compile("a/b/c.txt")->fixed_folder() == "a/b");
    BOOST_TEST(Glob::compile("{a,b}/c.txt")->fixed_folder() == "");
    BOOST_TEST(Glob::compile("/srv/a*/c.txt")->fixed_folder() == "/srv");
    BOOST_TEST(Glob::compile("**/drafts/**")->covers("a/drafts"));
    BOOST_TEST(!Glob::compile("**/drafts/*")->covers("a/drafts"));
}

BOOST_AUTO_TEST_SUITE_END()
