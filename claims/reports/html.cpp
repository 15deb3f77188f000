// One file that needs nothing: no request, no server, no script. Its one style and one script are
// named by their hashes in its Content-Security-Policy, so that nothing in an article can run; the
// script only adds filters, order and keys. All text goes through html_text().
#include "claims/base/embedded.h"
#include "claims/base/json.h"
#include "claims/base/layout.h"
#include "claims/base/sha256.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/formats.h"
#include "claims/reports/html_parts.h"
#include "claims/reports/markup.h"
#include "claims/reports/statistics.h"
#include "claims/reports/summary_words.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t most_unread = 200;
constexpr std::size_t most_change_columns = 120;

/// The sources in order of voice: those that are one stand side by side.
std::vector<HtmlSource> sources_of(const Report& report) {
    std::map<std::string, std::set<std::string>> origins; // of a source
    for (std::size_t i = 0; i < report.corpus.articles.size(); ++i) {
        const std::string& own = report.corpus.articles[i].id;
        const bool known = i < report.checked.origins.size();
        origins[report.corpus.articles[i].source].insert(known ? report.checked.origins[i] : own);
    }
    std::vector<HtmlSource> sources;
    for (const auto& [id, of_source] : origins)
        sources.push_back({id, std::string(name_of_source(report, id)), sources.size()});
    const auto join = [&](std::size_t a, std::size_t b) {
        const std::size_t from = std::max(sources[a].voice, sources[b].voice);
        const std::size_t to = std::min(sources[a].voice, sources[b].voice);
        for (HtmlSource& source : sources)
            if (source.voice == from) source.voice = to;
    };
    const auto reprints = [&](const HtmlSource& a, const HtmlSource& b) {
        for (const Source& source : report.sources)
            if (source.id == a.id && std::find(source.reprints.begin(), source.reprints.end(),
                                               b.id) != source.reprints.end())
                return true;
        const std::set<std::string>& own = origins.at(a.id);
        const std::set<std::string>& other = origins.at(b.id);
        return std::includes(other.begin(), other.end(), own.begin(), own.end());
    };
    // Nobody looks at columns of so many sources; pairs of them would be too many.
    if (sources.size() <= most_columns)
        for (std::size_t a = 0; a < sources.size(); ++a)
            for (std::size_t b = 0; b < sources.size(); ++b)
                if (a != b && reprints(sources[a], sources[b])) join(a, b);
    std::stable_sort(sources.begin(), sources.end(),
                     [](const HtmlSource& a, const HtmlSource& b) { return a.voice < b.voice; });
    return sources;
}

int order_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::conflict: return 0;
    case Verdict::update: return 1;
    case Verdict::agreement: return 2;
    case Verdict::echo: return 3;
    case Verdict::single_source: return 4;
    }
    return 5;
}

std::string count_line(const Report& report, Verdict verdict, std::string_view one,
                       std::string_view many) {
    const auto count = static_cast<std::size_t>(
        std::count_if(report.checked.facts.begin(), report.checked.facts.end(),
                      [&](const Fact& fact) { return fact.verdict == verdict; }));
    return count == 0 ? "" : counted(count, one, many);
}

std::string title_of(const Report& report) {
    const std::string conflicts = count_line(report, Verdict::conflict, "conflict", "conflicts");
    return "tally: " + (report.project.empty() ? "" : report.project + ", ") +
           (conflicts.empty() ? "no conflict" : conflicts) + " in " +
           counted(report.checked.facts.size(), "fact");
}

/// A number, or a text that is one ("58.3"); such cells stand to the right.
bool is_number(const TableCell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return std::holds_alternative<std::int64_t>(cell) ||
           (text != nullptr && !text->empty() &&
            text->find_first_not_of("0123456789.,") == std::string::npos);
}

