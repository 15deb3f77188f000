// One pass over the tokens. Each piece of text is kept with what stands around it; whether that is
// the article or its surroundings html_choice.cpp says, when the page has been seen to its end.
#include "claims/articles/html_page.h"

#include "claims/articles/character_references.h"
#include "claims/articles/html_attributes.h"
#include "claims/articles/html_elements.h"
#include "claims/articles/html_grid.h"
#include "claims/articles/html_open.h"
#include "claims/articles/html_tokens.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tally {

namespace {

/// What an open element does to the text in it, undone where it ends.
enum Effect : unsigned {
    hides = 1,
    is_part = 2,
    is_article = 4,
    is_main = 8,
    is_body = 16,
    is_table = 32,
    is_row = 64,
    is_cell = 128,
    is_title = 256, ///< a heading; its level is open_heading_
    is_quotation = 512,
    is_raised = 1024,
    is_block = 2048,
    is_capture = 4096,
    is_preformatted = 8192
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// "²" for "2", and the like; nothing for what has no raised form.
std::string_view raised(char c) {
    constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (c >= '0' && c <= '9') return digits[c - '0'];
    return c == '-' ? "⁻" : c == '+' ? "⁺" : std::string_view();
}

class PageReader {
public:
    PageReader(std::string_view file, std::size_t from, bool xml)
        : file_(file), tokens_(file, from, xml), xml_(xml),
          open_([this](const OpenElement& element) { leave(element); }) {}

    WebPage read() {
        for (;;) {
            const HtmlToken& token = tokens_.next();
            here_ = token.where.start;
            if (token.unfinished && token.kind != HtmlToken::Kind::end) tell_unfinished(token);
            switch (token.kind) {
            case HtmlToken::Kind::text: read_text(token); break;
            case HtmlToken::Kind::start_tag:
                if (!token.unfinished) start(token);
                break;
            case HtmlToken::Kind::end_tag:
                if (!token.unfinished) end(token);
                break;
            case HtmlToken::Kind::comment:
            case HtmlToken::Kind::doctype: break;
            case HtmlToken::Kind::end:
                open_.clear();
                end_block();
                return std::move(page_);
            }
            tokens_.set_foreign(open_.is_foreign());
        }
    }

private:
    void tell_unfinished(const HtmlToken& token) {
        const bool is_tag =
            token.kind == HtmlToken::Kind::start_tag || token.kind == HtmlToken::Kind::end_tag;
        const std::string what = is_tag ? "a tag"
                                 : token.kind == HtmlToken::Kind::comment
                                     ? "a comment"
                                     : "an element of raw text";
        if (file_.size() - token.where.start > 2)
            page_.notes.emplace_back(token.where.start,
                                     "the page ends within " + what +
                                         " that begins here, so nothing behind it is read");
    }

    // --- tags

    void start(const HtmlToken& tag) {
        const ElementRow* row = &element_named(tag.name);
        if (open_.is_foreign()) {
            if (!row->is(ElementTraits::breaks_out)) {
                if (!tag.self_closing) push(*row_in_foreign(row), tag.name, 0);
                return;
            }
            open_.leave_foreign();
        }
        read_metadata(*row, tag);
        open_.make_way_for(*row);
        if (row->is(ElementTraits::block) && hidden_ == 0) new_paragraph();
        if (row->is(ElementTraits::empty)) return read_empty(row->element);
        const bool foreign = row->element == Element::svg || row->element == Element::math;
        if (tag.self_closing && (xml_ || foreign)) return;
        push(*row, tag.name, effects_of(*row, tag));
    }

    static const ElementRow* row_in_foreign(const ElementRow* row) {
        static constexpr ElementRow plain{};
        const bool kept = row->element == Element::svg || row->element == Element::math ||
                          row->element == Element::foreignobject;
        return kept ? row : &plain;
    }

