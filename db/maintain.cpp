#include "db/maintain.h"

#include "claims/base/spill.h"
#include "db/contested.h"
#include "db/error.h"
#include "db/reading.h"
#include "db/schema.h"
#include "db/search.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <ios>
#include <string>
#include <system_error>
#include <vector>

namespace tally {

namespace {

namespace fs = std::filesystem;

constexpr int busy_wait = 30'000; // milliseconds, as a run waits

SQLite::Database open_to_change(const std::string& path) {
    SQLite::Database reader = open_for_reading(path);
    hold_to_schema(reader, path);
    SQLite::Database database(plain_path(path), SQLite::OPEN_READWRITE, busy_wait);
    for (const char* setting : {"PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA",
                                "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"})
        database.exec(setting);
    return database;
}

/// The "file format write version" in a database's first page (sqlite.org/fileformat2.html, 1.3.3):
/// 1, with a write-ahead log 2. SQLite takes a file of a greater one for read-only.
constexpr int write_ahead_format = 2;
int format_for_writing(const std::string& path) {
    constexpr std::streamoff at = 18;
    std::ifstream file(plain_path(path), std::ios::binary);
    file.seekg(at);
    return file.get();
}

std::int64_t number(SQLite::Database& database, const std::string& sql) {
    return database.execAndGet(sql).getInt64();
}

/// Deletes rows, and says how many.
std::size_t removed(SQLite::Database& database, const char* sql) {
    return static_cast<std::size_t>(database.exec(sql));
}

/// The columns that name a string, as one SELECT of all that is in use.
std::string used_strings(SQLite::Database& database) {
    std::string out;
    SQLite::Statement columns(
        database, "SELECT m.name, k.\"from\" FROM sqlite_schema AS m, "
                  "pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table' AND k.\"table\" = "
                  "'string' ORDER BY 1, 2");
    while (columns.executeStep())
        out += (out.empty() ? "" : " UNION ") + std::string("SELECT \"") +
               columns.getColumn(1).getString() + "\" FROM \"" + columns.getColumn(0).getString() +
               "\" WHERE \"" + columns.getColumn(1).getString() + "\" IS NOT NULL";
    return out;
}

/// Where a run that goes has the lists of ones that stay, the first of these has them from now on.
void hand_over_lists(SQLite::Database& database, std::size_t keep) {
    SQLite::Statement heirs(
        database, "CREATE TEMP TABLE heir AS SELECT same_as AS old, min(id) AS new FROM run "
                  "WHERE id IN (SELECT id FROM run ORDER BY id DESC LIMIT ?1) GROUP BY 1 "
                  "HAVING same_as NOT IN (SELECT id FROM run ORDER BY id DESC LIMIT ?1)");
    heirs.bind(1, static_cast<std::int64_t>(keep));
    heirs.exec();
    for (const char* table : {"run_reading", "run_verdict", "run_relation", "run_error",
                              "run_decision", "run_known", "article", "outcome"})
        database.exec("UPDATE " + std::string(table) +
                      " SET run = heir.new FROM heir WHERE run = heir.old");
    database.exec(
        "UPDATE run SET same_as = nullif(heir.new, id) FROM heir WHERE same_as = heir.old");
    database.exec("DROP TABLE temp.heir");
}

/// A verdict that says that claims agree is held to their bounds.
void hold_verdicts_to_claims(SQLite::Database& database, const std::string& temporary_folder,
                             std::vector<std::string>& wrong) {
    Spill spill(temporary_folder);
    SQLite::Statement judged(database,
                             "SELECT fact.key, word.text FROM verdict JOIN fact ON fact.id = "
                             "verdict.fact JOIN string AS word ON word.id = verdict.verdict WHERE "
                             "verdict.id = ? AND word.text NOT IN ('conflict', 'update')");
    for (const std::int64_t verdict : contested_verdicts(database, spill)) {
        judged.bind(1, verdict);
        if (judged.executeStep())
            wrong.push_back("the fact " + judged.getColumn(0).getString() + " is kept as " +
                            judged.getColumn(1).getString() +
                            ", but no one value satisfies its claims");
        judged.reset();
    }
}

} // namespace

void copy_database(const std::string& from, const std::string& to) {
    try {
        std::error_code error;
        if (fs::exists(to, error))
            throw DatabaseError(to, "there is a file already", "name another");
        const std::string part = to + ".part";
        fs::remove(part, error);
        {
            SQLite::Database source = open_for_reading(from);
            hold_to_schema(source, from);
            SQLite::Database target(plain_path(part), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                    busy_wait);
            SQLite::Backup backup(target, source);
            backup.executeStep(-1);
        }
        fs::rename(part, to, error);
        if (error) throw DatabaseError(to, error.message(), "name another place");
    } catch (...) {
        rethrow_as_database_error(to);
    }
}

std::vector<std::string> check_database(const std::string& path,
                                        const std::string& temporary_folder) {
    try {
        SQLite::Database database = open_for_reading(path);
        hold_to_schema(database, path);
        std::vector<std::string> out;
        if (format_for_writing(path) > write_ahead_format)
            out.emplace_back("its first page says that only a newer SQLite can write it");
        SQLite::Statement pages(database, "PRAGMA integrity_check");
        while (pages.executeStep())
            if (std::string line = pages.getColumn(0).getString(); line != "ok")
                out.push_back(std::move(line));
        SQLite::Statement references(database, "PRAGMA foreign_key_check");
        while (references.executeStep())
            out.push_back("a row of " + references.getColumn(0).getString() + " names a row of " +
                          references.getColumn(2).getString() + " that is not there");
        for (std::string& line : check_search(database))
            out.push_back(std::move(line));
        if (out.empty()) hold_verdicts_to_claims(database, temporary_folder, out);
        return out;
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

Pruned prune_database(const std::string& path, std::size_t keep) {
    try {
        SQLite::Database database = open_to_change(path);
        // Each removal would look for references one by one; they are checked together at the end.
        database.exec("PRAGMA foreign_keys = OFF");
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        hold_to_schema(database, path);
        Pruned out;
        hand_over_lists(database, keep);
        SQLite::Statement old(database, "DELETE FROM run WHERE id NOT IN (SELECT id FROM run ORDER "
                                        "BY id DESC LIMIT ?)");
        old.bind(1, static_cast<std::int64_t>(keep));
        out.runs = static_cast<std::size_t>(old.exec());
        for (const char* sql : {"DELETE FROM run_reading WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM run_verdict WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM run_relation WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM run_error WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM run_decision WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM run_known WHERE run NOT IN (SELECT id FROM run)",
                                "DELETE FROM outcome WHERE run NOT IN (SELECT id FROM run)",
                                "UPDATE article SET run = NULL WHERE run NOT IN (SELECT id FROM "
                                "run)"})
            removed(database, sql);
        out.verdicts = removed(
            database, "DELETE FROM verdict WHERE id NOT IN (SELECT verdict FROM run_verdict)");
        for (const char* sql :
             {"DELETE FROM verdict_claim WHERE verdict NOT IN (SELECT id FROM verdict)",
              "DELETE FROM verdict_conflict WHERE verdict NOT IN (SELECT id FROM verdict)",
              "DELETE FROM fact WHERE id NOT IN (SELECT fact FROM verdict)",
              "DELETE FROM relation WHERE id NOT IN (SELECT relation FROM run_relation)"})
            removed(database, sql);
        out.readings =
            removed(database,
                    "DELETE FROM reading WHERE id NOT IN (SELECT reading FROM run_reading) AND id "
                    "NOT IN (SELECT reading FROM article WHERE reading IS NOT NULL)");
        for (const char* sql :
             {"DELETE FROM claim WHERE reading NOT IN (SELECT id FROM reading)",
              "DELETE FROM sentence WHERE reading NOT IN (SELECT id FROM reading)",
              "DELETE FROM reading_kind WHERE reading NOT IN (SELECT id FROM reading)"})
            removed(database, sql);
        database.exec("DELETE FROM string WHERE id NOT IN (" + used_strings(database) + ")");
        if (number(database, "SELECT count(*) FROM pragma_foreign_key_check") != 0)
            throw DatabaseError(path, "runs rest on rows that would be gone",
                                "nothing was removed");
        rebuild_search(database);
        transaction.commit();
        return out;
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

void vacuum_database(const std::string& path) {
    try {
        open_to_change(path).exec("VACUUM");
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

} // namespace tally
