// The findings of today, accepted as known: an old corpus can be checked for what is new.
#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/checking.h"
#include "claims/commands/decisions_file.h"
#include "claims/commands/packs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

ExitStatus failed(Environment& environment, std::string what, std::string cure) {
    tell_all(environment, {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
    return ExitStatus::failed;
}

ExitStatus write(const std::string& path, const std::vector<BaselineEntry>& entries,
                 Environment& environment) {
    const std::string text = baseline_text(entries);
    if (const auto again = read_baseline(SourceText(path, text)); !again) {
        tell_all(environment, again.error());
        return ExitStatus::failed;
    }
    if (const std::string why = write_file(path, text); !why.empty())
        return failed(environment, path + ": " + why, "");
    return ExitStatus::clean;
}

/// Behind what an entry is about the words of the articles, for whoever reviews the file.
void add_words(std::vector<BaselineEntry>& entries, const Run& run) {
    constexpr std::size_t most = 4;
    std::map<std::string_view, const Fact*> facts;
    for (const Fact& fact : run.checked.facts)
        facts.emplace(fact.id, &fact);
    for (BaselineEntry& entry : entries) {
        const auto found = facts.find(entry.id);
        if (found == facts.end()) continue;
        std::vector<std::string> words;
        for (const std::size_t index : found->second->claims) {
            const Claim& claim = run.checked.claims.at(index);
            const std::string& text = run.input.corpus.articles.at(claim.article).text;
            std::string said = fitted(claim.value.span.of(text), 40, "…");
            if (std::find(words.begin(), words.end(), said) == words.end())
                words.push_back(std::move(said));
        }
        std::string all;
        for (std::size_t i = 0; i < words.size() && i < most; ++i)
            all += (i > 0 ? "; " : "") + words[i];
        entry.about += ": " + all + (words.size() > most ? "; …" : "");
    }
}

ExitStatus run_baseline(const Given& given, Environment& environment) {
    const std::string what = given.operands.front();
    if (what != "write" && what != "prune")
        return failed(environment, "'" + what + "' is nothing that tally baseline does",
                      "tally baseline write, or tally baseline prune");
    Given articles = given;
    articles.operands.erase(articles.operands.begin());
    const std::optional<Run> run = run_rules(articles, environment, RunTo::decisions);
    if (!run) return ExitStatus::failed;
    if (status_of(*run, given, ExitStatus::clean) != ExitStatus::clean)
        return failed(environment,
                      "a part of the articles could not be read, so nothing is written",
                      "mend what is told above, or allow it by --allow-incomplete");
    const std::string& path = run->input.config.baseline;
    if (what == "write") {
        std::vector<BaselineEntry> now = findings_of(run->checked, is_finding(run->checked, false));
        add_words(now, *run);
        const ExitStatus status = write(path, now, environment);
        if (status == ExitStatus::clean)
            environment.say(counted(now.size(), "finding") + " in " + visible(path) +
                            "; tally check --new counts only others");
        return status;
    }
    if (!run->is_whole)
        return failed(environment,
                      "a part of the articles or of the rules does not tell what is gone",
                      "prune without a PATH, --pack or --select");
    std::vector<BaselineEntry> kept;
    for (const KnownFinding& known : run->known)
        if (known.state != KnownState::gone) kept.push_back(known.entry);
    const std::size_t gone = run->known.size() - kept.size();
    if (gone == 0) {
        environment.say("nothing is stale in " + visible(path));
        return ExitStatus::clean;
    }
    const ExitStatus status = write(path, kept, environment);
    if (status == ExitStatus::clean)
        environment.say(counted(gone, "stale entry", "stale entries") + " removed from " +
                        visible(path) + ", " + std::to_string(kept.size()) + " left");
    return status;
}

} // namespace

Command baseline_command() {
    return {{"baseline",
             "Accepts today's findings as known (write), or drops those that are found no more "
             "(prune); tally check --new counts what is not known.",
             {"write|prune [PATH…]", 1},
             {{"tally baseline write", "adopt tally on an old corpus"},
              {"tally check --new", "then: only what is new, or has another value"}},
             with_common_options(with_reading_options(with_rule_options({jobs_option()})))},
            run_baseline};
}

} // namespace tally
