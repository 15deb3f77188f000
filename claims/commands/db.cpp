#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/database.h"
#include "claims/commands/input.h"
#include "db/maintain.h"

#include <string>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t kept_runs = 30;

ExitStatus failed(Environment& environment, std::string what, std::string cure) {
    tell_all(environment, {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
    return ExitStatus::failed;
}

ExitStatus check(const std::string& path, Environment& environment) {
    const std::vector<std::string> wrong = check_database(path, environment.temporary_folder());
    for (const std::string& line : wrong)
        environment.tell(visible(path) + ": error: " + visible(line));
    if (wrong.empty()) environment.say(visible(path) + " is sound");
    return wrong.empty() ? ExitStatus::clean : ExitStatus::findings;
}

ExitStatus prune(const std::string& path, const Given& given, Environment& environment) {
    const auto keep = number_given(given, "--keep", kept_runs, environment);
    if (!keep) return ExitStatus::failed;
    if (*keep == 0)
        return failed(environment, "at least one run must stay", "--keep 1, or delete the file");
    const Pruned gone = prune_database(path, *keep);
    environment.say(counted(gone.runs, "run") + " removed, with " +
                    counted(gone.readings, "reading") + " and " +
                    counted(gone.verdicts, "verdict") +
                    " that no other rests on; tally db vacuum gives the space back");
    return ExitStatus::clean;
}

ExitStatus run_db(const Given& given, Environment& environment) {
    const auto path = database_path(given, environment);
    if (!path) {
        tell_all(environment, path.error());
        return ExitStatus::failed;
    }
    const std::string& what = given.operands.front();
    const bool is_copy = what == "copy";
    if (!is_copy && given.operands.size() > 1)
        return failed(environment, "tally db " + what + " takes no file",
                      "name the database by --db");
    if (is_copy) {
        if (given.operands.size() < 2)
            return failed(environment, "tally db copy needs the file to make",
                          "tally db copy backup.db");
        copy_database(*path, given.operands[1]);
        environment.say("copied to " + visible(given.operands[1]));
        return ExitStatus::clean;
    }
    if (what == "check") return check(*path, environment);
    if (what == "prune") return prune(*path, given, environment);
    if (what == "vacuum") {
        vacuum_database(*path);
        return ExitStatus::clean;
    }
    const std::string_view near = nearest(what, {"copy", "check", "prune", "vacuum"});
    return failed(environment, "tally db can't '" + what + "'",
                  near.empty() ? "it can copy, check, prune and vacuum"
                               : "did you mean '" + std::string(near) + "'?");
}

} // namespace

Command db_command() {
    return {
        {"db",
         "Looks after the claims database: copies it while it is in use, checks it, removes old "
         "runs, gives free space back.",
         {"copy FILE|check|prune|vacuum", 1, 2},
         {{"tally db copy backup.db", "one consistent file, whatever is going on"},
          {"tally db prune --keep 10", "all runs but the last ten"}},
         with_common_options({database_option(),
                              {"--keep", "N", "prune: how many runs stay [30]"},
                              {"--config", "FILE", "this tally.yaml instead of the one found"},
                              {"--no-config", "", "no tally.yaml"}})},
        run_db};
}

} // namespace tally