    void push(const ElementRow& row, std::string_view name, unsigned effects) {
        if (open_.push(row, name, effects)) return enter(effects);
        if (!std::exchange(too_deep_, true))
            page_.notes.emplace_back(here_,
                                     "elements are nested deeper than a million levels here; "
                                     "what tags mean below that is not known");
    }

    void end(const HtmlToken& tag) {
        const ElementRow& row = element_named(tag.name);
        if (row.element == Element::br) return read_empty(row.element);
        if (row.element == Element::a) end_link();
        const bool foreign = open_.is_foreign();
        open_.end(foreign ? *row_in_foreign(&row) : row, tag.name);
        if (row.is(ElementTraits::block) && !foreign && hidden_ == 0) new_paragraph();
    }

    void read_empty(Element element) {
        if (element != Element::br || hidden_ > 0) return;
        if (block_is_empty()) return new_paragraph(); // two of them
        end_block();
    }

    unsigned effects_of(const ElementRow& row, const HtmlToken& tag) {
        unsigned effects = row.is(ElementTraits::block) ? is_block : 0U;
        const Hint hint = hint_of(row, tag);
        if (row.is(ElementTraits::no_prose) || hint == Hint::hidden) effects |= hides;
        if (starts_capture(row, tag)) effects |= is_capture;
        if ((effects & hides) || hidden_ > 0) return effects;
        if (row.element == Element::article || role_of(tag) == "article") effects |= is_article;
        if (row.element == Element::main || role_of(tag) == "main") effects |= is_main;
        if (tag.has("itemprop") && words_of(tag.value_of("itemprop"), "articlebody"))
            effects |= is_body;
        if (row.element == Element::pre) effects |= is_preformatted;
        if (const auto kind = part_kind(row, hint)) {
            effects |= is_part;
            page_.parts.push_back({*kind, part_, false});
        }
        if (is_heading(row.element)) {
            effects |= is_title;
            open_heading_ = static_cast<int>(row.element) - static_cast<int>(Element::h1) + 1;
            if (!tables_.empty()) page_.tables[tables_.back().index].layout = true;
        }
        if (((effects & is_main) || row.element == Element::h1) && !headline_seen_) {
            headline_seen_ = row.element == Element::h1;
            clear_frames();
        }
        switch (row.element) {
        case Element::a: start_link(tag); break;
        case Element::q: effects |= is_quotation; break;
        case Element::sup: effects |= is_raised; break;
        case Element::table:
            start_table(hint);
            effects |= is_table;
            break;
        case Element::tr:
            if (tables_.empty()) break;
            start_row();
            effects |= is_row;
            break;
        case Element::td:
        case Element::th:
            if (tables_.empty()) break;
            start_cell(row.element == Element::th, tag);
            effects |= is_cell;
            break;
        default: break;
        }
        return effects;
    }

    static std::optional<HtmlPart::Kind> part_kind(const ElementRow& row, Hint hint) {
        if (row.element == Element::form) return HtmlPart::Kind::form;
        if (row.element == Element::header) return HtmlPart::Kind::header;
        if (row.element == Element::footer || hint == Hint::footer) return HtmlPart::Kind::footer;
        if (row.element == Element::aside || hint == Hint::aside) return HtmlPart::Kind::aside;
        if (row.element == Element::pre) return HtmlPart::Kind::preformatted;
        if (hint == Hint::suspect && row.is(ElementTraits::block)) return HtmlPart::Kind::suspect;
        return std::nullopt;
    }

    /// What holds the headline or the main part is no header of the site, but the page's frame.
    void clear_frames() {
        for (std::size_t part = part_; part != 0 && !page_.parts[part].cleared;
             part = page_.parts[part].parent) {
            const HtmlPart::Kind kind = page_.parts[part].kind;
            if (kind != HtmlPart::Kind::aside && kind != HtmlPart::Kind::footer)
                page_.parts[part].cleared = true;
        }
    }

