#include "claims/check/pair.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/test_report.h"
#include "claims/commands/watch.h"
#include "claims/extract/examples.h"
#include "claims/rules/packs.h"

#include <iterator>
#include <memory>
#include <string>
#include <utility>

namespace tally {

namespace {

/// The packs that the operands name, else those of the configuration.
std::optional<std::vector<Pack>> packs_to_test(const Given& given, Environment& environment) {
    if (given.operands.empty()) {
        const std::optional<Config> config = read_config_choice(given, environment);
        if (!config) return std::nullopt;
        return load_pack_choice(given, *config, environment);
    }
    std::vector<PackChoice> choices;
    for (const std::string& operand : given.operands)
        choices.push_back({operand, {"tally", 0, 0}, ""});
    Result<std::vector<Pack>> packs = load_packs(choices);
    if (packs) return std::move(packs).value();
    tell_all(environment, packs.error());
    return std::nullopt;
}

ExitStatus test_once(const Given& given, Environment& environment) {
    const std::optional<std::vector<Pack>> packs = packs_to_test(given, environment);
    if (!packs) return ExitStatus::failed;
    const Result<RuleFilter> filter = RuleFilter::read(given, *packs);
    if (!filter) {
        tell_all(environment, filter.error());
        return ExitStatus::failed;
    }
    const auto wanted = [&](const std::string& id) { return filter->lets(id); };
    const bool require = given.has("--require");
    const std::unique_ptr<TestReport> report = given.text("--format", "text") == "json"
                                                   ? json_test_report(environment)
                                                   : text_test_report(given, environment, require);
    TestTotals totals;
    for (const Pack& pack : *packs) {
        std::vector<RuleExamples> results = run_examples(pack, verdict_of_pair, wanted);
        std::vector<RuleExamples> more = run_relation_examples(pack, verdict_of_relation, wanted);
        std::move(more.begin(), more.end(), std::back_inserter(results));
        for (const RuleExamples& result : results)
            totals.add(result);
        if (!results.empty() || pack.rules.empty()) report->add(pack, results);
        if (environment.out.closed()) break;
    }
    report->finish(totals);
    const bool fails = totals.failed > 0 || (require && totals.untested > 0);
    return fails ? ExitStatus::findings : ExitStatus::clean;
}

ExitStatus run_test(const Given& given, Environment& environment) {
    return run_once_or_watch(test_once, given, environment);
}

} // namespace

Command test_command() {
    return {{"test",
             "Run the tests that are written in rule packs.",
             {"PACK…"},
             {{"tally test", "the packs that tally.yaml names, or those that come with tally"},
              {"tally test rules/floods.yaml", "the packs of one file"},
              {"tally test --select news/killed", "one rule"}},
             with_common_options(
                 {{"-f,--format", "FORMAT", "text or json [text]", {"text", "json"}},
                  {"--require", "", "rules and relations without tests fail"},
                  {"--select",
                   "RULE",
                   "only the tests of these rules, 'summit/*'; repeatable",
                   {},
                   true},
                  {"--ignore", "RULE", "all but the tests of these rules; repeatable", {}, true},
                  watch_option(),
                  {"--config", "FILE", "this configuration"},
                  {"--no-config", "", "no configuration"}})},
            run_test};
}

} // namespace tally
