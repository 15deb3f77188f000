// How fast a run is stored, against SQLite's C API with nothing around it: the same rows in the
// same order into the same schema, the indexes after them, in one transaction.
#include "claims/base/embedded.h"
#include "db/store.h"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "bench/bench.h"
#include "bench/made_run.h"

namespace tally::bench {

namespace {

constexpr std::size_t articles_made = 12'000;

std::string fresh_path(const std::string& name) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("tally-bench-" + std::to_string(getpid()) + "-" + name + ".db");
    std::filesystem::remove(path);
    return path.string();
}

/// The C API, with what goes wrong as an exception.
class Raw {
public:
    explicit Raw(const std::string& path) {
        if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error(path);
    }
    ~Raw() { sqlite3_close(handle_); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    void run(const std::string& sql) {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    sqlite3_stmt* prepare(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle_));
        return statement;
    }

private:
    sqlite3* handle_ = nullptr;
};

/// All rows of a table, ready to be bound.
struct TableRows {
    std::string name;
    int columns = 0;
    std::vector<sqlite3_value*> cells; ///< row by row
};

/// What the store has written, in the order in which its tables stand.
std::shared_ptr<const std::vector<TableRows>> rows_of(const std::string& path) {
    auto out = std::make_shared<std::vector<TableRows>>();
    Raw raw(path);
    sqlite3_stmt* names =
        raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
    while (sqlite3_step(names) == SQLITE_ROW) {
        TableRows& table = out->emplace_back();
        table.name = reinterpret_cast<const char*>(sqlite3_column_text(names, 0));
        sqlite3_stmt* rows = raw.prepare("SELECT * FROM \"" + table.name + "\"");
        table.columns = sqlite3_column_count(rows);
        while (sqlite3_step(rows) == SQLITE_ROW)
            for (int i = 0; i < table.columns; ++i)
                table.cells.push_back(sqlite3_value_dup(sqlite3_column_value(rows, i)));
        sqlite3_finalize(rows);
    }
    sqlite3_finalize(names);
    return out;
}

/// Binds without a copy, as the store does.
void bind(sqlite3_stmt* statement, int index, sqlite3_value* cell) {
    switch (sqlite3_value_type(cell)) {
    case SQLITE_INTEGER: sqlite3_bind_int64(statement, index, sqlite3_value_int64(cell)); break;
    case SQLITE_FLOAT: sqlite3_bind_double(statement, index, sqlite3_value_double(cell)); break;
    case SQLITE_TEXT:
        sqlite3_bind_text(statement, index, reinterpret_cast<const char*>(sqlite3_value_text(cell)),
                          sqlite3_value_bytes(cell), SQLITE_STATIC);
        break;
    default: sqlite3_bind_null(statement, index);
    }
}

/// What `article` has of later tables, as the store fills it in at the end. Named before it stands,
/// a row costs a search of the whole table when it comes: that is what foreign keys that are
/// deferred do, and no measure of a write.
constexpr const char* set_last =
    "UPDATE article SET reading = ?3, run = ?4 WHERE id = ?1 AND name = ?2";

void execute(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error("a row was refused");
    sqlite3_reset(statement);
}

std::size_t write_raw(const std::vector<TableRows>& tables) {
    const std::string path = fresh_path("raw");
    std::size_t claims = 0;
    {
        Raw raw(path);
        raw.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_spill = "
                "OFF; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
        raw.run(std::string(embedded_file("db/schema.sql")));
        const TableRows* articles = nullptr;
        for (const TableRows& table : tables) {
            if (table.name == "article") articles = &table;
            std::string marks;
            for (int i = 0; i < table.columns; ++i)
                marks += i == 0 ? "?" : ",?";
            sqlite3_stmt* insert =
                raw.prepare("INSERT INTO \"" + table.name + "\" VALUES (" + marks + ")");
            for (std::size_t at = 0; at < table.cells.size();) {
                for (int i = 0; i < table.columns; ++i, ++at)
                    if (&table == articles && i >= 2)
                        sqlite3_bind_null(insert, i + 1);
                    else
                        bind(insert, i + 1, table.cells[at]);
                execute(insert);
            }
            sqlite3_finalize(insert);
            if (table.name == "claim")
                claims = table.cells.size() / static_cast<std::size_t>(table.columns);
        }
        sqlite3_stmt* last = raw.prepare(set_last);
        for (std::size_t at = 0; at < articles->cells.size();) {
            for (int i = 0; i < articles->columns; ++i)
                bind(last, i + 1, articles->cells[at++]);
            execute(last);
        }
        sqlite3_finalize(last);
        raw.run(std::string(embedded_file("db/indexes.sql")));
        raw.run("COMMIT");
    }
    std::filesystem::remove(path);
    return claims;
}

} // namespace

std::vector<Bench> store_benches(const std::vector<std::string>& /*articles*/) {
    // Made when first run, so that other benches do not pay for it.
    struct Material {
        std::shared_ptr<const MadeRun> run;
        std::shared_ptr<const std::vector<TableRows>> rows;
    };
    auto material = std::make_shared<Material>();
    const auto prepare = [material] {
        if (material->run) return;
        material->run = make_run(articles_made);
        const std::string path = fresh_path("model");
        Store::open(path).save(material->run->corpus, material->run->checked, material->run->info);
        material->rows = rows_of(path);
        std::filesystem::remove(path);
    };
    Bench bench;
    bench.name = "store";
    bench.work = "a run of 60,000 claims into a new database, indexes after, one transaction";
    bench.ours = {"tally", [material, prepare] {
                      prepare();
                      const std::string path = fresh_path("store");
                      Store::open(path).save(material->run->corpus, material->run->checked,
                                             material->run->info);
                      std::filesystem::remove(path);
                      return material->run->checked.claims.size();
                  }};
    bench.peer = {"SQLite's C API", [material, prepare] {
                      prepare();
                      return write_raw(*material->rows);
                  }};
    bench.must = 0.8;
    bench.counts_must_agree = true;
    return {bench};
}

} // namespace tally::bench
