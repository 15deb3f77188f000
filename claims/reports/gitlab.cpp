// GitLab's Code Quality report: an array of problems, each known again by its fingerprint, which is
// the fact's id, for a fact stays when its lines move.
#include "claims/base/json.h"
#include "claims/base/utf8.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/region.h"

#include <string>

namespace tally {

namespace {

std::string_view gitlab_severity(RuleSeverity weight) {
    switch (weight) {
    case RuleSeverity::error: return "major";
    case RuleSeverity::warning: return "minor";
    case RuleSeverity::note:
    case RuleSeverity::off: return "info";
    }
    return "info";
}

} // namespace

void write_gitlab(const Report& report, const Layout&, const Sink& sink) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_array();
    for (const Finding& finding : problems(report)) {
        const Claim& claim = report.checked.claims.at(finding.claims.front());
        const Article& article = report.corpus.articles.at(claim.article);
        std::string words = finding.headline + "; " + finding.evidence;
        if (!finding.title.empty() && finding.headline != finding.title)
            words += " (" + finding.title + ")";
        json.begin_object().member("description", visible(words));
        json.member("check_name", visible(finding.rule)).member("fingerprint", finding.id);
        json.member("severity", gitlab_severity(finding.weight));
        json.key("location").begin_object();
        json.member("path", repository_path_of(report, claim)).key("lines").begin_object();
        json.member("begin", region_of(article, claim.value.span).start_line);
        json.end_object().end_object().end_object();
    }
    json.end_array();
    sink(out + '\n');
}

} // namespace tally
