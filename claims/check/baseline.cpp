#include "claims/check/baseline.h"

#include "claims/base/calendar.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace tally {

namespace {

std::string bound_text(const Decimal& bound, Kind kind) {
    const auto whole = bound.is_whole() ? bound.to_whole(Rounding::nearest) : std::nullopt;
    constexpr std::int64_t furthest = 2'000'000; // days, some thousands of years
    if (kind == Kind::date && whole && *whole > -furthest && *whole < furthest)
        return iso_date(day_from_number(static_cast<int>(*whole)));
    return bound.to_string();
}

/// What is compared, in a form that does not change with the words of reports: "32", ">= 36, < 40".
std::string interval_text(const Interval& interval, Kind kind) {
    if (interval.is_exact()) return bound_text(*interval.min(), kind);
    std::string out;
    if (interval.min())
        out = (interval.min_open() ? "> " : ">= ") + bound_text(*interval.min(), kind);
    if (interval.max())
        out += (out.empty() ? "" : ", ") + std::string(interval.max_open() ? "< " : "<= ") +
               bound_text(*interval.max(), kind);
    return out.empty() ? "any" : out;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

std::vector<std::string> said_of(const Checked& checked, const Fact& fact) {
    std::vector<std::string> out;
    for (const std::size_t index : fact.claims) {
        const Claim& claim = checked.claims[index];
        const bool text = !claim.value.name.empty();
        out.push_back(
            (claim.polarity == Polarity::denied ? "not " : "") +
            (text ? claim.value.name : interval_text(checked.compared[index].interval, fact.kind)));
    }
    return sorted(std::move(out));
}

std::string about(const std::string& subject, const std::string& attribute,
                  const std::vector<std::pair<std::string, std::string>>& qualifiers) {
    std::string out = subject;
    if (!attribute.empty()) out += (out.empty() ? "" : ", ") + attribute;
    for (const auto& [name, text] : qualifiers)
        out += ", " + name + " " + text;
    return out;
}

} // namespace

std::string_view name_of(KnownState state) {
    switch (state) {
    case KnownState::known: return "known";
    case KnownState::changed: return "changed";
    case KnownState::gone: return "gone";
    }
    return "";
}

std::vector<BaselineEntry> findings_of(const Checked& checked, const IsFinding& is_finding) {
    std::vector<BaselineEntry> out;
    for (const Fact& fact : checked.facts)
        if (is_finding.fact(fact))
            out.push_back({fact.id,
                           std::string(name_of(fact.verdict)),
                           said_of(checked, fact),
                           about(fact.subject, fact.attribute, fact.qualifiers),
                           {}});
    const auto relations = static_cast<std::ptrdiff_t>(out.size());
    for (const RelationResult& result : checked.relations)
        if (is_finding.relation(result))
            out.push_back({result.id,
                           std::string(name_of(result.verdict)),
                           sorted({result.left.words, result.right.words}),
                           about(result.relation->id, result.subject, result.qualifiers),
                           {}});
    std::sort(out.begin() + relations, out.end(),
              [](const BaselineEntry& a, const BaselineEntry& b) { return a.id < b.id; });
    return out;
}

std::vector<KnownFinding> compared_with(const std::vector<BaselineEntry>& baseline,
                                        const std::vector<BaselineEntry>& now) {
    std::vector<KnownFinding> out;
    for (const BaselineEntry& entry : baseline) {
        KnownFinding& known = out.emplace_back(KnownFinding{entry});
        const auto found = std::lower_bound(
            now.begin(), now.end(), entry.id,
            [](const BaselineEntry& one, const std::string& id) { return one.id < id; });
        if (found == now.end() || found->id != entry.id) {
            known.state = KnownState::gone;
            continue;
        }
        const std::vector<std::string> then = sorted(entry.said);
        if (found->verdict != entry.verdict ||
            !std::includes(then.begin(), then.end(), found->said.begin(), found->said.end()))
            known.state = KnownState::changed;
    }
    return out;
}

void mark_known(const std::vector<KnownFinding>& known, Checked& checked) {
    std::set<std::string_view> ids;
    for (const KnownFinding& one : known)
        if (one.state == KnownState::known) ids.insert(one.entry.id);
    for (Fact& fact : checked.facts)
        fact.known = ids.contains(fact.id);
    for (RelationResult& result : checked.relations)
        result.known = ids.contains(result.id);
}

} // namespace tally
