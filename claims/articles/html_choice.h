#pragma once

#include "claims/articles/html_page.h"

#include <cstddef>
#include <vector>

namespace tally {

/// Which blocks of a page are its article.
struct HtmlChoice {
    std::vector<std::size_t> blocks; ///< indexes, in order
    std::size_t words = 0;           ///< of them
    std::size_t left_out = 0;        ///< words of the page that are not, those that it hides too
};

/// Takes the article out of a page: what <article>, <main> or itemprop="articleBody" hold where one
/// of them stands out, else the whole page by how much of each block is links. Left out everywhere:
/// site headers and footers, asides, forms, what is named like an advertisement or a list of other
/// articles, and lines that are nothing but links. Where that would leave next to nothing, a form
/// or a name is no reason (some systems put the whole page into a form).
HtmlChoice choose_article(WebPage& page);

} // namespace tally