    void enter(unsigned effects) {
        if (effects & hides) ++hidden_;
        if (effects & is_part) part_ = page_.parts.size() - 1;
        if (effects & is_article) {
            page_.articles.push_back(article_);
            article_ = page_.articles.size() - 1;
        }
        if (effects & is_main) ++main_;
        if (effects & is_body) ++body_;
        if (effects & is_title) heading_ = open_heading_;
        if (effects & is_preformatted) ++preformatted_;
        if (effects & is_capture) captured_.clear();
        if ((effects & is_quotation) && hidden_ == 0) append("“", here_, 0);
        if (effects & is_raised) {
            raised_from_ = page_.text.size();
            raised_runs_ = page_.runs.size();
            only_note_ = true;
        }
    }

    void leave(const OpenElement& element) {
        const unsigned effects = element.effects;
        if (effects & hides) --hidden_;
        if ((effects & is_block) && hidden_ == 0) new_paragraph();
        if ((effects & is_quotation) && hidden_ == 0) append("”", here_, 0);
        if (effects & is_raised) end_raised();
        if (effects & is_capture) end_capture();
        if (effects & is_cell) {
            end_block();
            if (!tables_.empty()) tables_.back().in_cell = false;
        }
        if (effects & is_row) end_row();
        if (effects & is_table) {
            end_block();
            if (!tables_.empty()) tables_.pop_back();
        }
        if (effects & is_title) heading_ = 0;
        if (effects & is_preformatted) --preformatted_;
        if (effects & is_main) --main_;
        if (effects & is_body) --body_;
        if (effects & is_article) article_ = page_.articles[article_];
        if (effects & is_part) part_ = page_.parts[part_].parent;
    }

    // --- metadata

    void read_metadata(const ElementRow& row, const HtmlToken& tag) {
        if (tag.name == "meta") page_.metadata.read_meta(tag);
        if (tag.name == "link") page_.metadata.read_link(tag);
        if (row.element == Element::time) page_.metadata.read_time(tag, article_ > 0);
        if (row.element == Element::html) page_.metadata.read_language(tag.value_of("lang"));
    }

    enum class Capture { none, title, json };

    bool starts_capture(const ElementRow& row, const HtmlToken& tag) {
        if (row.element == Element::title && !title_seen_) {
            title_seen_ = true;
            capture_ = Capture::title;
        } else if (row.element == Element::script &&
                   words_of(tag.value_of("type"), "application/ld+json")) {
            capture_ = Capture::json;
            capture_at_ = tag.where.start;
        } else {
            return false;
        }
        return true;
    }

    void end_capture() {
        if (capture_ == Capture::title) page_.metadata.read_title(std::move(captured_));
        if (capture_ == Capture::json) {
            const std::string wrong = page_.metadata.read_json_ld(captured_, capture_at_);
            if (!wrong.empty())
                page_.notes.emplace_back(capture_at_, "the JSON-LD is not read: " + wrong);
        }
        capture_ = Capture::none;
        captured_.clear();
    }

    // --- tables

    struct OpenTable {
        std::size_t index = 0;
        std::size_t row = 0;
        std::size_t column = 0;
        bool in_cell = false;
        Grid grid = {};
    };

    void start_table(Hint hint) {
        if (!tables_.empty()) page_.tables[tables_.back().index].layout = true;
        page_.tables.push_back({hint == Hint::presentation, false});
        tables_.push_back({page_.tables.size() - 1});
    }

    void start_row() {
        OpenTable& table = tables_.back();
        page_.rows.push_back({table.index, 0, true, false});
        table.row = page_.rows.size() - 1;
        table.in_cell = false;
        table.grid.start_row();
    }

