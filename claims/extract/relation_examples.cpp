// The tests of relations: each text an article of its own, read by all rules of the pack.
#include "claims/extract/examples.h"
#include "claims/extract/test_article.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tally {

namespace {

class RelationRunner {
public:
    RelationRunner(std::shared_ptr<const RelationRule> relation, const Extractor& rules,
                   const RelationJudge& judge)
        : relation_(std::move(relation)), rules_(rules), judge_(judge) {
        for (const auto& [attribute, offset] : attributes_of(relation_->relation))
            attributes_.insert(attribute);
    }

    RuleExamples run() {
        RuleExamples out;
        out.id = relation_->id;
        out.where = relation_->where;
        out.tests = relation_->tests.size();
        for (std::size_t i = 0; i < relation_->tests.size(); ++i) {
            std::vector<ExampleFault> faults = faults_of(relation_->tests[i], i);
            if (faults.empty()) ++out.passed;
            std::move(faults.begin(), faults.end(), std::back_inserter(out.faults));
        }
        return out;
    }

private:
    std::vector<ExampleFault> faults_of(const RuleTest& test, std::size_t index) const {
        std::vector<ExampleFault> faults;
        Corpus corpus;
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < test.texts.size(); ++i) {
            corpus.articles.push_back(article_of(test.texts[i], i));
            Extraction found = extract_test(rules_, test.texts[i], corpus.articles.back(), i);
            for (const Diagnostic& limit : found.limits)
                faults.push_back({index, test.where, limit.what, {}, "", limit.cure});
            std::move(found.claims.begin(), found.claims.end(), std::back_inserter(claims));
        }
        const RelationJudgement judgement = judge_(corpus, claims, relation_);
        if (judgement.verdict == test.verdict) return faults;
        ExampleFault wrong{
            index, test.where, "expected " + test.verdict + ", got " + judgement.verdict,
            {},    "",         ""};
        for (const std::string& told : judgement.told)
            wrong.because += (wrong.because.empty() ? "" : "; ") + told;
        for (std::size_t i = 0; i < test.texts.size(); ++i)
            underline(wrong, corpus.articles[i].text, claims, i);
        faults.push_back(std::move(wrong));
        return faults;
    }

    /// The claims of a text on which the relation rests; a text without one is shown by itself.
    void underline(ExampleFault& fault, const std::string& text, const std::vector<Claim>& claims,
                   std::size_t article) const {
        const std::size_t before = fault.underlined.size();
        for (const Claim& claim : claims)
            if (claim.article == article && attributes_.contains(claim.attribute))
                fault.underlined.push_back({text, claim.value.span, claim});
        if (fault.underlined.size() == before) fault.underlined.push_back({text, {}, std::nullopt});
    }

    std::shared_ptr<const RelationRule> relation_;
    const Extractor& rules_;
    const RelationJudge& judge_;
    std::set<std::string> attributes_;
};

} // namespace

std::vector<RuleExamples>
run_relation_examples(const Pack& pack, const RelationJudge& judge,
                      const std::function<bool(const std::string&)>& wanted) {
    const std::vector<Pack> packs{pack};
    const Extractor rules(packs);
    std::vector<RuleExamples> out;
    for (const auto& relation : pack.relations)
        if (wanted(relation->id)) out.push_back(RelationRunner(relation, rules, judge).run());
    return out;
}

} // namespace tally
