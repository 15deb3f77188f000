#pragma once

#include "claims/base/calendar.h"
#include "claims/base/span.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A sentence and the paragraph that it stands in, counted from 0 through the article. A heading or
/// a line without a stop is a sentence of its own.
struct Sentence {
    Span span;
    std::size_t paragraph = 0;
    bool heading = false;
    /// Of a cell of a table its column, from 1; a row is a paragraph, and the cells of the row on
    /// top are headings. 0: not in a table.
    std::size_t column = 0;
};

/// Line and column in the file as it is on disk, both from 1, columns in code points.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
};

/// From here on in the text, bytes stand in the file at `file_offset` and after; used where the
/// text is not the file itself (Markdown, HTML).
struct TextRun {
    std::size_t text_offset = 0;
    std::size_t file_offset = 0;
};

/// One article: its text, and what is known about it.
///
/// `text` is valid UTF-8 and never changes; all spans are byte offsets into it. For plain text and
/// the `text` of a JSON Lines record it is the input byte for byte (a byte order mark included);
/// for Markdown it is what the reader would see.
struct Article {
    std::string id;   ///< unique in the corpus: the record's id, or the path as given
    std::string path; ///< the file it came from, as given; "-" for standard input
    /// What ids of its claims are made of: the record's id, or the path from the base folder,
    /// however it was spelt. Empty: the id.
    std::string key;
    std::string
        source; ///< who published it; never empty: without one, the path (source_given is false)
    bool source_given = false;
    std::string published;                    ///< ISO 8601 as given, or empty
    std::optional<Day> day;                   ///< the day of `published`
    std::string title, url, author, language; ///< empty where not given
    std::string story;                        ///< the event that it tells of, where that is given
    std::string text;
    std::vector<Sentence> sentences; ///< in order, none overlapping

    /// Where the byte at `offset` of the text stands in the file. For a JSON Lines record always
    /// the record's line and column 1.
    Position position(std::size_t offset) const;

    // How position() knows: a record's line (0 where the article is a whole file), or the starts of
    // the file's lines and, where text and file differ, the runs that tie one to the other.
    std::size_t record_line = 0;
    std::vector<std::size_t> line_starts;  ///< offsets into the file
    std::vector<std::size_t> column_marks; ///< code points before each 4,096th byte of the file
    std::string file_text;     ///< the file, where it is not the text itself; else empty
    std::vector<TextRun> runs; ///< empty where text and file are the same
};

/// Fills line_starts and column_marks from the file's text (file_text, or text where that is
/// empty), which position() needs for an article that is a whole file.
void index_lines(Article& article);

} // namespace tally
