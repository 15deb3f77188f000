#include "claims/base/json.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/reports/value_json.h"
#include "claims/tally.h"

namespace tally {

namespace {

ExitStatus run_values(const Given& given, Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    const std::optional<Input> input = read_input(given, *config, environment);
    if (!input) return ExitStatus::failed;
    std::string line;
    for (const Article& article : input->corpus.articles) {
        for (const Value& value : values_of(article)) {
            line.clear();
            JsonWriter json(line);
            json.begin_object();
            write_value_fields(json, article, value);
            json.end_object();
            environment.out.write(line += '\n');
        }
        if (environment.out.closed()) break;
    }
    return status_of(input->corpus, given, ExitStatus::clean);
}

} // namespace

Command values_command() {
    return {{"values",
             "Every value recognised in the text, rules or not, as JSON Lines.",
             {"PATH…"},
             {{"tally values articles/", "all articles in a folder"},
              {"tally values - < wire.jsonl", "JSON Lines on standard input"}},
             with_common_options(with_reading_options({}))},
            run_values};
}

} // namespace tally
