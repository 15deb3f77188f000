#pragma once

#include "claims/articles/corpus.h"
#include "claims/commands/commands.h"

#include <optional>
#include <vector>

namespace tally {

/// The options of every command that reads articles, to stand among its own.
std::vector<Option> with_reading_options(std::vector<Option> own);

/// The articles that the command line names. What is noted or could not be read is told on standard
/// error. Nothing where the run can't go on; why is told.
std::optional<Corpus> read_input(const Given& given, Environment& environment);

/// How a run ends that has read this corpus: `failed` where a part of it could not be read and
/// --allow-incomplete is not given, else `otherwise`.
ExitStatus status_of(const Corpus& corpus, const Given& given, ExitStatus otherwise);

} // namespace tally
