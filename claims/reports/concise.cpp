// A line a finding, `path:line:column: severity: message [rule]`, as compilers print them.
#include "claims/base/utf8.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"

#include <string>

namespace tally {

void write_concise(const Report& report, const Layout& layout, const Sink& sink) {
    for (const Finding& finding : shown_findings(report, layout.utf8 ? "…" : "...")) {
        const Claim& claim = report.checked.claims.at(finding.claims.front());
        std::string line = place_of(report, claim) + ": " + std::string(name_of(finding.weight));
        if (finding.fact != nullptr && finding.fact->verdict != Verdict::conflict)
            line += ": " + finding.verdict;
        line += ": " + finding.headline + "; " + finding.evidence;
        sink(visible(line) + " [" + visible(finding.rule) + "]\n");
    }
}

} // namespace tally
