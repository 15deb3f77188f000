#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tally::bench {

/// Articles of our own wording, about 3 KB each, made by a seeded generator: the same bytes on
/// every machine. Their sentences are assembled from phrases of news, so that numbers, sums, dates
/// and names come about as often as in real ones: a value a sentence, about 7 a KB.
std::vector<std::string> made_articles(std::size_t bytes, std::uint64_t seed = 1);

} // namespace tally::bench
