#include "claims/extract/outcomes.h"

#include "claims/extract/extract.h"
#include "claims/extract/test_article.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

using Sort = TestOutcome::Sort;

Sort sort_of(const RuleTest& test, bool passed, bool claims_something) {
    if (test.texts.size() == 2) return passed ? Sort::pair : Sort::wrong;
    if (passed) return test.gives.empty() ? Sort::near_miss : Sort::hit;
    if (test.gives.empty() && claims_something) return Sort::false_hit;
    return claims_something ? Sort::wrong : Sort::missed;
}

} // namespace

std::vector<TestOutcome> outcomes_of(const Pack& pack, const RuleExamples& ran) {
    const Rule& rule = *ran.rule;
    Pack alone;
    alone.id = pack.id;
    alone.entities = pack.entities;
    alone.corrections = pack.corrections;
    alone.rules = {rule};
    const std::vector<Pack> packs{std::move(alone)};
    const Extractor extractor(packs);

    std::vector<TestOutcome> out;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        const RuleTest& test = rule.tests[i];
        const auto fault = std::find_if(ran.faults.begin(), ran.faults.end(),
                                        [&](const ExampleFault& one) { return one.test == i; });
        const bool passed = fault == ran.faults.end();
        TestOutcome outcome;
        outcome.test = &test;
        if (!passed) outcome.why = fault->what;
        if (test.texts.size() == 1) {
            const Article article = article_of(test.texts.front(), 0);
            Extraction found = extractor.extract(article, 0, values_in(article));
            outcome.claims = std::move(found.claims);
            outcome.text = article.text;
            if (passed && outcome.claims.empty())
                outcome.why =
                    found.refused.empty() ? "no pattern matches" : found.refused.front().why;
        }
        outcome.sort = sort_of(test, passed, !outcome.claims.empty());
        out.push_back(std::move(outcome));
    }
    return out;
}

std::string_view name_of(TestOutcome::Sort sort) {
    switch (sort) {
    case Sort::hit: return "hit";
    case Sort::near_miss: return "near miss";
    case Sort::pair: return "pair";
    case Sort::false_hit: return "false hit";
    case Sort::missed: return "missed";
    case Sort::wrong: return "wrong";
    }
    return "";
}

} // namespace tally
