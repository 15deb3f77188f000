#include "claims/check/pair.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/rule_modes.h"
#include "claims/commands/rule_pages.h"
#include "claims/extract/examples.h"
#include "claims/rules/packs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace tally {

namespace {

/// An operand as a pattern of rule ids; the name of a pack stands for all its rules. One that names
/// a pack which is not on is told to `wrong`.
std::string pattern_of(const std::string& operand, const std::vector<Pack>& packs,
                       Diagnostics& wrong) {
    const auto is_on = [&](std::string_view name) {
        return std::any_of(packs.begin(), packs.end(),
                           [&](const Pack& pack) { return pack.id == name; });
    };
    const std::string pack = operand.substr(0, operand.find('/'));
    if (is_on(pack)) return pack == operand ? pack + "/*" : operand;
    const std::vector<std::string> carried = packs_that_come_along();
    if (std::find(carried.begin(), carried.end(), pack) == carried.end()) return operand;
    wrong.push_back({{"tally", 0, 0},
                     "the pack '" + pack + "' is not on",
                     "name it with --pack " + pack + ", or under rules: in tally.yaml",
                     Severity::error});
    return "";
}

/// The rules that the operands name, all of them without an operand; nothing where one names none.
std::optional<std::vector<RulePage>> pages_of(const Given& given, const std::vector<Pack>& packs,
                                              Environment& environment) {
    std::vector<std::string> ids;
    for (const Pack& pack : packs)
        for (const Rule& rule : pack.rules)
            ids.push_back(rule.terms->id);
    Diagnostics wrong;
    std::vector<std::string> patterns;
    for (const std::string& operand : given.operands)
        if (std::string pattern = pattern_of(operand, packs, wrong); !pattern.empty())
            patterns.push_back(std::move(pattern));
    const std::vector<Glob> globs = rule_globs("tally", patterns, ids, wrong);
    if (!wrong.empty()) {
        tell_all(environment, wrong);
        return std::nullopt;
    }
    std::vector<RulePage> pages;
    for (const Pack& pack : packs)
        for (const Rule& rule : pack.rules)
            if (globs.empty() || matches_any(globs, rule.terms->id))
                pages.push_back({&pack, &rule, {}});
    return pages;
}

void run_tests(std::vector<RulePage>& pages) {
    const Pack* pack = nullptr;
    std::vector<RuleExamples> ran;
    for (RulePage& page : pages) {
        if (page.pack != pack) {
            pack = page.pack;
            ran = run_examples(*pack, verdict_of_pair);
        }
        for (const RuleExamples& one : ran)
            if (one.rule == page.rule) page.tests = outcomes_of(*pack, one);
    }
}

/// Rules that are named one by one are described; a pattern or the name of a pack lists them.
bool wants_pages(const Given& given, const std::vector<RulePage>& pages) {
    const auto is_pattern = [](const std::string& operand) {
        return operand.find_first_of("*?[{") != std::string::npos;
    };
    if (given.operands.empty()) return false;
    return pages.size() <= given.operands.size() &&
           std::none_of(given.operands.begin(), given.operands.end(), is_pattern);
}

ExitStatus show_rules(const Given& given, Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    std::optional<std::vector<Pack>> packs = read_pack_choice(given, *config, environment);
    if (!packs) return ExitStatus::failed;
    (void)apply_severity(config->settings.severity,
                         *packs); // `tally check` tells what fits no rule
    std::optional<std::vector<RulePage>> pages = pages_of(given, *packs, environment);
    if (!pages) return ExitStatus::failed;

    const PageStyle style = page_style(given, environment);
    const std::string format = given.text("--format", "text");
    if (format == "text" && !wants_pages(given, *pages)) {
        environment.out.write(rule_list(*pages, style));
        return ExitStatus::clean;
    }
    run_tests(*pages);
    if (format == "json")
        environment.out.write(rule_pages_json(*pages));
    else if (format == "markdown")
        environment.out.write(rule_pages_markdown(*pages));
    else
        for (const RulePage& page : *pages)
            environment.out.write((&page == &pages->front() ? "" : "\n") + rule_page(page, style));
    return ExitStatus::clean;
}

/// Options that do not go together, each pair with what to do; silence would let one win.
Diagnostics clashes(const Given& given) {
    struct Clash {
        std::string_view one, other, cure;
    };
    constexpr Clash table[] = {
        {"--bench", "--fmt", "ask for one at a time"},
        {"--bench", "--check", "ask for one at a time"},
        {"--check", "--format", "it prints a line a finding"},
        {"--fmt", "--format", "it lays out files"},
        {"--fmt", "--pack", "name the files behind it"},
    };
    Diagnostics out;
    for (const Clash& clash : table)
        if (given.has(clash.one) && given.has(clash.other))
            out.push_back({{"tally", 0, 0},
                           std::string(clash.one) + " does not go with " + std::string(clash.other),
                           std::string(clash.cure),
                           Severity::error});
    if (given.has("--check") && given.has("--pack") && !given.operands.empty())
        out.push_back({{"tally", 0, 0},
                       "packs are named twice, by --pack and behind --check",
                       "name them all behind --check",
                       Severity::error});
    return out;
}

ExitStatus run_mode(const Given& given, Environment& environment) {
    if (const Diagnostics wrong = clashes(given); !wrong.empty()) {
        tell_all(environment, wrong);
        return ExitStatus::failed;
    }
    if (given.has("--bench")) return bench_rules(given, environment);
    if (given.has("--fmt")) return format_rules(given, environment);
    if (given.has("--check")) return check_rules(given, environment);
    return show_rules(given, environment);
}

} // namespace

Command rules_command() {
    return {{"rules",
             "Lists the rules that are on, describes those that are named, looks for what is weak "
             "about them, lays them out, measures them.",
             {"ID…|PACK…|FILE…|PATH…"},
             {{"tally rules", "all rules, one a line"},
              {"tally rules news/killed", "all there is to say of one rule"},
              {"tally rules 'news/*' --format markdown", "a reference page"},
              {"tally rules --check rules/", "what is weak about the rules of a folder"},
              {"tally rules --fmt rules/", "lay its files out; every comment is kept"},
              {"tally rules --bench articles/", "time, hits and near hits of each rule"}},
             with_common_options(
                 {{"--check", "", "look for what is weak about rules: of PACKs, else all"},
                  {"--bench", "", "what each rule costs and finds on the articles of PATHs"},
                  {"--fmt", "", "lay out rule files, in place; with --check only say which"},
                  {"-f,--format",
                   "FORMAT",
                   "text, json or markdown [text]",
                   {"text", "json", "markdown"}},
                  pack_option(),
                  {"--config", "FILE", "this configuration"},
                  {"--no-config", "", "no configuration"}})},
            run_mode};
}

} // namespace tally
