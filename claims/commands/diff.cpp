#include "claims/base/json.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/asking.h"
#include "claims/commands/commands.h"
#include "claims/commands/diff_runs.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/rule_pages.h"
#include "claims/extract/claim_diff.h"
#include "claims/reports/claim_json.h"
#include "claims/reports/excerpt.h"
#include "claims/reports/paint.h"
#include "claims/rules/packs.h"
#include "claims/tally.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// What one set of rules finds.
struct Side {
    std::vector<Pack> packs;
    Checked checked;
    bool limited = false;
};

using VerdictCounts = std::map<Verdict, std::size_t>;

VerdictCounts verdicts_of(const Checked& checked) {
    VerdictCounts out;
    for (const Fact& fact : checked.facts)
        ++out[fact.verdict];
    return out;
}

/// Everything that is printed.
struct RuleDiff {
    const Corpus& corpus;
    const Checked& before;
    const Checked& after;
    ClaimDiff claims;
    /// Verdicts whose number of facts changed, with both numbers.
    std::vector<std::pair<Verdict, std::pair<std::size_t, std::size_t>>> verdicts;

    bool is_empty() const {
        return claims.lost.empty() && claims.gained.empty() && claims.changed.empty() &&
               verdicts.empty();
    }
};

class TextDiff {
public:
    TextDiff(const RuleDiff& diff, const PageStyle& style)
        : diff_(diff), style_(style), paint_(style.colour) {}

    std::string text() {
        for (const std::size_t index : diff_.claims.lost)
            claim("lost", Ink::error, diff_.before.claims[index], '-');
        for (const ChangedClaim& changed : diff_.claims.changed) {
            claim("changed", Ink::warning, diff_.after.claims[changed.after], '^');
            for (const ChangedClaim::Field& field : changed.fields)
                note(field.name + ": " + field.before + " " + std::string(style_.arrow) + " " +
                     field.after);
        }
        for (const std::size_t index : diff_.claims.gained)
            claim("gained", Ink::good, diff_.after.claims[index], '^');
        if (!out_.empty()) out_ += '\n';
        summary();
        return std::move(out_);
    }

private:
    void claim(std::string_view what, Ink ink, const Claim& claim, char mark) {
        const Article& article = diff_.corpus.articles.at(claim.article);
        const Position place = article.position(claim.value.span.start);
        const std::string line = std::to_string(place.line);
        if (!out_.empty()) out_ += '\n';
        const std::string label = std::string(what) + "[" + visible(claim.rule->id) + "]:";
        out_ += paint_(ink, label) +
                wrapped(" " + visible(claim.subject) + ", " + visible(claim_words(claim)),
                        style_.width, 4, display_width(label)) +
                '\n';
        const std::string margin(line.size() + 1, ' ');
        margin_ = line.size() + 2;
        out_ += paint_(Ink::frame, margin + "-->") + ' ' + visible(article.path) + ':' + line +
                ':' + std::to_string(place.column) + '\n';
        const Excerpt shown = excerpt(article.text, claim.sentence, claim.value.span,
                                      style_.width - margin_ - 2, style_.ellipsis);
        out_ += paint_(Ink::frame, ' ' + line + " |") + ' ' + shown.line + '\n';
        out_ += paint_(Ink::frame, std::string(margin_, ' ') + "|") + ' ' +
                std::string(shown.mark_column, ' ') +
                paint_(mark == '^' ? Ink::primary : Ink::secondary,
                       std::string(shown.mark_width, mark)) +
                '\n';
    }

    void note(const std::string& text) {
        out_ += std::string(margin_, ' ') + paint_(Ink::frame, "=") + ' ' +
                wrapped(visible(text), style_.width, margin_ + 4, margin_ + 2) + '\n';
    }

    void summary() {
        const ClaimDiff& claims = diff_.claims;
        out_ += counted(claims.same, "claim") + " the same, " +
                std::to_string(claims.gained.size()) + " gained, " +
                std::to_string(claims.lost.size()) + " lost, " +
                std::to_string(claims.changed.size()) + " changed.\n";
        std::string words;
        for (const auto& [verdict, counts] : diff_.verdicts)
            words += (words.empty() ? "" : ", ") + std::string(name_of(verdict)) + " " +
                     std::to_string(counts.first) + " " + std::string(style_.arrow) + " " +
                     std::to_string(counts.second);
        if (!words.empty()) out_ += wrapped("Facts: " + words + ".", style_.width, 0) + '\n';
    }

    const RuleDiff& diff_;
    const PageStyle& style_;
    Paint paint_;
    std::string out_;
    std::size_t margin_ = 0;
};