std::string table_text(const ResultTable& table, std::string_view caption) {
    std::string out = "<div class=wide role=region tabindex=0 aria-label=\"" + html_text(caption) +
                      "\"><table><caption><span>" + html_text(caption) +
                      "</span></caption><thead><tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool of_numbers = !table.rows.empty() && i < table.rows.front().size() &&
                                is_number(table.rows.front()[i]);
        out += std::string(of_numbers ? "<th scope=col class=n>" : "<th scope=col>") +
               html_text(table.columns[i]);
    }
    out += "</thead><tbody>";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto* number = std::get_if<std::int64_t>(&row[i]);
            const auto* text = std::get_if<std::string>(&row[i]);
            out += i == 0 ? "<th scope=row>" : is_number(row[i]) ? "<td class=n>" : "<td>";
            if (number != nullptr) out += std::to_string(*number);
            if (text != nullptr) out += html_text(*text);
        }
    }
    return out + "</tbody></table></div>";
}

std::string unread_list(const Report& report) {
    const std::vector<UnreadInput>& unread = report.corpus.unread;
    if (unread.empty()) return "";
    std::string out = "<div class=unread><h2>Not read</h2><p>This is not the whole picture: " +
                      counted(unread.size(), "input or part of one", "inputs or parts of them") +
                      " could not be read.<ul>";
    for (std::size_t i = 0; i < std::min(unread.size(), most_unread); ++i) {
        std::string place = unread[i].path;
        if (unread[i].line > 0)
            place += ':' + std::to_string(unread[i].line) + ':' + std::to_string(unread[i].column);
        out += "<li><span class=at>" + html_text(place) + "</span> " + html_text(unread[i].what);
    }
    if (unread.size() > most_unread)
        out += "<li>and " + std::to_string(unread.size() - most_unread) + " more";
    return out + "</ul></div>";
}

std::string header(const Report& report) {
    std::string out = "<header><h1>" + html_text(title_of(report)) + "</h1>";
    for (const std::string& line : summary_lines(report))
        out += "<p>" + html_text(line);
    out += "<p class=small>";
    if (!report.at.empty()) out += "<time>" + html_text(report.at) + "</time>, ";
    return out + "tally " + html_text(report.program) + unread_list(report) + "</header>";
}

/// What rules leave unchecked, by kind, with examples.
std::string coverage(const Report& report) {
    std::string rows;
    for (const KindInfo& kind : kinds()) {
        std::size_t values = 0;
        std::size_t claimed = 0;
        for (const KindCoverage& one : report.coverage.by_article)
            if (one.kind == kind.kind) {
                values += one.values;
                claimed += one.claimed;
            }
        if (values == claimed) continue;
        rows += "<tr><th scope=row>" + std::string(kind.name) + "<td class=n>" +
                std::to_string(values - claimed) + "<td class=n>" + std::to_string(values) + "<td>";
        bool first = true;
        for (const UnclaimedValue& one : report.coverage.examples) {
            if (one.value.kind != kind.kind) continue;
            const Article& article = report.corpus.articles.at(one.article);
            rows += (first ? "" : ", ") +
                    ("“" + html_text(fitted(one.value.span.of(article.text), 40, "…")) + "”");
            first = false;
        }
    }
    if (rows.empty()) return "";
    return "<section id=coverage><h2>Not checked</h2><p>Values that were recognised and that no "
           "rule "
           "claims.<div class=wide role=region tabindex=0 aria-label=\"Not "
           "checked\"><table><caption>"
           "<span>By kind</span></caption><thead><tr><th scope=col>kind<th scope=col class=n>no "
           "rule "
           "claims<th scope=col class=n>of<th scope=col>for example</thead><tbody>" +
           rows + "</tbody></table></div></section>";
}

