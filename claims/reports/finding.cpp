#include "claims/reports/finding.h"

#include "claims/reports/fact_words.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t most_claims = 10; // of one finding

/// "nearly 40 here, 32 in Meridian Wire".
std::string evidence_words(const Report& report, const Fact& fact, std::string_view ellipsis) {
    const std::size_t primary = primary_claim(report, fact);
    const std::size_t other = other_claim(report, fact);
    const auto words = [&](const Claim& claim) {
        return short_value_words(report, claim, {primary, other}, ellipsis);
    };
    const Claim& here = report.checked.claims.at(primary);
    std::string out = words(here);
    switch (fact.verdict) {
    case Verdict::conflict: {
        const Claim& there = report.checked.claims.at(other);
        return out + " here, " + words(there) + " in " + std::string(source_of(report, there));
    }
    case Verdict::update:
    case Verdict::echo: return said_of(report, fact, ellipsis);
    case Verdict::agreement:
        return out + ", " + (fact.strength ? std::string(name_of(*fact.strength)) + " in " : "") +
               number_word(fact.independent_sources) + " independent sources";
    case Verdict::single_source:
        return out + " by " + std::string(source_of(report, here)) + " alone";
    }
    return out;
}

/// "entities sanctioned 16 here, targets sanctioned 32 in Meridian Wire".
std::string evidence_words(const Report& report, const RelationResult& result,
                           const std::vector<std::size_t>& claims, std::string_view ellipsis) {
    std::string out;
    const std::size_t here = report.checked.claims.at(claims.front()).article;
    for (const std::size_t index : claims) {
        const Claim& claim = report.checked.claims.at(index);
        out += (out.empty() ? "" : ", ") + claim.attribute + ' ' +
               short_value_words(report, claim, {}, ellipsis);
        out += claim.article == here ? " here" : " in " + std::string(source_of(report, claim));
    }
    const std::string title = title_of(result);
    return out + (title.empty() ? "" : " (" + title + ")");
}

/// The primary claim, the one it is held against, then the others as they come; of a conflict one a
/// text, for a reprint says nothing that its original does not.
std::vector<std::size_t> claims_of(const Report& report, const Fact& fact) {
    std::vector<std::size_t> out;
    const auto is_told = [&](std::size_t claim) {
        const Compared& said = report.checked.compared.at(claim);
        return std::any_of(out.begin(), out.end(), [&](std::size_t other) {
            const Compared& told = report.checked.compared.at(other);
            return other == claim ||
                   (fact.verdict == Verdict::conflict && told.origin == said.origin &&
                    told.interval == said.interval && told.min_key == said.min_key);
        });
    };
    const auto add = [&](std::size_t claim) {
        if (out.size() < most_claims && !is_told(claim)) out.push_back(claim);
    };
    add(primary_claim(report, fact));
    add(other_claim(report, fact));
    for (const std::size_t claim : fact.claims)
        add(claim);
    return out;
}

} // namespace

Finding finding_of(const Report& report, const Fact& fact, std::string_view ellipsis) {
    const RuleTerms& rule = rule_of(report, fact);
    Finding out;
    out.fact = &fact;
    out.id = fact.id;
    out.rule = rule.id;
    out.verdict = name_of(fact.verdict);
    const RuleSeverity weight = weight_of(report.checked, fact);
    out.weight = weight == RuleSeverity::off ? RuleSeverity::note : weight;
    out.fails = fails(report, fact);
    out.headline = message_of(report, fact);
    out.evidence = evidence_words(report, fact, ellipsis);
    out.title = title_of(fact);
    if (const Conflict* witness = witness_of(report, fact)) out.why = witness->why;
    out.help = rule.help;
    out.see = rule.see;
    out.claims = claims_of(report, fact);
    return out;
}

Finding finding_of(const Report& report, const RelationResult& result, std::string_view ellipsis) {
    const RelationRule& rule = *result.relation;
    const bool holds = result.verdict == RelationVerdict::holds;
    Finding out;
    out.relation = &result;
    out.id = result.id;
    out.rule = rule.id;
    out.verdict = name_of(result.verdict);
    out.weight = holds ? RuleSeverity::note : weight_of(result);
    out.fails = fails(report, result);
    out.headline = holds ? "holds: " + rule.expect : result.message;
    if (holds || !says_both_sides(result)) out.headline += "; " + sums_of(result);
    out.claims = evidence_of(report, result);
    out.evidence = evidence_words(report, result, out.claims, ellipsis);
    out.title = title_of(result);
    out.why = result.why;
    out.help = rule.help;
    out.see = rule.see;
    return out;
}

std::vector<Finding> shown_findings(const Report& report, std::string_view ellipsis) {
    std::vector<std::pair<std::size_t, const Fact*>> shown;
    for (const Fact& fact : report.checked.facts)
        if (is_shown(report, fact)) shown.emplace_back(primary_claim(report, fact), &fact);
    std::sort(shown.begin(), shown.end());
    std::vector<Finding> out;
    for (const auto& [place, fact] : shown)
        out.push_back(finding_of(report, *fact, ellipsis));
    for (const RelationVerdict verdict : {RelationVerdict::holds, RelationVerdict::fails})
        for (const RelationResult* result : shown_relations(report, verdict))
            out.push_back(finding_of(report, *result, ellipsis));
    return out;
}

std::vector<Finding> problems(const Report& report) {
    std::vector<Finding> out = shown_findings(report);
    out.erase(std::remove_if(out.begin(), out.end(),
                             [](const Finding& finding) { return finding.is_good(); }),
              out.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return a.weight < b.weight; });
    return out;
}

const std::string& path_of(const Report& report, const Claim& claim) {
    return report.corpus.articles.at(claim.article).path;
}

const std::string& repository_path_of(const Report& report, const Claim& claim) {
    if (report.repository_paths.empty()) return path_of(report, claim);
    return report.repository_paths.at(claim.article);
}

std::string sides_of(const Report& report, const Finding& finding) {
    std::string out;
    for (const std::size_t index : finding.claims) {
        const Claim& claim = report.checked.claims.at(index);
        out += (out.empty() ? "" : "; ") + short_value_words(report, claim, finding.claims, "…") +
               " in " + std::string(source_of(report, claim)) + " (" + place_of(report, claim) +
               ")";
    }
    return out;
}

} // namespace tally
