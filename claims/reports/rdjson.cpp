// Reviewdog's Diagnostic Format: columns count bytes there. It has no related places, so the other
// sides stand in the message.
#include "claims/base/json.h"
#include "claims/base/utf8.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/region.h"

#include <string>

namespace tally {

namespace {

std::string_view rdjson_severity(RuleSeverity weight) {
    switch (weight) {
    case RuleSeverity::error: return "ERROR";
    case RuleSeverity::warning: return "WARNING";
    case RuleSeverity::note:
    case RuleSeverity::off: return "INFO";
    }
    return "INFO";
}

void write_place(JsonWriter& json, std::size_t line, std::size_t column) {
    json.begin_object().member("line", line).member("column", column).end_object();
}

bool is_address(const std::string& text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

} // namespace

void write_rdjson(const Report& report, const Layout&, const Sink& sink) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("source").begin_object().member("name", "tally").end_object();
    json.key("diagnostics").begin_array();
    for (const Finding& finding : problems(report)) {
        const Claim& claim = report.checked.claims.at(finding.claims.front());
        const Article& article = report.corpus.articles.at(claim.article);
        const Region region = region_of(article, claim.value.span);
        std::string words = finding.headline + ": " + sides_of(report, finding);
        if (!finding.why.empty()) words += "; " + finding.why;
        json.begin_object().member("message", visible(words + " [" + finding.id + "]"));
        json.key("location").begin_object().member("path", article.path);
        json.key("range").begin_object();
        write_place(json.key("start"), region.start_line, region.start_byte);
        write_place(json.key("end"), region.end_line, region.end_byte);
        json.end_object().end_object();
        json.member("severity", rdjson_severity(finding.weight));
        json.key("code").begin_object().member("value", visible(finding.rule));
        if (is_address(finding.see)) json.member("url", finding.see);
        json.end_object().end_object();
    }
    json.end_array().end_object();
    sink(out + '\n');
}

} // namespace tally
