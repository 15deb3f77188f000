#include "db/query.h"

#include "claims/base/decimal.h"
#include "claims/base/source_text.h"
#include "claims/base/utf8.h"
#include "db/error.h"
#include "db/guard.h"
#include "db/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t result_bytes = 256 * 1024 * 1024;
constexpr int busy_wait = 5000; // milliseconds; a commit holds readers up for a moment

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// A run that was killed leaves its journal beside the file. One who only reads can't roll it back;
/// so it is opened for writing once, which does it.
void recover(const std::string& path) {
    SQLite::Database writer(plain_path(path), SQLite::OPEN_READWRITE, busy_wait);
    writer.execAndGet("SELECT count(*) FROM sqlite_schema");
}

SQLite::Database open_for_reading(const std::string& path) {
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

TableCell cell_of(sqlite3_stmt* statement, int column) {
    const auto bytes = [&](const void* data) {
        return std::string(static_cast<const char*>(data),
                           static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: return bytes(sqlite3_column_text(statement, column));
    case SQLITE_BLOB: {
        const void* data = sqlite3_column_blob(statement, column);
        return Bytes{data == nullptr ? std::string() : bytes(data)};
    }
    default: return {};
    }
}

std::vector<TableCell> row_of(sqlite3_stmt* statement, std::size_t& bytes) {
    std::vector<TableCell> out;
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) {
        out.push_back(cell_of(statement, i));
        bytes += sizeof(TableCell) + static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
    }
    return out;
}

/// "5", "0.5".
std::string seconds(std::chrono::milliseconds time) {
    return Decimal::scaled(time.count(), -3).to_string();
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

class Asking {
public:
    Asking(const std::string& path, SQLite::Database& database, std::string_view sql,
           const QueryLimits& limits)
        : path_(path), handle_(database.getHandle()), text_("SQL", std::string(sql)),
          limits_(limits), guard_(database, limits.time) {}

    Result<QueryResult> answer();

private:
    Result<Statement> prepare();
    std::optional<Diagnostic> misuse(sqlite3_stmt* statement);
    Diagnostic problem(std::size_t offset, std::string what, std::string cure = "") const;
    Diagnostic failure(int code);
    std::string cure_of(std::string_view message) const;
    std::vector<std::string> views_named() const;

    const std::string& path_;
    sqlite3* handle_;
    SourceText text_;
    const QueryLimits& limits_;
    QueryGuard guard_;
    std::size_t statement_start_ = 0;
};

Diagnostic Asking::problem(std::size_t offset, std::string what, std::string cure) const {
    return {text_.location(std::min(offset, text_.text().size())), std::move(what),
            std::move(cure)};
}

/// The views whose names stand in the query.
std::vector<std::string> Asking::views_named() const {
    const auto is_part = [](char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    std::set<std::string> words;
    std::string word;
    for (const char c : folded(text_.text()) + " ") {
        if (is_part(c)) {
            word += c;
        } else {
            words.insert(word);
            word.clear();
        }
    }
    std::vector<std::string> out;
    for (const std::string& view : view_names())
        if (words.contains(view)) out.push_back(view);
    return out;
}

/// "did you mean 'source'?" for "no such column: sorce".
std::string Asking::cure_of(std::string_view message) const {
    const std::string_view no_column = "no such column: ";
    const std::string_view no_table = "no such table: ";
    const bool column = message.starts_with(no_column);
    if (!column && !message.starts_with(no_table)) return "";
    std::string_view word = message.substr(column ? no_column.size() : no_table.size());
    if (const auto dot = word.rfind('.'); dot != std::string_view::npos)
        word.remove_prefix(dot + 1);
    const std::vector<std::string> views = column ? views_named() : std::vector<std::string>();
    const std::vector<std::string> names = column ? view_columns(views) : view_names();
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string_view near = nearest(word, known);
    if (!near.empty() && near != word) return "did you mean '" + std::string(near) + "'?";
    if (column && views.size() != 1)
        return "see docs/database.md; text stands in single quotation marks";
    const std::string list = joined(names);
    return column ? views.front() + " has " + list : "the views are " + list;
}

Diagnostic Asking::failure(int code) {
    const std::string message = sqlite3_errmsg(handle_);
    const int at = sqlite3_error_offset(handle_);
    Diagnostic out{{text_.name()}, message, cure_of(message)};
    if (at >= 0) out = problem(statement_start_ + static_cast<std::size_t>(at), message, out.cure);
    switch (code & 0xFF) {
    case SQLITE_INTERRUPT:
        out = {{text_.name()},
               "the query was stopped after " + seconds(limits_.time) + " s",
               "narrow it, or allow more with --timeout"};
        break;
    case SQLITE_NOMEM:
        out = {{text_.name()}, "the query needs more than 256 MB of memory", "narrow it"};
        break;
    case SQLITE_TOOBIG:
        out.what = "text of more than 10 MB, or SQL of more than 100 KB";
        out.cure = "narrow it";
        break;
    case SQLITE_ERROR:
    case SQLITE_AUTH:
        if (guard_.refused().empty()) break;
        out.what = guard_.refused();
        out.cure = "see docs/database.md for what a query may do";
        break;
    default: throw database_error(path_, code, message);
    }
    return out;
}

/// Reads one statement at `statement_start_`, and moves that behind it.
Result<Statement> Asking::prepare() {
    const std::string_view rest = text_.text().substr(statement_start_);
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_, rest.data(), static_cast<int>(rest.size()), &statement, &tail);
    Statement out(statement);
    if (code != SQLITE_OK) return failure(code);
    statement_start_ += static_cast<std::size_t>(tail - rest.data());
    return out;
}

/// A query is one SELECT with all its values in it.
std::optional<Diagnostic> Asking::misuse(sqlite3_stmt* statement) {
    if (statement == nullptr) return problem(0, "there is no query", "give one SELECT");
    if (sqlite3_stmt_readonly(statement) == 0 || sqlite3_column_count(statement) == 0)
        return problem(0, "this is not a query", "give one SELECT");
    if (sqlite3_bind_parameter_count(statement) > 0) {
        const char* name = sqlite3_bind_parameter_name(statement, 1);
        return problem(
            0, std::string("the parameter '") + (name == nullptr ? "?" : name) + "' has no value",
            "write the value into the query");
    }
    const std::size_t second = statement_start_;
    const Result<Statement> more = prepare();
    if (!more || *more != nullptr) return problem(second, "more than one statement", "give one");
    return std::nullopt;
}

Result<QueryResult> Asking::answer() {
    if (const auto nul = text_.text().find('\0'); nul != std::string_view::npos)
        return problem(nul, "a NUL character in the query", "");
    Result<Statement> statement = prepare();
    if (!statement) return statement.error();
    if (auto misused = misuse(statement->get())) return *std::move(misused);

    QueryResult out;
    const int columns = sqlite3_column_count(statement->get());
    for (int i = 0; i < columns; ++i)
        out.table.columns.emplace_back(sqlite3_column_name(statement->get(), i));
    std::size_t bytes = 0;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement->get())) == SQLITE_ROW) {
        if (limits_.rows != 0 && out.table.rows.size() == limits_.rows) {
            out.cut = true;
            return out;
        }
        out.table.rows.push_back(row_of(statement->get(), bytes));
        if (bytes > result_bytes)
            return problem(0, "the result has more than 256 MB", "narrow the query");
    }
    if (code != SQLITE_DONE) return failure(code);
    return out;
}

} // namespace

Result<QueryResult> query(const std::string& path, std::string_view sql,
                          const QueryLimits& limits) {
    if (const auto bad = first_invalid_utf8(sql))
        return Diagnostic{{"SQL"}, "the query is not UTF-8 from byte " + std::to_string(*bad), ""};
    try {
        examine_head(path);
        SQLite::Database database = open_for_reading(path);
        const SQLite::Transaction reading(database);
        switch (examine_schema(database, path)) {
        case SchemaState::current: break;
        case SchemaState::empty:
            throw DatabaseError(path, "no run is stored yet", "run tally check first");
        case SchemaState::older:
            throw DatabaseError(path, "the database is of an older version",
                                "run tally check, which brings it up to date");
        }
        return Asking(path, database, sql, limits).answer();
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

} // namespace tally
