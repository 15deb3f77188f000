#include "db/query.h"

#include "claims/base/decimal.h"
#include "claims/base/source_text.h"
#include "claims/base/utf8.h"
#include "db/error.h"
#include "db/guard.h"
#include "db/reading.h"
#include "db/rows.h"
#include "db/schema.h"
#include "db/search.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t result_bytes = 256 * 1024 * 1024;

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

std::vector<TableCell> row_of(sqlite3_stmt* statement) {
    std::vector<TableCell> out;
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i)
        out.push_back(cell_of(statement, i));
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
           const QueryLimits& limits, std::vector<QueryParameter> parameters)
        : path_(path), handle_(database.getHandle()), text_("SQL", std::string(sql)),
          limits_(limits), parameters_(std::move(parameters)), guard_(database, limits.time) {}

    Result<bool> answer(const RowSink& sink);

private:
    Result<StatementHandle> prepare();
    std::optional<Diagnostic> misuse(sqlite3_stmt* statement);
    std::optional<Diagnostic> fill_in(sqlite3_stmt* statement);
    Diagnostic problem(std::size_t offset, std::string what, std::string cure = "") const;
    Diagnostic failure(int code);
    std::string cure_of(std::string_view message) const;
    std::vector<std::string> views_named() const;

    const std::string& path_;
    sqlite3* handle_;
    SourceText text_;
    const QueryLimits& limits_;
    const std::vector<QueryParameter> parameters_;
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
Result<StatementHandle> Asking::prepare() {
    const std::string_view rest = text_.text().substr(statement_start_);
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_, rest.data(), static_cast<int>(rest.size()), &statement, &tail);
    StatementHandle out(statement);
    if (code != SQLITE_OK) return failure(code);
    statement_start_ += static_cast<std::size_t>(tail - rest.data());
    return out;
}

void bind(sqlite3_stmt* statement, int index, const TableCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
        sqlite3_bind_int64(statement, index, *whole);
    else if (const auto* number = std::get_if<double>(&cell))
        sqlite3_bind_double(statement, index, *number);
    else if (const auto* text = std::get_if<std::string>(&cell))
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    else if (const auto* bytes = std::get_if<Bytes>(&cell))
        sqlite3_bind_blob64(statement, index, bytes->bytes.data(), bytes->bytes.size(),
                            SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(statement, index);
}

/// Gives each parameter of the query its value; each value must be wanted.
std::optional<Diagnostic> Asking::fill_in(sqlite3_stmt* statement) {
    std::vector<std::string_view> wanted;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
        const char* known_as = sqlite3_bind_parameter_name(statement, i);
        const std::string_view name = known_as == nullptr ? "?" : known_as;
        const auto given =
            std::find_if(parameters_.begin(), parameters_.end(),
                         [&](const QueryParameter& one) { return one.name == name.substr(1); });
        if (given == parameters_.end())
            return problem(0, "the parameter '" + std::string(name) + "' has no value",
                           name.size() > 1 && name.front() != '?'
                               ? "give it by -p " + std::string(name.substr(1)) + "=…"
                               : "write the value into the query, or name it, ':name'");
        bind(statement, i, given->value);
        wanted.push_back(name.substr(1));
    }
    for (const QueryParameter& given : parameters_) {
        if (std::find(wanted.begin(), wanted.end(), given.name) != wanted.end()) continue;
        const std::string_view near = nearest(given.name, wanted);
        return problem(0, "the query has no parameter ':" + given.name + "'",
                       near.empty() ? "leave it out" : "did you mean '" + std::string(near) + "'?");
    }
    return std::nullopt;
}

/// A query is one SELECT, and all its parameters have values.
std::optional<Diagnostic> Asking::misuse(sqlite3_stmt* statement) {
    if (statement == nullptr) return problem(0, "there is no query", "give one SELECT");
    if (sqlite3_stmt_readonly(statement) == 0 || sqlite3_column_count(statement) == 0)
        return problem(0, "this is not a query", "give one SELECT");
    if (auto missing = fill_in(statement)) return missing;
    const std::size_t second = statement_start_;
    const Result<StatementHandle> more = prepare();
    if (!more || *more != nullptr) return problem(second, "more than one statement", "give one");
    return std::nullopt;
}

