#pragma once

#include "claims/base/table.h"

#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace tally {

/// Text that may be missing: empty is stored as null.
struct OrNull {
    const std::string& text;
};

/// A prepared statement whose parameters are filled from left to right. Text is not copied: it must
/// live until run().
class Insert {
public:
    Insert(SQLite::Database& database, const char* sql);

    Insert& put(std::int64_t number);
    Insert& put(std::size_t number) { return put(static_cast<std::int64_t>(number)); }
    Insert& put(bool truth) { return put(static_cast<std::int64_t>(truth)); }
    Insert& put(std::optional<std::int64_t> number);
    Insert& put(const std::string& text);
    Insert& put(std::string&&) = delete; // would be gone before run()
    Insert& put(OrNull text);
    Insert& put(const std::optional<std::string>& text);
    Insert& put(const TableCell& cell);

    /// Executes it; the id of the row that it made.
    std::int64_t run();

    /// Executes a SELECT; the first column of its first row, or nothing.
    std::optional<std::int64_t> find();

    /// The same, row by row; nothing after the last, and the statement is ready to be used again.
    std::optional<std::int64_t> next();

private:
    SQLite::Database& database_;
    SQLite::Statement statement_;
    int index_ = 0;
};

/// The bytes that tell two rows, or groups of rows, apart; takes what Insert takes.
class RowBytes {
public:
    RowBytes& put(std::int64_t number);
    RowBytes& put(std::size_t number) { return put(static_cast<std::int64_t>(number)); }
    RowBytes& put(bool truth) { return put(static_cast<std::int64_t>(truth)); }
    RowBytes& put(std::optional<std::int64_t> number);
    RowBytes& put(std::string_view text);
    RowBytes& put(const std::string& text) { return put(std::string_view(text)); }
    RowBytes& put(OrNull text) { return put(text.text); }
    RowBytes& put(const std::optional<std::string>& text);
    RowBytes& put(const TableCell& cell);

    /// Their hash.
    std::string digest() const;

private:
    std::string bytes_;
};

} // namespace tally
