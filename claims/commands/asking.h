#pragma once

#include "claims/base/table.h"
#include "claims/commands/commands.h"
#include "db/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The options of every command that asks the database, after its own: the database, the form of
/// the answer, its limits.
std::vector<Option> with_asking_options(std::vector<Option> own);

/// The same without what every command has and the choice of the configuration.
std::vector<Option> with_answer_options(std::vector<Option> own);

/// Whether the command line names a form of the answer.
bool has_format(const Given& given);

/// Whether the answer is to be read by people: a table, blocks or Markdown.
bool is_for_people(const Given& given);

/// Prints a table as the command line wants it.
ExitStatus print_table(const Given& given, Environment& environment, const ResultTable& table);

/// Asks the database that the command line names and prints the answer as it wants it; what is
/// wrong is told. A query that runs past every limit ends the process.
ExitStatus ask_database(const Given& given, Environment& environment, std::string_view sql,
                        const std::vector<QueryParameter>& parameters,
                        std::string_view nothing_found = "", bool* found_any = nullptr);

} // namespace tally
