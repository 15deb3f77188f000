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

/// The claims of each source, by its index: in order of time, each value once, its last time.
std::map<std::size_t, std::vector<std::size_t>> said_in(const HtmlPage& page, const Fact& fact) {
    const Report& report = page.report;
    std::vector<std::size_t> claims = fact.claims;
    std::stable_sort(claims.begin(), claims.end(), [&](std::size_t a, std::size_t b) {
        const auto day = [&](std::size_t claim) {
            return report.corpus.articles.at(report.checked.claims.at(claim).article).day;
        };
        return day(a) < day(b);
    });
    std::map<std::size_t, std::vector<std::size_t>> said;
    for (const std::size_t index : claims) {
        auto& own = said[page.source_index.at(report.checked.compared.at(index).source)];
        std::erase_if(own, [&](std::size_t earlier) {
            return key_of(report, earlier) == key_of(report, index);
        });
        own.push_back(index);
    }
    return said;
}

/// By source index. Of several values of one source two: of what moved the last two, else what
/// can't be true with others goes before what can.
std::map<std::size_t, Cell> cells_of(const HtmlPage& page, const Fact& fact) {
    constexpr std::string_view by_rank = "≠↑≈=";
    const Report& report = page.report;
    const Key leading = leading_key(report, fact);
    const std::set<std::size_t> disputed = in_conflict(fact);
    const bool moved = fact.verdict == Verdict::update;
    const auto sign = [&](std::size_t claim) {
        return sign_in(report, fact, claim, leading, disputed);
    };
    std::map<std::size_t, Cell> cells;
    for (auto& [source, claims] : said_in(page, fact)) {
        if (!moved)
            std::stable_sort(claims.begin(), claims.end(), [&](std::size_t a, std::size_t b) {
                return by_rank.find(sign(a)) < by_rank.find(sign(b));
            });
        Cell& cell = cells[source];
        cell.sign = sign(moved ? claims.back() : claims.front());
        const std::size_t first = moved && claims.size() > 2 ? claims.size() - 2 : 0;
        for (std::size_t i = first; i < claims.size() && i < first + 2; ++i) {
            const std::string words =
                short_value_words(report, report.checked.claims.at(claims[i]), fact.claims, "…");
            cell.words += (i == first ? ""
                           : moved    ? " → "
                                      : "; ") +
                          fitted(words, cell_columns, "…");
        }
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
    std::string voices = "<tr><td><td>";
    std::string names = "<tr><th scope=col aria-sort=none>fact<th scope=col aria-sort=none>verdict";
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
    }
    if (folded) voices.clear();
    return "<thead>" + voices + names + "</thead>";
}

} // namespace

std::string html_matrix(const HtmlPage& page) {
    const bool folded = page.sources.size() > most_columns;
    std::string out =
        "<table id=matrix><caption><span>What each source says of each fact. = as most "
        "voices, ≠ can't both be true, ↑ moved on, ≈ allowed by it, · says nothing"
        "</span></caption>" +
        head(page, folded) + "<tbody>";
    for (const Finding& finding : page.findings) {
        const Fact& fact = *finding.fact;
        out += "<tr><th scope=row><a href=\"#" + anchor_of(finding) + "\">" +
               html_text(finding.title) + "</a>";
        out += "<td class=v-" + finding.verdict + ">" + std::string(sign_of(finding.verdict)) +
               ' ' + finding.verdict;
        if (fact.verdict == Verdict::agreement)
            out += " (" + std::to_string(fact.independent_sources) + ")";
        const std::map<std::size_t, Cell> cells = cells_of(page, fact);
        if (folded) {
            out += folded_cell(page, cells);
        } else {
            for (std::size_t i = 0; i < page.sources.size(); ++i) {
                const auto cell = cells.find(i);
                out += cell == cells.end() ? "<td>·" : cell_text(cell->second);
            }
        }
        out += '\n';
    }
    return out + "</tbody></table>";
}

} // namespace tally