    void start_cell(bool head, const HtmlToken& tag) {
        OpenTable& table = tables_.back();
        if (table.row == 0) start_row();
        end_block();
        const std::size_t columns = span_of(tag, "colspan", 1000);
        table.column = table.grid.place(columns, span_of(tag, "rowspan", 65534));
        if (table.column == 0 && !std::exchange(too_wide_, true))
            page_.notes.emplace_back(here_, "a table has more than 256 columns; those behind are "
                                            "read without their headings");
        table.in_cell = true;
        HtmlRow& row = page_.rows[table.row];
        ++row.cells;
        row.only_head_cells = row.only_head_cells && head;
        row.spans_table = row.cells == 1 && columns > 1;
    }

    void end_row() {
        end_block();
        if (tables_.empty()) return;
        OpenTable& table = tables_.back();
        const HtmlRow& row = page_.rows[table.row];
        if (row.only_head_cells && row.cells > 1) page_.tables[table.index].has_header = true;
        table.row = 0;
        table.in_cell = false;
    }

    // --- links and raised text

    void start_link(const HtmlToken& tag) {
        end_link();
        if (!tag.has("href")) return;
        in_link_ = true;
        leads_away_ = !tag.value_of("href").starts_with('#');
        link_from_ = page_.text.size();
        link_runs_ = page_.runs.size();
    }

    /// A link to a place on the page that shows no letter is a mark, "¶" behind a heading.
    void end_link() {
        if (!std::exchange(in_link_, false) || leads_away_ || hidden_ > 0) return;
        if (link_from_ < block_ || link_from_ >= page_.text.size()) return;
        const std::string_view shown = std::string_view(page_.text).substr(link_from_);
        if (code_points(shown) > 1 || std::any_of(shown.begin(), shown.end(), is_alphanumeric))
            return;
        forget(link_from_, link_runs_);
    }

    /// "[3]" above the line that leads to a note is not read.
    void end_raised() {
        if (!only_note_ || raised_from_ < block_ || raised_from_ >= page_.text.size()) return;
        forget(raised_from_, raised_runs_);
    }

    static bool is_alphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    void forget(std::size_t from, std::size_t runs) {
        page_.text.resize(from);
        page_.runs.resize(std::min(runs, page_.runs.size()));
        expected_ = static_cast<std::size_t>(-1);
    }

    // --- text

    void read_text(const HtmlToken& token) {
        const std::string_view bytes = token.where.of(file_);
        if (capture_ != Capture::none)
            captured_ += token.references ? without_references(bytes, false) : std::string(bytes);
        if (hidden_ > 0) {
            if (capture_ == Capture::none && token.references) count_unseen(bytes);
            return;
        }
        const std::size_t end = token.where.end;
        for (std::size_t at = token.where.start; at < end;) {
            if (is_blank(file_[at])) {
                at = read_blanks(at, end);
                continue;
            }
            if (file_[at] == '&' && token.references) {
                const auto reference = character_reference_at(file_.substr(0, end), at);
                if (!reference) {
                    append("&", at++, 1);
                } else if (reference->text.size() == 1 && is_blank(reference->text[0])) {
                    append_blank(at, reference->size);
                    at += reference->size;
                } else {
                    append(reference->text, at, reference->size);
                    at += reference->size;
                }
                continue;
            }
            const bool raise = open_.has(Element::sup);
            if (raise && !raised(file_[at]).empty()) {
                append(raised(file_[at]), at, 1);
                ++at;
                continue;
            }
            const std::size_t next = raise ? at + code_point_at(file_, at).size
                                           : find_bytes(file_, at + 1, end, [](auto byte) {
                                                 return (byte == ' ') | (byte == '\n') |
                                                        (byte == '&') | (byte == '\t') |
                                                        (byte == '\r') | (byte == '\f');
                                             });
            append(file_.substr(at, next - at), at, next - at);
            at = next;
        }
    }

