#pragma once

#include "claims/check/check.h"
#include "db/insert.h"
#include "db/names.h"

#include <cstdint>

namespace tally {

/// Writes relations between facts, and what they came to.
class RelationWriter {
public:
    RelationWriter(SQLite::Database& database, SharedNames& names, bool fresh);

    /// Adds a relation's result to the run: the one that stands there already where nothing is
    /// different, else a new one.
    void write(const Checked& checked, const RelationResult& result, std::int64_t run);

private:
    SharedNames& names_;
    bool fresh_;
    Insert find_, add_, mention_;
};

} // namespace tally
