#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

namespace tally {

/// Opens a database to read it; a run that was killed while it wrote is rolled back first. No other
/// file is needed beside it, so it may lie on a disk that can't be written.
/// DatabaseError: a file that is missing or does not begin like a database. Exceptions of the
/// database library are the caller's to translate.
SQLite::Database open_for_reading(const std::string& path);

/// Holds an open file to the schema of this version, within the caller's transaction.
/// DatabaseError: not ours, of another version, damaged, or without a run.
void hold_to_schema(SQLite::Database& database, const std::string& path);

} // namespace tally
