#include "claims/articles/sentences.h"
#include "claims/base/libraries.h"
#include "claims/commands/checking.h"
#include "claims/commands/commands.h"
#include "claims/commands/explain_fact.h"
#include "claims/commands/explain_rule.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

ExitStatus misused(Environment& environment, std::string what, std::string cure) {
    tell_all(environment, {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
    return ExitStatus::failed;
}

ExitStatus print(const Given& given, Environment& environment, const ExplanationStyle& style,
                 const std::vector<Explanation>& explanations) {
    if (given.text("--format", "text") == "json") {
        environment.out.write(explanations_json(explanations));
        return ExitStatus::clean;
    }
    for (const Explanation& one : explanations)
        environment.out.write((&one == &explanations.front() ? "" : "\n") +
                              explanation_text(one, style));
    return ExitStatus::clean;
}

/// Whether a word is an id: "f:7c1e90ab", or 4 and more hexadecimal digits with a decimal one among
/// them, for "added" may be a rule.
bool is_id(std::string_view word) {
    if (word.size() > 1 && word[1] == ':') return word.find('/') == std::string_view::npos;
    return word.size() >= 4 &&
           word.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos;
}

// --- a fact, a claim or a relation

ExitStatus explain_by_id(const Given& given, Environment& environment) {
    Given articles = given;
    const std::string id = given.operands.front();
    articles.operands.erase(articles.operands.begin());
    const std::optional<Run> run = run_rules(articles, environment, RunTo::verdicts);
    if (!run) return ExitStatus::failed;
    const std::vector<std::string> ids = ids_that_begin(run->checked, id);
    if (ids.empty())
        return misused(environment, "nothing in these articles has the id '" + id + "'",
                       "give the PATHs that tally check was given; it prints the ids");
    if (ids.size() > 1) {
        std::string some;
        for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 5); ++i)
            some += (i == 0 ? "" : ", ") + ids[i];
        return misused(environment,
                       std::to_string(ids.size()) + " ids begin with '" + id + "': " + some,
                       "write more of it");
    }
    const Report report{run->input.corpus, run->checked, run->input.config.sources, run->coverage,
                        program_version()};
    const ExplanationStyle style(given, environment);
    return status_of(
        *run, given,
        print(given, environment, style, {explain_id(*run, report, ids.front(), style)}));
}

// --- a rule on a text

struct Chosen {
    const Pack* pack = nullptr;
    const Rule* rule = nullptr;
};

/// The rule of that id, or the only one of that name in any pack.
std::optional<Chosen> rule_named(const std::string& name, const std::vector<Pack>& packs,
                                 Environment& environment) {
    std::vector<Chosen> found;
    std::vector<std::string> ids;
    for (const Pack& pack : packs)
        for (const Rule& rule : pack.rules) {
            ids.push_back(rule.terms->id);
            if (rule.terms->id == name || rule.terms->id.ends_with("/" + name))
                found.push_back({&pack, &rule});
        }
    if (found.size() == 1) return found.front();
    Diagnostics wrong;
    if (found.empty())
        (void)rule_globs("tally", {name}, ids, wrong);
    else
        wrong.push_back({{"tally", 0, 0},
                         "rules of several packs are named '" + name + "'",
                         "write " + found.front().rule->terms->id,
                         Severity::error});
    tell_all(environment, wrong);
    return std::nullopt;
}

Article article_of_text(const Given& given, const Config& config) {
    Article article;
    article.id = article.path = "text";
    article.source = given.text("--source", "text");
    article.published = given.text("--published");
    article.day = day_in(config.settings.time_zone, article.published);
    article.text = given.text("--text");
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

/// "a/b.txt:12": a path and a line, from 1.
struct PathLine {
    std::string path;
    std::size_t line = 0;
};

std::optional<PathLine> path_and_line(const std::string& word) {
    const std::size_t colon = word.rfind(':');
    if (colon == std::string::npos || colon + 1 == word.size()) return std::nullopt;
    PathLine out{word.substr(0, colon), 0};
    const char* end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data() + colon + 1, end, out.line);
    if (error != std::errc() || stop != end || out.line == 0) return std::nullopt;
    return out;
}

/// The sentences that touch a line of the file; nothing where none does.
std::optional<Span> sentences_on(const Article& article, std::size_t line) {
    std::optional<Span> out;
    for (const Sentence& sentence : article.sentences) {
        if (sentence.span.empty()) continue;
        if (article.position(sentence.span.start).line > line ||
            article.position(sentence.span.end - 1).line < line)
            continue;
        if (!out) out = sentence.span;
        out->end = sentence.span.end;
    }
    return out;
}

ExitStatus explain_on_line(const Given& given, Environment& environment, const Config& config,
                           const Chosen& chosen, const PathLine& place,
                           const ExplanationStyle& style) {
    Given article_only = given;
    article_only.operands = {place.path};
    const std::optional<Input> input = read_input(article_only, config, environment);
    if (!input) return ExitStatus::failed;
    std::vector<Explanation> out;
    for (const Article& article : input->corpus.articles)
        if (const auto part = sentences_on(article, place.line))
            out.push_back(explain_rule(*chosen.pack, *chosen.rule, article, *part,
                                       config.settings.hedges, style));
    if (out.empty())
        return misused(environment,
                       place.path + " has no sentence on line " + std::to_string(place.line),
                       "lines count from 1");
    return print(given, environment, style, out);
}

ExitStatus explain_by_rule(const Given& given, Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    const std::optional<std::vector<Pack>> packs = read_pack_choice(given, *config, environment);
    if (!packs) return ExitStatus::failed;
    const std::string& name = given.operands.front();
    const std::optional<Chosen> chosen = rule_named(name, *packs, environment);
    if (!chosen) return ExitStatus::failed;
    const ExplanationStyle style(given, environment);
    if (given.has("--text")) {
        if (given.operands.size() > 1)
            return misused(environment, "both --text and a PATH:LINE are given", "keep one");
        const Article article = article_of_text(given, *config);
        return print(given, environment, style,
                     {explain_rule(*chosen->pack, *chosen->rule, article, {0, article.text.size()},
                                   config->settings.hedges, style)});
    }
    const std::optional<PathLine> place =
        given.operands.size() == 2 ? path_and_line(given.operands[1]) : std::nullopt;
    if (!place)
        return misused(environment, "on which text should '" + name + "' be explained?",
                       "add --text 'a sentence', or PATH:LINE; what the rule says stands in "
                       "tally rules " +
                           name);
    return explain_on_line(given, environment, *config, *chosen, *place, style);
}

ExitStatus run_explain(const Given& given, Environment& environment) {
    return is_id(given.operands.front()) ? explain_by_id(given, environment)
                                         : explain_by_rule(given, environment);
}

} // namespace

Command explain_command() {
    return {
        {"explain",
         "Says why a fact has its verdict, or what a rule does with a sentence.",
         {"ID|RULE [PATH…]", 1},
         {{"tally explain f:7c1e90ab articles/",
           "a fact, a claim or a relation that check printed"},
          {"tally explain news/killed --text 'Ten were hurt.'", "where a rule stopped matching"},
          {"tally explain news/killed a.txt:12", "the same on a line of an article"}},
         with_common_options(with_reading_options(with_rule_options({
             {"--text", "SENTENCE", "the text that a rule is tried on"},
             {"-f,--format", "FORMAT", "text or json [text]", {"text", "json"}},
             min_link_option(),
             jobs_option(),
         })))},
        run_explain};
}

} // namespace tally
