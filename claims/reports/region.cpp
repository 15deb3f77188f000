#include "claims/reports/region.h"

#include "claims/base/utf8.h"

#include <string_view>

namespace tally {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view file_of(const Article& article) {
    return article.file_text.empty() ? std::string_view(article.text) : article.file_text;
}

/// The offset in the file at which a position stands.
std::size_t offset_of(const Article& article, const Position& position) {
    const std::string_view file = file_of(article);
    std::size_t at = article.line_starts.at(position.line - 1);
    if (at == 0 && file.starts_with(byte_order_mark)) at += byte_order_mark.size();
    for (std::size_t column = 1; column < position.column && at < file.size(); ++column)
        at += code_point_at(file, at).size;
    return at;
}

/// Bytes from the start of its line, from 1; a byte order mark is none of them.
std::size_t byte_column(const Article& article, const Position& position, std::size_t offset) {
    std::size_t start = article.line_starts.at(position.line - 1);
    if (start == 0 && file_of(article).starts_with(byte_order_mark))
        start += byte_order_mark.size();
    return offset - start + 1;
}

} // namespace

Region region_of(const Article& article, Span span) {
    const Position start = article.position(span.start);
    Region region{start.line, start.column, 1, start.line, start.column + 1, 2};
    if (article.record_line > 0) return region;
    // The last character's own place: the one behind it may stand elsewhere, behind markup.
    std::size_t last = span.end > span.start ? span.end - 1 : span.start;
    while (last > span.start && (static_cast<unsigned char>(article.text[last]) & 0xC0U) == 0x80U)
        --last;
    const Position end = article.position(last);
    const std::size_t start_offset = offset_of(article, start);
    const std::size_t end_offset = offset_of(article, end);
    const std::string_view file = file_of(article);
    const std::size_t width = end_offset < file.size() ? code_point_at(file, end_offset).size : 1;
    region.start_byte = byte_column(article, start, start_offset);
    region.end_line = end.line;
    region.end_column = end.column + 1;
    region.end_byte = byte_column(article, end, end_offset) + width;
    return region;
}

} // namespace tally
