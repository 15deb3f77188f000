#pragma once

#include "claims/articles/article.h"
#include "claims/base/plain_bytes.h"
#include "claims/extract/claim.h"

#include <string>

namespace tally {

/// Articles and claims as bytes that the same process reads again, for what does not stay in
/// memory. Of a claim all but its rule, which the reader must know.

void keep(BytesWriter& bytes, const Article& article);
void keep(BytesWriter& bytes, const Claim& claim);

Article kept_article(BytesReader& bytes);
Claim kept_claim(BytesReader& bytes);

} // namespace tally
