#pragma once

#include <cstddef>

namespace tally::tests {

/// While it lives, the n-th time that SQLite asks for memory (counted from 1; 0: never) there is
/// none, or then and ever after. No database may be open when it comes and when it goes.
class FailingMemory {
public:
    FailingMemory(std::size_t fails_at, bool for_good);
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;

    /// How often it asked.
    std::size_t calls() const;
};

} // namespace tally::tests
