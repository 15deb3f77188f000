#include "claims/commands/checking.h"

#include "claims/base/layout.h"
#include "claims/commands/packs.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

void tell_no_rules(const std::vector<Pack>& packs, Environment& environment) {
    for (const Pack& pack : packs)
        if (!pack.rules.empty()) return;
    environment.say(
        "tally: warning: no rule is on, so nothing can be found; name rules with --pack "
        "or under rules: in tally.yaml");
}

/// What changes with time can't be told from an error in articles without a date; how to give one
/// is told once.
void tell_undated(const Corpus& corpus, const Checked& checked, Environment& environment) {
    const bool matters =
        std::any_of(checked.claims.begin(), checked.claims.end(), [&](const Claim& claim) {
            return claim.rule->moves != Moves::never && !claim.as_of &&
                   !corpus.articles[claim.article].day;
        });
    if (!matters) return;
    const auto undated = static_cast<std::size_t>(
        std::count_if(corpus.articles.begin(), corpus.articles.end(),
                      [](const Article& article) { return !article.day; }));
    environment.say("tally: note: " + counted(undated, "article has", "articles have") +
                    " no date, so their claims are compared with those of all times; give it by "
                    "'published' in the front matter of .md or the record, in tally.yaml "
                    "(published: '{name:date}'), or by --published");
}

} // namespace

std::optional<Run> run_rules(const Given& given, Environment& environment) {
    const std::optional<std::size_t> jobs = number_given(given, "--jobs", 0, environment);
    if (!jobs) return std::nullopt;
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return std::nullopt;
    std::optional<std::vector<Pack>> packs = read_pack_choice(given, *config, environment);
    if (!packs) return std::nullopt;
    std::optional<Input> input = read_input(given, *config, environment);
    if (!input) return std::nullopt;
    tell_no_rules(*packs, environment);

    Extracted extracted = extract_all(input->corpus, *packs, *jobs);
    Diagnostics told;
    for (const Limited& limit : extracted.limits)
        told.push_back(limit.told);
    if (!environment.quiet) told.insert(told.end(), extracted.notes.begin(), extracted.notes.end());
    tell_all(environment, told);
    CheckOptions options;
    options.sources = config->sources;
    options.relations = relations_of(*packs);
    Checked checked = check(input->corpus, std::move(extracted.claims), options);
    tell_undated(input->corpus, checked, environment);
    for (const std::string& note : checked.notes)
        environment.say("tally: note: " + note);
    for (const auto& [article, limit] : extracted.limits)
        input->corpus.unread.push_back(
            {article, limit.where.file, limit.where.line, limit.where.column, limit.what, true});
    return Run{std::move(*input), std::move(*packs), std::move(checked),
               std::move(extracted.coverage), extracted.limits.size()};
}

ExitStatus status_of(const Run& run, const Given& given, ExitStatus otherwise) {
    const bool unread = run.input.corpus.unread.size() > run.limits;
    if (unread && !given.has("--allow-incomplete")) return ExitStatus::failed;
    if (run.limits > 0 && given.text("--on-limit", "error") == "error") return ExitStatus::failed;
    return otherwise;
}

} // namespace tally