std::string json_of(const RuleDiff& diff) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().member("schema_version", 1).member("same", diff.claims.same);
    const auto list = [&](std::string_view name, const Checked& checked,
                          const std::vector<std::size_t>& claims) {
        json.key(name).begin_array();
        for (const std::size_t index : claims)
            write_claim(json, diff.corpus, checked, index);
        json.end_array();
    };
    list("lost", diff.before, diff.claims.lost);
    list("gained", diff.after, diff.claims.gained);
    json.key("changed").begin_array();
    for (const ChangedClaim& changed : diff.claims.changed) {
        json.begin_object().key("before");
        write_claim(json, diff.corpus, diff.before, changed.before);
        json.key("after");
        write_claim(json, diff.corpus, diff.after, changed.after);
        json.key("fields").begin_array();
        for (const ChangedClaim::Field& field : changed.fields)
            json.value(field.name);
        json.end_array().end_object();
    }
    json.end_array().key("verdicts").begin_object();
    for (const auto& [verdict, counts] : diff.verdicts) {
        json.key(name_of(verdict)).begin_object().member("before", counts.first);
        json.member("after", counts.second).end_object();
    }
    json.end_object().end_object();
    return out + '\n';
}

std::optional<Side> side_of(const std::string& choice, const Input& input, std::size_t jobs,
                            Environment& environment) {
    Result<std::vector<Pack>> packs = load_packs({{choice, {"tally", 0, 0}, ""}});
    if (!packs) {
        tell_all(environment, packs.error());
        return std::nullopt;
    }
    Side side;
    side.packs = std::move(*packs);
    Extracted extracted =
        extract_all(input.corpus, side.packs, jobs, nullptr, input.config.settings.hedges);
    Diagnostics told;
    for (const Limited& limit : extracted.limits)
        told.push_back(limit.told);
    tell_all(environment, told);
    side.limited = !told.empty();
    side.checked = check(input.corpus, std::move(extracted.claims), {input.config.sources});
    return side;
}

RuleDiff diff_of(const Corpus& corpus, const Checked& before, const Checked& after) {
    RuleDiff out{corpus, before, after, diff_claims(corpus, before.claims, after.claims), {}};
    VerdictCounts old_counts = verdicts_of(before);
    VerdictCounts new_counts = verdicts_of(after);
    for (const Verdict verdict : {Verdict::conflict, Verdict::update, Verdict::agreement,
                                  Verdict::single_source, Verdict::echo})
        if (old_counts[verdict] != new_counts[verdict])
            out.verdicts.push_back({verdict, {old_counts[verdict], new_counts[verdict]}});
    return out;
}

ExitStatus diff_rules(const Given& given, Environment& environment) {
    const std::optional<std::size_t> jobs = number_given(given, "--jobs", 0, environment);
    if (!jobs) return ExitStatus::failed;
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    Given articles = given;
    articles.operands.erase(articles.operands.begin(), articles.operands.begin() + 2);
    const std::optional<Input> input = read_input(articles, *config, environment);
    if (!input) return ExitStatus::failed;
    const std::optional<Side> before = side_of(given.operands[0], *input, *jobs, environment);
    const std::optional<Side> after = side_of(given.operands[1], *input, *jobs, environment);
    if (!before || !after) return ExitStatus::failed;

    const RuleDiff diff = diff_of(input->corpus, before->checked, after->checked);
    environment.out.write(given.text("--format", "text") == "json"
                              ? json_of(diff)
                              : TextDiff(diff, page_style(given, environment)).text());
    if (before->limited || after->limited) return ExitStatus::failed;
    return status_of(input->corpus, given,
                     diff.is_empty() ? ExitStatus::clean : ExitStatus::findings);
}

ExitStatus run_diff(const Given& given, Environment& environment) {
    const auto misuse = [&](std::string what, std::string cure) {
        tell_all(environment,
                 {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
        return ExitStatus::failed;
    };
    if (!given.has("--rules")) {
        if (given.operands.size() > 2)
            return misuse("tally diff compares two runs",
                          "tally diff OLD NEW; of rules, tally diff --rules OLD NEW PATH…");
        return diff_runs(given, environment);
    }
    if (given.operands.size() < 2)
        return misuse("tally diff --rules needs the rules before and after",
                      "name a file, a folder or a pack for each");
    return diff_rules(given, environment);
}

} // namespace

Command diff_command() {
    return {{"diff",
             "What is different: facts between two runs (the last and the one before it), or, with "
             "--rules, claims under two sets of rules. Status 1 where there is anything.",
             {"[OLD [NEW]]"},
             {{"tally diff", "what the last run found that the one before it had not"},
              {"tally diff yesterday", "a run by its number, or the last of that day or before"},
              {"tally diff --rules old.yaml rules/floods.yaml articles/",
               "before you commit a change of a pack"}},
             with_common_options(with_reading_options(with_answer_options(
                 {{"--rules", "", "OLD and NEW are rule files, folders or packs; then PATH…"},
                  {"--evidence", "", "also facts of which only a sentence or a place is another"},
                  {"-f,--format", "FORMAT", "text or json [text]", {"text", "json"}},
                  jobs_option()})))},
            run_diff};
}

} // namespace tally
