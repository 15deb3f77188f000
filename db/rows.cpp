#include "db/rows.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

namespace tally {

Rows::Rows(SQLite::Database& database, const char* sql) : database_(database.getHandle()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) throw SQLite::Exception(database_, code);
}

bool Rows::next() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw SQLite::Exception(database_, code);
    return code == SQLITE_ROW;
}

} // namespace tally
