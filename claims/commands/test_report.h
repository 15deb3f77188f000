#pragma once

#include "claims/base/json.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/extract/examples.h"
#include "claims/reports/paint.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// How the tests of some packs ended, in tests; `untested` in rules and relations.
struct TestTotals {
    std::size_t passed = 0, failed = 0, untested = 0;

    void add(const RuleExamples& result);
};

/// The number of a rule's tests that failed.
std::size_t failed_tests(const RuleExamples& result);

/// What `tally test` prints: pack by pack, then the totals.
class TestReport {
public:
    virtual ~TestReport() = default;
    virtual void add(const Pack& pack, const std::vector<RuleExamples>& results) = 0;
    virtual void finish(const TestTotals& totals) = 0;
};

/// For people: a line a rule, and each failure with its text, what is marked in it, and what did
/// it. `require`: rules without tests fail.
std::unique_ptr<TestReport> text_test_report(const Given& given, Environment& environment,
                                             bool require);
/// One object, see docs/contract.md.
std::unique_ptr<TestReport> json_test_report(Environment& environment);

} // namespace tally
