#pragma once

#include "claims/rules/rule.h"
#include "claims/values/interval.h"
#include "claims/values/kinds.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

struct Checked;

enum class RelationVerdict { holds, fails, not_evaluated };

/// "holds", "fails", "not-evaluated".
std::string_view name_of(RelationVerdict verdict);

/// One side of a relation: what it can be, and its sum written out.
struct RelationSide {
    std::string words;            ///< "16 + 17 = 33"; of several values "32 or from 36 to 40"
    std::vector<Interval> allows; ///< each in the unit of the result, in order
};

/// What the facts that share something come to under one relation.
struct RelationResult {
    std::string id; ///< "r:…", from the relation and what its facts share
    std::shared_ptr<const RelationRule> relation;
    RelationVerdict verdict = RelationVerdict::not_evaluated;

    std::string subject; ///< that they share, empty where `same` does not list it
    std::vector<std::pair<std::string, std::string>> qualifiers; ///< the same, in order of name

    RelationSide left, right;
    Kind kind = Kind::number; ///< of both sides
    std::string unit;

    std::string message; ///< of a failure, one line: the rule's own with both sides filled in
    std::string why;     ///< the arithmetic of a failure; of what is not evaluated, the reason
    std::vector<std::size_t>
        facts; ///< of the checked facts, in the order in which `expect` names them
    std::vector<std::size_t> claims; ///< of the checked claims, those that say what was summed up
    bool known = false;              ///< the baseline has it as it is, and only what is new counts
};

/// Evaluates relations over judged facts. For each set of facts that share what `same` lists (a
/// qualifier that is open fits any, but one that is stated goes before it) the relation fails where
/// no choice of allowed values satisfies it.
///
/// Several facts of one attribute, and the several values of a fact that is in conflict or moved
/// on, are choices too. Not evaluated, with the reason: a fact is missing, names no number, sets no
/// limits; units differ; an open qualifier fits facts that do not fit one another, for to choose
/// would be to guess.
///
/// A relation speaks of facts that its own pack's rules claim. In order of the relations, then of
/// what is shared.
std::vector<RelationResult>
evaluate_relations(const std::vector<std::shared_ptr<const RelationRule>>& relations,
                   const Checked& checked);

/// The relations of all packs.
std::vector<std::shared_ptr<const RelationRule>> relations_of(const std::vector<Pack>& packs);

} // namespace tally
