// values_all: every value of a text, against one PCRE2 JIT alternation of patterns for the same
// kinds. The peer finds spans only; ours also reads numbers, units, hedges and dates. Counts differ
// by design (the peer knows fewer forms), and both are printed.
#include "claims/articles/sentences.h"
#include "claims/base/regex.h"
#include "claims/values/value.h"

#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

#include "bench/bench.h"
#include "bench/corpus.h"

namespace tally::bench {

namespace {

constexpr const char* peer_pattern =
    R"re((?:\b(?:about|more than|at least|nearly|some|up to|around|almost|over|under|roughly)\s+)?(?:)re"
    R"re([$€£]\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:thousand|million|billion|trillion|bn|m|k)\b)?)re"
    R"re(|\d[\d,]*(?:\.\d+)?(?:\s?%|\s(?:percent|per cent)\b))re"
    R"re(|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+\d{1,2}\b)?(?:,?\s+\d{4}\b)?)re"
    R"re(|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)re"
    R"re(|\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)re"
    R"re(|\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion|trillion)\b)?(?:\s[a-z]+)?)re"
    R"re(|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a\s+dozen|a\s+hundred|several|dozens|hundreds|thousands)\b(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion)\b)*(?:\s[a-z]+)?)re"
    R"re())re";

struct Corpus {
    std::vector<std::string> articles;
    std::vector<std::vector<Span>> sentences;
    double megabytes = 0;
};

std::shared_ptr<const Corpus> corpus_of(const std::vector<std::string>& articles) {
    auto corpus = std::make_shared<Corpus>();
    corpus->articles = articles;
    for (const std::string& article : corpus->articles) {
        std::vector<Span> spans;
        for (const Sentence& sentence : sentences_of(article))
            spans.push_back(sentence.span);
        corpus->sentences.push_back(std::move(spans));
        corpus->megabytes += static_cast<double>(article.size()) / 1e6;
    }
    return corpus;
}

std::size_t recognise_all(const Corpus& corpus) {
    std::size_t found = 0;
    const Setting setting{day_from_number(18800)};
    for (std::size_t i = 0; i < corpus.articles.size(); ++i)
        found += recognise(corpus.articles[i], corpus.sentences[i], setting).size();
    return found;
}

std::size_t search_all(const Corpus& corpus, const Regex& regex) {
    std::size_t found = 0;
    RegexMatch match;
    for (const std::string& article : corpus.articles)
        for (std::size_t at = 0; regex.find(article, at, match) == RegexOutcome::match; ++found)
            at = match.groups[0]->second;
    return found;
}

} // namespace

std::vector<Bench> values_benches(const std::vector<std::string>& articles) {
    const auto corpus = corpus_of(articles.empty() ? made_articles(8'000'000) : articles);
    auto compiled = Regex::compile(peer_pattern);
    if (const auto* error = std::get_if<RegexError>(&compiled)) throw std::logic_error(error->what);
    const Regex regex = std::get<Regex>(compiled);
    return {{"values_all",
             "every value of the text",
             corpus->megabytes,
             {"tally, recognise()", [corpus] { return recognise_all(*corpus); }},
             {"PCRE2 JIT, one alternation", [corpus, regex] { return search_all(*corpus, regex); }},
             1.5,
             false}};
}

} // namespace tally::bench
