#pragma once

#include "claims/articles/article.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tally {

/// The dearest search of a rule.
struct WorstSearch {
    std::uint32_t steps = 0; ///< as the match limit counts them
    std::string text;        ///< what it was in, as the article has it
};

/// Makes `worst` the dearest search that a rule's own patterns make in an article, if one is dearer
/// than it. Every sentence is searched, those too that extraction would pass over.
void find_worst_search(const Rule& rule, const Article& article, const std::vector<Value>& values,
                       WorstSearch& worst);

} // namespace tally
