// sentences: where sentences end, against ICU's rules with its list of abbreviations. Counts
// differ: headings and paragraphs are ours alone, and each has abbreviations that the other lacks.
#include "claims/articles/sentences.h"

#include <memory>
#include <stdexcept>

#include "bench/bench.h"
#include "bench/news.h"

#ifdef TALLY_BENCH_ICU
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#endif

namespace tally::bench {

namespace {

using Articles = std::shared_ptr<const std::vector<std::string>>;

std::size_t ours(const std::vector<std::string>& articles) {
    std::size_t found = 0;
    for (const std::string& article : articles)
        found += sentences_of(article).size();
    return found;
}

#ifdef TALLY_BENCH_ICU
Side peer(const Articles& articles) {
    UErrorCode status = U_ZERO_ERROR;
    const std::shared_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createSentenceInstance(icu::Locale("en@ss=standard"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for English sentences");
    return {"ICU, suppressions, UText", [articles, breaks] {
                std::size_t found = 0;
                for (const std::string& article : *articles) {
                    UErrorCode error = U_ZERO_ERROR;
                    UText* text = utext_openUTF8(nullptr, article.data(),
                                                 static_cast<int64_t>(article.size()), &error);
                    breaks->setText(text, error);
                    while (breaks->next() != icu::BreakIterator::DONE)
                        ++found;
                    utext_close(text);
                }
                return found;
            }};
}
#else
Side peer(const Articles&) {
    return {"ICU", []() -> std::size_t {
                throw std::runtime_error("built without ICU (package libicu-dev)");
            }};
}
#endif

} // namespace

std::vector<Bench> sentences_benches(const std::vector<std::string>& given) {
    const auto articles = std::make_shared<const std::vector<std::string>>(
        given.empty() ? made_news(4'000'000) : given);
    return {{"sentences",
             "where sentences end",
             megabytes_of(*articles),
             {"tally, sentences_of()", [articles] { return ours(*articles); }},
             peer(articles),
             8,
             false,
             31}};
}

} // namespace tally::bench
