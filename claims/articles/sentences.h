#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace tally {

/// The sentences of plain text, in one linear pass.
///
/// Paragraphs end at blank lines. A single line end within a paragraph is a blank where the text is
/// wrapped (the next word would not have fitted, or goes on in lower case), else it ends the
/// paragraph too: a headline without a stop, a list item, text with a paragraph a line. A paragraph
/// of one short line without a stop is a heading.
///
/// In order, none overlapping, none empty; each begins and ends with a byte that is not blank, and
/// each such byte of the text is in exactly one. The text must be valid UTF-8.
std::vector<Sentence> sentences_of(std::string_view text);

/// Adds the sentences of one paragraph that the caller has found: `block` is cut at stops only, its
/// line ends are blanks.
void add_sentences(std::string_view text, Span block, std::size_t paragraph, bool heading,
                   std::vector<Sentence>& out);

} // namespace tally
