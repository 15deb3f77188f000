#include "db/error.h"

#include "claims/base/utf8.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <array>
#include <string>
#include <string_view>

namespace tally {

namespace {

struct Meaning {
    int code;
    std::string_view what, cure;
};

constexpr std::array<Meaning, 9> meanings{{
    {SQLITE_BUSY, "the database is in use by another run",
     "try again when that has ended, or wait longer for it"},
    {SQLITE_LOCKED, "the database is in use by another run", "try again when that has ended"},
    {SQLITE_READONLY, "the database can't be written",
     "give write permission to the file and its folder, or name another with --db"},
    {SQLITE_PERM, "no permission to use the database", "change the file's permissions"},
    {SQLITE_FULL, "no space is left for the database",
     "free some space, or name another place with --db"},
    {SQLITE_IOERR, "the disk reported an error", "check the disk and the space on it"},
    {SQLITE_CANTOPEN, "the database can't be opened",
     "check that its folder exists and may be used"},
    {SQLITE_NOTADB, "this is not a tally database", "name another file with --db"},
    {SQLITE_CORRUPT, "the database is damaged",
     "move it away; the next check makes a new one from the articles"},
}};

} // namespace

DatabaseError::DatabaseError(const std::string& path, const std::string& what,
                             const std::string& cure)
    : std::runtime_error(visible(path) + ": " + what + (cure.empty() ? "" : ", " + cure)) {}

DatabaseError database_error(const std::string& path, int code, const std::string& message) {
    const std::string detail = visible(message.substr(0, message.find('\n')));
    for (const Meaning& meaning : meanings)
        if (meaning.code == (code & 0xFF))
            return {path, std::string(meaning.what) + " (" + detail + ")",
                    std::string(meaning.cure)};
    return {path, "the database failed: " + detail, ""};
}

void rethrow_as_database_error(const std::string& path) {
    try {
        throw;
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode() < 0 ? SQLITE_ERROR : error.getErrorCode();
        throw database_error(path, code, error.what());
    } catch (const DamagedRows& error) {
        throw database_error(path, SQLITE_CORRUPT, error.what());
    }
}

} // namespace tally
