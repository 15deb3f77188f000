#include "claims/base/json.h"
#include "claims/base/parallel.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/reports/value_json.h"
#include "claims/tally.h"

#include <algorithm>

namespace tally {

namespace {

void write_values(const Article& article, const HedgeWidths& hedges, std::string& out) {
    std::vector<Value> values = values_of(article, hedges);
    for (const Value& value : values) {
        JsonWriter json(out);
        json.begin_object();
        write_value_fields(json, article, value);
        json.end_object();
        out += '\n';
    }
}

ExitStatus run_values(const Given& given, Environment& environment) {
    const std::optional<std::size_t> jobs = number_given(given, "--jobs", 0, environment);
    if (!jobs) return ExitStatus::failed;
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    const std::optional<Input> input = read_input(given, *config, environment);
    if (!input) return ExitStatus::failed;
    constexpr std::size_t at_once = 256; // articles whose lines are in memory together
    const std::vector<Article>& articles = input->corpus.articles;
    std::vector<std::string> lines(at_once);
    for (std::size_t first = 0; first < articles.size(); first += at_once) {
        const std::size_t count = std::min(at_once, articles.size() - first);
        for_each_index(count, *jobs, [&](std::size_t i) {
            lines[i].clear();
            write_values(articles[first + i], config->settings.hedges, lines[i]);
        });
        for (std::size_t i = 0; i < count; ++i)
            environment.out.write(lines[i]);
        if (environment.out.closed()) break;
    }
    return status_of(input->corpus, given, ExitStatus::clean);
}

} // namespace

Command values_command() {
    return {
        {"values",
         "Every value recognised in the text, rules or not, as JSON Lines; but for versions and "
         "names, which only rules look for.",
         {"PATH…"},
         {{"tally values articles/", "all articles in a folder"},
          {"tally values - < wire.jsonl", "JSON Lines on standard input"}},
         with_common_options(with_reading_options({jobs_option()}))},
        run_values};
}

} // namespace tally
