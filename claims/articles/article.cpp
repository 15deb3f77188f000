#include "claims/articles/article.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace tally {

namespace {

constexpr std::size_t mark_distance = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view file_of(const Article& article) {
    return article.file_text.empty() ? std::string_view(article.text) : article.file_text;
}

/// Code points before `offset`, counted from the nearest mark: a file of one long line costs no
/// more than any other.
std::size_t code_points_before(const Article& article, std::size_t offset) {
    const std::size_t mark = std::min(offset / mark_distance, article.column_marks.size() - 1);
    const std::size_t from = mark * mark_distance;
    return article.column_marks[mark] + code_points(file_of(article).substr(from, offset - from));
}

/// The runs are in order of text_offset; the last one that starts at or before the offset holds it.
std::size_t file_offset_of(const std::vector<TextRun>& runs, std::size_t offset) {
    if (runs.empty()) return offset;
    const auto after =
        std::upper_bound(runs.begin(), runs.end(), offset,
                         [](std::size_t at, const TextRun& run) { return at < run.text_offset; });
    if (after == runs.begin()) return runs.front().file_offset;
    const TextRun& run = *(after - 1);
    return run.file_offset + (offset - run.text_offset);
}

} // namespace

Position Article::position(std::size_t offset) const {
    if (offset > text.size()) throw std::logic_error("offset beyond the end of " + path);
    if (record_line > 0) return {record_line, 1};
    if (line_starts.empty()) throw std::logic_error("lines of " + path + " are not indexed");
    const std::string_view file = file_of(*this);
    const std::size_t at = std::min(file_offset_of(runs, offset), file.size());
    const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), at);
    const std::size_t start = *(after - 1);
    std::size_t before = code_points_before(*this, at) - code_points_before(*this, start);
    // Editors do not show the byte order mark, so it takes no column.
    if (start == 0 && before > 0 && file.starts_with(byte_order_mark)) --before;
    return {static_cast<std::size_t>(after - line_starts.begin()), before + 1};
}

void index_lines(Article& article) {
    const std::string_view file = file_of(article);
    article.line_starts = {0};
    for (std::size_t at = file.find('\n'); at != std::string_view::npos;
         at = file.find('\n', at + 1))
        article.line_starts.push_back(at + 1);
    article.column_marks = {0};
    for (std::size_t at = 0; at + mark_distance <= file.size(); at += mark_distance)
        article.column_marks.push_back(article.column_marks.back() +
                                       code_points(file.substr(at, mark_distance)));
}

} // namespace tally
