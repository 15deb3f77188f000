#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"
#include "claims/values/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Words in quotation marks. `value` is of kind quote: its span takes the marks in; its name, the
/// words as normalised_words gives them, is left to name_of(). A quotation that goes on over
/// paragraphs, each opened anew, is one; one that "he said" splits is two.
struct Quotation {
    Value value;
    /// The words without their marks: one span, or one a paragraph.
    std::vector<Span> words;
    std::string speaker; ///< as the article names whom it quotes, or empty
};

/// The quotations of an article in order of start, none overlapping another; one within a quotation
/// belongs to it. Speakers are left empty, see speech.h.
///
/// “…”, „…“, «…» and "…" always quote; ‘…’ and '…' where the mark can't be an apostrophe: it opens
/// after a space or a dash, and closes before one or before punctuation, with no other paragraph
/// between. A mark that is never closed in its paragraph (or the next ones, each opened anew) opens
/// nothing. So do inch marks (6'2", 5" pipe).
std::vector<Quotation> find_quotations(const Article& article);

/// The name of a quotation as a value.
std::string name_of(const Quotation& quotation, std::string_view text);

/// Words in the form in which quotations are compared: case folded, typographic marks plain, white
/// space single, punctuation at both ends and before a closing mark gone: “We are, after all,
/// ready.” and "we are, after all, ready" are equal.
std::string normalised_words(std::string_view words);

} // namespace tally
