#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/diagnostic.h"
#include "claims/check/check.h"
#include "claims/check/keys.h"
#include "claims/extract/claim.h"

#include <optional>
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
    std::vector<std::pair<std::string, std::string>> claims = {};
    Location where = {}; ///< of its entry in the file
};

/// `ended`: its last day is over. `stale`: what it rules on is gone, or says something else now.
enum class RulingState { in_force, ended, stale };

std::string_view name_of(RulingState state);

/// What a decision came to in a run.
struct Ruling {
    Decision decision; ///< with the whole ids, where they were found
    RulingState state = RulingState::in_force;
    std::string why = {};      ///< it is not in force, in words
    bool is_unmatched = false; ///< stale, for nothing with this id is there
};

/// What a decision on this fact accepts, as its claims are compared; nothing where the words give
/// no value that could be one of its.
std::optional<KeyRange> accepted_keys(const std::string& words, const Fact& fact,
                                      const Checked& checked);

/// Whether a claim as it was compared can be true if what is accepted is.
bool can_be(const Claim& claim, const Compared& compared, const KeyRange& accepted);

/// Takes out the claims that decisions in force drop, before claims are checked. One ruling a
/// decision; those on facts are left to settle_facts().
std::vector<Ruling> drop_claims(const std::vector<Decision>& decisions, const Corpus& corpus,
                                Day today, std::vector<Claim>& claims);

/// Marks the conflicts that decisions settle: of each claim that can't be what is accepted, the
/// decision must have had the sentence that is there now.
void settle_facts(std::vector<Ruling>& rulings, const Corpus& corpus, Checked& checked);

} // namespace tally
