// startup: one article and 200 rules, the whole program, against rg with 50 patterns on it.
// pathological: what an exponential rule costs where it is tried, against a budget of 0.3 ms.
#include "claims/articles/sentences.h"
#include "claims/base/source_text.h"
#include "claims/extract/extract.h"
#include "claims/rules/read.h"
#include "claims/tally.h"

#include <ctime>
#include <memory>
#include <stdexcept>

#include "bench/bench.h"
#include "bench/news.h"
#include "bench/process.h"

namespace tally::bench {

namespace {

constexpr std::size_t runs = 20;

Side program(const std::string& name, const std::vector<std::string>& command) {
    return {name, [command] {
                std::size_t lines = 0;
                for (std::size_t i = 0; i < runs; ++i) {
                    const auto out = run_program(command);
                    if (!out)
                        throw std::runtime_error(command[0] +
                                                 " is not there (rg: package ripgrep)");
                    for (const char c : *out)
                        lines += c == '\n' ? 1U : 0U;
                }
                return lines;
            }};
}

/// Sentences on which the pattern below tries every way to split the words.
std::string long_sentences(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "The council of the old town has paid for 12 new bridges and for roads and schools "
                "and a hall and it has never asked why.\n\n";
    return text;
}

struct Pathological {
    std::vector<Pack> packs;
    Article article;
    std::vector<Value> values;
};

} // namespace

std::vector<Bench> startup_benches(const std::vector<std::string>& given) {
    const std::string article =
        made_file("one.txt", given.empty() ? made_news(3000).front() : given.front());
    const std::vector<MadeRule> rules = made_rules(200);
    const std::string pack = made_file("made.yaml", made_pack(rules));
    std::string lines;
    for (std::size_t i = 0; i < 50; ++i)
        lines += rules[i].raw + "\n";
    const std::string patterns = made_file("patterns.txt", lines);
    // As a ratio: 0.33 is three times the peer's time.
    return {
        {"startup", "one article, 200 rules; twenty runs", 0,
         program("tally extract, 200 rules", {TALLY_PROGRAM, "extract", "--pack", pack, article}),
         program("rg -P, 50 patterns", {"rg", "-P", "-i", "-j1", "-f", patterns, article}), 1 / 3.0,
         false}};
}

std::vector<Bench> pathological_benches(const std::vector<std::string>&) {
    constexpr std::size_t sentences = 8; // after so many limits a rule is given up for an article
    const auto made = std::make_shared<Pathological>();
    auto packs = read_packs({SourceText(
        "slow.yaml", "tally: 1\npack: slow\nrules:\n  - id: slow\n"
                     "    match: '(?:\\w+\\s*)+ bridges {{n:number}}'\n    syntax: pcre2\n"
                     "    fact: {subject: s, attribute: a}\n")});
    if (!packs) throw std::logic_error(to_string(packs.error().front()));
    made->packs = std::move(packs).value();
    made->article.id = made->article.path = "slow.txt";
    made->article.text = long_sentences(sentences);
    made->article.sentences = sentences_of(made->article.text);
    index_lines(made->article);
    made->values = values_of(made->article);
    const auto extractor = std::make_shared<const Extractor>(made->packs);
    const auto run = [made, extractor] {
        std::size_t limits = 0;
        for (int i = 0; i < 50; ++i)
            limits += extractor->extract(made->article, 0, made->values).limits.size();
        return limits;
    };
    const auto budget = [] { // a clock of the CPU time allowed
        const std::clock_t end =
            std::clock() + static_cast<std::clock_t>(50 * sentences * 0.0003 * CLOCKS_PER_SEC);
        while (std::clock() < end) {
        }
        return 50 * sentences;
    };
    // Both count the sentences: each ends in a limit that is told.
    return {{"pathological",
             "an exponential rule, limits told",
             0,
             {"tally, 400 tried sentences", run},
             {"0.3 ms a sentence", budget},
             1,
             true}};
}

} // namespace tally::bench
