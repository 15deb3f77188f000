#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"

#include <string>
#include <vector>

namespace tally {

/// A subcommand: a row of the table in commands.cpp. Dispatch, help and error messages read it.
struct Command {
    Syntax syntax;
    ExitStatus (*run)(const Given& given, Environment& environment) = nullptr;
};

Command baseline_command();
Command check_command();
Command completion_command();
Command config_command();
Command db_command();
Command decide_command();
Command diff_command();
Command explain_command();
Command export_command();
Command extract_command();
Command facts_command();
Command init_command();
Command query_command();
Command rules_command();
Command runs_command();
Command schema_command();
Command suggest_command();
Command test_command();
Command values_command();
Command version_command();

/// All subcommands, the most used first.
const std::vector<Command>& commands();

/// Runs `tally` with the environment's arguments: `tally check …`, `tally help check`, `tally
/// --version`. Errors of users are told on standard error and end in ExitStatus::failed; exceptions
/// pass.
ExitStatus run_tally(Environment& environment);

/// The options that every command has, after its own.
std::vector<Option> with_common_options(std::vector<Option> own);

/// Prints diagnostics on standard error, one a line.
void tell_all(Environment& environment, const Diagnostics& diagnostics);

} // namespace tally
