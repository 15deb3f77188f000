#include "claims/reports/statistics.h"

#include "claims/reports/fact_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::array<Verdict, 5> verdicts = {Verdict::conflict, Verdict::update, Verdict::agreement,
                                             Verdict::echo, Verdict::single_source};

TableCell cell(std::size_t count) { return static_cast<std::int64_t>(count); }

/// "12.5" of 25 in 2,000 words.
std::string rate(std::size_t count, std::size_t words) {
    if (words == 0) return "";
    const std::size_t tenths = (count * 10'000 + words / 2) / words;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

struct SourceCounts {
    std::size_t articles = 0, words = 0, claims = 0;
    std::set<std::size_t> facts, shared, conflicts;
};

} // namespace

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank && !inside) ++words;
        inside = !blank;
    }
    return words;
}

ResultTable facts_by_rule(const Report& report) {
    using Counts = std::array<std::size_t, verdicts.size()>; // in the order of `verdicts`
    std::map<std::string, Counts> counts;
    Counts all{};
    for (const Fact& fact : report.checked.facts) {
        if (!concerns(report, fact)) continue;
        const auto at = static_cast<std::size_t>(
            std::find(verdicts.begin(), verdicts.end(), fact.verdict) - verdicts.begin());
        ++counts[rule_of(report, fact).id].at(at);
        ++all.at(at);
    }
    std::vector<std::pair<std::string, Counts>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.second.front() > b.second.front(); // conflicts
    });
    rows.emplace_back("all", all);
    ResultTable table;
    table.columns = {"rule"};
    for (const Verdict verdict : verdicts)
        table.columns.emplace_back(name_of(verdict));
    for (const auto& [rule, of_rule] : rows) {
        std::vector<TableCell> row{rule};
        for (const std::size_t count : of_rule)
            row.push_back(cell(count));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable facts_by_source(const Report& report) {
    std::map<std::string, SourceCounts> sources;
    for (const Article& article : report.corpus.articles) {
        SourceCounts& counts = sources[article.source];
        ++counts.articles;
        counts.words += words_in(article.text);
    }
    for (const Compared& claim : report.checked.compared) {
        SourceCounts& counts = sources[claim.source];
        const Fact& fact = report.checked.facts.at(claim.fact);
        ++counts.claims;
        counts.facts.insert(claim.fact);
        if (fact.verdict != Verdict::single_source) counts.shared.insert(claim.fact);
        if (fact.verdict != Verdict::conflict) continue;
        for (const Conflict& pair : fact.conflicts)
            if (pair.a == claim.claim || pair.b == claim.claim) counts.conflicts.insert(claim.fact);
    }
    ResultTable table;
    table.columns = {"source",          "articles", "words",  "claims",
                     "per 1,000 words", "facts",    "shared", "conflicts"};
    for (const auto& [id, counts] : sources)
        table.rows.push_back({std::string(name_of_source(report, id)), cell(counts.articles),
                              cell(counts.words), cell(counts.claims),
                              rate(counts.claims, counts.words), cell(counts.facts.size()),
                              cell(counts.shared.size()), cell(counts.conflicts.size())});
    return table;
}

} // namespace tally
