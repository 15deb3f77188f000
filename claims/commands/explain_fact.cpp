// From the words to the verdict: pattern, guards, value, identity, voice, time, arithmetic.
#include "claims/commands/explain_fact.h"

#include "claims/base/layout.h"
#include "claims/check/wording.h"
#include "claims/commands/explain_rule.h"
#include "claims/reports/excerpt.h"
#include "claims/reports/fact_words.h"

#include <algorithm>
#include <optional>

namespace tally {

namespace {

constexpr std::size_t shown_claims = 20;

std::string_view moves_words(Moves moves) {
    switch (moves) {
    case Moves::never: return "the fact never moves: all claims are compared";
    case Moves::any: return "the fact moves both ways: claims for one time are compared";
    case Moves::grows: return "the fact grows: a later, larger value is an update";
    case Moves::shrinks: return "the fact shrinks: a later, smaller value is an update";
    }
    return "";
}

class IdExplanation {
public:
    IdExplanation(const Run& run, const Report& report, const ExplanationStyle& style)
        : run_(run), report_(report), style_(style) {}

    Explanation claim(std::size_t index) {
        const Claim& claim = claims()[index];
        const Compared& compared = report_.checked.compared[index];
        const Fact& fact = report_.checked.facts[compared.fact];
        begin("claim", claim.id,
              claim.rule->id + " says " + claim.attribute + ": " + value_words(report_, claim));
        show(index);
        pattern_and_guards(claim);
        step("value", value_of(index));
        step("identity", title_of(fact) + (fact.unit.empty() ? "" : ", in " + fact.unit) + "   [" +
                             short_id(fact.id) + "]");
        voice(claim, compared);
        time(claim, compared, fact);
        if (compared.withdrawn) step("withdrawn", "the source corrected it itself");
        verdict_on(index, fact);
        return std::move(out_);
    }

    Explanation fact(const Fact& fact) {
        begin("fact", fact.id, title_of(fact));
        std::size_t shown = 0;
        for (const std::size_t index : fact.claims) {
            if (++shown > shown_claims) break;
            const Claim& claim = claims()[index];
            step("claims", value_words(report_, claim) + ": " + allowed_words(report_, index) +
                               "   " + place_of(report_, claim) + "   [" + short_id(claim.id) +
                               "]");
        }
        if (fact.claims.size() > shown_claims)
            step("claims", "and " + std::to_string(fact.claims.size() - shown_claims) + " more");
        linked(fact);
        if (fact.common_as_written)
            step("common",
                 bounds_words(*fact.common_as_written, fact.kind) +
                     behind_number(fact.unit_in_words, fact.common_as_written->is_exact()));
        for (const Conflict& conflict : fact.conflicts) {
            step("why", conflict.why + "   [" + short_id(claims()[conflict.a].id) + ", " +
                            short_id(claims()[conflict.b].id) + "]");
            break;
        }
        if (fact.conflicts_total > 1)
            step("why", number_word(fact.conflicts_total) + " pairs can't both be true");
        step("time", fact.time.empty() ? std::string(moves_words(fact.moves)) : fact.time);
        step("voices", number_word(fact.independent_sources) +
                           " independent: " + said_of(report_, fact, style_.ellipsis));
        step("verdict", verdict_words(fact));
        weight(weight_of(report_.checked, fact));
        for (const RelationResult& result : report_.checked.relations)
            if (std::any_of(result.facts.begin(), result.facts.end(), [&](std::size_t index) {
                    return report_.checked.facts[index].id == fact.id;
                }))
                step("relations", result.relation->id + ": " +
                                      std::string(name_of(result.verdict)) + "   [" +
                                      short_id(result.id) + "]");
        return std::move(out_);
    }

    Explanation relation(const RelationResult& result) {
        begin("relation", result.id, result.relation->id + ", " + title_of(result));
        step("must", result.relation->expect + "   (" + place_words(result.relation->where) + ")");
        for (const std::size_t index : result.facts) {
            const Fact& fact = report_.checked.facts[index];
            step("facts", title_of(fact) + ": " + std::string(name_of(fact.verdict)) + "   [" +
                              short_id(fact.id) + "]");
        }
        for (const std::size_t index : evidence_of(report_, result))
            step("claims", part_words(report_, index) + "   " + place_of(report_, claims()[index]) +
                               "   [" + short_id(claims()[index].id) + "]");
        if (result.verdict != RelationVerdict::not_evaluated) step("sum", sums_of(result));
        step("why", result.why);
        step("verdict", std::string(name_of(result.verdict)));
        weight(weight_of(result));
        return std::move(out_);
    }

private:
    const std::vector<Claim>& claims() const { return report_.checked.claims; }

    void begin(std::string_view word, const std::string& id, std::string headline) {
        out_.word = word;
        out_.id = id;
        out_.headline = std::move(headline);
    }

    void step(std::string_view name, std::string text) {
        if (!text.empty()) out_.steps.emplace_back(name, std::move(text));
    }

    /// Why its claims are taken for claims on one thing, where their rules do not say so.
    void linked(const Fact& fact) {
        if (fact.path.empty()) return;
        step("link", std::string(name_of(fact.link)) + ": of one story, by what follows");
        const std::size_t shown = std::min(fact.path.size(), shown_claims);
        for (std::size_t i = 0; i < shown; ++i)
            step("link", fact.path[i].why + "   [" + short_id(claims()[fact.path[i].a].id) + ", " +
                             short_id(claims()[fact.path[i].b].id) + "]");
        if (shown < fact.path.size())
            step("link", "and " + std::to_string(fact.path.size() - shown) + " more");
    }

