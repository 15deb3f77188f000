// A line a finding, `path:line:column: severity: message [rule]`, as compilers print them.
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/formats.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tally {

namespace {

/// "nearly 40 here, 32 in Meridian Wire".
std::string evidence(const Report& report, const Fact& fact, std::string_view ellipsis) {
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
std::string evidence(const Report& report, const RelationResult& result,
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

void write_relations(const Report& report, const Sink& sink, std::string_view ellipsis) {
    for (const RelationVerdict verdict : {RelationVerdict::holds, RelationVerdict::fails})
        for (const RelationResult* result : shown_relations(report, verdict)) {
            const std::vector<std::size_t> claims = evidence_of(report, *result);
            const bool holds = verdict == RelationVerdict::holds;
            const RuleSeverity weight = holds ? RuleSeverity::note : weight_of(*result);
            std::string message = holds ? "holds: " + result->relation->expect : result->message;
            if (holds || !says_both_sides(*result)) message += "; " + sums_of(*result);
            sink(visible(place_of(report, report.checked.claims.at(claims.front())) + ": " +
                         std::string(name_of(weight)) + ": " + message + "; " +
                         evidence(report, *result, claims, ellipsis)) +
                 " [" + visible(result->relation->id) + "]\n");
        }
}

} // namespace

void write_concise(const Report& report, const Layout& layout, const Sink& sink) {
    std::vector<std::pair<std::size_t, const Fact*>> shown;
    for (const Fact& fact : report.checked.facts)
        if (is_shown(report, fact)) shown.emplace_back(primary_claim(report, fact), &fact);
    std::sort(shown.begin(), shown.end());
    for (const auto& [primary, fact] : shown) {
        const Claim& claim = report.checked.claims.at(primary);
        RuleSeverity weight = weight_of(report.checked, *fact);
        if (weight == RuleSeverity::off) weight = RuleSeverity::note; // an agreement
        std::string line = place_of(report, claim) + ": " + std::string(name_of(weight)) + ": ";
        if (fact->verdict != Verdict::conflict) line += std::string(name_of(fact->verdict)) + ": ";
        line +=
            message_of(report, *fact) + "; " + evidence(report, *fact, layout.utf8 ? "…" : "...");
        sink(visible(line) + " [" + visible(rule_of(report, *fact).id) + "]\n");
    }
    write_relations(report, sink, layout.utf8 ? "…" : "...");
}

} // namespace tally
