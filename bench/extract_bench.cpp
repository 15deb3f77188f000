// extract_200, rules_growth: articles in, claims out, with rules in the style of real packs. The
// peers search for the same rules with each value spelled out in the pattern; they find text where
// ours finds values, so counts differ a little (a number within a date is no number to us), and
// rg counts lines.
#include "claims/articles/read.h"
#include "claims/base/regex.h"
#include "claims/base/source_text.h"
#include "claims/check/check.h"
#include "claims/extract/quotes.h"
#include "claims/extract/rule_index.h"
#include "claims/reports/claim_json.h"
#include "claims/rules/read.h"
#include "claims/tally.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

#include "bench/bench.h"
#include "bench/news.h"
#include "bench/process.h"

namespace tally::bench {

namespace {

constexpr std::size_t bytes = 1'000'000;

std::vector<Pack> packs_of(std::size_t rules) {
    auto read = read_packs({SourceText("made.yaml", made_pack(made_rules(rules)))});
    if (!read) throw std::logic_error(to_string(read.error().front()));
    return std::move(read).value();
}

/// Reads articles, finds claims and writes them. Gives their number. What `tally extract` says of
/// a claim's fact and origin comes of comparing all articles and claims, and is left out here.
std::size_t extract_file(const std::string& file, const std::vector<Pack>& packs) {
    auto read = read_corpus({file}, {});
    if (!read) throw std::logic_error(to_string(read.error().front()));
    const Corpus corpus = std::move(read).value();
    Extracted extracted = extract_all(corpus, packs, 1);
    Checked checked;
    checked.claims = std::move(extracted.claims);
    checked.compared.resize(checked.claims.size());
    checked.facts.resize(1);
    std::string line; // as the command does
    for (std::size_t i = 0; i < checked.claims.size(); ++i) {
        line.clear();
        JsonWriter json(line);
        write_claim(json, corpus, checked, i);
        line += '\n';
    }
    return checked.claims.size();
}

/// What a MB of the corpus holds, to set beside what news holds (see news.h).
std::string density_of(const std::string& file, const std::vector<Pack>& packs, double megabytes) {
    const Corpus corpus = read_corpus({file}, {}).value();
    const RuleIndex index(packs);
    RuleIndex::Found worth_trying;
    std::size_t sentences = 0, values = 0, candidates = 0;
    for (const Article& article : corpus.articles) {
        const std::vector<Value> found = values_of(article);
        const std::vector<Quotation> quotations = find_quotations(article);
        sentences += article.sentences.size();
        values += found.size();
        index.scan(Views(article, found, quotations), worth_trying);
        candidates += worth_trying.candidates.size();
    }
    const auto a_megabyte = [&](std::size_t count, const char* what) {
        return std::to_string(std::lround(static_cast<double>(count) / megabytes)) + what;
    };
    return "; a MB has " + a_megabyte(sentences, " sentences, ") + a_megabyte(values, " values, ") +
           a_megabyte(candidates, " candidates, ") +
           a_megabyte(extract_all(corpus, packs, 1).claims.size(), " claims");
}

/// So many articles as make up the bytes that are searched.
std::vector<std::string>::const_iterator first_of(const std::vector<std::string>& articles) {
    auto end = articles.begin();
    for (std::size_t size = 0; end != articles.end() && size < bytes; ++end)
        size += end->size();
    return end;
}

std::size_t search_all(const std::vector<Regex>& patterns,
                       const std::vector<std::string>& articles) {
    std::size_t found = 0;
    RegexMatch match;
    for (const std::string& article : articles)
        for (const Regex& pattern : patterns)
            for (std::size_t at = 0; pattern.find(article, at, match) == RegexOutcome::match;
                 ++found)
                at = match.groups[0]->second;
    return found;
}

/// `rg -c` with the patterns, 50 at a time, as far as they fit into one of its patterns.
std::size_t ripgrep(const std::vector<std::string>& pattern_files, const std::string& text) {
    std::size_t lines = 0;
    for (const std::string& file : pattern_files) {
        const auto out =
            run_program({"rg", "-P", "--no-unicode", "-i", "-c", "-j1", "-f", file, text});
        if (!out) throw std::runtime_error("rg is not installed (package ripgrep)");
        lines += std::strtoull(out->c_str(), nullptr, 10);
    }
    return lines;
}

Side ours(const std::string& name, std::size_t rules, const std::string& file) {
    const auto packs = std::make_shared<const std::vector<Pack>>(packs_of(rules));
    return {name, [packs, file] { return extract_file(file, *packs); }};
}

} // namespace

std::vector<Bench> extract_benches(const std::vector<std::string>& given) {
    const auto articles = std::make_shared<const std::vector<std::string>>(
        given.empty() ? made_news(bytes)
                      : std::vector<std::string>(given.begin(), first_of(given)));
    const std::string records = made_file("news.jsonl", as_json_lines(*articles));
    std::string text;
    for (const std::string& article : *articles)
        text += article;
    const double megabytes = megabytes_of(*articles);
    const std::string plain = made_file("news.txt", text);

    const std::vector<MadeRule> rules = made_rules(200);
    std::vector<std::string> files;
    std::vector<Regex> patterns;
    for (std::size_t i = 0; i < rules.size(); i += 50) {
        std::string lines;
        for (std::size_t k = i; k < i + 50; ++k) {
            lines += rules[k].raw + "\n";
            auto compiled = Regex::compile(rules[k].raw);
            if (auto* error = std::get_if<RegexError>(&compiled))
                throw std::logic_error(error->what);
            patterns.push_back(std::get<Regex>(std::move(compiled)));
        }
        files.push_back(made_file("patterns" + std::to_string(i), lines));
    }

    const Side tally_200 = ours("tally, 200 rules", 200, records);
    const std::string work =
        "JSON Lines in, claims of 200 rules out" + density_of(records, packs_of(200), megabytes);
    std::vector<Bench> out;
    out.push_back(
        {"extract_200_rg",
         work,
         megabytes,
         tally_200,
         {"rg -P --no-unicode -i -c, 4 x 50", [files, plain] { return ripgrep(files, plain); }},
         60,
         false});
    out.push_back({"extract_200_pcre2",
                   work,
                   megabytes,
                   tally_200,
                   {"PCRE2 JIT, pattern by pattern",
                    [patterns, articles] { return search_all(patterns, *articles); }},
                   55,
                   false});
    // As a ratio: 0.45 is 2.2 times the cost.
    out.push_back({"extract_growth_200", "what 200 rules cost, against 10", megabytes, tally_200,
                   ours("tally, 10 rules", 10, records), 1 / 2.2, false});
    out.push_back({"extract_growth_1000", "what 1000 rules cost, against 200", megabytes,
                   ours("tally, 1000 rules", 1000, records), tally_200, 1 / 2.2, false});
    return out;
}

} // namespace tally::bench
