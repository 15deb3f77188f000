// Only texts that a YAML parser has refused come here, so a guess can do no harm to a good file. It
// knows of YAML what people write by hand: entries "key: value" and "- item" a line each, texts
// that are plain, quoted or blocks, and lists and mappings in brackets.
#include "claims/base/yaml_mistakes.h"

#include <algorithm>
#include <vector>

namespace tally {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_key_letter(char c) { return is_lower(c) || c == '_' || c == '-'; }
bool is_word(char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

class Mistakes {
public:
    Mistakes(std::string_view text, std::size_t failed) : text_(text), failed_(failed) {}

    std::optional<YamlMistake> find() {
        while (at_ < text_.size() && !found_) {
            line();
            if (at_ <= failed_ || found_) continue;
            break; // what stands behind the error has not been read by anybody
        }
        return found_;
    }

private:
    /// An open mapping or list: where its entries begin, and its last key.
    struct Open {
        std::size_t column = 0;
        std::string_view key;
    };

    char here(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
    }
    void skip_blanks() {
        while (is_blank(here()))
            ++at_;
    }
    std::size_t line_end(std::size_t from) const {
        return std::min(text_.find('\n', from), text_.size());
    }
    void next_line() { at_ = std::min(line_end(at_) + 1, text_.size()); }
    std::size_t column_of(std::size_t at) const {
        const std::size_t start = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
        return at - start;
    }
    void tell(std::size_t offset, std::string what, std::string cure) {
        if (!found_) found_ = YamlMistake{offset, std::move(what), std::move(cure)};
    }
    /// Nothing but a comment stands on the rest of the line.
    bool line_is_over() const {
        std::size_t at = at_;
        while (at < text_.size() && is_blank(text_[at]))
            ++at;
        return at >= text_.size() || is_line_end(text_[at]) ||
               (text_[at] == '#' && (at == at_ ? at == 0 || is_blank(text_[at - 1]) : true));
    }

    void line() {
        const std::size_t start = at_;
        while (here() == ' ')
            ++at_;
        if (text_.substr(at_).starts_with(no_break_space))
            return tell(at_, "a no-break space stands in the indentation", "indent with spaces");
        if (is_line_end(here()) || here() == '#') return next_line();
        if (in_block_ && at_ - start > *in_block_) return next_line();
        in_block_.reset();
        if (start == at_ && text_.substr(at_).starts_with("---")) return next_line();
        bool is_entry = false;
        while (here() == '-' && (is_blank(here(1)) || is_line_end(here(1)))) {
            if (!enter(at_, "")) return;
            is_entry = true;
            ++at_;
            skip_blanks();
            has_value_ = false; // what follows on the line begins a collection of its own
        }
        if (here() == '-' && glued_entry()) return;
        if (const std::size_t end = key_end(at_)) {
            const std::string_view key = text_.substr(at_, end - at_);
            if (!enter(at_, key)) return;
            at_ = end + 1;
            skip_blanks();
        } else if (glued_entry()) {
            return;
        } else if (!is_entry) { // a plain text goes on
            return next_line();
        }
        has_value_ = false;
        if (line_is_over()) return next_line();
        has_value_ = true;
        value();
        if (!found_) next_line();
    }

    /// The offset of the colon behind a key that starts at `at`, 0 where none starts.
    std::size_t key_end(std::size_t at) const {
        const char first = at < text_.size() ? text_[at] : '\n';
        if (std::string_view("'\"[{|>#&*!%@`").find(first) != std::string_view::npos) return 0;
        const std::size_t end = line_end(at);
        for (std::size_t i = at; i < end; ++i) {
            if (text_[i] == '#' && i > at && is_blank(text_[i - 1])) return 0;
            if (text_[i] != ':') continue;
            if (i + 1 >= text_.size() || is_blank(text_[i + 1]) || is_line_end(text_[i + 1]))
                return i > at ? i : 0;
        }
        return 0;
    }

    /// An entry begins at `at`: beside its siblings, or deeper where a collection may begin.
    bool enter(std::size_t at, std::string_view key) {
        const std::size_t column = column_of(at);
        const Open* deeper = nullptr; // the last one that this entry ends
        Open ended;
        while (!open_.empty() && open_.back().column > column) {
            ended = open_.back();
            deeper = &ended;
            open_.pop_back();
        }
        const std::string name = key.empty() ? "this item" : "'" + std::string(key) + "'";
        const auto stands = [&](const Open& other) {
            return name + " stands at column " + std::to_string(column + 1) + ", but " +
                   (other.key.empty() ? "the item" : "'" + std::string(other.key) + "'") +
                   " before it at column " + std::to_string(other.column + 1);
        };
        const std::string cure =
            key.empty() ? "start all items of a list at one column" : "indent keys alike";
        if (!open_.empty() && open_.back().column == column) {
            open_.back().key = key;
            return true;
        }
        if (deeper != nullptr) {
            tell(at, stands(ended), cure);
            return false;
        }
        if (has_value_ && !open_.empty()) {
            tell(at, stands(open_.back()), cure);
            return false;
        }
        open_.push_back({column, key});
        return true;
    }

    /// "id:price", "-id: price": told where the parser stumbled on this line or the next.
    bool glued_entry() {
        std::size_t at = at_;
        const bool dash = here() == '-' && is_lower(here(1));
        if (dash) ++at;
        std::size_t end = at;
        while (end < text_.size() && is_key_letter(text_[end]))
            ++end;
        if (end == at || end >= text_.size() || text_[end] != ':') return false;
        const char next = end + 1 < text_.size() ? text_[end + 1] : '\n';
        const bool glued = !dash && !is_blank(next) && !is_line_end(next) && next != '/';
        const std::size_t following = std::min(line_end(end) + 1, text_.size());
        if ((!glued && !dash) || failed_ > line_end(following)) return false;
        const std::string key(text_.substr(at, end - at));
        if (dash)
            tell(at_, "'-' begins no item without a blank behind it", "write '- " + key + ": '");
        else
            tell(end, "':' is no colon of a key without a blank behind it",
                 "write '" + key + ": ', or put a text in quotation marks");
        return true;
    }

    void value() {
        const char c = here();
        if (c == '\'' || c == '"') {
            if (quoted() && !line_is_over()) goes_on();
        } else if (c == '[' || c == '{') {
            if (here(1) == c && c == '{')
                return; // a slot without quotation marks is told elsewhere
            flow();
        } else if (c == '|' || c == '>') {
            block();
        } else {
            plain();
        }
    }

    void plain() {
        const std::size_t end = line_end(at_);
        for (std::size_t i = at_ + 1; i + 1 < end; ++i) {
            if (text_[i] == '#' && is_blank(text_[i - 1])) return;
            if (text_[i] != ':' || !is_blank(text_[i + 1])) continue;
            return tell(i, "': ' cannot stand in a plain text",
                        "put the whole text in quotation marks");
        }
    }

    void block() {
        const std::size_t start = at_++;
        while (here() == '+' || here() == '-' || (here() >= '0' && here() <= '9'))
            ++at_;
        if (!line_is_over())
            return tell(start,
                        std::string("'") + text_[start] +
                            "' begins a block of text, on the lines below",
                        "put a text that starts with it in quotation marks");
        in_block_ = open_.empty() ? 0 : open_.back().column;
    }

    /// Passes over a text in quotation marks; false, and told, where nobody closes it.
    bool quoted() {
        const std::size_t start = at_;
        const char mark = text_[at_++];
        for (; at_ < text_.size(); ++at_) {
            if (mark == '"' && text_[at_] == '\\') {
                ++at_;
            } else if (text_[at_] == mark) {
                if (mark != '\'' || here(1) != '\'') break;
                ++at_;
            } else if (text_[at_] == '\n' && begins_entry(at_ + 1)) {
                at_ = text_.size();
                break;
            }
        }
        if (at_ >= text_.size()) {
            tell(start, "the quotation mark that opens here is not closed", "close it");
            return false;
        }
        ++at_;
        return true;
    }

    /// Whether the line at `at` looks like "key: …" of the pack rather than words of a text.
    bool begins_entry(std::size_t at) const {
        const std::size_t end = line_end(at);
        while (at < end && (text_[at] == ' ' || text_[at] == '-'))
            ++at;
        std::size_t key = at;
        while (key < end && is_key_letter(text_[key]))
            ++key;
        return key > at && key < end && text_[key] == ':' &&
               (key + 1 == end || is_blank(text_[key + 1]) || is_line_end(text_[key + 1]));
    }

    /// Words behind a closing quotation mark.
    void goes_on() {
        const std::size_t mark = at_ - 1;
        const bool apostrophe = text_[mark] == '\'' && is_word(here()) && mark > 0;
        if (apostrophe)
            tell(mark, "this apostrophe ends the text in single quotation marks", "double it: ''");
        else
            tell(at_, "the text goes on behind its closing quotation mark",
                 "put all of it in quotation marks");
    }

    /// Passes over a list or mapping in brackets.
    void flow() {
        std::vector<std::size_t> open;
        const std::size_t start = at_;
        bool item_starts = true;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (item_starts && is_blank(c)) {
                ++at_;
            } else if (c == '[' || c == '{') {
                if (item_starts) open.push_back(at_);
                ++at_;
            } else if (c == ']' || c == '}') {
                const bool fits = text_[open.back()] == (c == ']' ? '[' : '{');
                if (!fits) return not_closed(open.back());
                open.pop_back();
                ++at_;
                if (open.empty()) break;
                item_starts = false;
            } else if (item_starts && (c == '\'' || c == '"')) {
                if (!quoted()) return;
                std::size_t after = at_;
                while (after < text_.size() &&
                       (is_blank(text_[after]) || is_line_end(text_[after])))
                    ++after;
                const char next = after < text_.size() ? text_[after] : '\n';
                if (std::string_view(",]}:#").find(next) == std::string_view::npos)
                    return goes_on();
                item_starts = false;
            } else if (c == ',' || (c == ':' && is_blank(here(1)))) {
                item_starts = true;
                ++at_;
            } else if (c == '#' && at_ > 0 && is_blank(text_[at_ - 1])) {
                at_ = line_end(at_);
            } else if (c == '\n') {
                if (ends_here(at_ + 1)) return not_closed(open.back());
                item_starts = true;
                ++at_;
            } else {
                if (!is_blank(c)) item_starts = false;
                ++at_;
            }
        }
        if (!open.empty()) return not_closed(open.back());
        if (!line_is_over())
            tell(start,
                 std::string("a text that starts with '") + text_[start] + "' is " +
                     (text_[start] == '[' ? "a list" : "a mapping") + " to YAML",
                 "put the whole text in quotation marks");
    }

    void not_closed(std::size_t bracket) {
        const char closing = text_[bracket] == '[' ? ']' : '}';
        tell(bracket, std::string("the '") + text_[bracket] + "' that opens here is not closed",
             std::string("close it with '") + closing + "'");
    }

    /// Whether a line within brackets is an entry of what stands around them.
    bool ends_here(std::size_t at) const {
        if (!begins_entry(at)) return false;
        std::size_t first = at;
        while (first < text_.size() && text_[first] == ' ')
            ++first;
        return !open_.empty() && first - at <= open_.back().column;
    }

    std::string_view text_;
    std::size_t failed_;
    std::size_t at_ = 0;
    std::vector<Open> open_;
    bool has_value_ = false;              ///< the last entry has one on its line
    std::optional<std::size_t> in_block_; ///< lines deeper than this belong to a block of text
    std::optional<YamlMistake> found_;
};

} // namespace

std::optional<YamlMistake> likely_mistake(std::string_view text, std::size_t failed) {
    return Mistakes(text, failed).find();
}

} // namespace tally
