// The full-text index answers as a look at each sentence does: both are asked the same, after every
// way in which the sentences change.
#include "claims/base/utf8.h"
#include "db/facts.h"
#include "db/maintain.h"
#include "db/query.h"
#include "db/search.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

void save_with(const std::string& path, Story story, bool full_text) {
    story.info.full_text = full_text;
    save(path, story);
}

/// A story whose sentences have signs, scripts and cases of all sorts.
Story told_in_many_scripts() {
    Story story = large_story(8);
    const std::vector<std::string> texts = {"STRASSE und Stra\u00DFe",
                                            "\u0130stanbul said \"no\" to 50% of it",
                                            "\u041C\u043E\u0441\u043A\u0432\u0430 \u6771\u4EAC",
                                            "e\u0301tude or \u00E9tude?",
                                            "a_b*c -- [d] NEAR(e f) OR AND NOT \"g\"",
                                            std::string("nul\0byte", 8),
                                            "\U0001F600\U0001F600\U0001F600"};
    for (std::size_t i = 0; i < story.corpus.articles.size(); ++i) {
        Article& article = story.corpus.articles[i];
        const std::string& more = texts[i % texts.size()];
        for (Claim& claim : story.checked.claims) // its last sentence goes on
            if (claim.article == i && claim.sentence.end == article.text.size())
                claim.sentence.end += more.size() + 1;
        article.text += " " + more;
    }
    return story;
}

/// Parts of sentences, subjects and attributes, and words that stand nowhere.
std::vector<std::string> words_of(const std::string& path, std::size_t how_many) {
    const auto texts =
        query(path,
              "select sentence from claims union select subject from claims union select "
              "attribute from claims order by 1",
              {.rows = 0});
    std::vector<std::string> out = {"zzz",     "e",       "ed",       "\"",         "'",
                                    "%",       "100%",    "-- [",     "NEAR(",      " OR",
                                    "a_b*c",   "(((",     "Elmford ", "\U0001F600", "\u00DF",
                                    "STRASSE", "strasse", "\u0130",   "\u00E9tude", "byte"};
    std::minstd_rand random(20210616);
    while (out.size() < how_many) {
        const auto& row = texts->table.rows.at(random() % texts->table.rows.size());
        const std::string& text = std::get<std::string>(row.at(0));
        std::vector<std::size_t> starts;
        for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
            starts.push_back(at);
        const std::size_t from = starts[random() % starts.size()];
        std::size_t to = starts[random() % starts.size()];
        if (to <= from) to = text.size();
        out.push_back(
            text.substr(from, random() % 3 == 0 ? to - from : std::min(to - from, std::size_t{9})));
        if (first_invalid_utf8(out.back())) out.pop_back();
    }
    return out;
}

/// What the filter finds, as facts, claims and counts.
std::string found(const std::string& path, const std::vector<std::string>& words) {
    std::string out;
    for (int as = 0; as < 3; ++as) {
        FactsAsked asked;
        asked.words = words;
        asked.claims = as == 1;
        if (as == 2) asked.by = {fact_field("source"), fact_field("verdict")};
        const SqlQuery made = facts_query(asked);
        const auto rows = query(path, made.sql, {.rows = 0}, made.parameters);
        if (!rows) return to_string(rows.error().front());
        for (const auto& row : rows->table.rows)
            for (const TableCell& cell : row)
                out += cell.index() == 0
                           ? "null|"
                           : std::visit(
                                 [](const auto& it) -> std::string {
                                     if constexpr (std::is_same_v<std::decay_t<decltype(it)>,
                                                                  std::string>)
                                         return it + "|";
                                     else if constexpr (std::is_arithmetic_v<
                                                            std::decay_t<decltype(it)>>)
                                         return std::to_string(it) + "|";
                                     else
                                         return "?|";
                                 },
                                 cell);
        out += '\n';
    }
    return out;
}

/// Holds a database with an index to its copy without.
void hold_to_looking(const std::string& path, std::size_t how_many) {
    BOOST_TEST(check_database(path).empty());
    const Folder folder(memory_disk());
    const std::string plain = folder.path("plain.db");
    copy_database(path, plain);
    {
        SQLite::Database database(plain, SQLite::OPEN_READWRITE);
        BOOST_REQUIRE(has_search(database));
        renew_search(database, false);
        BOOST_REQUIRE(!has_search(database));
    }
    std::size_t some = 0, none = 0;
    const std::vector<std::string> all = words_of(path, how_many);
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<std::string> words = {all[i]};
        if (i % 5 == 0) words.push_back(all[(i * 7) % all.size()]);
        const std::string looked_up = found(path, words);
        BOOST_TEST(looked_up == found(plain, words), visible(all[i]));
        ++(looked_up == "\n\n\n" ? none : some);
    }
    BOOST_TEST(some > 10U);
    BOOST_TEST(none > 1U);
}

