#pragma once

#include "db/store.h"

#include <cstddef>
#include <memory>

namespace tally::bench {

/// A run as check makes it, to be stored.
struct MadeRun {
    Corpus corpus;
    Checked checked;
    RunInfo info;
};

constexpr std::size_t claims_an_article = 5; // as real articles have

/// Each article has five claims, each fact is told by five articles; on two of seven they
/// differ.
std::shared_ptr<const MadeRun> make_run(std::size_t articles);

} // namespace tally::bench
