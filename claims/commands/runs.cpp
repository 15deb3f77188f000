#include "claims/commands/asking.h"

namespace tally {

namespace {

ExitStatus run_runs(const Given& given, Environment& environment) {
    if (!is_for_people(given))
        return ask_database(given, environment, "SELECT * FROM runs ORDER BY id DESC", {});
    return ask_database(given, environment,
                        "SELECT id, substr(at, 1, 16) || 'Z' AS at, articles, claims, facts, "
                        "conflicts, errors, substr(rules, 1, 8) AS rules FROM runs ORDER BY id "
                        "DESC", // within 80 columns; --long and the others have all
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
