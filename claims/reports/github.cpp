// Workflow commands of GitHub Actions: an annotation a finding, at most ten of each level, for the
// runner drops the rest without a word. The report for people stands before them, between
// stop-commands, so that no line of an article is taken for a command.
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/region.h"

#include <algorithm>
#include <string>

namespace tally {

namespace {

constexpr std::size_t most_of_a_level = 10;
constexpr std::size_t most_in_title = 255;

std::string escaped(std::string_view text, bool is_property) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '%': out += "%25"; break;
        case '\r': out += "%0D"; break;
        case '\n': out += "%0A"; break;
        case ':': out += is_property ? "%3A" : ":"; break;
        case ',': out += is_property ? "%2C" : ","; break;
        default: out += c;
        }
    }
    return out;
}

std::string_view command_of(RuleSeverity weight) {
    switch (weight) {
    case RuleSeverity::error: return "error";
    case RuleSeverity::warning: return "warning";
    case RuleSeverity::note:
    case RuleSeverity::off: return "notice";
    }
    return "notice";
}

std::string annotation(const Report& report, const Finding& finding) {
    const Claim& claim = report.checked.claims.at(finding.claims.front());
    const Region region = region_of(report.corpus.articles.at(claim.article), claim.value.span);
    const auto property = [](std::string_view text) { return escaped(visible(text), true); };
    std::string out = "::" + std::string(command_of(finding.weight)) +
                      " file=" + property(repository_path_of(report, claim)) +
                      ",line=" + std::to_string(region.start_line) +
                      ",endLine=" + std::to_string(region.end_line);
    if (region.start_line == region.end_line)
        out += ",col=" + std::to_string(region.start_column) +
               ",endColumn=" + std::to_string(region.end_column);
    out +=
        ",title=" +
        escaped(fitted(visible(finding.verdict + ": " + finding.rule), most_in_title, "…"), true);
    std::string words = finding.headline + "; " + finding.evidence;
    if (!finding.why.empty()) words += "\nwhy: " + finding.why;
    if (finding.fact != nullptr) words += "\nfact: " + finding.title;
    words += "\nid: " + short_id(finding.id);
    return out + "::" + escaped(visible(words, "\n"), false) + '\n';
}

} // namespace

void write_github(const Report& report, const Layout& layout, const Sink& sink) {
    sink("::stop-commands::" + report.random + '\n');
    write_text(report, layout, sink);
    sink("::" + report.random + "::\n");
    const std::vector<Finding> all = problems(report);
    for (const RuleSeverity weight :
         {RuleSeverity::error, RuleSeverity::warning, RuleSeverity::note}) {
        const auto count = static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(),
                          [&](const Finding& finding) { return finding.weight == weight; }));
        const std::size_t room = count > most_of_a_level ? most_of_a_level - 1 : count;
        std::size_t told = 0;
        for (const Finding& finding : all)
            if (finding.weight == weight && told++ < room) sink(annotation(report, finding));
        if (count > room)
            sink("::" + std::string(command_of(weight)) +
                 " title=tally::" + std::to_string(count - room) +
                 " more like these; all of them stand in the log " + "of this step\n");
    }
}

} // namespace tally