std::string relations(const Report& report) {
    std::string out;
    std::size_t left_out = 0;
    for (const RelationVerdict verdict : {RelationVerdict::fails, RelationVerdict::holds})
        for (const RelationResult& result : report.checked.relations) {
            if (result.verdict != verdict || result.relation->severity == RuleSeverity::off)
                continue;
            const bool fails = verdict == RelationVerdict::fails;
            out += "<li><span class=v-" + std::string(fails ? "conflict" : "agreement") + ">" +
                   std::string(sign_of(name_of(verdict))) + ' ' + std::string(name_of(verdict)) +
                   "</span> <b>" + html_text(fails ? result.message : result.relation->expect) +
                   "</b> " + html_text(sums_of(result));
            if (const std::string title = tally::title_of(result); !title.empty())
                out += " (" + html_text(title) + ")";
            for (const std::size_t fact : result.facts) {
                const Fact& one = report.checked.facts.at(fact);
                std::string anchor = one.id;
                std::replace(anchor.begin(), anchor.end(), ':', '-');
                out += " <a href=\"#" + anchor + "\">" + html_text(one.attribute) + "</a>";
            }
            out += " <code>" + html_text(result.relation->id) + "</code>";
        }
    for (const RelationResult& result : report.checked.relations)
        if (result.verdict == RelationVerdict::not_evaluated) ++left_out;
    if (out.empty() && left_out == 0) return "";
    std::string text = "<section id=relations><h2>Relations between facts</h2>";
    if (!out.empty()) text += "<ul>" + out + "</ul>";
    if (left_out > 0) text += "<p>" + std::to_string(left_out) + " not evaluated.";
    return text + "</section>";
}

/// "Since the run before": what is new, gone or otherwise than it was.
std::string since_last_run(const HtmlPage& page) {
    if (!page.report.since) return "";
    const SinceLastRun& since = *page.report.since;
    std::string out = "<section id=since><h2>Since run " + std::to_string(since.run) + "</h2><p>" +
                      std::string(since.changes.empty() ? "Nothing is otherwise than in that run, "
                                                        : "What is otherwise than in that run, ") +
                      "<time>" + html_text(since.at) + "</time>.";
    if (since.other_rules) out += " It went by other rules.";
    if (since.changes.empty()) return out + "</section>\n";
    out += "<div class=wide role=region tabindex=0 aria-label=\"Since the run before\"><table>"
           "<caption><span>New, gone, and changed</span></caption><thead><tr><th scope=col>fact<th "
           "scope=col>change<th scope=col>before<th scope=col>now</thead><tbody>";
    for (const FactChange& change : since.changes) {
        const auto there =
            std::find_if(page.findings.begin(), page.findings.end(), [&](const Finding& finding) {
                return finding.id.starts_with(change.fact);
            });
        const std::string title = html_text(change.title);
        out += "<tr><th scope=row>" +
               (there == page.findings.end()
                    ? title
                    : "<a href=\"#" + anchor_of(*there) + "\">" + title + "</a>") +
               "<td>" + html_text(change.change) + "<td>" +
               html_text(fitted(change.before, most_change_columns, "…")) + "<td>" +
               html_text(fitted(change.after, most_change_columns, "…"));
    }
    out += "</tbody></table></div>";
    if (since.more) out += "<p>There are more; tally diff lists all.";
    return out + "</section>\n";
}

} // namespace

HtmlPage html_page_of(const Report& report) {
    HtmlPage page{report, {}, 0, sources_of(report), {}};
    for (std::size_t i = 0; i < page.sources.size(); ++i)
        page.source_index.emplace(page.sources[i].id, i);
    std::vector<const Fact*> facts;
    for (const Fact& fact : report.checked.facts)
        if (fact.verdict == Verdict::agreement ||
            weight_of(report.checked, fact) != RuleSeverity::off)
            facts.push_back(&fact);
    std::stable_sort(facts.begin(), facts.end(), [&](const Fact* a, const Fact* b) {
        const auto key = [&](const Fact& fact) {
            return std::tuple(!concerns(report, fact), order_of(fact.verdict),
                              weight_of(report.checked, fact), title_of(fact));
        };
        return key(*a) < key(*b);
    });
    page.facts_total = facts.size();
    if (facts.size() > most_facts) facts.resize(most_facts);
    for (const Fact* fact : facts)
        page.findings.push_back(finding_of(report, *fact));
    return page;
}

