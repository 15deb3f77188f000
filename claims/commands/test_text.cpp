#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/wording.h"
#include "claims/commands/terminal.h"
#include "claims/commands/test_report.h"
#include "claims/extract/test_article.h"
#include "claims/reports/excerpt.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr std::string_view indent = "        ";

/// "military aid received = 125,000,000 USD"; of a match that gave no claim, that.
std::string label_of(const Underlined& underlined) {
    if (!underlined.label.empty()) return underlined.label;
    if (!underlined.claim) return "matched, and was refused";
    return underlined.claim->attribute + " = " + claimed_words(*underlined.claim);
}

class TextTestReport : public TestReport {
public:
    TextTestReport(const Given& given, Environment& environment, bool require)
        : out_(environment.out),
          paint_(wants_colour(environment, environment.out, given.text("--color"))),
          width_(text_width(environment, environment.out)),
          ellipsis_(speaks_utf8(environment) ? "…" : "..."), require_(require) {}

    void add(const Pack& pack, const std::vector<RuleExamples>& results) override {
        std::size_t tests = 0;
        std::size_t longest = 0;
        for (const RuleExamples& result : results) {
            tests += result.tests;
            longest = std::max(longest, display_width(short_id(result)));
        }
        std::string files;
        for (const std::string& file : pack.files)
            files += (files.empty() ? "" : ", ") + visible(file);
        const auto relations = static_cast<std::size_t>(
            std::count_if(results.begin(), results.end(),
                          [](const RuleExamples& result) { return result.is_relation(); }));
        line(files + "  " + counted(results.size() - relations, "rule") + ", " +
             counted(relations, "relation") + ", " + counted(tests, "test"));
        for (const RuleExamples& result : results)
            print(result, longest);
    }

    void finish(const TestTotals& totals) override {
        line(std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) +
             " failed, " + counted(totals.untested, "rule") + " untested" +
             (require_ && totals.untested > 0 ? " (fails)" : ""));
    }

private:
    static std::string short_id(const RuleExamples& result) {
        return visible(result.id.substr(result.id.find('/') + 1));
    }

    void line(const std::string& text) { out_.write(text + "\n"); }

    void print(const RuleExamples& result, std::size_t longest) {
        const std::size_t failed = failed_tests(result);
        const std::string id = padded(short_id(result), longest);
        if (result.tests == 0) {
            line("  " + paint_(require_ ? Ink::error : Ink::note, "none") + "  " + id +
                 "  no tests" + (require_ ? " (" + place(result.where) + ")" : ""));
        } else if (failed == 0) {
            line("  " + paint_(Ink::good, "ok") + "    " + id + "  " +
                 std::to_string(result.tests));
        } else {
            line("  " + paint_(Ink::error, "FAIL") + "  " + id + "  " + std::to_string(failed) +
                 " of " + std::to_string(result.tests) + " failed");
            for (const ExampleFault& fault : result.faults)
                print(fault);
        }
    }

    void print(const ExampleFault& fault) {
        line(std::string(indent) +
             to_string(Diagnostic{fault.where, fault.what, "", Severity::error}));
        for (const Underlined& underlined : fault.underlined)
            print(underlined);
        if (!fault.because.empty()) remark("because: ", fault.because);
        if (!fault.help.empty()) remark("help: ", fault.help);
    }

    void print(const Underlined& underlined) {
        const std::string frame = std::string(indent) + "  " + paint_(Ink::frame, "|") + " ";
        const std::size_t room = width_ - indent.size() - 4;
        const Excerpt shown =
            excerpt(underlined.text, {0, underlined.text.size()}, underlined.span, room, ellipsis_);
        line(frame + shown.line);
        if (underlined.span.empty()) return;
        line(frame + std::string(shown.mark_column, ' ') +
             paint_(Ink::primary, std::string(shown.mark_width, '^')) + " " +
             visible(label_of(underlined)));
    }

    void remark(std::string_view word, const std::string& text) {
        const std::size_t behind = indent.size() + 4;
        line(std::string(indent) + "  " + paint_(Ink::frame, "=") + " " + std::string(word) +
             wrapped(visible(text), width_, behind + word.size()));
    }

    Output& out_;
    Paint paint_;
    std::size_t width_;
    std::string_view ellipsis_;
    bool require_;
};

} // namespace

std::size_t failed_tests(const RuleExamples& result) {
    std::set<std::size_t> failed;
    for (const ExampleFault& fault : result.faults)
        failed.insert(fault.test);
    return failed.size();
}

void TestTotals::add(const RuleExamples& result) {
    passed += result.passed;
    failed += failed_tests(result);
    if (result.tests == 0) ++untested;
}

std::unique_ptr<TestReport> text_test_report(const Given& given, Environment& environment,
                                             bool require) {
    return std::make_unique<TextTestReport>(given, environment, require);
}

} // namespace tally
