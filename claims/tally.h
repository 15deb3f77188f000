#pragma once

#include "claims/articles/article.h"
#include "claims/values/value.h"

#include <vector>

namespace tally {

/// Every value that an article's text holds, in order of start.
std::vector<Value> values_of(const Article& article);

} // namespace tally
