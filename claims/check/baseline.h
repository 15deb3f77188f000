#pragma once

#include "claims/base/diagnostic.h"
#include "claims/check/check.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A finding that the baseline knows: what was found when it was written.
struct BaselineEntry {
    std::string id;                ///< of a fact or a relation
    std::string verdict;           ///< then
    std::vector<std::string> said; ///< the values then, sorted, each once
    std::string about = {};        ///< for whoever reviews the file
    Location where = {};           ///< of the entry in the file
};

/// `known`: found again as it was. `changed`: found again, with another verdict or a value that was
/// not there. `gone`: not found again.
enum class KnownState { known, changed, gone };

std::string_view name_of(KnownState state);

/// What an entry of the baseline came to in a run.
struct KnownFinding {
    BaselineEntry entry;
    KnownState state = KnownState::known;
};

/// Which facts and relations are findings.
struct IsFinding {
    std::function<bool(const Fact&)> fact;
    std::function<bool(const RelationResult&)> relation;
};

/// The findings of a run, as a baseline has them, in order of id.
std::vector<BaselineEntry> findings_of(const Checked& checked, const IsFinding& is_finding);

/// What became of the entries of a baseline, in their order; `now` is in order of id. An entry is
/// known where its verdict is the same and no value is there that was not there then.
std::vector<KnownFinding> compared_with(const std::vector<BaselineEntry>& baseline,
                                        const std::vector<BaselineEntry>& now);

/// Marks the facts and relations that the baseline knows as they are.
void mark_known(const std::vector<KnownFinding>& known, Checked& checked);

} // namespace tally
