#include "db/reading.h"

#include "db/error.h"
#include "db/schema.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace tally {

namespace {

constexpr int busy_wait = 5000; // milliseconds; a commit holds readers up for a moment

/// A run that was killed leaves its journal beside the file. One who only reads can't roll it back;
/// so it is opened for writing once, which does it.
void recover(const std::string& path) {
    try {
        SQLite::Database writer(plain_path(path), SQLite::OPEN_READWRITE, busy_wait);
        writer.execAndGet("SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception& trouble) {
        const int code = trouble.getErrorCode();
        if (code != SQLITE_READONLY && code != SQLITE_CANTOPEN && code != SQLITE_PERM) throw;
        throw DatabaseError(path,
                            "a run that was cut off is to be undone first, and it can't be written",
                            "ask once where it can, or copy the file with its -journal there");
    }
}

} // namespace

SQLite::Database open_for_reading(const std::string& path) {
    examine_head(path);
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw DatabaseError(path, "there is no database",
                            "run tally check first, or name another with --db");
    SQLite::Database database(plain_path(path), SQLite::OPEN_READONLY, busy_wait);
    try {
        database.execAndGet("SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception& trouble) {
        if ((trouble.getErrorCode() & 0xFF) != SQLITE_READONLY &&
            trouble.getErrorCode() != SQLITE_CANTOPEN)
            throw;
        recover(path);
    }
    return database;
}

void hold_to_schema(SQLite::Database& database, const std::string& path) {
    switch (examine_schema(database, path)) {
    case SchemaState::current: return;
    case SchemaState::empty:
        throw DatabaseError(path, "no run is stored yet", "run tally check first");
    case SchemaState::older:
        throw DatabaseError(path, "the database is of an older version",
                            "run tally check, which brings it up to date");
    }
}

} // namespace tally