    void show(std::size_t index) {
        constexpr std::size_t frame = 5;
        const Claim& claim = claims()[index];
        const Excerpt words = excerpt(report_.corpus.articles[claim.article].text, claim.sentence,
                                      claim.value.span, style_.width - frame, style_.ellipsis);
        out_.lines.push_back(
            {place_of(report_, claim), words.line, words.mark_column, words.mark_width, ""});
    }

    /// The rule's own account, of the pattern that made the claim.
    void pattern_and_guards(const Claim& claim) {
        for (const Pack& pack : run_.packs)
            for (const Rule& rule : pack.rules) {
                if (rule.terms->id != claim.rule->id) continue;
                const Explanation told =
                    explain_rule(pack, rule, report_.corpus.articles[claim.article], claim.sentence,
                                 run_.input.config.settings.hedges, style_);
                bool matched = false;
                for (std::size_t i = 0; i < told.steps.size(); ++i) {
                    const auto& [name, text] = told.steps[i];
                    if (name == "pattern")
                        matched = i + 1 < told.steps.size() && told.steps[i + 1].first == "matches";
                    if (matched && name != "claim") step(name, text);
                }
                return;
            }
    }

    std::string value_of(std::size_t index) const {
        const Claim& claim = claims()[index];
        const Compared& compared = report_.checked.compared[index];
        std::string out(name_of(claim.value.kind));
        if (!claim.value.hedge.empty()) out.append(" (").append(claim.value.hedge) += ")";
        out += ", " + allowed_words(report_, index);
        if (!compared.taken_as.empty()) out += "; " + compared.taken_as;
        if (claim.polarity == Polarity::denied) out += "; denied";
        return out;
    }

    void voice(const Claim& claim, const Compared& compared) {
        const Article& article = report_.corpus.articles[claim.article];
        std::string out = std::string(source_of(report_, claim));
        out += compared.origin == article.id ? ", a text of its own"
                                             : ", of one origin with " + compared.origin;
        if (!claim.attribution.empty()) out += "; credits " + claim.attribution;
        step("voice", out);
    }

    void time(const Claim& claim, const Compared& compared, const Fact& fact) {
        std::string out = claim.as_of ? "speaks for " + day_words(*claim.as_of) : "names no day";
        if (!claim.as_of_text.empty()) out += " (\"" + claim.as_of_text + "\")";
        if (!compared.window && fact.moves != Moves::never) out += ", so it is compared with all";
        step("time", out + "; " + std::string(moves_words(fact.moves)));
    }

    /// The pairs of this claim, else the fact's verdict alone.
    void verdict_on(std::size_t index, const Fact& fact) {
        for (const Conflict& conflict : fact.conflicts) {
            if (conflict.a != index && conflict.b != index) continue;
            const std::size_t other = conflict.a == index ? conflict.b : conflict.a;
            step("against", conflict.why + "   (" + place_of(report_, claims()[other]) + ") [" +
                                short_id(claims()[other].id) + "]");
        }
        step("verdict", "of its fact: " + verdict_words(fact));
    }

    static std::string verdict_words(const Fact& fact) {
        std::string out(name_of(fact.verdict));
        if (fact.strength) out += " (" + std::string(name_of(*fact.strength)) + ")";
        switch (fact.verdict) {
        case Verdict::conflict: return out + ": two claims that are compared allow no common value";
        case Verdict::update:
            return out + ": the values differ, as the fact moves or was corrected";
        case Verdict::agreement:
            return out + ": one value satisfies all, of two sources and origins at least";
        case Verdict::single_source: return out + ": one source says it";
        case Verdict::echo: return out + ": several sources, one origin";
        }
        return out;
    }

    void weight(RuleSeverity weight) {
        if (weight == RuleSeverity::off) return;
        step("weight", std::string(name_of(weight)) +
                           (fails(weight, report_.fail_on) ? ", which fails the check" : ""));
    }

    const Run& run_;
    const Report& report_;
    const ExplanationStyle& style_;
    Explanation out_;
};

} // namespace

std::vector<std::string> ids_that_begin(const Checked& checked, const std::string& prefix) {
    std::vector<std::string> out;
    const auto add = [&](const std::string& id) {
        const bool bare = prefix.find(':') == std::string::npos && id.size() > 2 &&
                          id.substr(2).starts_with(prefix);
        if (id.starts_with(prefix) || bare) out.push_back(id);
    };
    for (const Fact& fact : checked.facts)
        add(fact.id);
    for (const Claim& claim : checked.claims)
        add(claim.id);
    for (const RelationResult& result : checked.relations)
        add(result.id);
    return out;
}

Explanation explain_id(const Run& run, const Report& report, const std::string& id,
                       const ExplanationStyle& style) {
    IdExplanation explanation(run, report, style);
    for (const Fact& fact : report.checked.facts)
        if (fact.id == id) return explanation.fact(fact);
    for (const RelationResult& result : report.checked.relations)
        if (result.id == id) return explanation.relation(result);
    for (std::size_t i = 0; i < report.checked.claims.size(); ++i)
        if (report.checked.claims[i].id == id) return explanation.claim(i);
    return {};
}

} // namespace tally
