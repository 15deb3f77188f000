#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace tally {

/// What to look at between two runs.
struct Watched {
    std::vector<std::string> paths;  ///< files, and folders with all below them
    std::set<std::string> own_files; ///< names of files that the runs write: no reason for another
};

/// What a command reads: its operands, or the articles that tally.yaml names; the rule files of
/// --pack and of `rules:`; the configuration. Its own files are those of --report and `reports:`.
Watched watched_by(const Given& given, Environment& environment);

/// `--watch`.
Option watch_option();

/// Runs, and again whenever an article, a rule file or a configuration among what is watched
/// changes, until the process is ended by a signal. Changes that come close together are one.
/// Returns only where nothing can be watched; that is told.
ExitStatus run_and_watch(const std::function<ExitStatus()>& run,
                         const std::function<Watched()>& watched, Environment& environment);

/// The command's own way to run: once, or with --watch again and again.
template <class Run>
ExitStatus run_once_or_watch(Run run, const Given& given, Environment& environment) {
    if (!given.has("--watch")) return run(given, environment);
    return run_and_watch([&] { return run(given, environment); },
                         [&] { return watched_by(given, environment); }, environment);
}

} // namespace tally
