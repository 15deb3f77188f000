#include "claims/base/json.h"
#include "claims/commands/checking.h"
#include "claims/commands/packs.h"
#include "claims/reports/claim_json.h"

namespace tally {

namespace {

ExitStatus run_extract(const Given& given, Environment& environment) {
    const std::optional<Run> run = run_rules(given, environment, RunTo::claims);
    if (!run) return ExitStatus::failed;
    std::string line;
    for (std::size_t i = 0; i < run->checked.claims.size() && !environment.out.closed(); ++i) {
        line.clear();
        JsonWriter json(line);
        write_claim(json, run->input.corpus, run->checked, i);
        environment.out.write(line += '\n');
    }
    return status_of(*run, given, ExitStatus::clean);
}

} // namespace

Command extract_command() {
    return {{"extract",
             "Every claim that a rule finds, as JSON Lines.",
             {"PATH…"},
             {{"tally extract articles/", "all articles in a folder"},
              {"tally extract --pack summit.yaml a.txt", "by the rules of one file"}},
             with_common_options(with_reading_options(with_rule_options({jobs_option()})))},
            run_extract};
}

} // namespace tally
