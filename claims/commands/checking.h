#pragma once

#include "claims/check/baseline.h"
#include "claims/check/decisions.h"
#include "claims/commands/input.h"
#include "claims/rules/rule.h"
#include "claims/tally.h"

#include <optional>
#include <vector>

namespace tally {

/// What commands that judge have in common: articles read, rules applied, facts judged.
struct Run {
    Input input;
    std::vector<Pack> packs;
    Checked checked;
    Coverage coverage;
    std::vector<Ruling> rulings;     ///< what decisions came to
    std::vector<KnownFinding> known; ///< what the baseline's entries came to
    bool is_whole = true;   ///< all articles that tally.yaml names were read and no rule was left
                            ///< out by an option, so what is gone is gone
    std::size_t limits = 0; ///< patterns that ran into their limit: the last of corpus.unread
};

/// How far a run goes: to verdicts, or to what decisions and the baseline make of them.
enum class RunTo { verdicts, decisions };

/// Does all that. What is noted, could not be read or ran into a limit is told on standard error.
/// Nothing where the run can't go on; why is told.
std::optional<Run> run_rules(const Given& given, Environment& environment, RunTo end);

/// Prints the claims of a run. Articles are read as by run_rules(), but not kept (claim_stream.h).
ExitStatus print_claims(const Given& given, Environment& environment);

/// Whether a fact or relation is one that a report shows unasked and a baseline keeps: a conflict,
/// or what weighs a warning or more. `settled`: also conflicts that decisions settle, which are
/// found, though nobody needs to mend them.
IsFinding is_finding(const Checked& checked, bool settled);

/// Whether a decision has ended or rules on what is gone or changed, or the baseline knows what is
/// not found.
bool has_stale(const Run& run);

/// How a run ends: `failed` where it is incomplete and no option allows that, else `otherwise`.
ExitStatus status_of(const Run& run, const Given& given, ExitStatus otherwise);

} // namespace tally
