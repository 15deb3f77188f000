#include "claims/extract/examples.h"

#include "claims/articles/sentences.h"
#include "claims/extract/attribution.h"
#include "claims/extract/entity_names.h"
#include "claims/extract/expected.h"
#include "claims/extract/extract.h"
#include "claims/extract/views.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// The text of a test as an article of its own.
Article article_of(const TestText& test, std::size_t index) {
    Article article;
    const std::string letter(1, static_cast<char>('a' + index));
    article.id = article.path = "test-" + letter;
    article.source = test.source.empty() ? "source-" + letter : test.source;
    article.source_given = true;
    article.published = test.published.empty() ? test.as_of : test.published;
    article.day = parse_iso_date(article.published);
    article.title = test.title;
    article.text = test.text;
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

std::vector<Value> values_in(const Article& article) {
    std::vector<Span> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return recognise(article.text, sentences, {article.day});
}

std::string place(const Location& where) {
    return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

/// "more than 30" as it is compared: "(30, inf)"; what is exact as it is.
std::string value_text(const Claim& claim, std::string_view text) {
    const Value& value = claim.value;
    const std::string unit = value.unit.empty() ? "" : " " + value.unit;
    if (value.kind == Kind::name || value.kind == Kind::quote) return "'" + value.name + "'";
    const std::string min = field_of(claim, text, "min");
    const std::string max = field_of(claim, text, "max");
    if (min == max) return min + unit;
    return std::string(value.allows.min_open() || min == "null" ? "(" : "[") +
           (min == "null" ? "-inf" : min) + ", " + (max == "null" ? "inf" : max) +
           (value.allows.max_open() || max == "null" ? ")" : "]") + unit;
}

Underlined underlined(const Claim& claim, const std::string& text) {
    std::string label = claim.attribute + " = " + value_text(claim, text);
    if (claim.polarity == Polarity::denied) label += ", denied";
    return {text, claim.value.span, std::move(label)};
}

/// Runs the tests of one rule.
class Runner {
public:
    Runner(const Pack& pack, const Rule& rule, const Judge& judge)
        : rule_(rule), judge_(judge), alone_{only(pack, rule)}, names_(alone_.front()),
          extractor_(alone_) {
        result_.rule = &rule;
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

    Extraction extract_from(const TestText& test, const Article& article, std::size_t index) {
        Extraction out = extractor_.extract(article, index, values_in(article));
        for (const Diagnostic& limit : out.limits)
            fault(test.where, limit.what).help = limit.cure;
        if (const auto day = parse_iso_date(test.as_of))
            for (Claim& claim : out.claims)
                if (claim.rule->moves != Moves::never) claim.as_of = day;
        return out;
    }

    ExampleFault& fault(const Location& where, std::string what) {
        result_.faults.push_back({test_, where, std::move(what), {}, "", ""});
        return result_.faults.back();
    }

    void run_single(const RuleTest& test) {
        const TestText& text = test.texts.front();
        const Article article = article_of(text, 0);
        const Extraction found = extract_from(text, article, 0);
        std::vector<const Claim*> left;
        for (const Claim& claim : found.claims)
            left.push_back(&claim);

        std::vector<const ExpectedClaim*> unmet;
        for (const ExpectedClaim& expected : test.gives) {
            const auto fits = std::find_if(left.begin(), left.end(), [&](const Claim* claim) {
                return differences(expected, *claim, text.text, names_).empty();
            });
            if (fits == left.end())
                unmet.push_back(&expected);
            else
                left.erase(fits);
        }
        for (const ExpectedClaim* expected : unmet) {
            if (left.empty()) {
                tell_nothing(*expected, text, article, found);
            } else {
                tell_other(*expected, *left.front(), text);
                left.erase(left.begin());
            }
        }
        if (!left.empty()) tell_unexpected(test, left, article);
    }

    void tell_nothing(const ExpectedClaim& expected, const TestText& text, const Article& article,
                      const Extraction& found) {
        ExampleFault& told = fault(expected.where, "expected a claim, got nothing");
        if (!found.refused.empty()) {
            const Refusal& refusal = found.refused.front();
            told.underlined.push_back({text.text, refusal.span, "matched, and was refused"});
            told.because = refusal.why + " (" + place(refusal.where) + ")";
            return;
        }
        told.underlined.push_back({text.text, {}, ""});
        if (!found.notes.empty())
            told.because = found.notes.front().what;
        else if (found.claims.empty())
            told.because = values_in(article).empty()
                               ? "no pattern matches, and no value is recognised in the text"
                               : "no pattern matches";
        else
            told.because = "the claims found fit other expectations of the test";
    }

    void tell_other(const ExpectedClaim& expected, const Claim& claim, const TestText& text) {
        std::string what = "expected ";
        std::string got;
        for (const FieldDifference& difference : differences(expected, claim, text.text, names_)) {
            what += (got.empty() ? "" : ", ") + difference.field + " " + difference.wanted;
            got += (got.empty() ? "" : ", ") + difference.found;
        }
        fault(expected.where, what + ", got " + got)
            .underlined.push_back(underlined(claim, text.text));
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
        explain(told, article);
    }

    /// Which part of the rule let a claim through that the test does not want.
    void explain(ExampleFault& told, const Article& article) {
        const std::vector<Value> values = values_in(article);
        const std::vector<Quotation> quotations = find_quotations(article);
        Views views(article, values, quotations);
        const Matches matches = match(alone_.front().rules.front(), names_, views);
        if (matches.found.empty()) return;
        const RuleMatch& first = matches.found.front();
        for (const ExtraCapture& extra : rule_.with) {
            if (extra.required || extra.or_published || first.captures.count(extra.name) != 0)
                continue;
            told.because =
                "`with." + extra.name + "` is not required, so a text without it still counts";
            told.help = "add `required: true` to it at " + place(extra.pattern.where);
            return;
        }
        told.because = "the pattern at " + place(first.pattern->where) + " matches '" +
                       plain_words(first.span.of(article.text)) + "'";
        told.help = "narrow the pattern, or add an `unless`";
    }

    void run_pair(const RuleTest& test) {
        Corpus corpus;
        std::vector<Claim> claims;
        std::vector<Underlined> said;
        for (std::size_t i = 0; i < test.texts.size(); ++i) {
            const TestText& text = test.texts[i];
            corpus.articles.push_back(article_of(text, i));
            const Article& article = corpus.articles.back();
            Extraction found = extract_from(text, article, i);
            if (found.claims.empty()) {
                ExpectedClaim any;
                any.where = text.where;
                return tell_nothing(any, text, article, found);
            }
            for (Claim& claim : found.claims) {
                said.push_back(underlined(claim, text.text));
                claims.push_back(std::move(claim));
            }
        }
        const std::string verdict = judge_(corpus, claims);
        if (verdict == test.verdict) return;
        fault(test.where, "expected " + test.verdict + ", got " + verdict).underlined =
            std::move(said);
    }

    const Rule& rule_;
    const Judge& judge_;
    std::vector<Pack> alone_; // a pack of this one rule
    EntityNames names_;
    Extractor extractor_;
    std::size_t test_ = 0; // the one at hand
    RuleExamples result_;
};

} // namespace

std::vector<RuleExamples> run_examples(const Pack& pack, const Judge& judge) {
    std::vector<RuleExamples> out;
    for (const Rule& rule : pack.rules)
        out.push_back(Runner(pack, rule, judge).run());
    return out;
}

} // namespace tally
