#pragma once

#include "claims/articles/corpus.h"

#include <cstddef>
#include <string>

namespace tally::tests {

/// What is read of a file of that name with those bytes; must be one article. Paths are shown
/// without the folder that the test wrote it to.
Corpus read_as(const std::string& name, const std::string& bytes);

/// The corpus for a golden file: what was told, what is known of each article, and its sentences
/// with their places.
std::string shown(const Corpus& corpus);

std::string with_crlf(const std::string& text);

/// The place in the file that the byte at `at` of an article's text leads back to.
std::size_t file_offset(const Article& article, std::size_t at);

/// Checks that every letter and digit of the text leads back to itself in the file, or to the
/// reference ("&eacute;") that stands for it. How many there were.
std::size_t check_positions(const Corpus& corpus);

} // namespace tally::tests
