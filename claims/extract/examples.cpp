#include "claims/extract/examples.h"

#include "claims/extract/attribution.h"
#include "claims/extract/entity_names.h"
#include "claims/extract/expected.h"
#include "claims/extract/extract.h"
#include "claims/extract/test_article.h"
#include "claims/extract/trace.h"
#include "claims/extract/views.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace tally {

namespace {

Underlined underlined(const Claim& claim, const std::string& text) {
    return {text, claim.value.span, claim};
}

/// Runs the tests of one rule.
class Runner {
public:
    Runner(const Pack& pack, const Rule& rule, const Extractor& whole_pack, const Judge& judge)
        : rule_(rule), whole_pack_(whole_pack), judge_(judge), alone_{only(pack, rule)},
          names_(alone_.front()), extractor_(alone_) {
        result_.rule = &rule;
        result_.id = rule.terms->id;
        result_.where = rule.terms->where;
        result_.tests = rule.tests.size();
    }

    RuleExamples run() {
        for (; test_ < rule_.tests.size(); ++test_) {
            const RuleTest& test = rule_.tests[test_];
            const std::size_t before = result_.faults.size();
            if (test.texts.size() == 2)
                run_pair(test);
            else
                run_single(test);
            if (result_.faults.size() == before) ++result_.passed;
        }
        return std::move(result_);
    }

private:
    static Pack only(const Pack& pack, const Rule& rule) {
        Pack alone;
        alone.id = pack.id;
        alone.entities = pack.entities;
        alone.corrections = pack.corrections;
        alone.rules = {rule};
        return alone;
    }

    Extraction extract_from(const Extractor& extractor, const TestText& test,
                            const Article& article, std::size_t index) {
        Extraction out = extract_test(extractor, test, article, index);
        for (const Diagnostic& limit : out.limits)
            fault(test.where, limit.what).help = limit.cure;
        return out;
    }

    ExampleFault& fault(const Location& where, std::string what) {
        result_.faults.push_back({test_, where, std::move(what), {}, "", ""});
        return result_.faults.back();
    }

    void run_single(const RuleTest& test) {
        const TestText& text = test.texts.front();
        const Article article = article_of(text, 0);
        const Extraction found = extract_from(extractor_, text, article, 0);
        std::vector<const Claim*> left;
        for (const Claim& claim : found.claims)
            left.push_back(&claim);

        std::vector<const ExpectedClaim*> unmet;
        for (const ExpectedClaim& expected : test.gives) {
            const auto fits = std::find_if(left.begin(), left.end(), [&](const Claim* claim) {
                return differences(expected, *claim, article.text, names_).empty();
            });
            if (fits == left.end())
                unmet.push_back(&expected);
            else
                left.erase(fits);
        }
        for (const ExpectedClaim* expected : unmet) {
            if (left.empty()) {
                tell_nothing(*expected, article, found);
            } else {
                tell_other(*expected, *left.front(), article);
                left.erase(left.begin());
            }
        }
        if (!left.empty()) tell_unexpected(test, left, article);
    }

    void tell_nothing(const ExpectedClaim& expected, const Article& article,
                      const Extraction& found) {
        const std::size_t wanted = rule_.tests[test_].gives.size();
        ExampleFault& told =
            fault(expected.where, wanted > 1 && !found.claims.empty()
                                      ? "expected " + std::to_string(wanted) + " claims, got " +
                                            std::to_string(found.claims.size())
                                      : std::string("expected a claim, got nothing"));
        if (!found.refused.empty()) {
            const Refusal& refusal = found.refused.front();
            told.underlined.push_back({article.text, refusal.span, std::nullopt});
            told.because = refusal.why + " (" + place(refusal.where) + ")";
            return;
        }
        if (found.notes.empty() && found.claims.empty() && tell_stop(told, article, found)) return;
        told.underlined.push_back({article.text, {}, std::nullopt});
        if (!found.notes.empty())
            told.because = found.notes.front().what;
        else if (found.claims.empty())
            told.because = values_in(article).empty()
                               ? "no pattern matches, and no value is recognised in the text"
                               : "no pattern matches";
        else
            told.because = "the claims found fit other expectations of the test";
    }

    /// Up to where the pattern that came farthest matches.
    bool tell_stop(ExampleFault& told, const Article& article, const Extraction& found) {
        const std::vector<Value> values = values_in(article);
        const std::vector<PatternTrace> traces =
            trace(alone_.front().rules.front(), article, values, found, {0, article.text.size()});
        const PatternTrace* best = nullptr;
        for (const PatternTrace& one : traces)
            if (one.end == PatternTrace::End::stopped &&
                (best == nullptr || one.matched.size() > best->matched.size()))
                best = &one;
        if (best == nullptr) return false;
        Span up_to = best->matched;
        while (up_to.end > up_to.start && article.text[up_to.end - 1] == ' ')
            --up_to.end;
        told.underlined.push_back({article.text, up_to, std::nullopt, "matches up to here"});
        told.because = best->what + " (" + place(best->where) + ")";
        return true;
    }

    void tell_other(const ExpectedClaim& expected, const Claim& claim, const Article& article) {
        std::string what = "expected ";
        std::string got;
        for (const FieldDifference& difference :
             differences(expected, claim, article.text, names_)) {
            what += (got.empty() ? "" : ", ") + difference.field + " " + difference.wanted;
            got += (got.empty() ? "" : ", ") + difference.found;
        }
        fault(expected.where, what + ", got " + got)
            .underlined.push_back(underlined(claim, article.text));
    }

