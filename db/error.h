#pragma once

#include <stdexcept>
#include <string>

namespace tally {

/// The database can't be used: no such file, not ours, newer, damaged, busy, read-only, disk full.
/// what() is one line that names the file, why, and how to mend it. Nothing was changed in the
/// database.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(const std::string& path, const std::string& what, const std::string& cure);
};

/// The rows of a file contradict each other: whoever knows its path tells it as damaged.
class DamagedRows : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws the exception being handled again: one of the database library, and DamagedRows, as a
/// DatabaseError that says what an SQLite result code means here, any other as it is. To be called
/// in a handler.
[[noreturn]] void rethrow_as_database_error(const std::string& path);

/// The same for a result code of SQLite; `message` is its own.
DatabaseError database_error(const std::string& path, int code, const std::string& message);

} // namespace tally
