// A run that finds what another found before is one row: it has the other's lists. So a check where
// nothing has changed costs the same however large the corpus is.
#include "db/outcomes.h"

#include "db/insert.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>

namespace tally {

namespace {

constexpr int outcomes_kept = 8; // commands that somebody uses in turn

std::string bytes_of(const SQLite::Column& column) {
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(column.getBytes()));
}

} // namespace

std::optional<Outcome> find_outcome(SQLite::Database& database, const std::string& request) {
    SQLite::Statement row(database,
                          "SELECT run, began, files, printed FROM outcome WHERE request = ?");
    row.bindNoCopy(1, request);
    if (!row.executeStep()) return std::nullopt;
    return Outcome{request, row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
                   bytes_of(row.getColumn(2)), bytes_of(row.getColumn(3))};
}

void write_outcome(SQLite::Database& database, const Outcome& outcome) {
    SQLite::Statement put(database, "INSERT OR REPLACE INTO outcome (request, run, began, "
                                    "files, printed) VALUES (?,?,?,?,?)");
    put.bindNoCopy(1, outcome.request);
    put.bind(2, outcome.run);
    put.bind(3, outcome.began);
    put.bindNoCopy(4, outcome.files.data(), static_cast<int>(outcome.files.size()));
    put.bindNoCopy(5, outcome.printed.data(), static_cast<int>(outcome.printed.size()));
    put.exec();
    SQLite::Statement forget(database, "DELETE FROM outcome WHERE request NOT IN (SELECT request "
                                       "FROM outcome ORDER BY (SELECT max(id) FROM run WHERE "
                                       "coalesce(same_as, id) = outcome.run) DESC LIMIT ?)");
    forget.bind(1, outcomes_kept);
    forget.exec();
}

void renew_files(SQLite::Database& database, const Outcome& outcome) {
    SQLite::Statement put(database, "UPDATE outcome SET began = ?1, files = ?2 WHERE request = ?3 "
                                    "AND began <> ?1");
    put.bind(1, outcome.began);
    put.bindNoCopy(2, outcome.files.data(), static_cast<int>(outcome.files.size()));
    put.bindNoCopy(3, outcome.request);
    put.exec();
}

std::optional<std::int64_t> repeat_run(SQLite::Database& database, std::int64_t run,
                                       const std::string& at) {
    SQLite::Statement add(database,
                          "INSERT INTO run (at, tool, rules, articles, sources, claims, facts, "
                          "conflicts, errors, same_as) SELECT ?, tool, rules, articles, sources, "
                          "claims, facts, conflicts, errors, coalesce(same_as, id) FROM run "
                          "WHERE id = ?");
    add.bindNoCopy(1, at);
    add.bind(2, run);
    if (add.exec() == 0) return std::nullopt;
    const std::int64_t added = database.getLastInsertRowid();
    // Only where the run before has another list may an article have been read otherwise since.
    Insert same_as(database, "SELECT same_as FROM run WHERE id = ?");
    const std::int64_t lists = *same_as.put(added).find();
    Insert before(database, "SELECT coalesce(same_as, id) FROM run WHERE id < ? ORDER BY id DESC");
    if (before.put(added).find() == lists) return added;
    SQLite::Statement current(
        database, "UPDATE article SET reading = listed.id, run = listed.run FROM (SELECT "
                  "reading.id AS id, reading.article AS article, run_reading.run AS run "
                  "FROM run_reading JOIN reading ON reading.id = run_reading.reading "
                  "WHERE run_reading.run = ?) AS listed WHERE article.id = listed.article");
    current.bind(1, lists);
    current.exec();
    return added;
}

} // namespace tally
