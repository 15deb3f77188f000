#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/source_text.h"
#include "claims/rules/rule.h"

#include <vector>

namespace tally {

/// Lists, fragments and entities that no pattern and no fact of these packs names, and captures
/// that nothing uses. `files` are those of the packs; a pack without rules is there for others, and
/// is left out.
Diagnostics unused_names(const std::vector<Pack>& packs, const std::vector<SourceText>& files);

/// Subjects and qualifiers that are nearly the id of an entity, "acm" where there is "acme": they
/// stand for themselves, and their facts are never those of the entity.
Diagnostics near_entities(const std::vector<Pack>& packs);

/// What is weak about the patterns of a pack, each by itself: patterns that match no text, or would
/// need words that are values and never stand there; patterns without a word that an article must
/// have; patterns whose cost explodes; patterns that stand twice. Texts are made for each pattern,
/// and its steps counted, so the same pack gives the same findings on every machine.
Diagnostics weak_patterns(const Pack& pack);

} // namespace tally
