#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/libraries.h"
#include "claims/base/utf8.h"
#include "claims/commands/changed.h"
#include "claims/commands/checking.h"
#include "claims/commands/database.h"
#include "claims/commands/going_on.h"
#include "claims/commands/outputs.h"
#include "claims/commands/packs.h"
#include "claims/commands/repetition.h"
#include "claims/commands/signals.h"
#include "claims/commands/watch.h"
#include "db/network_disk.h"
#include "db/store.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace tally {

namespace {

/// Keeps the run; says so once it is safe.
RunId store(const Run& run, const Given& given, const std::string& path, Environment& environment) {
    RunInfo info;
    info.at = environment.time_stamp();
    info.tool = program_version();
    info.rules = digest_of(given, run.input.config, run.packs);
    info.sources = run.input.config.sources;
    info.full_text = run.input.config.full_text;
    info.coverage = run.coverage;
    info.rulings = run.rulings;
    info.known = run.known;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const bool own_folder = folder.filename() == ".tally" && !std::filesystem::exists(folder);
    Store database = Store::open(path);
    // Nobody wants the database among what git keeps.
    if (own_folder) (void)write_file((folder / ".gitignore").string(), "*\n");
    if (const auto network = network_file_system(path); !network.empty())
        environment.say("tally: note: " + visible(path) + " lies on a network disk (" +
                        std::string(network) +
                        "), where locks may not hold: let one run at a time write it");
    const StopOnSignal guard([&] { database.interrupt(); });
    const RunId id = database.save(run.input.corpus, run.checked, info);
    environment.say("stored " + counted(run.checked.claims.size(), "claim") + " in " +
                    visible(path) + " (run " + std::to_string(id) + ")");
    return id;
}

/// A report is not written over what the run reads or keeps.
Diagnostics over_inputs(const std::vector<ReportFile>& files, const Run& run,
                        const std::string& database) {
    namespace fs = std::filesystem;
    Diagnostics wrong;
    for (const ReportFile& file : files) {
        std::error_code ignored;
        if (!fs::exists(file.path, ignored)) continue;
        const fs::path name = fs::weakly_canonical(file.path, ignored);
        const auto is_it = [&](const std::string& path) {
            return fs::path(path).filename() == name.filename() &&
                   fs::weakly_canonical(path, ignored) == name;
        };
        const Config& config = run.input.config;
        const std::vector<Article>& articles = run.input.corpus.articles;
        const bool is_rules = std::any_of(run.packs.begin(), run.packs.end(), [&](const Pack& p) {
            return std::any_of(p.files.begin(), p.files.end(), is_it);
        });
        const std::string what = is_it(config.path)        ? "the configuration"
                                 : is_rules                ? "a rule file"
                                 : is_it(config.decisions) ? "the file of decisions"
                                 : is_it(config.baseline)  ? "the baseline"
                                 : is_it(database)         ? "the database"
                                 : std::any_of(articles.begin(), articles.end(),
                                               [&](const Article& one) { return is_it(one.path); })
                                     ? "one of the articles"
                                     : "";
        if (!what.empty())
            wrong.push_back({{"--report", 0, 0},
                             "'" + file.path + "' is " + what + ", which the report would replace",
                             "give the report a name of its own",
                             Severity::error});
    }
    return wrong;
}

ExitStatus verdict(const Report& report, bool fails_by_stale) {
    if (fails_by_stale) return ExitStatus::findings;
    for (const Fact& fact : report.checked.facts)
        if (fails(report, fact)) return ExitStatus::findings;
    for (const RelationResult& result : report.checked.relations)
        if (fails(report, result)) return ExitStatus::findings;
    return ExitStatus::clean;
}

ExitStatus check_once(const Given& given, Environment& environment) {
    const std::optional<std::size_t> max_claims =
        number_given(given, "--max-claims", 0, environment);
    if (!max_claims) return ExitStatus::failed;
    const Result<std::vector<ReportFile>> files = report_files(given);
    if (!files) {
        tell_all(environment, files.error());
        return ExitStatus::failed;
    }
    Repetition repetition(given, environment, *files);
    if (const std::optional<ExitStatus> status = repetition.print_again()) return *status;
    StoppedCommands stopped(given, environment);
    const std::optional<Run> run = run_rules(given, environment, RunTo::decisions);
    if (!run) return ExitStatus::failed;
    const Result<std::string> database = database_path(given, environment);
    if (!database) {
        tell_all(environment, database.error());
        return ExitStatus::failed;
    }
    const CheckSettings& settings = run->input.config.settings;
    const std::vector<ReportFile> all = with_configured(*files, settings.reports);
    if (const Diagnostics wrong = over_inputs(all, *run, *database); !wrong.empty()) {
        tell_all(environment, wrong);
        return ExitStatus::failed;
    }
    std::vector<std::string> paths =
        paths_in_repository(run->input.corpus, run->input.working_folder);
    Result<std::vector<bool>> changed = std::vector<bool>();
    if (given.has("--changed-since"))
        changed = changed_articles(given.text("--changed-since"), run->input.corpus, paths,
                                   run->input.working_folder);
    if (!changed) {
        tell_all(environment, changed.error());
        return ExitStatus::failed;
    }
    const bool kept = *database != ":memory:";
    RunId id = 0;
    repetition.pause();
    if (kept) id = store(*run, given, *database, environment);
    if (given.has("--statistics"))
        environment.say(counted(run->input.found.files.size(), "file") + " read");
    repetition.resume();

    Report report{run->input.corpus, run->checked, run->input.config.sources, run->coverage,
                  program_version()};
    report.show = given.text("--show", "findings") == "all" ? Show::all : Show::findings;
    report.fail_on = given.has("--fail-on")
                         ? severity_of(given.text("--fail-on")).value_or(RuleSeverity::off)
                         : settings.fail_on.value_or(RuleSeverity::error);
    report.project = settings.project;
    report.max_claims = *max_claims;
    report.rulings = &run->rulings;
    report.known = &run->known;
    if (kept) report.next = next_commands(given);
    if (kept && writes_format(given, all, "html")) report.since = since_last_run(*database);
    report.repository_paths = std::move(paths);
    report.changed = std::move(*changed);
    report.changed_since = given.text("--changed-since");
    report.at = environment.time_stamp();
    report.random = random_word();

    ExitStatus status = verdict(report, given.has("--fail-on-stale") && has_stale(*run));
    if (status == ExitStatus::findings && given.has("--exit-zero")) status = ExitStatus::clean;
    status = status_of(*run, given, status);
    report.exit_status = static_cast<int>(status);
    stopped.end();
    Printed printed;
    printed.claims = run->checked.claims.size();
    printed.status = static_cast<std::size_t>(status);
    if (!write_outputs(report, given, all, environment, printed.files)) return ExitStatus::failed;
    if (run->input.corpus.unread.empty()) repetition.keep(id, run->input.found, std::move(printed));
    return status;
}

ExitStatus run_check(const Given& given, Environment& environment) {
    return run_once_or_watch(check_once, given, environment);
}

} // namespace

