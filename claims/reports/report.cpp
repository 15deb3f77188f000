#include "claims/reports/report.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace tally {

namespace {

/// "up to 50", "as many as 20": a closed upper bound that the words themselves make vague
/// ("at most 50" does not).
bool is_cancellable(const Value& value) {
    return value.approximate && value.change == Change::less && value.allows.max() &&
           !value.allows.max_open();
}

RuleSeverity one_step_less(RuleSeverity severity) {
    switch (severity) {
    case RuleSeverity::error: return RuleSeverity::warning;
    case RuleSeverity::warning:
    case RuleSeverity::note: return RuleSeverity::note;
    case RuleSeverity::off: return RuleSeverity::off;
    }
    return severity;
}

bool is_changed(const Report& report, std::size_t claim) {
    return !report.changed.empty() && report.changed.at(report.checked.claims.at(claim).article);
}

bool has_changed(const Report& report, const std::vector<std::size_t>& claims) {
    return std::any_of(claims.begin(), claims.end(),
                       [&](std::size_t claim) { return is_changed(report, claim); });
}

bool has_changed(const Report& report, const Conflict& pair) {
    return is_changed(report, pair.a) || is_changed(report, pair.b) ||
           has_changed(report, pair.also);
}

/// Which of two claims comes later: in an article that changed, else published later; undated ones
/// come first.
bool is_later(const Report& report, std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t index) {
        const Claim& claim = report.checked.claims.at(index);
        return std::tuple(is_changed(report, index), report.corpus.articles.at(claim.article).day,
                          index);
    };
    return key(a) > key(b);
}

bool is_reprinted(const Report& report, const std::string& id) {
    return std::any_of(report.sources.begin(), report.sources.end(), [&](const Source& source) {
        return std::find(source.reprints.begin(), source.reprints.end(), id) !=
               source.reprints.end();
    });
}

bool is_wire(const Report& report, const std::string& id) {
    return std::any_of(report.sources.begin(), report.sources.end(), [&](const Source& source) {
        return source.id == id && source.kind == "wire";
    });
}

/// Of the claims that are one text's with this one and say the same, the original.
std::size_t first_voice(const Report& report, std::size_t claim) {
    const Compared& said = report.checked.compared.at(claim);
    std::vector<std::size_t> same;
    for (const std::size_t other : report.checked.facts.at(said.fact).claims) {
        const Compared& one = report.checked.compared.at(other);
        if (one.origin == said.origin && one.interval == said.interval &&
            report.checked.claims.at(other).polarity == report.checked.claims.at(claim).polarity)
            same.push_back(other);
    }
    return original_claim(report, same);
}

} // namespace

RuleSeverity weight_of(const Checked& checked, const Fact& fact) {
    if (fact.known) return RuleSeverity::off;
    const auto heaviest = [&](RuleSeverity RuleTerms::* severity) {
        RuleSeverity most = RuleSeverity::off; // the enumeration begins with the heaviest
        for (const std::size_t index : fact.claims)
            most = std::min(most, checked.claims.at(index).rule.get()->*severity);
        return most;
    };
    switch (fact.verdict) {
    case Verdict::conflict: {
        RuleSeverity weight = heaviest(&RuleTerms::on_conflict);
        if (fact.link == Link::loose) weight = std::max(weight, RuleSeverity::warning);
        if (!fact.settled.empty()) return std::max(weight, RuleSeverity::note);
        for (const Conflict& pair : fact.conflicts)
            if (!is_cancellable(checked.claims.at(pair.a).value) &&
                !is_cancellable(checked.claims.at(pair.b).value))
                return weight;
        return fact.conflicts.empty() ? weight : one_step_less(weight);
    }
    case Verdict::update: return heaviest(&RuleTerms::on_update);
    case Verdict::echo: return heaviest(&RuleTerms::on_echo);
    case Verdict::single_source: return heaviest(&RuleTerms::on_single_source);
    case Verdict::agreement: return RuleSeverity::off;
    }
    return RuleSeverity::off;
}

bool fails(RuleSeverity weight, RuleSeverity fail_on) {
    return fail_on != RuleSeverity::off && weight <= fail_on;
}

bool concerns(const Report& report, const Fact& fact) {
    if (report.changed.empty()) return true;
    // Of more pairs than are kept, the claims tell.
    if (fact.verdict != Verdict::conflict || fact.conflicts_total > fact.conflicts.size())
        return has_changed(report, fact.claims);
    return std::any_of(fact.conflicts.begin(), fact.conflicts.end(),
                       [&](const Conflict& pair) { return has_changed(report, pair); });
}

bool concerns(const Report& report, const RelationResult& result) {
    return report.changed.empty() || has_changed(report, result.claims);
}

