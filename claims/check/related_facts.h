#pragma once

#include "claims/check/check.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// Facts that a relation speaks of together.
struct RelatedFacts {
    /// What they share: a value for each name in `same` that one of them states, as it is written.
    std::map<std::string, std::string> shared;
    std::map<std::string, std::string> folded; ///< the same, as it is compared
    /// For each attribute of the relation the facts that fit, in order.
    std::vector<std::vector<std::size_t>> candidates;
    std::string obstacle; ///< why they can't be evaluated, or empty
};

/// Sorts the facts that a relation speaks of into sets that share what `same` lists. Only facts
/// with a claim of the relation's own pack. In order of what is shared.
std::vector<RelatedFacts> related_facts(const RelationRule& relation,
                                        const std::vector<std::string>& attributes,
                                        const Checked& checked);

} // namespace tally