Command check_command() {
    return {
        {"check",
         "Says on which facts the articles agree, and which of their claims can't both be right.",
         {"PATH…"},
         {{"tally check articles/", "all articles in a folder"},
          {"tally check --show all a.txt b.txt", "what agrees and what stands alone, too"},
          {"tally check --format json articles/", "for other programs"},
          {"tally check --report sarif=tally.sarif articles/", "for CI, beside the text"}},
         with_common_options(with_reading_options(with_rule_options(with_output_options({
             {"--show",
              "WHAT",
              "findings, or all: agreements, updates, echoes, single sources [findings]",
              {"findings", "all"}},
             {"--fail-on",
              "WEIGHT",
              "exit status 1 from this weight on: error, warning, note or never [error]",
              {"error", "warning", "note", "never"}},
             {"--changed-since", "REF",
              "tell only what articles that changed since this commit take part in"},
             {"--read-all", "", "read every article again, even where nothing has changed"},
             {"--statistics", "", "count findings by verdict, rule and source"},
             {"--new", "", "count only what the baseline does not know, or knows otherwise"},
             {"--no-decisions", "", "as if there were no decisions"},
             {"--fail-on-stale", "",
              "exit status 1 where a decision or an entry of the baseline is stale"},
             watch_option(),
             {"--exit-zero", "", "findings do not make the exit status 1"},
             database_option(),
             min_link_option(),
             jobs_option(),
             {"--max-claims", "N", "at most N claims of a fact in JSON; 0: all [0]"},
         }))))},
        run_check};
}

} // namespace tally
