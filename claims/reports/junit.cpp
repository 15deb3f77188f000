// JUnit's XML, as CI systems read it (it has no standard): a suite a pack, a case a fact. What
// agrees is a case that passes, so that one can see what was mended; what a decision settles or the
// baseline knows is skipped. A case's name ends in its id, for of two cases with one name some
// readers drop the second.
#include "claims/base/layout.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/markup.h"
#include "claims/reports/region.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tally {

namespace {

/// Of a suite, or of all.
struct Counts {
    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;

    std::string attributes() const {
        return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) +
               "\" errors=\"" + std::to_string(errors) + "\" skipped=\"" + std::to_string(skipped) +
               "\" time=\"0\"";
    }
};

struct Suite {
    Counts counts;
    std::string cases;
};

class JunitReport {
public:
    explicit JunitReport(const Report& report) : report_(report) {}

    std::string write() {
        for (const Fact& fact : report_.checked.facts)
            if (is_judged(fact)) add(finding_of(report_, fact));
        for (const RelationResult& result : report_.checked.relations)
            if (result.verdict != RelationVerdict::not_evaluated &&
                result.relation->severity != RuleSeverity::off)
                add(finding_of(report_, result));
        std::size_t number = 0;
        for (const UnreadInput& unread : report_.corpus.unread)
            add(unread, ++number);
        Counts all;
        std::string out;
        for (const auto& [name, suite] : suites_) {
            all.tests += suite.counts.tests;
            all.failures += suite.counts.failures;
            all.errors += suite.counts.errors;
            all.skipped += suite.counts.skipped;
            out += "  <testsuite name=\"" + xml_text(name) + "\"" + suite.counts.attributes() +
                   ">\n" + suite.cases + "  </testsuite>\n";
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tally check\"" +
               all.attributes() + ">\n" + out + "</testsuites>\n";
    }

private:
    /// Not where the rule switched this verdict off.
    bool is_judged(const Fact& fact) const {
        return fact.verdict == Verdict::agreement || fact.known ||
               weight_of(report_.checked, fact) != RuleSeverity::off;
    }

    /// Why a finding does not count, in words: people ruled on it, or the baseline has it. Empty
    /// where it counts.
    static std::string set_aside(const Finding& finding) {
        if (finding.fact ? finding.fact->known : finding.relation->known)
            return "known: the baseline has it as it is";
        return finding.fact ? finding.fact->settled : "";
    }

    void add(const Finding& finding) {
        Suite& suite = suites_[std::string(finding.pack())];
        const Claim& claim = report_.checked.claims.at(finding.claims.front());
        const Region region =
            region_of(report_.corpus.articles.at(claim.article), claim.value.span);
        const std::string name = (finding.title.empty() ? finding.rule : finding.title) + " [";
        std::string whole = name + short_id(finding.id) + ']';
        if (!names_.insert(whole).second) whole = name + finding.id + ']';
        std::string class_name = finding.rule;
        std::replace(class_name.begin(), class_name.end(), '/', '.');
        ++suite.counts.tests;
        suite.cases += "    <testcase classname=\"" + xml_text(class_name) + "\" name=\"" +
                       attribute(whole) + "\" file=\"" +
                       attribute(repository_path_of(report_, claim)) + "\" line=\"" +
                       std::to_string(region.start_line) + "\" time=\"0\"";
        if (const std::string why = set_aside(finding); !why.empty()) {
            ++suite.counts.skipped;
            suite.cases +=
                ">\n      <skipped message=\"" + attribute(why) + "\"/>\n    </testcase>\n";
            return;
        }
        if (finding.is_good() || (!finding.fails && finding.weight == RuleSeverity::note)) {
            suite.cases += "/>\n";
            return;
        }
        const std::string text = xml_text(text_of(report_, finding, Layout{}));
        if (finding.fails) {
            ++suite.counts.failures;
            suite.cases += ">\n      <failure type=\"" + finding.verdict + "\" message=\"" +
                           attribute(finding.headline + "; " + finding.evidence) + "\">" + text +
                           "</failure>\n    </testcase>\n";
        } else { // it passes, and says why someone should look
            suite.cases += ">\n      <system-out>" + text + "</system-out>\n    </testcase>\n";
        }
    }

    void add(const UnreadInput& unread, std::size_t number) {
        Suite& suite = suites_["articles"];
        ++suite.counts.tests;
        ++suite.counts.errors;
        const std::string name = unread.path + " is read [" + std::to_string(number) + ']';
        suite.cases += "    <testcase classname=\"articles\" name=\"" + attribute(name) +
                       "\" file=\"" + attribute(unread.path) + "\"";
        if (unread.line > 0) suite.cases += " line=\"" + std::to_string(unread.line) + "\"";
        suite.cases += " time=\"0\">\n      <error type=\"unreadable\" message=\"" +
                       attribute(unread.what) + "\">" + xml_text(unread.what) +
                       "</error>\n    </testcase>\n";
    }

    /// In quotation marks a line end would be read as a blank.
    static std::string attribute(std::string_view text) {
        std::string out = xml_text(text);
        std::replace(out.begin(), out.end(), '\n', ' ');
        std::replace(out.begin(), out.end(), '\t', ' ');
        return out;
    }

    const Report& report_;
    std::map<std::string, Suite> suites_;
    std::set<std::string> names_;
};

} // namespace

void write_junit(const Report& report, const Layout&, const Sink& sink) {
    sink(JunitReport(report).write());
}

} // namespace tally
