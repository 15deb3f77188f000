// Markdown, read by md4c, which tells of each piece of text where it stands in the file. The
// article's text is what a reader sees: "The **toll** rose" is "The toll rose", with two runs that
// lead back. Left out are code blocks, HTML, pictures and what is ~~struck through~~.
#include "claims/articles/character_references.h"
#include "claims/articles/formats.h"
#include "claims/articles/front_matter.h"
#include "claims/articles/sentences.h"

#include <md4c.h>

#include <exception>
#include <functional>
#include <stdexcept>
#include <utility>

namespace tally {

namespace {

/// Takes md4c's events and builds text, runs and sentences.
class MarkdownText {
public:
    MarkdownText(Article& article, std::size_t body)
        : article_(article), file_(article.file_text), body_(body) {}

    /// False where the file is made to be slow.
    bool read() {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
        parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
            return guarded(self, [type](MarkdownText& text) { text.enter_block(type); });
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
            return guarded(self, [type](MarkdownText& text) { text.leave_block(type); });
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            return guarded(self, [=](MarkdownText& text) { text.enter_span(type, detail); });
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
            return guarded(self,
                           [type](MarkdownText& text) { text.hidden_ -= hides(type) ? 1 : 0; });
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* self) {
            return guarded(self, [=](MarkdownText& text) { text.add(type, {bytes, size}); });
        };
        const std::string_view body = file_.substr(body_);
        const int status = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this);
        if (failure_) std::rethrow_exception(failure_);
        if (too_slow_) return false;
        if (status != 0) throw std::bad_alloc(); // the only other failure that md4c knows
        end_block();
        return true;
    }

private:
    /// md4c is C: no exception may pass through it.
    template <class Action>
    static int guarded(void* self, Action action) noexcept {
        auto& text = *static_cast<MarkdownText*>(self);
        try {
            action(text);
            return text.too_slow_ ? -1 : 0;
        } catch (...) {
            text.failure_ = std::current_exception();
            return -1;
        }
    }

    static bool hides(MD_SPANTYPE type) { return type == MD_SPAN_IMG || type == MD_SPAN_DEL; }
    static bool hides(MD_BLOCKTYPE type) { return type == MD_BLOCK_CODE || type == MD_BLOCK_HTML; }
    static bool is_cell(MD_BLOCKTYPE type) { return type == MD_BLOCK_TH || type == MD_BLOCK_TD; }

    void enter_block(MD_BLOCKTYPE type) {
        end_block();
        if (!is_cell(type)) new_paragraph(); // the cells of a row are one paragraph
        heading_ = type == MD_BLOCK_H || type == MD_BLOCK_TH;
        column_ = is_cell(type) ? column_ + 1 : 0;
        if (hides(type)) ++hidden_;
    }

    void leave_block(MD_BLOCKTYPE type) {
        end_block();
        if (!is_cell(type)) {
            new_paragraph();
            column_ = 0;
        }
        heading_ = false;
        if (hides(type)) --hidden_;
    }

    /// md4c reads a link's address anew for each reference to it: one long address that many short
    /// references name would cost the product of both.
    void enter_span(MD_SPANTYPE type, void* detail) {
        if (hides(type)) ++hidden_;
        if (type == MD_SPAN_A) {
            const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
            addresses_ += link.href.size + link.title.size;
        } else if (type == MD_SPAN_IMG) {
            const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
            addresses_ += image.src.size + image.title.size;
        }
        too_slow_ = addresses_ > 10 * file_.size() + 1'000'000;
    }

    void add(MD_TEXTTYPE type, std::string_view bytes) {
        if (hidden_ > 0) return;
        switch (type) {
        case MD_TEXT_HTML: return bytes.starts_with("<br") ? end_block() : void();
        case MD_TEXT_NULLCHAR:
        case MD_TEXT_LATEXMATH: return;
        case MD_TEXT_BR: return end_block(); // a line of its own, of the same paragraph
        case MD_TEXT_SOFTBR: article_.text += ' '; return;
        case MD_TEXT_ENTITY: return append(text_of_reference(bytes), bytes);
        case MD_TEXT_NORMAL:
        case MD_TEXT_CODE: return append(bytes, bytes);
        }
    }

    /// Adds text; `written` is how it stands in the file.
    void append(std::string_view text, std::string_view written) {
        const std::less<const char*> before;
        const char* file_end = file_.data() + file_.size();
        // md4c's own blanks stand nowhere in the file and go with what is before them.
        if (!before(written.data(), file_.data()) && before(written.data(), file_end)) {
            const auto at = static_cast<std::size_t>(written.data() - file_.data());
            if (article_.runs.empty() || expected_ != article_.text.size() || file_at_ != at)
                article_.runs.push_back({article_.text.size(), at});
            file_at_ = at + written.size();
            expected_ = article_.text.size() + text.size();
            if (text.size() != written.size()) file_at_ = static_cast<std::size_t>(-1);
        }
        article_.text += text;
    }

    void new_paragraph() {
        if (article_.sentences.size() == sentences_) return;
        ++paragraph_;
        sentences_ = article_.sentences.size();
        article_.text += '\n';
        block_ = article_.text.size();
    }

    /// Cuts what was added since the last block into sentences.
    void end_block() {
        if (article_.text.size() == block_) return;
        const std::size_t before = article_.sentences.size();
        add_sentences(article_.text, {block_, article_.text.size()}, paragraph_, heading_,
                      article_.sentences);
        for (std::size_t i = before; i < article_.sentences.size(); ++i)
            article_.sentences[i].column = column_;
        article_.text += '\n';
        block_ = article_.text.size();
    }

    Article& article_;
    std::string_view file_;
    std::size_t body_;
    std::size_t block_ = 0;     ///< where the text of this block starts
    std::size_t paragraph_ = 0; ///< its number
    std::size_t sentences_ = 0; ///< how many there were when it began
    bool heading_ = false;
    std::size_t column_ = 0;                 ///< of the cell that we are in, or behind
    int hidden_ = 0;                         ///< blocks and spans around us that are left out
    std::size_t expected_ = 0, file_at_ = 0; ///< where the last run would go on
    std::size_t addresses_ = 0;              ///< bytes of all addresses of links, as often as used
    bool too_slow_ = false;
    std::exception_ptr failure_;
};

} // namespace

bool read_markdown_text(Article& article, std::size_t body) {
    return MarkdownText(article, body).read();
}

void read_markdown(InputFile& file, Intake& intake) {
    auto decoded = decoded_text(file, intake);
    if (!decoded) return;
    Article article;
    article.id = file.path();
    article.path = file.path();
    article.file_text = std::move(*decoded);
    const FrontMatter front = read_front_matter(article.file_text, article, intake);
    const bool marked = article.file_text.starts_with("\xEF\xBB\xBF");
    if (!read_markdown_text(article, front.body > 0 ? front.body : marked ? 3 : 0))
        return intake.unread(
            {article.id, article.path, 0, 0,
             "refers to long addresses too often; write shorter link definitions"});
    index_lines(article);
    intake.take(std::move(article), front.date_line);
}

} // namespace tally
