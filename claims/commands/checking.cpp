#include "claims/commands/checking.h"

#include "claims/base/layout.h"
#include "claims/base/spill.h"
#include "claims/base/utf8.h"
#include "claims/commands/claim_stream.h"
#include "claims/commands/decisions_file.h"
#include "claims/commands/packs.h"
#include "claims/commands/progress.h"
#include "claims/reports/report.h"

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

/// Articles that nobody dates.
struct Undated {
    static constexpr std::size_t most_named = 3;

    void add(const Article& article) {
        if (article.day) return;
        if (++count <= most_named) names += (names.empty() ? "" : ", ") + article.id;
    }

    std::size_t count = 0;
    std::string names; ///< of the first
};

/// What changes with time can't be told from an error in articles without a date; how to give one
/// is told once.
void tell_undated(Undated undated, Environment& environment) {
    const auto [count, names] = std::move(undated);
    const std::string more = count > Undated::most_named
                                 ? " and " + std::to_string(count - Undated::most_named) + " more"
                                 : "";
    environment.say("tally: note: " + counted(count, "article has", "articles have") +
                    " no date (" + visible(names + more) + "), so " +
                    (count == 1 ? "its" : "their") +
                    " claims are compared with those of all times; give it by 'published' in the "
                    "front matter of .md or the record, in tally.yaml (published: "
                    "'{name:date}'), or by --published");
}

void tell_undated(const Corpus& corpus, const Checked& checked, Environment& environment) {
    const bool matters =
        std::any_of(checked.claims.begin(), checked.claims.end(), [&](const Claim& claim) {
            return claim.rule->moves != Moves::never && !claim.as_of &&
                   !corpus.articles[claim.article].day;
        });
    if (!matters) return;
    Undated undated;
    for (const Article& article : corpus.articles)
        undated.add(article);
    tell_undated(std::move(undated), environment);
}

void tell_found(const std::vector<Limited>& limits, const Diagnostics& notes,
                Environment& environment) {
    Diagnostics told;
    for (const Limited& limit : limits)
        told.push_back(limit.told);
    if (!environment.quiet) told.insert(told.end(), notes.begin(), notes.end());
    tell_all(environment, told);
}

/// What a run begins with.
struct Choice {
    std::size_t jobs = 0;
    Config config;
    std::vector<Pack> packs;
};

/// Nothing where the run can't begin; why is told.
std::optional<Choice> read_choice(const Given& given, Environment& environment) {
    const std::optional<std::size_t> jobs = number_given(given, "--jobs", 0, environment);
    if (!jobs) return std::nullopt;
    std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return std::nullopt;
    std::optional<std::vector<Pack>> packs = read_pack_choice(given, *config, environment);
    if (!packs) return std::nullopt;
    const Diagnostics unfit = apply_severity(config->settings.severity, *packs);
    if (!environment.quiet && !given.has("--pack") && !given.has("--select"))
        tell_all(environment, unfit);
    return Choice{*jobs, std::move(*config), std::move(*packs)};
}

/// How a run ends that ran into so many limits.
ExitStatus status_of(bool unread, std::size_t limits, const Given& given, ExitStatus otherwise) {
    if (unread && !given.has("--allow-incomplete")) return ExitStatus::failed;
    if (limits > 0 && given.text("--on-limit", "error") == "error") return ExitStatus::failed;
    return otherwise;
}

/// The two files that people review.
struct Reviewed {
    std::vector<Decision> decisions;
    std::vector<BaselineEntry> baseline;
};

/// Nothing where one can't be read; why is told.
std::optional<Reviewed> read_reviewed(const Given& given, const Config& config,
                                      Environment& environment) {
    Reviewed out;
    if (!given.has("--no-decisions")) {
        auto decisions = load_decisions(config.decisions);
        if (!decisions) {
            tell_all(environment, decisions.error());
            return std::nullopt;
        }
        out.decisions = std::move(*decisions);
    }
    auto baseline = load_baseline(config.baseline);
    if (!baseline) {
        tell_all(environment, baseline.error());
        return std::nullopt;
    }
    out.baseline = std::move(*baseline);
    return out;
}

/// A part of the corpus says nothing of what is not in it.
bool is_stale(const Run& run, const Ruling& ruling) {
    return ruling.state == RulingState::stale && (run.is_whole || !ruling.is_unmatched);
}

bool is_stale(const Run& run, const KnownFinding& known) {
    return known.state == KnownState::gone && run.is_whole;
}

void tell_stale(const Run& run, Environment& environment) {
    constexpr std::size_t told_one_by_one = 5;
    Diagnostics told;
    for (const Ruling& ruling : run.rulings) {
        const Decision& decision = ruling.decision;
        if (is_stale(run, ruling))
            told.push_back({decision.where, "stale decision: " + ruling.why,
                            "look at it again, and change or remove it", Severity::warning});
        if (ruling.state == RulingState::ended)
            told.push_back({decision.where, "this decision has ended: " + ruling.why,
                            "remove it, or give it another day", Severity::warning});
    }
    std::size_t gone = 0;
    for (const KnownFinding& known : run.known)
        if (is_stale(run, known) && ++gone <= told_one_by_one)
            told.push_back({known.entry.where,
                            "stale entry: " + known.entry.id + " is found no more",
                            "tally baseline prune removes such", Severity::warning});
    tell_all(environment, told);
    if (gone > told_one_by_one)
        environment.tell("tally: warning: " +
                         counted(gone - told_one_by_one, "more stale entry", "more stale entries") +
                         " in the baseline");
}

