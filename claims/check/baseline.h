#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A finding that the baseline knows: what was found when it was written.
struct BaselineEntry {
    std::string id;                ///< of a fact or a relation
    std::string verdict;           ///< then
    std::vector<std::string> said; ///< the values then, sorted, each once
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

} // namespace tally
