#pragma once

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <string>

namespace tally {

/// Fences a read-only connection in, for SQL that may come from anybody: an authorizer that knows
/// what is allowed (and nothing else), limits on time, memory and sizes, and none of SQLite's doors
/// to other files or code. The memory limit is one for the whole process while the guard lives.
class QueryGuard {
public:
    QueryGuard(SQLite::Database& database, std::chrono::milliseconds time);
    ~QueryGuard();
    QueryGuard(const QueryGuard&) = delete;
    QueryGuard& operator=(const QueryGuard&) = delete;

    /// Whether the time has run out.
    bool expired() const;

    /// What was refused first, in words; empty where nothing was.
    const std::string& refused() const { return refused_; }

private:
    static int authorise(void* self, int action, const char* first, const char* second,
                         const char* database, const char* view);
    static int tick(void* self);
    int refuse(const std::string& what);

    SQLite::Database& database_;
    std::set<std::string, std::less<>> readable_;
    std::chrono::steady_clock::time_point end_;
    bool has_end_;
    std::string refused_;
    std::int64_t former_heap_limit_;
};

} // namespace tally
