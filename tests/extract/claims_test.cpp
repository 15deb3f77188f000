#include "claims/base/source_text.h"
#include "claims/check/pair.h"
#include "claims/extract/examples.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"
#include "tests/support/packs.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

// fixtures/extract/claims/*.yaml are packs; what each rule must find stands in its own tests. Every
// test is a case: fixtures/extract/claims/denials/expelled-3.

using namespace tally;

namespace {

struct Ran {
    std::vector<Pack> packs;
    std::vector<std::vector<RuleExamples>> examples; // of each pack, its rules
};

std::string shown(const ExampleFault& fault) {
    std::string out = to_string(Diagnostic{fault.where, fault.what, fault.help, Severity::error});
    for (const Underlined& line : fault.underlined)
        out += "\n  | " + line.text + "\n  '" + std::string(line.span.of(line.text)) + "'";
    if (!fault.because.empty()) out += "\n  because: " + fault.because;
    return out;
}

/// Those of the rules, then those of the relations.
std::vector<RuleExamples> all_examples(const Pack& pack) {
    std::vector<RuleExamples> out = run_examples(pack, verdict_of_pair);
    for (RuleExamples& one :
         run_relation_examples(pack, verdict_of_relation, [](const std::string&) { return true; }))
        out.push_back(std::move(one));
    return out;
}

/// The pack of a file, read once for all its files.
std::shared_ptr<Ran> read_pack_of(const std::filesystem::path& path) {
    static std::map<std::string, std::shared_ptr<Ran>> read; // by first file
    const std::vector<SourceText> files = tests::files_of_pack(path);
    std::shared_ptr<Ran>& ran = read[files.front().name()];
    if (ran) return ran;
    Result<std::vector<Pack>> packs = read_packs(files);
    if (!packs) {
        std::string what;
        for (const Diagnostic& diagnostic : packs.error())
            what += to_string(diagnostic) + "\n";
        throw std::runtime_error(what);
    }
    ran = std::make_shared<Ran>();
    ran->packs = std::move(packs).value();
    return ran;
}

/// The tests of one file.
std::vector<tests::Case> claim_cases(const std::filesystem::path& path) {
    const std::shared_ptr<Ran> ran = read_pack_of(path);
    std::vector<tests::Case> cases;
    for (std::size_t p = 0; p < ran->packs.size(); ++p) {
        const Pack& tested = ran->packs[p];
        for (std::size_t r = 0; r < tested.rules.size() + tested.relations.size(); ++r) {
            const bool is_rule = r < tested.rules.size();
            const RelationRule* relation =
                is_rule ? nullptr : tested.relations[r - tested.rules.size()].get();
            const Location& where = is_rule ? tested.rules[r].terms->where : relation->where;
            if (where.file != path.generic_string()) continue;
            const std::string full = is_rule ? tested.rules[r].terms->id : relation->id;
            const std::string id = full.substr(full.find('/') + 1);
            const std::size_t tests =
                is_rule ? tested.rules[r].tests.size() : relation->tests.size();
            for (std::size_t t = 0; t < tests; ++t)
                cases.push_back({id + "-" + std::to_string(t + 1), [ran, p, r, t] {
                                     if (ran->examples.empty())
                                         for (const Pack& pack : ran->packs)
                                             ran->examples.push_back(all_examples(pack));
                                     const RuleExamples& result = ran->examples[p][r];
                                     std::string told;
                                     for (const ExampleFault& fault : result.faults)
                                         if (fault.test == t) told += shown(fault) + "\n";
                                     BOOST_TEST(told.empty(), told);
                                 }});
        }
    }
    return cases;
}

[[maybe_unused]] const bool added =
    tests::add_case_suite({"fixtures/extract/claims", ".yaml", claim_cases}) &&
    tests::add_case_suite({"rules", ".yaml", claim_cases}); // the packs that come with tally

} // namespace
