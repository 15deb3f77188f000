// HTML: a page is cut into tokens (html_tokens), its text put together again with what stands
// around each piece (html_page), the article chosen out of it (html_choice), and that written out
// here: the text that a reader sees, with the runs that lead each of its bytes back to the file.
#include "claims/articles/formats.h"
#include "claims/articles/html_choice.h"
#include "claims/articles/html_encoding.h"
#include "claims/articles/html_page.h"
#include "claims/articles/sentences.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// How a cell stands in its table, as Sentence::column and ::heading tell it.
struct Cell {
    bool in_table = false;
    std::size_t column = 0;
    bool heading = false;
};

Cell cell_of(const WebPage& page, const HtmlBlock& block) {
    const HtmlRow& row = page.rows[block.row];
    const HtmlTable& table = page.tables[row.table];
    if (block.row == 0 || table.layout) return {};
    // One head cell over all columns names what is below it, unless the table has a head.
    if (row.spans_table && row.only_head_cells && !table.has_header) return {false, 0, true};
    return {true, block.column, row.only_head_cells && row.cells > 1};
}

/// Writes the chosen blocks into an article: its text, runs and sentences.
class ArticleWriter {
public:
    ArticleWriter(const WebPage& page, Article& article) : page_(page), article_(article) {}

    void write(const std::vector<std::size_t>& blocks) {
        for (const std::size_t index : blocks) {
            const HtmlBlock& block = page_.blocks[index];
            const Cell cell = cell_of(page_, block);
            const std::pair key(cell.in_table ? block.row : 0, cell.in_table ? 0 : block.paragraph);
            if (index != blocks.front() && key != last_) {
                ++paragraph_;
                article_.text += '\n';
            }
            last_ = key;
            add(block, cell);
        }
    }

private:
    void add(const HtmlBlock& block, const Cell& cell) {
        const std::size_t from = article_.text.size();
        for (std::size_t run = block.runs; run < page_.runs.size(); ++run) {
            const TextRun& one = page_.runs[run];
            if (one.text_offset >= block.text.end) break;
            article_.runs.push_back({from + (one.text_offset - block.text.start), one.file_offset});
        }
        article_.text += block.text.of(page_.text);
        const std::size_t before = article_.sentences.size();
        add_sentences(article_.text, {from, article_.text.size()}, paragraph_,
                      block.heading > 0 || cell.heading, article_.sentences);
        for (std::size_t i = before; i < article_.sentences.size(); ++i)
            article_.sentences[i].column = cell.in_table ? cell.column : 0;
        article_.text += '\n';
    }

    const WebPage& page_;
    Article& article_;
    std::size_t paragraph_ = 0;
    std::pair<std::size_t, std::size_t> last_;
};

std::size_t line_of(const Article& article, std::size_t offset) {
    const auto& starts = article.line_starts;
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) -
                                    starts.begin());
}

std::optional<std::string> page_text(InputFile& file, Intake& intake) {
    auto bytes = file.read_all();
    if (auto* bad = std::get_if<UnreadInput>(&bytes)) {
        intake.unread(std::move(*bad));
        return std::nullopt;
    }
    return decoded_text(file.path(), decode_page(file.path(), std::get<0>(std::move(bytes))),
                        intake);
}

void read_page_of(InputFile& file, Intake& intake, bool xml) {
    auto text = page_text(file, intake);
    if (!text) return;
    Article article;
    article.id = file.path();
    article.path = file.path();
    article.file_text = std::move(*text);
    const std::size_t from = article.file_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    WebPage page = read_page(article.file_text, from, xml);
    if (page.metadata.is_report())
        return intake.note({{article.path},
                            "is a report that tally wrote, not an article, so it is not read",
                            {},
                            Severity::note});
    index_lines(article);
    for (auto& [offset, what] : page.notes) {
        const std::size_t line = line_of(article, offset);
        const std::size_t start = article.line_starts[line - 1];
        intake.note(
            {{article.path, line,
              code_points(std::string_view(article.file_text).substr(start, offset - start)) + 1},
             std::move(what),
             {},
             Severity::warning});
    }
    const HtmlChoice choice = choose_article(page);
    ArticleWriter(page, article).write(choice.blocks);
    page.metadata.fill(article);
    intake.page(choice.words, choice.left_out);
    if (choice.words == 0 && choice.left_out > 0)
        intake.note({{article.path},
                     "nothing of this page looks like an article, so none of its " +
                         counted(choice.left_out, "word") + " is read",
                     "save its text as .txt",
                     Severity::warning});
    const std::size_t date = page.metadata.date_offset();
    const std::size_t line = date == 0 ? 0 : line_of(article, date);
    intake.take(std::move(article), line);
}

} // namespace

void read_html(InputFile& file, Intake& intake) { read_page_of(file, intake, false); }
void read_xhtml(InputFile& file, Intake& intake) { read_page_of(file, intake, true); }

} // namespace tally
