#include "claims/extract/untested.h"

#include "claims/extract/extract.h"
#include "claims/extract/test_article.h"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tally {

namespace {

using Place = std::tuple<std::string, std::size_t, std::size_t>;

Place key_of(const Location& where) { return {where.file, where.line, where.column}; }

} // namespace

Diagnostics untested_parts(const Pack& pack) {
    const std::vector<Pack> packs{pack};
    const Extractor extractor(packs);
    std::set<Place> refused; // guards that a test of any rule shows at work
    for (const Rule& rule : pack.rules)
        for (const RuleTest& test : rule.tests)
            for (const TestText& text : test.texts) {
                const Article article = article_of(text, 0);
                for (const Refusal& one : extractor.extract(article, 0, values_in(article)).refused)
                    refused.insert(key_of(one.where));
            }
    Diagnostics found;
    for (const Rule& rule : pack.rules) {
        if (rule.tests.empty()) {
            found.push_back({rule.terms->where, "the rule '" + rule.terms->id + "' has no tests",
                             "add a text that gives a claim and a near miss", Severity::note});
            continue;
        }
        std::vector<Location> idle;
        for (const std::vector<Guard>& guards : {rule.near, rule.unless})
            for (const Guard& guard : guards)
                if (refused.count(key_of(guard.pattern.where)) == 0)
                    idle.push_back(guard.pattern.where);
        if (idle.empty()) continue;
        const std::string more =
            idle.size() == 1 ? ""
                             : ", nor " + std::to_string(idle.size() - 1) + " more of its rule";
        found.push_back({idle.front(), "no test shows what this guard keeps out" + more,
                         "add a near miss that it refuses", Severity::note});
    }
    return found;
}

} // namespace tally
