#pragma once

#include "claims/commands/options.h"
#include "claims/reports/report.h"

#include <optional>
#include <string>

namespace tally {

/// How a reader of this run goes on in a shell: with the same folder, configuration, database,
/// rules and articles.
NextCommands next_commands(const Given& given);

/// What is otherwise than in the run before the last one of a database; nothing where there is no
/// run before, or where the database does not say.
std::optional<SinceLastRun> since_last_run(const std::string& path);

} // namespace tally
