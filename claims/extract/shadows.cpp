#include "claims/extract/shadows.h"

#include "claims/extract/extract.h"
#include "claims/extract/test_article.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

bool is_same_claim(const Claim& a, const Claim& b) {
    return a.value.span.overlaps(b.value.span) && a.subject == b.subject &&
           a.attribute == b.attribute && a.qualifiers == b.qualifiers;
}

} // namespace

Diagnostics shadowed_rules(const Pack& pack) {
    const std::vector<Pack> packs{pack};
    const Extractor extractor(packs);
    std::set<std::pair<std::string, std::string>> told;
    Diagnostics found;
    for (const Rule& rule : pack.rules)
        for (const RuleTest& test : rule.tests)
            for (const TestText& text : test.texts) {
                const Article article = article_of(text, 0);
                const Extraction all = extractor.extract(article, 0, values_in(article));
                for (const Claim& own : all.claims)
                    for (const Claim& other : all.claims) {
                        if (own.rule->id != rule.terms->id || other.rule->id == own.rule->id ||
                            !is_same_claim(own, other))
                            continue;
                        if (!told.emplace(own.rule->id, other.rule->id).second ||
                            told.count({other.rule->id, own.rule->id}) != 0)
                            continue;
                        found.push_back(
                            {text.where,
                             "'" + other.rule->id + "' claims the same here as its own rule, '" +
                                 own.rule->id + "': '" +
                                 std::string(own.value.span.of(article.text)) + "'",
                             "narrow one of the two, or make them one", Severity::warning});
                    }
            }
    return found;
}

} // namespace tally
