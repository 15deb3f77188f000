#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/extract/claim.h"
#include "claims/extract/match.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace tally {

class RuleIndex;

/// What the rules found in one article.
struct Extraction {
    /// In order of start, then of rule (packs in the order given, rules in that of their pack); one
    /// fact is claimed once by one rule at one span.
    std::vector<Claim> claims;

    /// For each value of the article, whether a claim took it.
    std::vector<bool> claimed;

    /// Matches that gave no claim, and why: a guard, a capture that was not found, a figure that
    /// the article itself takes back.
    std::vector<Refusal> refused;

    /// Searches that ran into a limit: the article is not fully known, and the run is incomplete.
    Diagnostics limits;

    /// What else a reader should know: sentences that were cut, captures that are no values.
    Diagnostics notes;
};

/// Where rules are tried: where the words and values that they require stand, or (to hold that
/// against) everywhere.
enum class Trying { where_they_may_match, everywhere };

/// Rules made ready for many articles.
class Extractor {
public:
    /// The packs must outlive it.
    explicit Extractor(const std::vector<Pack>& packs,
                       Trying trying = Trying::where_they_may_match);
    ~Extractor();
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    /// Applies the rules of all packs to an article. `index` is the article's place in its corpus,
    /// `values` is what recognise() gave for its text. A pure function; several threads may call
    /// it.
    Extraction extract(const Article& article, std::size_t index,
                       const std::vector<Value>& values) const;

    /// The same, but the claims in order of rule: for append_in_order, since a claim is large and
    /// best moved once.
    Extraction extract_by_rule(const Article& article, std::size_t index,
                               const std::vector<Value>& values) const;

private:
    struct Packs;
    struct Memory;
    Trying trying_;
    std::unique_ptr<const Packs> packs_; ///< made ready
    std::unique_ptr<const RuleIndex> index_;
};

/// Adds an article's claims to others in order of start, then as they are.
void append_in_order(std::vector<Claim>& to, std::vector<Claim>&& claims);

/// Extractor::extract for a single article.
Extraction extract(const Article& article, std::size_t index, const std::vector<Value>& values,
                   const std::vector<Pack>& packs);

} // namespace tally
