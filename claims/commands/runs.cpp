#include "claims/commands/asking.h"

namespace tally {

namespace {

ExitStatus run_runs(const Given& given, Environment& environment) {
    if (!is_for_people(given))
        return ask_database(given, environment, "SELECT * FROM runs ORDER BY id DESC", {});
    return ask_database(given, environment,
                        "SELECT id, at, articles, sources, claims, facts, conflicts, errors, "
                        "substr(rules, 1, 8) AS rules, tool FROM runs ORDER BY id DESC",
                        {});
}

} // namespace

Command runs_command() {
    return {{"runs",
             "The runs that the database remembers, the last first: when, under which rules, what "
             "they found.",
             {},
             {{"tally runs --limit 10", "the last ten"},
              {"tally diff yesterday", "what is different since then"}},
             with_asking_options({})},
            run_runs};
}

} // namespace tally
