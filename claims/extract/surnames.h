#pragma once

#include "claims/extract/claim.h"

#include <vector>

namespace tally {

/// Gives speakers who are called by their surname ("Psaki") the full name under which the same
/// claims credit one other speaker ("Jen Psaki"): in `attribution`, and where subject or a
/// qualifier of a quotation is that speaker. A surname that ends two different full names stays as
/// it is, and so does what is no surname ("the House" beside "the White House").
///
/// Within an article Speakers does so already; here all of a corpus is known. The order of the
/// claims plays no part.
void resolve_surnames(std::vector<Claim>& claims);

} // namespace tally