    /// A run of blanks is one; in <pre> an empty line parts paragraphs.
    std::size_t read_blanks(std::size_t at, std::size_t end) {
        const std::size_t from = at;
        std::size_t lines = 0;
        for (; at < end && is_blank(file_[at]); ++at)
            if (file_[at] == '\n') ++lines;
        if (preformatted_ > 0 && lines > 1)
            new_paragraph();
        else
            append_blank(from, at - from);
        return at;
    }

    void append_blank(std::size_t at, std::size_t size) {
        if (!block_is_empty() && page_.text.back() != ' ') append(" ", at, size);
    }

    /// Adds text that stands in the file at `at` and takes `size` bytes there.
    void append(std::string_view text, std::size_t at, std::size_t size) {
        if (text != " ") {
            if (block_is_empty() || page_.text.back() == ' ') {
                ++words_;
                if (in_link_ && leads_away_) ++linked_words_;
            }
            if (!(in_link_ && !leads_away_) && text.find_first_not_of("[](), ") != text.npos)
                only_note_ = false;
        }
        if (expected_ != page_.text.size() || file_at_ != at)
            page_.runs.push_back({page_.text.size(), at});
        page_.text += text;
        expected_ = text.size() == size ? page_.text.size() : none;
        file_at_ = at + size;
    }

    void count_unseen(std::string_view bytes) {
        bool blank = true;
        for (const char c : bytes) {
            if (blank && !is_blank(c)) ++page_.unseen_words;
            blank = is_blank(c);
        }
    }

    bool block_is_empty() const { return page_.text.size() == block_; }

    void new_paragraph() {
        end_block();
        ++paragraph_;
    }

    void end_block() {
        if (!block_is_empty() && page_.text.back() == ' ') page_.text.pop_back();
        if (!block_is_empty()) {
            HtmlBlock block;
            block.text = {block_, page_.text.size()};
            block.runs = block_runs_;
            block.paragraph = paragraph_;
            block.heading = heading_;
            if (!tables_.empty() && tables_.back().in_cell) {
                block.row = tables_.back().row;
                block.column = tables_.back().column;
            }
            block.words = words_;
            block.linked_words = linked_words_;
            block.article = article_;
            block.part = part_;
            block.in_main = main_ > 0;
            block.in_article_body = body_ > 0;
            if (heading_ == 1) page_.metadata.read_headline(std::string(block.text.of(page_.text)));
            page_.blocks.push_back(block);
        }
        block_ = page_.text.size();
        while (!page_.runs.empty() && page_.runs.back().text_offset >= block_)
            page_.runs.pop_back();
        block_runs_ = page_.runs.size();
        words_ = linked_words_ = 0;
        expected_ = none;
        only_note_ = false;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string_view file_;
    HtmlTokens tokens_;
    bool xml_;
    WebPage page_;
    OpenElements open_;
    std::size_t here_ = 0; ///< where the token at hand begins

    std::size_t hidden_ = 0, main_ = 0, body_ = 0, preformatted_ = 0; ///< how many are open
    std::size_t part_ = 0, article_ = 0;                              ///< the innermost
    int heading_ = 0, open_heading_ = 0;
    bool headline_seen_ = false, title_seen_ = false;
    bool too_deep_ = false, too_wide_ = false;
    std::vector<OpenTable> tables_;

    Capture capture_ = Capture::none;
    std::string captured_;
    std::size_t capture_at_ = 0;

    std::size_t block_ = 0, block_runs_ = 0; ///< where the block's text and runs begin
    std::size_t paragraph_ = 0, words_ = 0, linked_words_ = 0;
    std::size_t expected_ = none, file_at_ = 0; ///< where the last run would go on

    bool in_link_ = false, leads_away_ = false;
    std::size_t link_from_ = 0, link_runs_ = 0;
    std::size_t raised_from_ = 0, raised_runs_ = 0;
    bool only_note_ = false; ///< since <sup> began, nothing but a link to a note
};

} // namespace

WebPage read_page(std::string_view file, std::size_t from, bool xml) {
    return PageReader(file, from, xml).read();
}

} // namespace tally
