// Text never becomes SQL: what is stored and asked for goes in as parameters, and the few places
// that put SQL together are known.
#include "db/facts.h"
#include "db/query.h"
#include "db/schema.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

const std::string evil = "x'); DROP TABLE run; --\" ] ` \\ %s";

/// Calls that hand SQL to the library.
constexpr std::string_view calls[] = {"exec(",         "execAndGet(",         "tryExec(",
                                      "sqlite3_exec(", "sqlite3_prepare_v2(", "sqlite3_prepare("};
constexpr std::string_view objects[] = {"SQLite::Statement ", "Insert "};

/// What stands in the parentheses that open at `open`.
std::string_view arguments(std::string_view text, std::size_t open) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = open; at < text.size(); ++at) {
        if (text.substr(at - 1, 3) == "'\"'") continue;
        if (text[at] == '"' && text[at - 1] != '\\') quoted = !quoted;
        if (quoted) continue;
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && --depth == 0) return text.substr(open + 1, at - open - 1);
    }
    return "";
}

/// Whether an argument is more than literals.
bool is_built(std::string_view argument) {
    bool quoted = false;
    for (std::size_t at = 0; at < argument.size(); ++at) {
        if (argument[at] == '"' && (at == 0 || argument[at - 1] != '\\')) quoted = !quoted;
        if (!quoted && argument[at] == '+') return true;
    }
    return false;
}

/// The calls of a source whose SQL is put together, each as its line.
std::vector<std::string> built_sql(std::string_view source) {
    std::vector<std::string> out;
    const auto look = [&](std::size_t open) {
        if (open == std::string_view::npos || !is_built(arguments(source, open))) return;
        const std::size_t start = source.rfind('\n', open) + 1;
        out.emplace_back(source.substr(start, source.find('\n', open) - start));
    };
    for (const std::string_view call : calls)
        for (std::size_t at = source.find(call); at != std::string_view::npos;
             at = source.find(call, at + 1))
            look(at + call.size() - 1);
    for (const std::string_view object : objects)
        for (std::size_t at = source.find(object); at != std::string_view::npos;
             at = source.find(object, at + 1)) {
            const std::size_t open = source.find_first_of("(;{=,", at);
            if (open != std::string_view::npos && source[open] == '(') look(open);
        }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_injection)

BOOST_AUTO_TEST_CASE(sql_that_is_put_together_is_found) {
    for (const char* source : {R"x(database.exec("DROP TABLE " + name);)x",
                               R"x(SQLite::Statement rows(database, "SELECT '" + name + "'");)x"})
        BOOST_TEST(built_sql(source).size() == 1U, source);
    for (const char* source : {R"x(database.exec("SELECT a + b FROM t");)x",
                               R"x(Insert add(database, "INSERT INTO t " "VALUES (?)");)x"})
        BOOST_TEST(built_sql(source).empty(), source);
}

// Of each such place it is said why no text of others gets into it.
BOOST_AUTO_TEST_CASE(sql_is_put_together_only_where_it_is_known) {
    const std::map<std::string, std::size_t> known = {
        {"db/schema.cpp", 4},   // numbers of ours; the name of a view, its quotation marks doubled
        {"db/maintain.cpp", 2}, // names of tables and columns out of a schema that is held to ours
    };
    for (const char* folder : {"db", "claims"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            const std::vector<std::string> found = built_sql(read_file(entry.path()));
            const auto allowed = known.find(entry.path().string());
            BOOST_TEST(found.size() == (allowed == known.end() ? 0 : allowed->second),
                       entry.path() << ": " << (found.empty() ? "" : found.back()));
        }
}

BOOST_AUTO_TEST_CASE(names_that_look_like_sql_are_stored_as_they_are) {
    Story story = dam_story();
    for (Article& article : story.corpus.articles) {
        article.source = evil;
        article.id += evil;
        article.title = evil;
    }
    for (Claim& claim : story.checked.claims)
        claim.subject = claim.attribute = evil;
    story.info.tool = story.info.rules = evil;
    story.corpus.unread = {{evil, evil, 1, 1, evil}};
    const Folder folder(memory_disk());
    save(folder.path("claims.db"), story);
    const std::string path = folder.path("claims.db");
    BOOST_TEST(ask(path, "select distinct source || subject || attribute from claims") ==
               evil + evil + evil);
    BOOST_TEST(ask(path, "select tool || rules from runs") == evil + evil);
    BOOST_TEST(ask(path, "select what from errors") == evil);
}

BOOST_AUTO_TEST_CASE(filters_and_parameters_that_look_like_sql_are_values) {
    const StoredStory stored;
    for (const FactField& field : fact_fields()) {
        if (field.sort == FactField::Sort::number) continue;
        FactsAsked asked;
        asked.conditions = {{&field, FilterSign::is, {evil, "*" + evil}}};
        asked.words = {evil};
        const SqlQuery made = facts_query(asked);
        BOOST_TEST(made.sql.find("DROP") == std::string::npos);
        const auto rows = query(stored.path(), made.sql, {}, made.parameters);
        BOOST_REQUIRE(rows.has_value());
        BOOST_TEST(rows->table.rows.empty());
    }
    const auto echo = query(stored.path(), "select :it", {}, {{"it", evil}});
    BOOST_REQUIRE(echo.has_value());
    BOOST_TEST(std::get<std::string>(echo->table.rows.at(0).at(0)) == evil);
}

// An older file is brought up to date by statements of ours, whatever else is in it.
BOOST_AUTO_TEST_CASE(an_older_file_with_things_that_are_not_ours_is_refused_and_left_alone) {
    for (const char* sql : {
             "create view \"x\"\"; drop table run; --\" as select 1",
             "create trigger t after insert on run begin delete from claim; end",
             "create table extra (a)",
             "create index extra on claim (text)",
             "create trigger v instead of insert on facts begin delete from run; end",
         }) {
        const Folder folder(memory_disk());
        const std::string path = folder.path("claims.db");
        execute(path, "PRAGMA foreign_keys = OFF;" + read_file("fixtures/db/versions/1.sql"));
        execute(path, sql);
        const std::string before = read_file(path);
        const std::string why = told_on_save(path);
        // A view goes with ours, for all views are made anew.
        if (std::string_view(sql).starts_with("create view")) {
            BOOST_TEST(why == "", sql);
            BOOST_TEST(ask(path, "select count(*) from runs") == "2", sql);
            continue;
        }
        if (why.empty()) { // a trigger goes with its view
            BOOST_TEST(ask(path, "select count(*) from runs") == "2", sql);
            BOOST_TEST(std::string_view(sql).find("instead of") != std::string_view::npos, sql);
            continue;
        }
        BOOST_TEST(why.find("that is not ours") != std::string::npos, sql << ": " << why);
        BOOST_TEST((read_file(path) == before), sql);
    }
}

BOOST_AUTO_TEST_SUITE_END()
