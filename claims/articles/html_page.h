#pragma once

#include "claims/articles/article.h"
#include "claims/articles/html_metadata.h"
#include "claims/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A piece of a page's text that a reader sees apart from what is before and behind it: a
/// paragraph, an item of a list, a cell, a line before <br>.
struct HtmlBlock {
    Span text;                    ///< in WebPage::text
    std::size_t runs = 0;         ///< index of its first run
    std::size_t paragraph = 0;    ///< those of one number are one paragraph
    int heading = 0;              ///< 1 for <h1>; 0 none
    std::size_t row = 0;          ///< of a cell: index into rows; 0 not in a table
    std::size_t column = 0;       ///< of a cell, from 1; 0 too far right
    std::size_t words = 0;        ///< blank-separated
    std::size_t linked_words = 0; ///< of them in links that lead away
    std::size_t article = 0;      ///< index into articles, the innermost; 0 none
    std::size_t part = 0;         ///< index into parts, the innermost; 0 none
    bool in_main = false;
    bool in_article_body = false; ///< itemprop="articleBody"
};

/// A part of a page that is likely not of the article: how sure that is, only the whole page tells.
struct HtmlPart {
    enum class Kind { form, suspect, header, footer, aside, preformatted };

    Kind kind = Kind::suspect;
    std::size_t parent = 0;
    bool cleared = false; ///< it holds the page's headline or main part, so it is its frame
};

struct HtmlRow {
    std::size_t table = 0; ///< index into tables
    std::size_t cells = 0;
    bool only_head_cells = true;
    bool spans_table = false; ///< one cell over several columns
};

struct HtmlTable {
    bool layout = false;     ///< it only places what is on the page: holds tables or headings
    bool has_header = false; ///< a row of several head cells
};

/// A page as its tags tell it, the whole of it but for what is never prose (scripts, menus, what is
/// hidden, graphics).
struct WebPage {
    std::string text;
    std::vector<TextRun> runs;
    std::vector<HtmlBlock> blocks;
    // Of each the first is none.
    std::vector<std::size_t> articles = {0}; ///< the article around each
    std::vector<HtmlPart> parts = {{}};
    std::vector<HtmlRow> rows = {{}};
    std::vector<HtmlTable> tables = {{}};
    HtmlMetadata metadata;
    std::size_t unseen_words = 0;                           ///< that are not in `text`
    std::vector<std::pair<std::size_t, std::string>> notes; ///< by place in the file
};

/// Takes a page apart, from `from` on, in linear time. `xml`: it is XHTML.
WebPage read_page(std::string_view file, std::size_t from, bool xml);

} // namespace tally