std::string html_data(const HtmlPage& page) {
    const Report& report = page.report;
    std::string text;
    JsonWriter json(text);
    json.begin_object().member("schema_version", 1).key("sources").begin_array();
    for (const HtmlSource& source : page.sources)
        json.value(source.name);
    json.end_array().key("articles").begin_array();
    for (const Article& article : report.corpus.articles) {
        json.begin_object().member("id", article.id).member("path", article.path);
        json.member("source", article.source).member("published", article.published).end_object();
    }
    json.end_array().key("facts").begin_array();
    for (const Finding& finding : page.findings) {
        const Fact& fact = *finding.fact;
        json.begin_object().member("id", fact.id).member("title", finding.title);
        json.member("verdict", finding.verdict).member("severity", name_of(finding.weight));
        json.member("rule", finding.rule).member("kind", name_of(fact.kind));
        json.key("claims").begin_array();
        for (const std::size_t index : fact.claims) {
            const Claim& claim = report.checked.claims.at(index);
            json.begin_object().member("id", claim.id).member("article", claim.article);
            json.member("source", page.source_index.at(report.checked.compared.at(index).source));
            json.member("start", claim.value.span.start).member("end", claim.value.span.end);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    std::string safe; // "<" stands in strings only, and would end the element
    for (const char c : text)
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    return safe;
}

void write_html(const Report& report, const Layout&, const Sink& sink) {
    const HtmlPage page = html_page_of(report);
    const std::string_view style = embedded_file("claims/reports/report.css");
    const std::string_view script = embedded_file("claims/reports/report.js");
    sink("<!DOCTYPE html>\n<html lang=en>\n<head><meta charset=utf-8><meta name=generator "
         "content=tally>"
         "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src "
         "'sha256-" +
         sha256_base64(script) + "'; style-src 'sha256-" + sha256_base64(style) +
         "'; img-src data:; base-uri 'none'; form-action 'none'\">"
         "<meta name=viewport content=\"width=device-width, initial-scale=1\">"
         "<meta name=color-scheme content=\"light dark\"><meta name=referrer content=no-referrer>"
         "<link rel=icon href=\"data:,\"><title>" +
         html_text(title_of(report)) + "</title>\n<style>" + std::string(style) +
         "</style></head>\n<body><a class=skip href=\"#facts\">To the facts</a>\n");
    sink(header(report));
    sink("<nav aria-label=\"Parts of this page\"><a href=\"#facts\">Facts</a> "
         "<a href=\"#evidence\">Evidence</a> " +
         std::string(report.since ? "<a href=\"#since\">Since the run before</a> " : "") +
         "<a href=\"#sources\">Sources</a> <a href=\"#rules\">Rules</a></nav>\n"
         "<main><section id=facts><h2>Facts</h2><div id=filters hidden></div>");
    if (page.findings.empty()) {
        sink(report.checked.facts.empty() ? "<p>No rule found a fact in these articles."
                                          : "<p>No fact is listed.");
    } else {
        sink("<div class=wide role=region tabindex=0 aria-label=\"Facts and sources\">");
        sink(html_matrix(page));
        sink("</div>");
    }
    if (page.facts_total > page.findings.size())
        sink("<p>The " + std::to_string(page.findings.size()) + " heaviest of " +
             std::to_string(page.facts_total) + " facts stand here; --format json has all.");
    if (const std::string off = switched_off_words(report); !off.empty())
        sink("<p>" + html_text(off));
    sink("</section>\n<section id=evidence><h2>Evidence</h2>\n");
    for (const Finding& finding : page.findings)
        sink(html_fact(page, finding));
    sink("</section>\n" + relations(report) + since_last_run(page));
    sink("<section id=sources><h2>Sources</h2>" +
         table_text(facts_by_source(report), "Counts, not marks: who says how much") +
         "</section>\n");
    sink(coverage(report));
    sink("<section id=rules><h2>Rules</h2>" +
         table_text(facts_by_rule(report), "Facts by rule and verdict") + "</section></main>\n");
    sink("<footer><p>Made by tally " + html_text(report.program) +
         (report.at.empty() ? "" : ", " + html_text(report.at)) +
         ". It compares what sources say; it does not say who is right.</footer>\n");
    sink("<script type=\"application/json\" id=data>" + html_data(page) + "</script>\n<script>" +
         std::string(script) + "</script></body>\n</html>\n");
}

} // namespace tally
