#include "claims/base/embedded.h"
#include "db/schema.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

using namespace tally;
using namespace tally::tests;

namespace {

const int read_write = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;

std::string text_of(SQLite::Database& database, const std::string& sql) {
    std::string out;
    SQLite::Statement rows(database, sql);
    while (rows.executeStep())
        out += rows.getColumn(0).getString() + "\n";
    return out;
}

/// A database as SQL that makes it again.
std::string dump(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    std::string out = "PRAGMA application_id = " + std::to_string(application_id) +
                      ";\nPRAGMA user_version = " + text_of(database, "PRAGMA user_version");
    out.back() = ';';
    out += "\nBEGIN;\n";
    SQLite::Statement objects(database,
                              "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT "
                              "NULL ORDER BY rowid");
    while (objects.executeStep()) {
        out += objects.getColumn(2).getString() + ";\n";
        if (objects.getColumn(0).getString() != "table") continue;
        const std::string table = objects.getColumn(1).getString();
        const std::string cells = text_of(
            database, "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM "
                      "pragma_table_info('" +
                          table + "')");
        SQLite::Statement rows(database, "SELECT " + cells + " FROM " + table + " ORDER BY 1");
        while (rows.executeStep())
            out += "INSERT INTO " + table + " VALUES (" + rows.getColumn(0).getString() + ");\n";
    }
    return out + "COMMIT;\n";
}

/// The tables of an empty database and which row of which other each column names, as a diagram
/// that Markdown viewers draw (Mermaid).
std::string diagram() {
    SQLite::Database database(":memory:", read_write);
    create_schema(database);
    std::string tables, lines;
    SQLite::Statement names(database,
                            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
    while (names.executeStep()) {
        const std::string table = names.getColumn(0).getString();
        tables += "  " + table + " {\n" +
                  text_of(database, "SELECT '    ' || lower(type) || ' ' || name || iif(pk, ' PK', "
                                    "iif(name IN (SELECT \"from\" FROM pragma_foreign_key_list('" +
                                        table + "')), ' FK', '')) FROM pragma_table_info('" +
                                        table + "') ORDER BY cid") +
                  "  }\n";
        // A row of ours names one of the other table, or none where the column may be null.
        lines +=
            text_of(database, "SELECT '  ' || k.\"table\" || iif(c.\"notnull\", ' ||', ' |o') || "
                              "'--o{ " +
                                  table +
                                  " : ' || k.\"from\" FROM "
                                  "pragma_foreign_key_list('" +
                                  table +
                                  "') AS k JOIN "
                                  "pragma_table_info('" +
                                  table +
                                  "') AS c ON c.name = k.\"from\" "
                                  "WHERE k.\"table\" <> 'string' ORDER BY c.cid");
    }
    return "# The tables of the claims database\n\nMade from db/schema.sql. These tables may "
           "change "
           "with a version; use the views of [database.md](database.md).\nColumns that name a "
           "`string` (FK without a line) hold one of the repeated "
           "words.\n\n```mermaid\nerDiagram\n" +
           lines + tables + "```\n";
}

std::string schema_of(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    return schema_text(database);
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_schema)

// The file is the proof that a version's schema stands: a change of the schema needs a new version,
// with a migration and a new file here.
BOOST_AUTO_TEST_CASE(the_schema_of_a_version_does_not_change) {
    const StoredStory stored;
    check_golden("fixtures/db/versions/" + std::to_string(schema_version) + ".sql",
                 dump(stored.path()));
}

BOOST_AUTO_TEST_CASE(a_database_of_each_earlier_version_becomes_like_a_new_one) {
    const StoredStory fresh;
    int versions = 0;
    for (const auto& entry : std::filesystem::directory_iterator("fixtures/db/versions")) {
        ++versions;
        const Folder folder;
        const std::string path = folder.path("claims.db");
        SQLite::Database(path, read_write)
            .exec("PRAGMA foreign_keys = OFF;" + read_file(entry.path()));
        Store::open(path).save(fresh.story.corpus, fresh.story.checked, fresh.story.info);
        BOOST_TEST(schema_of(path) == schema_of(fresh.path()), entry.path());
        BOOST_TEST(ask(path, "select count(*) from runs") == "2");
        BOOST_TEST(ask(path, "select * from claims order by id") ==
                   ask(fresh.path(), "select * from claims order by id"));
    }
    BOOST_TEST(versions == schema_version);
}

BOOST_AUTO_TEST_CASE(the_diagram_of_the_tables_is_made_from_the_schema) {
    check_golden("docs/database-tables.md", diagram());
}

BOOST_AUTO_TEST_CASE(there_is_one_migration_to_each_version_after_the_first) {
    const auto steps = migrations();
    BOOST_TEST(steps.size() == static_cast<std::size_t>(schema_version - 1));
    for (std::size_t i = 0; i < steps.size(); ++i)
        BOOST_TEST(steps[i].to == static_cast<int>(i) + 2);
}

BOOST_AUTO_TEST_CASE(migrations_apply_in_order_from_the_version_that_is_there) {
    SQLite::Database database(":memory:", read_write);
    database.exec("CREATE TABLE run (id INTEGER); PRAGMA user_version = 2");
    const std::vector<Migration> steps = {{2, "DROP TABLE run"},
                                          {3, "ALTER TABLE run ADD COLUMN note TEXT"},
                                          {4, "UPDATE run SET note = ''; CREATE TABLE more (id)"}};
    migrate(database, 2, steps);
    BOOST_TEST(text_of(database, "PRAGMA user_version") == "4\n");
    BOOST_TEST(text_of(database, "SELECT name FROM sqlite_schema ORDER BY 1") == "more\nrun\n");
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_the_version_that_was_there) {
    SQLite::Database database(":memory:", read_write);
    database.exec("CREATE TABLE run (id INTEGER); PRAGMA user_version = 1");
    const std::string before = schema_text(database);
    const std::vector<Migration> steps = {{2, "CREATE TABLE more (id)"},
                                          {3, "CREATE TABLE run (id)"}};
    {
        const SQLite::Transaction transaction(database);
        BOOST_CHECK_THROW(migrate(database, 1, steps), std::exception);
    }
    BOOST_TEST(schema_text(database) == before);
    BOOST_TEST(text_of(database, "PRAGMA user_version") == "1\n");
}

BOOST_AUTO_TEST_CASE(schemas_are_compared_without_comments_and_white_space) {
    SQLite::Database one(":memory:", read_write), two(":memory:", read_write);
    one.exec("CREATE TABLE a (id INTEGER, b TEXT)");
    two.exec("CREATE TABLE a (id  INTEGER, -- a note\n  b TEXT)");
    BOOST_TEST(schema_text(one) == schema_text(two));
    two.exec("DROP TABLE a; CREATE TABLE a (id INTEGER, b BLOB)");
    BOOST_TEST(schema_text(one) != schema_text(two));
}

BOOST_AUTO_TEST_SUITE_END()