Result<bool> Asking::answer(const RowSink& sink) {
    if (const auto nul = text_.text().find('\0'); nul != std::string_view::npos)
        return problem(nul, "a NUL character in the query", "");
    Result<StatementHandle> statement = prepare();
    if (!statement) return statement.error();
    if (auto misused = misuse(statement->get())) return *std::move(misused);

    std::vector<std::string> names;
    const int columns = sqlite3_column_count(statement->get());
    for (int i = 0; i < columns; ++i)
        names.emplace_back(sqlite3_column_name(statement->get(), i));
    sink.columns(names);
    std::size_t rows = 0;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement->get())) == SQLITE_ROW) {
        if (limits_.rows != 0 && rows++ == limits_.rows) return true;
        sink.row(row_of(statement->get()));
    }
    if (code != SQLITE_DONE) return failure(code);
    return false;
}

/// The parameters, those that stand for sentences with some words filled in.
std::vector<QueryParameter> looked_up(SQLite::Database& database,
                                      std::vector<QueryParameter> parameters) {
    for (QueryParameter& one : parameters)
        if (!one.sentences_with.empty())
            if (auto sentences = sentences_with(database, one.sentences_with))
                one.value = *std::move(sentences);
    return parameters;
}

/// A result grew beyond what one may hold.
struct ResultTooLarge {};

std::size_t bytes_of(const std::vector<TableCell>& row) {
    std::size_t bytes = row.size() * sizeof(TableCell);
    for (const TableCell& cell : row) {
        if (const auto* text = std::get_if<std::string>(&cell)) bytes += text->size();
        if (const auto* blob = std::get_if<Bytes>(&cell)) bytes += blob->bytes.size();
    }
    return bytes;
}

} // namespace

struct Snapshot::Open {
    explicit Open(const std::string& path) : database(open_for_reading(path)), reading(database) {
        hold_to_schema(database, path);
    }

    SQLite::Database database;
    SQLite::Transaction reading;
};

Snapshot::Snapshot(const std::string& path) : path_(path) {
    try {
        open_ = std::make_unique<Open>(path);
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

Snapshot::~Snapshot() = default;

Result<bool> Snapshot::query_each(std::string_view sql, const QueryLimits& limits,
                                  const std::vector<QueryParameter>& parameters,
                                  const RowSink& sink) {
    if (const auto bad = first_invalid_utf8(sql))
        return Diagnostic{{"SQL"}, "the query is not UTF-8 from byte " + std::to_string(*bad), ""};
    try {
        SQLite::Database& database = open_->database;
        return Asking(path_, database, sql, limits, looked_up(database, parameters)).answer(sink);
    } catch (...) {
        rethrow_as_database_error(path_);
    }
}

Result<QueryResult> Snapshot::query(std::string_view sql, const QueryLimits& limits,
                                    const std::vector<QueryParameter>& parameters) {
    QueryResult out;
    std::size_t bytes = 0;
    const RowSink sink{[&](const std::vector<std::string>& names) { out.table.columns = names; },
                       [&](std::vector<TableCell>&& row) {
                           bytes += bytes_of(row);
                           if (bytes > result_bytes) throw ResultTooLarge();
                           out.table.rows.push_back(std::move(row));
                       }};
    try {
        const Result<bool> cut = query_each(sql, limits, parameters, sink);
        if (!cut) return cut.error();
        out.cut = *cut;
        return out;
    } catch (const ResultTooLarge&) {
        return Diagnostic{{"SQL", 1, 1}, "the result has more than 256 MB", "narrow the query"};
    }
}

Result<QueryResult> query(const std::string& path, std::string_view sql, const QueryLimits& limits,
                          const std::vector<QueryParameter>& parameters) {
    return Snapshot(path).query(sql, limits, parameters);
}

Result<bool> query_each(const std::string& path, std::string_view sql, const QueryLimits& limits,
                        const std::vector<QueryParameter>& parameters, const RowSink& sink) {
    return Snapshot(path).query_each(sql, limits, parameters, sink);
}

} // namespace tally
