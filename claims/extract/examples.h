#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/diagnostic.h"
#include "claims/extract/claim.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// The verdict on a relation over the claims of a test's texts, and what is to be told of it: the
/// sums, or why it was not evaluated. Passed in, for the same reason.
struct RelationJudgement {
    std::string verdict;
    std::vector<std::string> told;
};
using RelationJudge =
    std::function<RelationJudgement(const Corpus& corpus, const std::vector<Claim>& claims,
                                    const std::shared_ptr<const RelationRule>& relation)>;

/// The verdict on the one fact that the claims of a pair's two texts speak of: "conflict". Passed
/// in, since judging comes after extracting.
using Judge = std::function<std::string(const Corpus& corpus, const std::vector<Claim>& claims)>;

/// A part of a test's text, and what is said of it.
struct Underlined {
    std::string text;           ///< of the test, in which the span is
    Span span;                  ///< empty: the text alone
    std::optional<Claim> claim; ///< what was claimed there, or nothing: a match that was refused
    std::string label = {};     ///< what else is to be said of it: "matches up to here"
};

/// One thing that a test expected and did not find, or found and did not expect.
struct ExampleFault {
    std::size_t test = 0; ///< among the tests of its rule
    Location where;       ///< of the test, or of the claim that it expects
    std::string what;     ///< "expected nothing, got a claim"
    std::vector<Underlined> underlined;
    std::string because; ///< the guard, capture or pattern that did it, where that is known
    std::string help;    ///< how to mend it, where that is known
};

/// How the tests of one rule or relation ended.
struct RuleExamples {
    std::string id; ///< "pack/rule-id"
    Location where;
    const Rule* rule = nullptr; ///< none: a relation
    bool is_relation() const { return rule == nullptr; }

    std::size_t tests = 0, passed = 0;
    /// At least one of each failed test, in order. A search that ran into a limit fails its test.
    std::vector<ExampleFault> faults;
};

/// Runs the tests that the rules of a pack carry: a text on its own rule alone; a pair on all rules
/// of the pack, for the facts that the rule speaks of. In the order of the rules; a rule without
/// tests has passed none of none. `wanted` says of an id whether its tests are run.
std::vector<RuleExamples> run_examples(const Pack& pack, const Judge& judge,
                                       const std::function<bool(const std::string&)>& wanted);
std::vector<RuleExamples> run_examples(const Pack& pack, const Judge& judge);

/// The same for the relations of a pack: the texts of a test on all its rules.
std::vector<RuleExamples>
run_relation_examples(const Pack& pack, const RelationJudge& judge,
                      const std::function<bool(const std::string&)>& wanted);

} // namespace tally