bool fails(const Report& report, const Fact& fact) {
    return fails(weight_of(report.checked, fact), report.fail_on) && concerns(report, fact);
}

bool fails(const Report& report, const RelationResult& result) {
    return fails(weight_of(result), report.fail_on) && concerns(report, result);
}

bool is_shown(const Report& report, const Fact& fact) {
    if (!concerns(report, fact)) return false;
    if (fact.verdict == Verdict::agreement) return report.show == Show::all;
    const RuleSeverity weight = weight_of(report.checked, fact);
    if (weight == RuleSeverity::off) return false;
    const bool open = fact.verdict == Verdict::conflict && fact.settled.empty();
    return report.show == Show::all || open || weight <= RuleSeverity::warning ||
           fails(weight, report.fail_on);
}

RuleSeverity weight_of(const RelationResult& result) {
    const bool counts = result.verdict == RelationVerdict::fails && !result.known;
    return counts ? result.relation->severity : RuleSeverity::off;
}

std::size_t switched_off(const Report& report) {
    return static_cast<std::size_t>(std::count_if(
        report.checked.facts.begin(), report.checked.facts.end(), [&](const Fact& fact) {
            return fact.verdict != Verdict::agreement && !fact.known && concerns(report, fact) &&
                   weight_of(report.checked, fact) == RuleSeverity::off;
        }));
}

bool is_shown(const Report& report, const RelationResult& result) {
    if (result.relation->severity == RuleSeverity::off || result.known) return false;
    if (!concerns(report, result)) return false;
    return result.verdict == RelationVerdict::fails || report.show == Show::all;
}

std::vector<std::size_t> evidence_of(const Report& report, const RelationResult& result) {
    constexpr std::size_t most = 2; // of a fact
    std::vector<std::size_t> out;
    std::map<std::size_t, std::size_t> uses; // of a fact
    for (const std::size_t claim : result.claims)
        if (++uses[report.checked.compared.at(claim).fact] <= most)
            out.push_back(first_voice(report, claim));
    const auto later = [&](std::size_t a, std::size_t b) { return is_later(report, b, a); };
    const auto latest = std::max_element(out.begin(), out.end(), later);
    if (latest != out.end()) std::rotate(out.begin(), latest, std::next(latest));
    return out;
}

std::vector<const RelationResult*> shown_relations(const Report& report, RelationVerdict verdict) {
    std::vector<std::pair<std::size_t, const RelationResult*>> found;
    for (const RelationResult& result : report.checked.relations) {
        if (result.verdict != verdict || !is_shown(report, result)) continue;
        const std::vector<std::size_t> evidence = evidence_of(report, result);
        found.emplace_back(evidence.empty() ? 0 : evidence.front(), &result);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const RelationResult*> out;
    out.reserve(found.size());
    for (const auto& [place, result] : found)
        out.push_back(result);
    return out;
}

const Conflict* witness_of(const Report& report, const Fact& fact) {
    if (fact.conflicts.empty()) return nullptr;
    for (const Conflict& pair : fact.conflicts)
        if (has_changed(report, pair)) return &pair;
    return &fact.conflicts.front();
}

std::size_t primary_claim(const Report& report, const Fact& fact) {
    if (const Conflict* witness = witness_of(report, fact))
        return is_later(report, witness->a, witness->b) ? witness->a : witness->b;
    std::size_t latest = fact.claims.front();
    for (const std::size_t index : fact.claims)
        if (is_later(report, index, latest)) latest = index;
    return latest;
}

std::size_t original_claim(const Report& report, const std::vector<std::size_t>& claims) {
    const auto key = [&](std::size_t index) {
        const std::string& source = report.checked.compared.at(index).source;
        const auto& day = report.corpus.articles.at(report.checked.claims.at(index).article).day;
        return std::tuple(!is_wire(report, source), !is_reprinted(report, source), !day, day,
                          index);
    };
    return *std::min_element(claims.begin(), claims.end(),
                             [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
}

std::size_t other_claim(const Report& report, const Fact& fact) {
    const std::size_t primary = primary_claim(report, fact);
    const Conflict* witness = witness_of(report, fact);
    if (witness == nullptr) return primary;
    const std::size_t other = witness->a == primary ? witness->b : witness->a;
    // Of several that print one text, the wire that it is of.
    const Compared& said = report.checked.compared.at(other);
    for (const std::size_t index : fact.claims) {
        const Compared& same = report.checked.compared.at(index);
        if (same.origin == said.origin && same.interval == said.interval &&
            is_wire(report, same.source) &&
            report.checked.claims.at(index).polarity == report.checked.claims.at(other).polarity)
            return index;
    }
    return other;
}

const RuleTerms& rule_of(const Report& report, const Fact& fact) {
    return *report.checked.claims.at(primary_claim(report, fact)).rule;
}

} // namespace tally
