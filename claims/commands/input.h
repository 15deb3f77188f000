#pragma once

#include "claims/articles/corpus.h"
#include "claims/articles/files.h"
#include "claims/articles/read.h"
#include "claims/base/result.h"
#include "claims/commands/commands.h"
#include "claims/commands/config.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// What a command that reads articles begins with.
struct Input {
    std::string working_folder; ///< absolute
    Config config;
    Corpus corpus;
    FoundFiles found; ///< the files that it was read from, with their hashes
};

/// The options of every command that reads articles, after its own.
std::vector<Option> with_reading_options(std::vector<Option> own);

/// `--jobs N`.
Option min_link_option();
Option jobs_option();

/// The number of an option, or `otherwise` where it is not given. Nothing where it is no whole
/// number from 0; that is told.
std::optional<std::size_t> number_given(const Given& given, std::string_view option,
                                        std::size_t otherwise, Environment& environment);

/// Which configuration the command line and the environment choose.
ConfigChoice config_choice(const Given& given, const Environment& environment);

/// The configuration that the command line and TALLY_CONFIG choose. Nothing where it can't be read;
/// why is told.
std::optional<Config> read_config_choice(const Given& given, Environment& environment);

/// What a run reads, and how.
struct ArticleChoice {
    std::vector<std::string> paths; ///< the roots of `articles:` where the command line names none
    ReadOptions options;
};

/// What the command line and the configuration say of it.
/// Errors: options of no meaning, nothing to read, entries of `articles:` that are not there.
Result<ArticleChoice> article_choice(const Given& given, const Config& config,
                                     const std::string& working_folder);

/// The articles that the command line names; without a PATH those that `articles:` of tally.yaml
/// names. What is noted or could not be read is told on standard error. Nothing where the run can't
/// go on; why is told.
std::optional<Input> read_input(const Given& given, const Config& config, Environment& environment);

/// The same articles handed on one by one and not kept. Gives what was not read, and the notes,
/// which are told.
std::optional<Corpus> stream_input(const Given& given, const Config& config,
                                   Environment& environment,
                                   const std::function<void(Article)>& take);

/// How a run ends that has read this corpus: `failed` where a part of it could not be read and
/// --allow-incomplete is not given, else `otherwise`.
ExitStatus status_of(const Corpus& corpus, const Given& given, ExitStatus otherwise);

} // namespace tally
