#pragma once

#include "claims/check/dimension.h"
#include "claims/check/tie.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tally {

using Qualifiers = std::vector<std::pair<std::string, std::string>>;

/// What claims share that speak of one fact, as people read it.
struct FactIdentity {
    std::string subject, attribute;
    Qualifiers qualifiers; ///< all that its claims state together, in order of name
    Kind kind = Kind::number;
    std::string unit;
    /// Of a fact of a story what stands for its subject in the id: the name that articles give to
    /// the story, or the id of the article that told it first. What people call it, the subject,
    /// changes as more articles come.
    std::string story = {};

    /// "f:" and 16 digits: from the identity in normal form, case folded.
    std::string id() const;
};

/// A fact's claims, as indexes in order.
struct Group {
    FactIdentity identity;
    std::vector<std::size_t> claims;
    Link link = Link::exact;
    std::vector<Tie> path = {}; ///< see Fact
    std::string currency = {};  ///< in which its sums are compared, where they are of several
};

/// Puts groups in order of their identity's id, then of their claims.
void sort_by_id(std::vector<Group>& groups);

/// Groups claims by what they speak of: subject, attribute, kind and unit of comparison, compared
/// without regard to case; and qualifiers. A qualifier that a claim does not state is open and fits
/// any; two stated ones must be equal. An open one ties no two strangers: a claim that fits several
/// which do not fit one another is a fact of its own. Quotations are told apart by their words
/// besides (quotations.h).
///
/// The order of the claims plays no part. In order of id.
/// `named` are indexes into the claims.
std::vector<Group> group_claims(const std::vector<Claim>& claims,
                                const std::vector<std::size_t>& named);

} // namespace tally
