#pragma once

#include "claims/articles/article.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <vector>

namespace tally {

/// The text of a test as an article of its own, from a source of its own: "source-a" for `index` 0.
Article article_of(const TestText& test, std::size_t index);

/// Every value of an article, as rules see them.
std::vector<Value> values_in(const Article& article);

} // namespace tally
