#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/span.h"
#include "claims/extract/entity_names.h"
#include "claims/extract/views.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What a group of a pattern, or an extra capture, holds.
struct Captured {
    Span span;        ///< in the article; empty where it is not of its text (its date, its title)
    std::string text; ///< its words, as they stand
    std::optional<Value> value;           ///< the whole value around a slot; of a name its entity
    const Quotation* quotation = nullptr; ///< of a quote slot
};

/// By name: "n" of the pattern, "when" and "from.y" of extra captures.
using Captures = std::map<std::string, Captured, std::less<>>;

/// A place where a rule matched and its guards let it.
struct RuleMatch {
    const Rule* rule = nullptr;
    const Pattern* pattern = nullptr;
    Span span; ///< of the match, in the article
    Captures captures;
};

/// A place where a rule matched and gave no claim, and what stood in the way.
struct Refusal {
    std::shared_ptr<const RuleTerms> rule;
    Span span;       ///< of the match, in the article
    Location where;  ///< of the guard or capture, in the rule's file
    std::string why; ///< "unless: it has not happened"
};

/// What matching one rule on one article gave.
struct Matches {
    std::vector<RuleMatch> found; ///< in order of pattern, then start
    std::vector<Refusal> refused; ///< in the same order
    Diagnostics limits; ///< searches that ran into a limit: what they would have found is unknown
};

/// A pattern of a rule and a stretch to try it on.
struct Trial {
    const Pattern* pattern = nullptr;
    KindSet seen = 0;        ///< kinds_seen_by(*pattern)
    std::size_t stretch = 0; ///< among the stretches of what the pattern sees
    bool anywhere = true;    ///< else matches begin at these offsets of the article, which ascend,
    const std::size_t *first_start = nullptr, *last_start = nullptr; ///< or as MatchStarts says
};

/// What matching needs room for, kept from rule to rule.
struct MatchMemory {
    std::vector<std::size_t> starts;
    RegexMatch match;
};

/// Matches a rule on an article where it is to be tried, in order of pattern, then stretch: every
/// match, its guards and extra captures applied. A pattern that ran into its limit in eight places
/// is given up for the article, and told so.
Matches match(const Rule& rule, const std::vector<Trial>& trials, const EntityNames& names,
              Views& views, MatchMemory& memory);

/// The same on every stretch of the article.
Matches match(const Rule& rule, const EntityNames& names, Views& views);

} // namespace tally
