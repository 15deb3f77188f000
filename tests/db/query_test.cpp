#include "db/error.h"
#include "db/query.h"
#include "tests/db/story.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <variant>

using namespace tally;
using namespace tally::tests;

namespace {

std::string told(const std::string& path, const std::string& sql) {
    const Result<QueryResult> result = query(path, sql);
    return result ? "" : to_string(result.error().front());
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_query)

BOOST_AUTO_TEST_CASE(cells_have_the_types_of_sql) {
    const StoredStory stored;
    const auto result = query(stored.path(), "select 1, 2.5, 'a', null, x'00ff'");
    BOOST_REQUIRE(result.has_value());
    const auto& row = result->table.rows.at(0);
    BOOST_TEST((row[0] == TableCell(std::int64_t{1})));
    BOOST_TEST((row[1] == TableCell(2.5)));
    BOOST_TEST((row[2] == TableCell(std::string("a"))));
    BOOST_TEST((row[3] == TableCell()));
    BOOST_TEST((row[4] == TableCell(Bytes{std::string("\0\xFF", 2)})));
}

BOOST_AUTO_TEST_CASE(an_unknown_column_is_told_at_its_place_with_the_nearest) {
    const StoredStory stored;
    BOOST_TEST(told(stored.path(), "select id,\n  sorce from claims") ==
               "SQL:2:3: error: no such column: sorce, did you mean 'source'?");
    BOOST_TEST(told(stored.path(), "select c.atribute from claims as c") ==
               "SQL:1:8: error: no such column: c.atribute, did you mean 'attribute'?");
}

BOOST_AUTO_TEST_CASE(an_unknown_view_is_told_with_the_nearest_or_the_list) {
    const StoredStory stored;
    BOOST_TEST(told(stored.path(), "select * from fact_s") ==
               "SQL: error: no such table: fact_s, did you mean 'facts'?");
    BOOST_TEST(told(stored.path(), "select * from everything") ==
               "SQL: error: no such table: everything, the views are articles, claims, conflicts, "
               "coverage, decisions, errors, facts, history, known, readings, relations, "
               "runs, sources");
}

BOOST_AUTO_TEST_CASE(a_mistake_of_grammar_is_told_at_its_place) {
    const StoredStory stored;
    BOOST_TEST(told(stored.path(), "select id frm facts where") ==
               "SQL:1:15: error: near \"facts\": syntax error");
    BOOST_TEST(told(stored.path(), "select 'Müller', sorce from claims").starts_with("SQL:1:18:"));
}

BOOST_AUTO_TEST_CASE(sql_that_is_not_text_is_refused) {
    const StoredStory stored;
    BOOST_TEST(told(stored.path(), "select '\xFF'") ==
               "SQL: error: the query is not UTF-8 from byte 8");
    BOOST_TEST(told(stored.path(), std::string("select 1\0; drop", 15)) ==
               "SQL:1:9: error: a NUL character in the query");
}

BOOST_AUTO_TEST_CASE(what_people_ask_for_is_allowed) {
    const StoredStory stored;
    for (const char* sql : {
             "with t as (select 1) select count(*) from t",
             "select json_extract(qualifiers, '$.event') from facts",
             "select key, json_each.value from facts, json_each(facts.qualifiers)",
             "select source, rank() over (order by count(*) desc) from claims group by source",
             "select name from sqlite_schema where type = 'view'",
             "select group_concat(source, ', ') from claims group by fact having count(*) > 1",
             "select date(published, '+1 month'), strftime('%Y', published) from articles",
             "select upper(substr(sentence, 1, 5)), instr(sentence, 'dam'), trim(text) from claims",
             "select round(avg(value), 2), total(value), median from (select value, 1 as median "
             "from claims where typeof(value) <> 'text')",
             "values (1), (2)",
             "explain query plan select * from facts",
             "select \"column\", \"end\", start, line from claims where column > 1",
             "select 1;  -- done",
         }) {
        const std::string error = told(stored.path(), sql);
        BOOST_TEST(error == "", sql << ": " << error);
    }
}

BOOST_AUTO_TEST_CASE(rows_beyond_the_limit_are_cut_and_it_is_said) {
    const StoredStory stored;
    const auto cut = query(stored.path(), "select * from claims", {.rows = 5});
    BOOST_REQUIRE(cut.has_value());
    BOOST_TEST(cut->cut);
    BOOST_TEST(cut->table.rows.size() == 5U);
    const auto whole = query(stored.path(), "select * from claims", {.rows = 6});
    BOOST_TEST(!whole->cut);
    const auto all = query(stored.path(),
                           "with recursive t(n) as (select 1 union all select n + 1 from t where n "
                           "< 5000) select n from t",
                           {.rows = 0});
    BOOST_REQUIRE(all.has_value());
    BOOST_TEST(!all->cut);
    BOOST_TEST(all->table.rows.size() == 5000U);
}

BOOST_AUTO_TEST_CASE(memory_is_given_back_to_the_process_afterwards) {
    const StoredStory stored;
    BOOST_TEST(told(stored.path(), "select 1") == "");
    const Story large = large_story(300);
    Store::open(stored.path()).save(large.corpus, large.checked, large.info);
    BOOST_TEST(ask(stored.path(), "select count(*) from claims") == "1800");
}

BOOST_AUTO_TEST_CASE(a_database_that_is_missing_or_empty_is_told) {
    const Folder folder;
    folder.write("empty.db", "");
    const auto why = [&](const std::string& name) {
        try {
            (void)query(folder.path(name), "select 1");
        } catch (const DatabaseError& error) {
            return std::string(error.what()).substr(folder.path("").size());
        }
        return std::string();
    };
    BOOST_TEST(why("no.db") ==
               "/no.db: there is no database, run tally check first, or name another with --db");
    BOOST_TEST(why("empty.db") == "/empty.db: no run is stored yet, run tally check first");
}

BOOST_AUTO_TEST_SUITE_END()
