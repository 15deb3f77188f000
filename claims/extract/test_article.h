#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/extract/extract.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

/// The text of a test as an article of its own, from a source of its own: "source-a" for `index` 0.
Article article_of(const TestText& test, std::size_t index);

/// Every value of an article, as rules see them.
std::vector<Value> values_in(const Article& article);

/// What rules find in it; where the test says for which day it speaks, the claims do.
Extraction extract_test(const Extractor& extractor, const TestText& test, const Article& article,
                        std::size_t index);

/// "rules/floods.yaml:8:20".
std::string place(const Location& where);

} // namespace tally
