#pragma once

#include "claims/articles/article.h"
#include "claims/check/independence.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <vector>

namespace tally {

/// Which of a fact's claims their own source took back: those that stand before a claim of the same
/// source that carries a correction mark, and are of its origin or of that source alone (a text
/// that others carry too is not the source's own to withdraw). "Before": published earlier; of one
/// article earlier in the text; where a date is missing, any that is no correction itself. One a
/// member.
std::vector<bool> find_withdrawn(const std::vector<Article>& articles,
                                 const std::vector<Claim>& claims,
                                 const std::vector<std::size_t>& members, const Origins& origins);

} // namespace tally
