#include "claims/base/json.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/rule_modes.h"
#include "claims/commands/rule_pages.h"
#include "claims/extract/extract.h"
#include "claims/extract/rule_cost.h"
#include "claims/reports/paint.h"
#include "claims/tally.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int passes = 2; // over each article; the faster counts, for the first compiles and loads

struct RuleBench {
    const Rule* rule = nullptr;
    std::chrono::nanoseconds time{0};
    std::size_t hits = 0;      ///< claims
    std::size_t near_hits = 0; ///< matches that a guard or a capture refused
    std::size_t limits = 0;    ///< searches that ran into a limit
    WorstSearch worst;
};

/// The rule alone, with what its pack knows.
Pack only(const Pack& pack, const Rule& rule) {
    Pack alone;
    alone.id = pack.id;
    alone.entities = pack.entities;
    alone.corrections = pack.corrections;
    alone.rules = {rule};
    return alone;
}

RuleBench measured(const Pack& pack, const Rule& rule, const Corpus& corpus,
                   const std::vector<std::vector<Value>>& values) {
    RuleBench out;
    out.rule = &rule;
    const std::vector<Pack> packs{only(pack, rule)};
    const Extractor extractor(packs);
    for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
        const Article& article = corpus.articles[i];
        find_worst_search(rule, article, values[i], out.worst);
        std::chrono::nanoseconds best = std::chrono::nanoseconds::max();
        Extraction found;
        for (int pass = 0; pass < passes; ++pass) {
            const Clock::time_point start = Clock::now();
            found = extractor.extract(article, i, values[i]);
            best = std::min<std::chrono::nanoseconds>(best, Clock::now() - start);
        }
        out.time += best;
        out.hits += found.claims.size();
        out.near_hits += found.refused.size();
        out.limits += found.limits.size();
    }
    return out;
}

std::string milliseconds(std::chrono::nanoseconds time) {
    const auto hundredths = (time.count() + 5'000) / 10'000;
    std::string fraction = std::to_string(hundredths % 100);
    if (fraction.size() < 2) fraction.insert(0, 1, '0');
    return std::to_string(hundredths / 100) + "." + fraction;
}

std::string right(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, display_width(text)), ' ') + text;
}

std::string table(const std::vector<RuleBench>& rows, std::size_t articles, std::size_t bytes,
                  const PageStyle& style) {
    const Paint paint(style.colour);
    std::size_t longest = 4;
    for (const RuleBench& row : rows)
        longest = std::max(longest, display_width(visible(row.rule->terms->id)));
    std::string out =
        paint(Ink::frame, padded("rule", longest) + "      ms   hits   near  limits   worst") +
        '\n';
    std::chrono::nanoseconds total{0};
    for (const RuleBench& row : rows) {
        total += row.time;
        out += padded(visible(row.rule->terms->id), longest) + right(milliseconds(row.time), 8) +
               right(std::to_string(row.hits), 7) + right(std::to_string(row.near_hits), 7) +
               right(std::to_string(row.limits), 8) + right(std::to_string(row.worst.steps), 8) +
               '\n';
    }
    out += '\n' + counted(rows.size(), "rule") + " on " + counted(articles, "article") + " of " +
           std::to_string((bytes + 512) / 1024) + " KB, each by itself: " + milliseconds(total) +
           " ms\n";
    const auto worst =
        std::max_element(rows.begin(), rows.end(), [](const RuleBench& a, const RuleBench& b) {
            return a.worst.steps < b.worst.steps;
        });
    if (worst != rows.end() && worst->worst.steps > 0) {
        const std::string head = "worst search: " + visible(worst->rule->terms->id) + ", " +
                                 std::to_string(worst->worst.steps) + " steps in ";
        out += wrapped(head + "'" + fitted(visible(worst->worst.text), 200, style.ellipsis) + "'",
                       style.width, 4, 0) +
               '\n';
    }
    return out;
}

std::string json_of(const std::vector<RuleBench>& rows, std::size_t articles, std::size_t bytes) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().member("schema_version", 1).member("articles", articles);
    json.member("bytes", bytes).key("rules").begin_array();
    for (const RuleBench& row : rows) {
        json.begin_object().member("id", row.rule->terms->id);
        json.member("nanoseconds", static_cast<std::int64_t>(row.time.count()));
        json.member("hits", row.hits).member("near_hits", row.near_hits);
        json.member("limits", row.limits);
        json.member("worst_steps", static_cast<std::int64_t>(row.worst.steps));
        json.member("worst_text", row.worst.text).end_object();
    }
    json.end_array().end_object();
    return out + '\n';
}

} // namespace

ExitStatus bench_rules(const Given& given, Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    const std::optional<std::vector<Pack>> packs = read_pack_choice(given, *config, environment);
    if (!packs) return ExitStatus::failed;
    const std::optional<Input> input = read_input(given, *config, environment);
    if (!input) return ExitStatus::failed;
    const Corpus& corpus = input->corpus;

    std::vector<std::vector<Value>> values;
    std::size_t bytes = 0;
    for (const Article& article : corpus.articles) {
        values.push_back(values_of(article));
        bytes += article.text.size();
    }
    std::vector<RuleBench> rows;
    for (const Pack& pack : *packs)
        for (const Rule& rule : pack.rules)
            rows.push_back(measured(pack, rule, corpus, values));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RuleBench& a, const RuleBench& b) { return a.time > b.time; });
    environment.out.write(
        given.text("--format", "text") == "json"
            ? json_of(rows, corpus.articles.size(), bytes)
            : table(rows, corpus.articles.size(), bytes, page_style(given, environment)));
    return status_of(corpus, given, ExitStatus::clean);
}

} // namespace tally
