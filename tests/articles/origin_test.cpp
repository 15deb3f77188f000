#include "claims/articles/origin.h"
#include "claims/articles/read.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using tally::ArticleEntry;
using tally::Corpus;
using tally::Glob;
using tally::ReadOptions;
using tally::tests::Folder;

namespace {

Glob glob(std::string_view pattern) { return *Glob::compile(pattern); }

ReadOptions options_of(const Folder& folder) {
    ReadOptions options;
    options.base_folder = folder.path("");
    options.working_folder = folder.path("");
    return options;
}

Corpus read(const std::vector<std::string>& paths, const ReadOptions& options) {
    auto corpus = tally::read_corpus(paths, options);
    BOOST_TEST_REQUIRE(corpus.has_value());
    return std::move(*corpus);
}

std::string origins(const Corpus& corpus, const Folder& folder) {
    std::string all;
    for (const auto& article : corpus.articles) {
        std::string source = article.source;
        if (source.starts_with(folder.path(""))) source.erase(0, folder.path("").size() + 1);
        all += source + (article.source_given ? " " : "? ") + article.published + "\n";
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(origin)

BOOST_AUTO_TEST_CASE(dates_in_names) {
    for (const auto& [name, date] : std::initializer_list<std::pair<const char*, const char*>>{
             {"2021-06-10-summit", "2021-06-10"},
             {"summit_2021_06_10", "2021-06-10"},
             {"20210610", "2021-06-10"},
             {"a1-20210610b", "2021-06-10"},
             {"2021-13-10 2021-06-11", "2021-06-11"}})
        BOOST_TEST(tally::date_in_name(name).value_or("none") == date, name);
    for (const char* name :
         {"summit", "2021-06", "2021-06_10", "120210610", "202106101", "2021-02-30", ""})
        BOOST_TEST(!tally::date_in_name(name).has_value(), name);
}

BOOST_AUTO_TEST_CASE(the_path_tells_source_and_date_by_the_first_entry_that_matches) {
    const Folder folder;
    folder.write("articles/ledger/2021-06-10-a.txt", "A.");
    folder.write("articles/chronicle/deep/20210611.txt", "B.");
    folder.write("articles/c.txt", "C.");
    folder.write("articles/ledger/undated.txt", "D.");
    ReadOptions options = options_of(folder);
    options.entries = {{glob("articles/*/**/*.txt"), "The {dir}", "{name:date}"},
                       {glob("articles/**"), "other", "2021-01-01"}};
    const Corpus corpus = read({folder.path("articles")}, options);
    BOOST_TEST(origins(corpus, folder) == "other 2021-01-01\n"
                                          "The chronicle 2021-06-11\n"
                                          "The ledger 2021-06-10\n"
                                          "The ledger \n");
    BOOST_REQUIRE(corpus.notes.size() == 1U);
    BOOST_TEST(corpus.notes[0].what == "published '{name:date}' of the entry 'articles/*/**/*.txt' "
                                       "finds nothing in this path");
}

BOOST_AUTO_TEST_CASE(the_article_wins_over_the_path_and_the_options_over_both) {
    const Folder folder;
    folder.write("a/x.md", "---\nsource: own\ndate: 2021-06-10\n---\nA.");
    folder.write("a/y.jsonl",
                 "{\"id\":\"y\",\"text\":\"A.\",\"published\":\"2021-06-11T08:00:00Z\"}\n"
                 "{\"id\":\"z\",\"text\":\"A.\",\"published\":\"never\"}\n");
    ReadOptions options = options_of(folder);
    options.entries = {{glob("a/*"), "path", "2021-01-01"}};
    BOOST_TEST(origins(read({folder.path("a")}, options), folder) ==
               "own 2021-06-10\npath 2021-06-11T08:00:00Z\npath \n");
    options.source = "flag";
    options.published = "2020-02-02";
    BOOST_TEST(origins(read({folder.path("a")}, options), folder) ==
               "flag 2020-02-02\nflag 2020-02-02\nflag 2020-02-02\n");
    options.published = "Tuesday";
    BOOST_TEST(!tally::read_corpus({folder.path("a")}, options).has_value());
}

BOOST_AUTO_TEST_CASE(without_a_source_the_path_or_the_id_stands_for_it) {
    const Folder folder;
    folder.write("a.txt", "A.");
    folder.write("b.jsonl", "{\"id\":\"y\",\"text\":\"A.\"}\n");
    BOOST_TEST(origins(read({folder.path("")}, {}), folder) == "a.txt? \ny? \n");
}

BOOST_AUTO_TEST_CASE(what_is_excluded_is_read_only_by_name) {
    const Folder folder;
    folder.write("articles/drafts/a.txt", "A.");
    folder.write("articles/b.txt", "B.");
    folder.write("articles/b.bak.txt", "C.");
    ReadOptions options = options_of(folder);
    options.exclude = {glob("**/drafts/**"), glob("*.bak.txt")};
    BOOST_TEST(read({folder.path("articles")}, options).articles.size() == 1U);
    BOOST_TEST(read({folder.path("articles"), folder.path("articles/drafts/a.txt")}, options)
                   .articles.size() == 2U);
}

BOOST_AUTO_TEST_CASE(only_what_an_entry_names_is_read_where_that_is_asked) {
    const Folder folder;
    folder.write("articles/a.txt", "A.");
    folder.write("articles/b.md", "B.");
    ReadOptions options = options_of(folder);
    options.entries = {{glob("articles/*.txt"), "", ""}};
    options.only_entries = true;
    BOOST_TEST(read({folder.path("articles")}, options).articles.size() == 1U);
}

BOOST_AUTO_TEST_CASE(kinds_that_are_not_read_are_told) {
    const Folder folder;
    folder.write("b.pdf", "x");
    const Corpus below = read({folder.path("")}, {});
    BOOST_TEST(below.unread.empty());
    BOOST_TEST(below.notes.size() == 2U); // and that there is nothing to read
    const Corpus named = read({folder.path("b.pdf")}, {});
    BOOST_REQUIRE(named.unread.size() == 1U);
    BOOST_TEST(named.unread[0].what.starts_with("is of a kind that is not read; articles end in "));
}

BOOST_AUTO_TEST_CASE(a_folder_without_articles_is_told) {
    const Folder folder;
    folder.write("in/a.pdf", "x");
    const Corpus corpus = read({folder.path("in")}, {});
    BOOST_REQUIRE(corpus.notes.size() == 2U);
    BOOST_TEST(corpus.notes[1].what == "no articles are below this folder");
}

BOOST_AUTO_TEST_SUITE_END()
