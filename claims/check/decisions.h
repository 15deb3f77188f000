#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A ruling of an editor, as the file of decisions has it: on a fact the value that holds, or on a
/// claim that it does not count.
struct Decision {
    std::string fact, claim; ///< the id that it rules on, or the beginning of one; one of the two
    std::string accept;      ///< of a fact: the value that holds, in words
    std::string because;
    std::string evidence, by, until; ///< empty where not given; `until` is 2026-12-31
    /// What was ruled on: claims (ids), each with its sentence then. Empty: all that can't be so.
    std::vector<std::pair<std::string, std::string>> claims;
};

/// `ended`: its last day is over. `stale`: what it rules on is gone, or says something else now.
enum class RulingState { in_force, ended, stale };

std::string_view name_of(RulingState state);

/// What a decision came to in a run.
struct Ruling {
    Decision decision; ///< with the whole ids, where they were found
    RulingState state = RulingState::in_force;
    std::string why; ///< it is not in force, in words
};

} // namespace tally
