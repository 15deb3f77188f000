#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/baseline.h"
#include "claims/check/check.h"
#include "claims/check/coverage.h"
#include "claims/check/decisions.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What a report shows of the facts that agree, moved, or stand alone.
enum class Show {
    findings, ///< conflicts, what a rule gives the weight of a warning or an error, and what fails
    all
};

/// What stands behind the id in the commands that a reader may go on with: "" or " --db x.db".
struct NextCommands {
    std::string decide;
    std::optional<std::string> explain = {}; ///< nothing where articles came by standard input
};

/// A fact that is otherwise than in the run before.
struct FactChange {
    std::string change; ///< "new", "gone", or what of it changed: "verdict", "value", "source"
    std::string fact;   ///< the beginning of its id, as people are shown it
    std::string title;
    std::string before, after; ///< "agreement: 10 | ten"; empty where there is none
};

/// What the database says of the run before this one.
struct SinceLastRun {
    std::int64_t run = 0; ///< that run's number
    std::string at;       ///< when it was
    bool other_rules = false;
    std::vector<FactChange> changes; ///< the weightiest first
    bool more = false;               ///< there are more than these
};

/// All that a report is made of: what a run read, found and judged. Refers to what the caller
/// keeps.
struct Report {
    const Corpus& corpus;
    const Checked& checked;
    const std::vector<Source>& sources;
    const Coverage& coverage;
    std::string_view program; ///< its version
    Show show = Show::findings;
    RuleSeverity fail_on = RuleSeverity::error; ///< `off`: nothing fails
    std::size_t max_claims = 0;                 ///< of one fact in JSON; 0: all
    /// How to go on in a shell; nothing where the run was not kept.
    std::optional<NextCommands> next = {};
    std::optional<SinceLastRun> since = {};           ///< nothing where the run was not kept
    const std::vector<Ruling>* rulings = nullptr;     ///< what decisions came to; may be null
    const std::vector<KnownFinding>* known = nullptr; ///< the same of the baseline

    /// Each article's path from the root of its repository, for services that look files up there;
    /// empty: as they were given.
    std::vector<std::string> repository_paths = {};
    /// Of each article whether it changed; empty: the run is about all. Where it is about a change,
    /// a finding counts only if an article that changed takes part in it; the others testify.
    std::vector<bool> changed = {};
    std::string changed_since = {}; ///< what it changed since, for people
    std::string project = {};       ///< its name, as tally.yaml gives it, or empty
    std::string at = {};            ///< when the run took place, "2021-06-16T07:48:00Z"
    int exit_status = 0;            ///< how the run ends
    std::string random = {};        ///< a word that nobody can guess, where a form needs one
};

/// How text is laid out. The bytes are the same on a terminal and in a pipe but for these.
struct Layout {
    std::size_t width = 100; ///< columns
    bool colour = false;
    bool utf8 = true; ///< "…" and not "..."
};

/// How much a fact's verdict weighs: as its rule says. A conflict in which a bound that can be
/// cancelled takes part ("up to 50") weighs one step less. An agreement weighs nothing.
RuleSeverity weight_of(const Checked& checked, const Fact& fact);

/// Whether the run is about this: always, unless it is about a change that has no part in it.
bool concerns(const Report& report, const Fact& fact);
bool concerns(const Report& report, const RelationResult& result);

/// Whether it makes the check fail.
bool fails(const Report& report, const Fact& fact);
bool fails(const Report& report, const RelationResult& result);

/// Whether a weight is at or above the failing severity.
bool fails(RuleSeverity weight, RuleSeverity fail_on);

/// Whether a fact is shown: a conflict always, the others if they weigh a warning or more or all
/// are asked for; never where the rule switched its verdict off.
bool is_shown(const Report& report, const Fact& fact);

/// How many facts no report lists, for their rules switch their verdict off.
std::size_t switched_off(const Report& report);

/// Whether a relation is shown: one that fails, or where all are asked for; never where it is off.
bool is_shown(const Report& report, const RelationResult& result);

/// How much a relation weighs: nothing (`off`) unless it fails.
RuleSeverity weight_of(const RelationResult& result);

/// The relations that are shown with a verdict, those that a reader is led to first by place.
std::vector<const RelationResult*> shown_relations(const Report& report, RelationVerdict verdict);

/// The claims that a relation rests on, the one published last first; of each fact at most two.
std::vector<std::size_t> evidence_of(const Report& report, const RelationResult& result);

/// The rule that speaks for a fact: that of its primary claim.
const RuleTerms& rule_of(const Report& report, const Fact& fact);

/// The pair that shows a conflict: the first in which an article that changed takes part, where the
/// run is about a change; else the first. Nothing for other verdicts.
const Conflict* witness_of(const Report& report, const Fact& fact);

/// The claim that a reader is led to first (an index into the checked claims): of a conflict's
/// witness pair the one in an article that changed, else the one whose article was published last,
/// else the fact's last published. Without dates, and between equal ones, the later in order.
std::size_t primary_claim(const Report& report, const Fact& fact);

/// Of claims that are one text's, the original: a wire's, else one of a source that others are
/// known to reprint, else the one published first; between equal ones the first. Requires one.
std::size_t original_claim(const Report& report, const std::vector<std::size_t>& claims);

/// The other claim of a conflict's witness pair, or a wire's own where that prints the same text;
/// the primary itself where denials leave nothing of it.
std::size_t other_claim(const Report& report, const Fact& fact);

} // namespace tally
