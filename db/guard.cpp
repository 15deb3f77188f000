#include "db/guard.h"

#include "claims/base/utf8.h"
#include "db/schema.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

constexpr std::int64_t heap_limit = 256LL * 1024 * 1024;

/// SQLite's functions that give a value and do nothing else, and whose time and memory the other
/// limits bound. Not here on purpose: printf and format (they run past every limit), zeroblob and
/// randomblob (memory for nothing), load_extension, fts3_tokenizer, json_patch (quadratic).
constexpr std::array<std::string_view, 105> functions{"->",
                                                      "->>",
                                                      "abs",
                                                      "acos",
                                                      "acosh",
                                                      "asin",
                                                      "asinh",
                                                      "atan",
                                                      "atan2",
                                                      "atanh",
                                                      "avg",
                                                      "ceil",
                                                      "ceiling",
                                                      "char",
                                                      "coalesce",
                                                      "cos",
                                                      "cosh",
                                                      "count",
                                                      "cume_dist",
                                                      "current_date",
                                                      "current_time",
                                                      "current_timestamp",
                                                      "date",
                                                      "datetime",
                                                      "degrees",
                                                      "dense_rank",
                                                      "exp",
                                                      "first_value",
                                                      "floor",
                                                      "folded",
                                                      "glob",
                                                      "group_concat",
                                                      "hex",
                                                      "ifnull",
                                                      "iif",
                                                      "instr",
                                                      "json",
                                                      "json_array",
                                                      "json_array_length",
                                                      "json_each",
                                                      "json_extract",
                                                      "json_group_array",
                                                      "json_group_object",
                                                      "json_insert",
                                                      "json_object",
                                                      "json_quote",
                                                      "json_remove",
                                                      "json_replace",
                                                      "json_set",
                                                      "json_tree",
                                                      "json_type",
                                                      "json_valid",
                                                      "julianday",
                                                      "lag",
                                                      "last_value",
                                                      "lead",
                                                      "length",
                                                      "like",
                                                      "likelihood",
                                                      "likely",
                                                      "ln",
                                                      "log",
                                                      "log10",
                                                      "log2",
                                                      "lower",
                                                      "ltrim",
                                                      "max",
                                                      "min",
                                                      "mod",
                                                      "nth_value",
                                                      "ntile",
                                                      "nullif",
                                                      "percent_rank",
                                                      "pi",
                                                      "pow",
                                                      "power",
                                                      "quote",
                                                      "radians",
                                                      "random",
                                                      "rank",
                                                      "replace",
                                                      "round",
                                                      "row_number",
                                                      "rtrim",
                                                      "sign",
                                                      "sin",
                                                      "sinh",
                                                      "soundex",
                                                      "sqlite_version",
                                                      "sqrt",
                                                      "strftime",
                                                      "substr",
                                                      "substring",
                                                      "sum",
                                                      "tan",
                                                      "tanh",
                                                      "time",
                                                      "total",
                                                      "trim",
                                                      "trunc",
                                                      "typeof",
                                                      "unicode",
                                                      "unixepoch",
                                                      "unlikely",
                                                      "upper"};

struct Limit {
    int id, value;
};

constexpr std::array<Limit, 9> limits{{
    {SQLITE_LIMIT_LENGTH, 10'000'000},
    {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_VDBE_OP, 250'000},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
}};

constexpr std::array<Limit, 7> switches{{
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
}};

/// folded(text); null for what is no text.
void folded_in_sql(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (text == nullptr || sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    const std::string_view given(text, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
    if (first_invalid_utf8(given)) return;
    const std::string out = folded(given);
    sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

bool is_function(std::string_view name) {
    return std::binary_search(functions.begin(), functions.end(), name);
}

} // namespace

QueryGuard::QueryGuard(SQLite::Database& database, std::chrono::milliseconds time)
    : database_(database), end_(std::chrono::steady_clock::now() + time),
      has_end_(time.count() > 0), former_heap_limit_(sqlite3_hard_heap_limit64(heap_limit)) {
    for (const std::string& name : readable_names())
        readable_.insert(name);
    readable_.insert({"sqlite_schema", "sqlite_master", "json_each", "json_tree"});

    sqlite3* handle = database.getHandle();
    // Sorting stays in memory, where the limit holds, and writes no file.
    for (const char* setting :
         {"PRAGMA temp_store = MEMORY", "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON"})
        database.exec(setting);
    for (const Limit& limit : limits)
        sqlite3_limit(handle, limit.id, limit.value);
    for (const Limit& one : switches)
        sqlite3_db_config(handle, one.id, one.value, nullptr);
    // Table-valued functions: these two are made now, for the authorizer refuses what making one
    // takes; the others go, and pragma_… ones can't be made. The full-text index stays for our own
    // questions; to a query it is one more table that is not open.
    const char* kept[] = {"json_each", "json_tree", "fts5", nullptr};
    sqlite3_drop_modules(handle, kept);
    for (const char* one : {"SELECT 1 FROM json_each('1')", "SELECT 1 FROM json_tree('1')"})
        database.execAndGet(one);
    sqlite3_create_function_v2(handle, "folded", 1,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               folded_in_sql, nullptr, nullptr, nullptr);
    sqlite3_progress_handler(handle, 100, &QueryGuard::tick, this);
    sqlite3_set_authorizer(handle, &QueryGuard::authorise, this);
}

QueryGuard::~QueryGuard() {
    sqlite3_set_authorizer(database_.getHandle(), nullptr, nullptr);
    sqlite3_progress_handler(database_.getHandle(), 0, nullptr, nullptr);
    // The soft limit was lowered along with the hard one.
    sqlite3_hard_heap_limit64(former_heap_limit_);
    sqlite3_soft_heap_limit64(former_heap_limit_);
}

bool QueryGuard::expired() const { return has_end_ && std::chrono::steady_clock::now() >= end_; }

int QueryGuard::tick(void* self) { return static_cast<const QueryGuard*>(self)->expired() ? 1 : 0; }

int QueryGuard::refuse(const std::string& what) {
    if (refused_.empty()) refused_ = what;
    return SQLITE_DENY;
}

int QueryGuard::authorise(void* self, int action, const char* first, const char* second,
                          const char* /*database*/, const char* /*view*/) {
    auto& guard = *static_cast<QueryGuard*>(self);
    const std::string_view one = first == nullptr ? "" : first;
    const std::string_view two = second == nullptr ? "" : second;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_READ:
        // Without a column it is the name in FROM, which may be one that the query itself gave.
        if (two.empty() || guard.readable_.contains(one)) return SQLITE_OK;
        return guard.refuse("the table '" + std::string(one) + "' is not open to queries");
    case SQLITE_FUNCTION:
        if (is_function(two)) return SQLITE_OK;
        return guard.refuse("the function '" + std::string(two) + "' is not open to queries");
    default: return guard.refuse("a query only reads: give one SELECT");
    }
}

} // namespace tally
