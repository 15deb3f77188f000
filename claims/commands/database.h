#pragma once

#include "claims/base/result.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"

#include <string>

namespace tally {

/// `--db FILE`, of every command that uses the database.
Option database_option();

/// The database of a run: --db, else TALLY_DB, else `database` of tally.yaml, else
/// .tally/claims.db.
Result<std::string> database_path(const Given& given, const Environment& environment);

} // namespace tally