    void tell_unexpected(const RuleTest& test, const std::vector<const Claim*>& claims,
                         const Article& article) {
        const std::string wanted = test.gives.empty()
                                       ? "nothing"
                                       : std::to_string(test.gives.size()) +
                                             (test.gives.size() == 1 ? " claim" : " claims");
        const std::string got = !test.gives.empty()  ? std::to_string(claims.size()) + " more"
                                : claims.size() == 1 ? "a claim"
                                                     : std::to_string(claims.size()) + " claims";
        ExampleFault& told = fault(test.where, "expected " + wanted + ", got " + got);
        for (const Claim* claim : claims)
            told.underlined.push_back(underlined(*claim, article.text));
        explain(told, *claims.front(), article, test.gives.empty());
    }

    /// Which part of the rule let a claim through that the test does not want. Where the text
    /// should give nothing, an extra capture that found nothing is the likeliest.
    void explain(ExampleFault& told, const Claim& claim, const Article& article, bool nothing) {
        const std::vector<Value> values = values_in(article);
        const std::vector<Quotation> quotations = find_quotations(article);
        Views views(article, values, quotations);
        const Matches matches = match(alone_.front().rules.front(), names_, views);
        const auto made_it = [&](const RuleMatch& found) {
            return std::any_of(found.captures.begin(), found.captures.end(), [&](const auto& held) {
                return held.second.value && held.second.value->span.end == claim.value.span.end;
            });
        };
        const auto found = std::find_if(matches.found.begin(), matches.found.end(), made_it);
        if (found == matches.found.end()) return;
        for (const ExtraCapture& extra : rule_.with) {
            if (!nothing || extra.required || extra.or_published ||
                found->captures.find(extra.name) != nullptr)
                continue;
            told.because =
                "`with." + extra.name + "` is not required, so a text without it still counts";
            told.help = "add `required: true` to it at " + place(extra.pattern.where);
            return;
        }
        told.because = "the pattern at " + place(found->pattern->where) + " matches '" +
                       plain_words(found->span.of(article.text)) + "'";
        told.help = "narrow the pattern, or add an `unless`";
    }

    /// The texts of a pair may speak of the fact by different rules of the pack; what they say of
    /// other facts is left out.
    void run_pair(const RuleTest& test) {
        Corpus corpus;
        std::vector<Claim> all;
        for (std::size_t i = 0; i < test.texts.size(); ++i) {
            corpus.articles.push_back(article_of(test.texts[i], i));
            Extraction found = extract_from(whole_pack_, test.texts[i], corpus.articles.back(), i);
            std::move(found.claims.begin(), found.claims.end(), std::back_inserter(all));
        }
        const std::vector<Claim> claims = on_facts_of_this_rule(all);
        for (std::size_t i = 0; i < test.texts.size(); ++i) {
            const auto is_here = [&](const Claim& claim) { return claim.article == i; };
            if (std::none_of(claims.begin(), claims.end(), is_here)) {
                ExpectedClaim any;
                any.where = test.texts[i].where;
                const Article& article = corpus.articles[i];
                return tell_nothing(any, article,
                                    extract_from(extractor_, test.texts[i], article, i));
            }
        }
        const std::string verdict = judge_(corpus, claims);
        if (verdict == test.verdict) return;
        ExampleFault& wrong = fault(test.where, "expected " + test.verdict + ", got " + verdict);
        for (const Claim& claim : claims)
            wrong.underlined.push_back(underlined(claim, corpus.articles[claim.article].text));
        if (verdict == "no common fact") wrong.because = what_parts(claims);
    }

    /// Why what two texts say of one thing is of two facts; "" where that is not plain.
    static std::string what_parts(const std::vector<Claim>& claims) {
        const auto unit_of = [](const Claim& claim) {
            const Value& value = claim.value;
            return "'" + value.unit + (value.per.empty() ? "" : " per " + value.per) + "'";
        };
        for (const Claim& a : claims)
            for (const Claim& b : claims) {
                if (a.article >= b.article || a.subject != b.subject || a.attribute != b.attribute)
                    continue;
                if (a.value.kind != b.value.kind)
                    return "a " + std::string(name_of(a.value.kind)) + " and a " +
                           std::string(name_of(b.value.kind)) + " are two facts";
                if (unit_of(a) != unit_of(b))
                    return "values in " + unit_of(a) + " and in " + unit_of(b) +
                           " are of two facts";
                if (a.qualifiers != b.qualifiers)
                    return "their qualifiers differ, so they are two facts";
            }
        return "";
    }

    std::vector<Claim> on_facts_of_this_rule(const std::vector<Claim>& all) const {
        std::set<std::pair<std::string, std::string>> facts;
        for (const Claim& claim : all)
            if (claim.rule == rule_.terms) facts.emplace(claim.subject, claim.attribute);
        std::vector<Claim> out;
        for (const Claim& claim : all)
            if (facts.count({claim.subject, claim.attribute}) != 0) out.push_back(claim);
        return out;
    }

    const Rule& rule_;
    const Extractor& whole_pack_;
    const Judge& judge_;
    std::vector<Pack> alone_; // a pack of this one rule
    EntityNames names_;
    Extractor extractor_;
    std::size_t test_ = 0; // the one at hand
    RuleExamples result_;
};

} // namespace

std::vector<RuleExamples> run_examples(const Pack& pack, const Judge& judge,
                                       const std::function<bool(const std::string&)>& wanted) {
    const std::vector<Pack> packs{pack};
    const Extractor whole_pack(packs);
    std::vector<RuleExamples> out;
    for (const Rule& rule : pack.rules)
        if (wanted(rule.terms->id)) out.push_back(Runner(pack, rule, whole_pack, judge).run());
    return out;
}

std::vector<RuleExamples> run_examples(const Pack& pack, const Judge& judge) {
    return run_examples(pack, judge, [](const std::string&) { return true; });
}

} // namespace tally
