#pragma once

#include "claims/articles/article.h"
#include "claims/check/fact.h"
#include "claims/extract/claim.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// In order of article, start and rule, each id once: a claim delivered twice is one.
std::vector<Claim> in_order(std::vector<Claim> claims);

/// What makes claims of one rule one voice: `copies`, the least id of the article's copies, or as
/// the rule says its source or the speaker credited.
std::string origin_of(const RuleTerms& rule, std::string_view source, std::string_view attribution,
                      std::string_view copies);

/// What a claim is compared as; its `fact` and `window` are left to its fact.
Compared compared_of(const Claim& claim, const Article& article, std::string_view copies);

/// How a fact moves: as the most lenient of its claims' rules says.
Moves moves_of(const std::vector<Claim>& claims, const std::vector<std::size_t>& members);

/// Of a claim whose rule says of no fact whether it moves: it speaks for the day of its article
/// where the rules of others say that its fact does.
void date_by_article(Claim& claim, Moves of_fact, const Article& article);

} // namespace tally