/// Holds what was found against the baseline; with --new only what it does not know counts.
void hold_to_baseline(const std::vector<BaselineEntry>& baseline, const Given& given, Run& run) {
    if (baseline.empty()) return;
    Checked& checked = run.checked;
    run.known = compared_with(baseline, findings_of(checked, is_finding(checked, true)));
    if (given.has("--new")) mark_known(run.known, checked);
}

} // namespace

IsFinding is_finding(const Checked& checked, bool settled) {
    const auto is_fact = [&checked, settled](const Fact& fact) {
        const RuleSeverity weight = weight_of(checked, fact);
        if (!fact.settled.empty()) return settled && weight != RuleSeverity::off;
        return weight <= RuleSeverity::warning ||
               (fact.verdict == Verdict::conflict && weight != RuleSeverity::off);
    };
    return {is_fact,
            [](const RelationResult& result) { return weight_of(result) != RuleSeverity::off; }};
}

std::optional<Run> run_rules(const Given& given, Environment& environment, RunTo end) {
    std::optional<Choice> choice = read_choice(given, environment);
    if (!choice) return std::nullopt;
    const bool decided = end == RunTo::decisions;
    const Config& config = choice->config;
    std::vector<Pack>& packs = choice->packs;
    Reviewed reviewed;
    if (decided) {
        auto read = read_reviewed(given, config, environment);
        if (!read) return std::nullopt;
        reviewed = std::move(*read);
    }
    std::optional<Input> input = read_input(given, config, environment);
    if (!input) return std::nullopt;
    tell_no_rules(packs, environment);

    const auto extract = [&] {
        Progress progress(given, environment, "looking for claims", input->corpus.articles.size());
        return extract_all(input->corpus, packs, choice->jobs, &progress.done,
                           config.settings.hedges);
    };
    Extracted extracted = extract();
    tell_found(extracted.limits, extracted.notes, environment);
    const auto today = day_in(config.settings.time_zone, environment.time_stamp());
    std::vector<Ruling> rulings =
        drop_claims(reviewed.decisions, input->corpus, today.value_or(Day{}), extracted.claims);
    CheckOptions options;
    options.sources = config.sources;
    for (const Link link : {Link::exact, Link::close, Link::loose})
        if (name_of(link) == given.text("--min-link", "close")) options.min_link = link;
    options.jobs = choice->jobs;
    options.relations = relations_of(packs);
    Checked checked = check(input->corpus, std::move(extracted.claims), options);
    settle_facts(rulings, input->corpus, checked);
    tell_undated(input->corpus, checked, environment);
    for (const std::string& note : checked.notes)
        environment.say("tally: note: " + note);
    for (const auto& [article, limit] : extracted.limits)
        input->corpus.unread.push_back(
            {article, limit.where.file, limit.where.line, limit.where.column, limit.what, true});
    Run run{std::move(*input),
            std::move(choice->packs),
            std::move(checked),
            std::move(extracted.coverage),
            std::move(rulings),
            {},
            (given.operands.empty() || config.articles.empty()) && !given.has("--pack") &&
                !given.has("--select"),
            extracted.limits.size()};
    hold_to_baseline(reviewed.baseline, given, run);
    if (decided) tell_stale(run, environment);
    return run;
}

ExitStatus print_claims(const Given& given, Environment& environment) {
    const std::optional<Choice> choice = read_choice(given, environment);
    if (!choice) return ExitStatus::failed;
    Spill spill(environment.temporary_folder());
    ClaimStream stream(choice->packs, choice->config.settings.hedges, choice->jobs, spill);
    Undated undated;
    const auto take = [&](Article article) {
        undated.add(article);
        stream.take(std::move(article));
    };
    const std::optional<Corpus> read = stream_input(given, choice->config, environment, take);
    if (!read) return ExitStatus::failed;
    tell_no_rules(choice->packs, environment);
    stream.settle(choice->config.sources);
    tell_found(stream.limits(), stream.notes(), environment);
    if (stream.is_date_missed()) tell_undated(std::move(undated), environment);
    for (const std::string& note : stream.not_compared())
        environment.say("tally: note: " + note);
    stream.write_to(environment.out);
    return status_of(!read->unread.empty(), stream.limits().size(), given, ExitStatus::clean);
}

bool has_stale(const Run& run) {
    return std::any_of(run.rulings.begin(), run.rulings.end(),
                       [&](const Ruling& one) {
                           return is_stale(run, one) || one.state == RulingState::ended;
                       }) ||
           std::any_of(run.known.begin(), run.known.end(),
                       [&](const KnownFinding& one) { return is_stale(run, one); });
}

ExitStatus status_of(const Run& run, const Given& given, ExitStatus otherwise) {
    return status_of(run.input.corpus.unread.size() > run.limits, run.limits, given, otherwise);
}

} // namespace tally
