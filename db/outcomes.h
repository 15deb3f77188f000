#pragma once

#include "db/store.h"

#include <cstdint>
#include <optional>
#include <string>

namespace SQLite {
class Database;
}

namespace tally {

// What Store does with outcomes, within its transactions.

std::optional<Outcome> find_outcome(SQLite::Database& database, const std::string& request);

/// Puts it in the place of an older one of the same request; those whose lists no run had for
/// longest go.
void write_outcome(SQLite::Database& database, const Outcome& outcome);

/// The same for an outcome whose files are told anew.
void renew_files(SQLite::Database& database, const Outcome& outcome);

/// Adds a run with the lists of another, and makes the articles of those lists the ones that were
/// read last. Nothing where that other is gone.
std::optional<std::int64_t> repeat_run(SQLite::Database& database, std::int64_t run,
                                       const std::string& at);

} // namespace tally
