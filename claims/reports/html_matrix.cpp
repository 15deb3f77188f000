#include "claims/base/layout.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/html_parts.h"
#include "claims/reports/markup.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t cell_columns = 26;
constexpr std::size_t most_values = 6;

/// What a source says of a fact, and how that stands to what most voices say.
struct Cell {
    std::string_view sign; ///< "" where it says nothing
    std::string words;
};

using Key = std::pair<std::string, std::string>;

Key key_of(const Report& report, std::size_t claim) {
    const Compared& said = report.checked.compared.at(claim);
    return {said.min_key,
            said.max_key + std::string(name_of(report.checked.claims.at(claim).polarity))};
}

/// The value with most voices; between equal ones that of the first claim. Of what moved, the last.
Key leading_key(const Report& report, const Fact& fact) {
    if (fact.verdict == Verdict::update) return key_of(report, primary_claim(report, fact));
    std::map<Key, std::set<std::string>> voices;
    for (const std::size_t claim : fact.claims)
        voices[key_of(report, claim)].insert(report.checked.compared.at(claim).origin);
    Key best = key_of(report, fact.claims.front());
    for (const std::size_t claim : fact.claims)
        if (voices[key_of(report, claim)].size() > voices[best].size())
            best = key_of(report, claim);
    return best;
}

std::set<std::size_t> in_conflict(const Fact& fact) {
    std::set<std::size_t> claims;
    for (const Conflict& pair : fact.conflicts) {
        claims.insert({pair.a, pair.b});
        claims.insert(pair.also.begin(), pair.also.end());
    }
    return claims;
}

std::string_view sign_in(const Report& report, const Fact& fact, std::size_t claim,
                         const Key& leading, const std::set<std::size_t>& disputed) {
    if (key_of(report, claim) == leading) return "=";
    if (disputed.contains(claim)) return "≠";
    return fact.verdict == Verdict::update ? "↑" : "≈";
}

/// By source index. Of several claims of one source, the one that stands out.
std::map<std::size_t, Cell> cells_of(const HtmlPage& page, const Fact& fact) {
    const Report& report = page.report;
    const Key leading = leading_key(report, fact);
    const std::set<std::size_t> disputed = in_conflict(fact);
    std::map<std::size_t, Cell> cells;
    for (const std::size_t index : fact.claims) {
        const std::string_view sign = sign_in(report, fact, index, leading, disputed);
        Cell& cell = cells[page.source_index.at(report.checked.compared.at(index).source)];
        if (!cell.words.empty() && (sign == "=" || cell.sign != "=")) continue;
        const std::string words =
            short_value_words(report, report.checked.claims.at(index), fact.claims, "…");
        cell = {sign, fitted(words, cell_columns, "…")};
    }
    return cells;
}

std::string cell_text(const Cell& cell) {
    const std::string_view kind = cell.sign == "="   ? ""
                                  : cell.sign == "≠" ? " class=ne"
                                                     : " class=mv";
    return "<td" + std::string(kind) + ">" + std::string(cell.sign) + " " + html_text(cell.words);
}

/// Without a column for each source: the values, each with those who say it.
std::string folded_cell(const HtmlPage& page, const std::map<std::size_t, Cell>& cells) {
    std::map<std::pair<std::string_view, std::string>, std::vector<std::size_t>> values;
    for (const auto& [source, cell] : cells)
        values[{cell.sign, cell.words}].push_back(source);
    std::string out = "<td>";
    std::size_t shown = 0;
    for (const auto& [value, sources] : values) {
        if (shown++ == most_values) {
            out += "and " + counted(values.size() - most_values, "more value");
            break;
        }
        out += "<span" + std::string(value.first == "≠" ? " class=ne" : "") + ">" +
               std::string(value.first) + " " + html_text(value.second) + "</span> " +
               (sources.size() == 1 ? html_text(page.sources.at(sources.front()).name)
                                    : counted(sources.size(), "source")) +
               "<br>";
    }
    return out;
}

std::string head(const HtmlPage& page, bool folded) {
    std::string voices = "<tr><td>";
    std::string names = "<tr><th scope=col aria-sort=none>fact";
    if (folded) {
        names += "<th scope=col>said";
    } else {
        bool any = false;
        for (std::size_t at = 0; at < page.sources.size();) {
            std::size_t end = at;
            while (end < page.sources.size() && page.sources[end].voice == page.sources[at].voice)
                names += "<th scope=col>" + html_text(page.sources[end++].name);
            const std::string span = end - at > 1 ? " colspan=" + std::to_string(end - at) : "";
            voices +=
                end - at > 1 ? "<th scope=colgroup class=voice" + span + ">one voice" : "<td>";
            any |= end - at > 1;
            at = end;
        }
        if (!any) voices.clear();
        if (any) voices += "<td>";
    }
    if (folded) voices.clear();
    return "<thead>" + voices + names + "<th scope=col aria-sort=none>verdict</thead>";
}

} // namespace

std::string html_matrix(const HtmlPage& page) {
    const bool folded = page.sources.size() > most_columns;
    std::string out =
        "<table id=matrix><caption>What each source says of each fact. <span>= as most "
        "voices, ≠ can't both be true, ↑ moved on, ≈ allowed by it, · says nothing"
        "</span></caption>" +
        head(page, folded) + "<tbody>";
    for (const Finding& finding : page.findings) {
        const Fact& fact = *finding.fact;
        out += "<tr><th scope=row><a href=\"#" + anchor_of(finding) + "\">" +
               html_text(finding.title) + "</a>";
        const std::map<std::size_t, Cell> cells = cells_of(page, fact);
        if (folded) {
            out += folded_cell(page, cells);
        } else {
            for (std::size_t i = 0; i < page.sources.size(); ++i) {
                const auto cell = cells.find(i);
                out += cell == cells.end() ? "<td>·" : cell_text(cell->second);
            }
        }
        out += "<td class=v-" + finding.verdict + ">" + std::string(sign_of(finding.verdict)) +
               ' ' + finding.verdict;
        if (fact.verdict == Verdict::agreement)
            out += " (" + std::to_string(fact.independent_sources) + ")";
        out += '\n';
    }
    return out + "</tbody></table>";
}

} // namespace tally
