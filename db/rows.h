#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace SQLite {
class Database;
}

namespace tally {

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// The rows of a query over millions, one at a time. SQLiteCpp makes and counts an object for each
/// cell, which costs as much as reading it; this gives the bytes as SQLite holds them.
class Rows {
public:
    /// SQLite::Exception where SQL is wrong or the file can't be read, as in next().
    Rows(SQLite::Database& database, const char* sql);

    bool next(); ///< false behind the last

    std::int64_t whole(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    /// "" for null. Stands until the next row.
    std::string_view text(int column) const {
        const auto* data =
            reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
        if (data == nullptr) return {};
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
    }

private:
    sqlite3* database_;
    StatementHandle statement_;
};

} // namespace tally