bool is_there(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    return has_search(database);
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_search)

BOOST_AUTO_TEST_CASE(words_that_are_looked_up_are_found_as_by_looking) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    const std::size_t words = figure(60, 2'000, 5'000);
    save_with(path, told_in_many_scripts(), true);
    hold_to_looking(path, words);
    save_with(path, dam_story(), true); // sentences are added
    save_with(path, large_story(4), true);
    hold_to_looking(path, words);
    prune_database(path, 1); // and removed
    hold_to_looking(path, words);
    vacuum_database(path);
    save_with(path, told_in_many_scripts(), true); // ids come again
    hold_to_looking(path, words);
}

BOOST_AUTO_TEST_CASE(only_sentences_that_may_have_the_words_are_looked_at) {
    const StoredStory stored;
    save_with(stored.path(), large_story(50), true);
    SQLite::Database database(stored.path(), SQLite::OPEN_READONLY);
    const auto few = sentences_with(database, "Town7 ");
    BOOST_REQUIRE(few.has_value());
    const auto count = std::count(few->begin(), few->end(), ',') + 1;
    BOOST_TEST(count >= 2);
    BOOST_TEST(count < 20);
    BOOST_TEST((sentences_with(database, "no such words") == "[]"));
    BOOST_TEST(!sentences_with(database, "to").has_value()); // too short to be looked up
}

BOOST_AUTO_TEST_CASE(the_index_comes_and_goes_with_the_wish_for_it) {
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    for (const bool wanted : {false, true, true, false, true}) {
        save_with(path, dam_story(), wanted);
        BOOST_TEST(is_there(path) == wanted);
        BOOST_TEST(check_database(path).empty());
    }
    save_with(path, large_story(3), false);
    save_with(path, large_story(3), true); // made over all that stands there
    hold_to_looking(path, 40);
}

BOOST_AUTO_TEST_CASE(an_index_that_lacks_or_has_too_much_is_told) {
    for (const char* sql :
         {"delete from sentence_text_docsize where id = 1",
          "insert into sentence_text (rowid, text) values (999, 'the dam')",
          "insert into sentence_text (rowid, text) values (1, 'once more')",
          "delete from sentence_text_data where id > 10", "delete from sentence where id = 1"}) {
        const StoredStory stored;
        save_with(stored.path(), dam_story(), true);
        execute(stored.path(), "pragma foreign_keys = off");
        BOOST_TEST(check_database(stored.path()).empty());
        execute(stored.path(), sql);
        std::vector<std::string> wrong;
        const std::string why = told(stored.path(), [&] { wrong = check_database(stored.path()); });
        BOOST_TEST((!why.empty() || !wrong.empty()), sql);
    }
}

BOOST_AUTO_TEST_CASE(half_an_index_and_one_of_others_are_refused) {
    for (const char* sql : {"drop index verdict_claim_claim",
                            "drop table sentence_text; create table sentence_text (a)",
                            "drop table sentence_text; create virtual table sentence_text using "
                            "fts5(text)",
                            "create virtual table more using fts5(text)"}) {
        const StoredStory stored;
        save_with(stored.path(), dam_story(), true);
        execute(stored.path(), sql);
        BOOST_TEST(told_on_query(stored.path()) != "", sql);
        BOOST_TEST(told_on_save(stored.path()) != "", sql);
    }
}

BOOST_AUTO_TEST_CASE(strangers_sql_does_not_reach_the_index) {
    const StoredStory stored;
    save_with(stored.path(), dam_story(), true);
    for (const char* sql : {"select * from sentence_text where sentence_text match 'dam'",
                            "select * from sentence_text_data", "select rank from sentence_text"})
        BOOST_TEST(!query(stored.path(), sql).has_value(), sql);
    BOOST_TEST(ask(stored.path(), "select count(*) from facts") == "3");
}

BOOST_AUTO_TEST_CASE(one_snapshot_looks_words_up_again_and_lets_no_stranger_in) {
    const StoredStory stored;
    save_with(stored.path(), dam_story(), true);
    Snapshot snapshot(stored.path());
    for (int turn = 0; turn < 2; ++turn) {
        const auto sentences = snapshot.query("select :words", {}, {{"words", {}, "reservoir"}});
        BOOST_REQUIRE(sentences.has_value());
        BOOST_TEST((sentences->table.rows.at(0).at(0) != TableCell()));
        BOOST_TEST(!snapshot.query("select * from sentence_text").has_value());
        BOOST_TEST(!snapshot.query("select * from sentence_text('dam')").has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()
