// Markdown for a pull request, a merge request or the summary of a CI run: what a reader needs to
// decide whether to look further. At most 1 MiB, which is all that GitHub shows of a step.
#include "claims/base/layout.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/markup.h"
#include "claims/reports/summary_words.h"

#include <string>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t most_bytes = 1000 * 1000; // below 1 MiB, the last line included
constexpr std::size_t most_unread = 100;

/// The sentence of a claim as a quotation, the value in it set off.
std::string quotation(const Report& report, std::size_t index) {
    const Claim& claim = report.checked.claims.at(index);
    const Article& article = report.corpus.articles.at(claim.article);
    const Span before{claim.sentence.start, claim.value.span.start};
    const Span after{claim.value.span.end, claim.sentence.end};
    const auto part = [&](const Span& span) {
        return span.start < span.end ? markdown_text(span.of(article.text)) : std::string();
    };
    const auto is_blank = [&](std::size_t at) {
        return at < article.text.size() && (article.text[at] == ' ' || article.text[at] == '\n');
    };
    std::string out = part(before);
    if (!out.empty() && is_blank(before.end - 1)) out += ' ';
    out += "<b>" + part(claim.value.span) + "</b>";
    if (is_blank(after.start)) out += ' ';
    out += part(after);
    return out;
}

std::string details(const Report& report, const Finding& finding) {
    std::string out = "### " + finding.verdict + ": " + markdown_text(finding.headline) + "\n\n";
    if (!finding.title.empty() && finding.title != finding.headline)
        out += markdown_text(finding.title) + "\n\n";
    for (const std::size_t index : finding.claims) {
        const Claim& claim = report.checked.claims.at(index);
        const Article& article = report.corpus.articles.at(claim.article);
        out +=
            "> " + quotation(report, index) + "\n>\n> – " + markdown_text(source_of(report, claim));
        if (!article.published.empty()) out += ", " + markdown_text(article.published);
        out += ", " + markdown_text(place_of(report, claim));
        const std::string allowed = finding.fact != nullptr ? allowed_words(report, index) : "";
        if (!allowed.empty()) out += ": " + markdown_text(allowed);
        out += "\n\n";
    }
    const auto line = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) out += "- **" + std::string(name) + "** " + markdown_text(text) + '\n';
    };
    line("why", finding.why);
    if (finding.fact != nullptr) {
        line("time", finding.fact->time);
        line("said", said_of(report, *finding.fact, "…"));
    }
    line("help", finding.help);
    line("see", finding.see);
    return out + "- `" + short_id(finding.id) + "` · `" + markdown_code(finding.rule) + "`\n\n";
}

std::string row(const Report& report, const Finding& finding) {
    const Claim& claim = report.checked.claims.at(finding.claims.front());
    return "| " + std::string(name_of(finding.weight)) + " | " + finding.verdict + " | " +
           markdown_text(finding.title.empty() ? finding.headline : finding.title) + " | " +
           markdown_text(finding.evidence) + " | " + markdown_text(place_of(report, claim)) +
           " |\n";
}

} // namespace

void write_markdown(const Report& report, const Layout&, const Sink& sink) {
    const std::vector<Finding> all = problems(report);
    std::string out = "## tally: ";
    out += all.empty() ? "nothing to report" : counted(all.size(), "finding");
    out += "\n\n";
    for (const std::string& line : summary_lines(report))
        out += markdown_text(line) + "\n";
    out += '\n';
    if (!report.corpus.unread.empty()) {
        out += "### Not read\n\n";
        std::size_t told = 0;
        for (const UnreadInput& unread : report.corpus.unread)
            if (told++ < most_unread)
                out += "- " + markdown_text(unread.path) + ": " + markdown_text(unread.what) + '\n';
        if (told > most_unread) out += "- and " + std::to_string(told - most_unread) + " more\n";
        out += '\n';
    }
    if (!all.empty()) {
        std::vector<std::string> rows;
        std::string table = "| weight | verdict | fact | said | where |\n"
                            "| --- | --- | --- | --- | --- |\n";
        std::size_t told = 0;
        for (const Finding& finding : all) {
            const std::string one = row(report, finding);
            if (out.size() + table.size() + one.size() > most_bytes / 2) break;
            table += one;
            ++told;
        }
        out += table + '\n';
        if (told < all.size()) out += "and " + counted(all.size() - told, "more finding") + "\n\n";
        for (std::size_t i = 0; i < told; ++i) {
            if (all[i].weight == RuleSeverity::note && !all[i].fails) continue; // the row says it
            const std::string one = details(report, all[i]);
            if (out.size() + one.size() > most_bytes) {
                out += "The rest is too long for this page.\n";
                break;
            }
            out += one;
        }
    }
    sink(out);
}

} // namespace tally
