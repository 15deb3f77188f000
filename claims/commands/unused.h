#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/diagnostic.h"
#include "claims/commands/config.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace tally {

/// What is known of the articles of a run once they are read.
struct ReadArticles {
    std::size_t count = 0;
    std::set<std::string> paths;
    std::set<std::string> sources; ///< those that are given

    void add(const Article& article);
};

ReadArticles read_articles_of(const Corpus& corpus);

/// Notes for entries of `sources:` that no article of the run uses and that no source in use
/// reprints, with the nearest name that articles do use. A run of some paths only (`whole` is
/// false) says so only where there is such a name: the others may publish elsewhere.
Diagnostics unused_sources(const Config& config, const ReadArticles& read, bool whole);

/// Warnings for entries of `articles:` by which a run that names no path finds no article, with the
/// pattern that would find some in the folders below.
Diagnostics unused_entries(const ReadOptions& options, const ReadArticles& read,
                           const std::vector<UnreadInput>& unread);

} // namespace tally
