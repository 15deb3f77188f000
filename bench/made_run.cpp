#include "bench/made_run.h"

#include <cstdint>
#include <string>

namespace tally::bench {

std::shared_ptr<const MadeRun> make_run(std::size_t articles) {
    auto run = std::make_shared<MadeRun>();
    auto rule = std::make_shared<RuleTerms>();
    rule->id = "made/rule";
    const auto day = parse_iso_date("2031-03-02");
    for (std::size_t i = 0; i < articles; ++i) {
        Article& article = run->corpus.articles.emplace_back();
        article.id = "article-" + std::to_string(i);
        article.path = "articles/outlet-" + std::to_string(i % 40) + "/" + article.id + ".txt";
        article.source = "outlet-" + std::to_string(i % 40);
        article.published = "2031-03-02";
        article.day = day;
        for (std::size_t k = 0; k < claims_an_article; ++k)
            article.text += "The town hall said that " + std::to_string(10 + k) +
                            " villagers were led to safety when the dam gave way at night.\n";
        index_lines(article);
        for (std::size_t k = 0, start = 0; k < claims_an_article; ++k) {
            const std::size_t end = article.text.find('\n', start);
            const std::size_t fact = (i / claims_an_article) * claims_an_article + k;
            const std::size_t index = run->checked.claims.size();
            Claim& claim = run->checked.claims.emplace_back();
            claim.id = "c:" + std::to_string(1'000'000'000'000'000 + index);
            claim.article = i;
            claim.rule = rule;
            claim.sentence = {start, end};
            claim.value.kind = Kind::count;
            claim.value.span = {start + 24, start + 36};
            // One of seven articles tells of each third fact otherwise.
            const std::size_t more = i % 7 == 0 && k % 3 == 0 ? 1 : 0;
            claim.value.value = Decimal(static_cast<std::int64_t>(10 + k + more));
            claim.value.allows = Interval::exactly(*claim.value.value);
            claim.value.unit = "villager";
            claim.value.unit_text = "villagers";
            claim.subject = "town " + std::to_string(fact);
            claim.attribute = "villagers led to safety";
            claim.as_of = day;
            Compared& compared = run->checked.compared.emplace_back();
            compared.claim = index;
            compared.fact = fact;
            compared.source = article.source;
            compared.origin = article.id;
            compared.interval = claim.value.allows;
            compared.min_key = claim.value.allows.min_key();
            compared.max_key = claim.value.allows.max_key();
            if (run->checked.facts.size() <= fact) {
                Fact& made = run->checked.facts.emplace_back();
                made.id = "f:" + std::to_string(1'000'000'000'000'000 + fact);
                made.subject = claim.subject;
                made.attribute = claim.attribute;
                made.kind = Kind::count;
                made.unit = "villager";
                made.verdict = Verdict::agreement;
                made.strength = Strength::exact;
                made.independent_sources = claims_an_article;
                made.common = claim.value.allows;
            }
            Fact& told = run->checked.facts[fact];
            told.claims.push_back(index);
            if (more > 0) {
                told.verdict = Verdict::conflict;
                told.strength.reset();
                told.common.reset();
            }
            start = end + 1;
        }
        run->checked.origins.push_back(article.id);
        run->info.coverage.by_article.push_back({i, Kind::count, 6, 5});
    }
    run->info.at = "2031-04-02T09:00:00Z";
    run->info.tool = "bench";
    run->info.rules = "made";
    return run;
}

} // namespace tally::bench
