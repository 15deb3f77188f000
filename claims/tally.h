#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/check.h"
#include "claims/check/coverage.h"
#include "claims/rules/rule.h"
#include "claims/values/hedge_widths.h"
#include "claims/values/value.h"

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

namespace tally {

// The way from articles to verdicts:
//
//   read_corpus()  paths          -> articles with their sentences      claims/articles/read.h
//   values_of()    article        -> values, each recognised once       below
//   load_packs()   choices        -> rules, checked and compiled        claims/rules/packs.h
//   extract_all()  corpus, rules  -> claims, and what nobody claimed    below
//   check()        claims         -> facts with verdicts                claims/check/check.h
//
// Each is a pure function of what it is given, so the same input gives the same bytes on every
// machine and with any number of threads.

/// Every value that an article's text holds, in order of start; `hedges` go over the built-in ones.
std::vector<Value> values_of(const Article& article, const HedgeWidths& hedges = {});

/// A search that ran into a limit, and the id of the article that it was in.
struct Limited {
    std::string article;
    Diagnostic told;
};

/// What the rules found in a corpus.
struct Extracted {
    std::vector<Claim> claims; ///< in order of article, then start, then rule
    Coverage coverage;
    /// Searches that ran into a limit: what they would have found is unknown, and the result is
    /// incomplete.
    std::vector<Limited> limits;
    Diagnostics notes;
};

/// Recognises the values of each article and applies the rules to it, on up to `jobs` threads (0:
/// one a processor). `done` counts the articles, for who watches.
Extracted extract_all(const Corpus& corpus, const std::vector<Pack>& packs, std::size_t jobs,
                      std::atomic<std::size_t>* done = nullptr, const HedgeWidths& hedges = {});

} // namespace tally
