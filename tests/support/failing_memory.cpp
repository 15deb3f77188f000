#include "tests/support/failing_memory.h"

#include <sqlite3.h>

#include <stdexcept>

namespace tally::tests {

namespace {

struct Memory {
    sqlite3_mem_methods real{};
    std::size_t calls = 0, fails_at = 0;
    bool for_good = false;

    bool fails() {
        ++calls;
        return fails_at != 0 && (calls == fails_at || (for_good && calls > fails_at));
    }
};

Memory memory; // NOLINT: SQLite has one for the process

} // namespace

FailingMemory::FailingMemory(std::size_t fails_at, bool for_good) {
    sqlite3_shutdown();
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real) != SQLITE_OK)
        throw std::logic_error("SQLite is in use");
    sqlite3_mem_methods failing = memory.real;
    failing.xMalloc = [](int size) { return memory.fails() ? nullptr : memory.real.xMalloc(size); };
    failing.xRealloc = [](void* old, int size) {
        return memory.fails() ? nullptr : memory.real.xRealloc(old, size);
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
    sqlite3_initialize();
    memory.calls = 0;
    memory.fails_at = fails_at;
    memory.for_good = for_good;
}

FailingMemory::~FailingMemory() {
    memory.fails_at = 0;
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory.real);
    sqlite3_initialize();
}

std::size_t FailingMemory::calls() const { return memory.calls; }

} // namespace tally::tests
