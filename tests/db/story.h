#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/check.h"
#include "db/store.h"
#include "tests/articles/folder.h"

#include <string>

namespace tally::tests {

/// A run made by hand: three outlets on a dam. Ledger contradicts Courier and Post about the people
/// moved to safety (41 against "more than 60"), two agree on the cost, one alone names the day.
struct Story {
    Corpus corpus;
    Checked checked;
    RunInfo info;
};

Story dam_story();

/// The same with `copies` times as many articles, claims and facts, each set of another town.
Story large_story(std::size_t copies);

/// A database in a fresh folder (in memory) that holds one run of the dam's story.
class StoredStory {
public:
    StoredStory() { Store::open(path()).save(story.corpus, story.checked, story.info); }
    std::string path() const { return folder_.path("claims.db"); }

    Story story = dam_story();

private:
    Folder folder_{memory_disk()};
};

/// All rows of a query, "a|b|c" each, joined by line ends; std::runtime_error with the message of a
/// query that fails.
std::string ask(const std::string& path, const std::string& sql);

} // namespace tally::tests
