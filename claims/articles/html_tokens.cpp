// The states of the HTML Standard's tokeniser, written as the text that each of them passes over:
// "<p class=a>" is a tag up to the ">", but in <script> all up to "</script" is text. A page that
// ends within a tag has no such tag there, as in a browser.
#include "claims/articles/html_tokens.h"

#include <algorithm>
#include <array>

namespace tally {

namespace {

constexpr std::string_view blanks = "\t\n\f\r ";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether `word`, in small letters, stands at `at` in any case.
bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    return text.size() - std::min(at, text.size()) >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char lower, char c) { return lower == small(c); });
}

/// Elements whose content is text up to their end tag, whatever it looks like.
constexpr auto raw_elements = std::to_array<std::string_view>(
    {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"});

} // namespace

std::string_view HtmlToken::value_of(std::string_view attribute) const {
    for (const HtmlAttribute& one : attributes)
        if (one.name.size() == attribute.size() && stands_at(one.name, 0, attribute))
            return one.value;
    return {};
}

bool HtmlToken::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const HtmlAttribute& one) {
        return one.name.size() == attribute.size() && stands_at(one.name, 0, attribute);
    });
}

const HtmlToken& HtmlTokens::next() {
    token_.attributes.clear();
    token_.name.clear();
    token_.references = token_.self_closing = token_.unfinished = false;
    if (!raw_.empty()) {
        read_raw_text();
        if (!token_.where.empty()) return token_;
    }
    if (at_ >= file_.size()) {
        token_.kind = HtmlToken::Kind::end;
        token_.where = {file_.size(), file_.size()};
        token_.unfinished = false;
    } else if (starts_markup(at_)) {
        read_markup();
    } else {
        read_text();
    }
    return token_;
}

bool HtmlTokens::starts_markup(std::size_t at) const {
    if (file_[at] != '<' || at + 1 >= file_.size()) return false;
    const char next = file_[at + 1];
    if (next == '/') return at + 2 < file_.size();
    return is_letter(next) || next == '!' || next == '?';
}

void HtmlTokens::read_text() {
    std::size_t end = at_;
    do
        end = std::min(file_.find('<', end + 1), file_.size());
    while (end < file_.size() && !starts_markup(end));
    token_.kind = HtmlToken::Kind::text;
    token_.where = {at_, end};
    token_.references = true;
    at_ = end;
}

/// Whether a tag of that element starts at `at`.
bool HtmlTokens::closes(std::size_t at, std::string_view element, bool end_tag) const {
    const std::size_t name = at + (end_tag ? 2 : 1);
    if (file_[at] != '<' || (end_tag && (name > file_.size() || file_[at + 1] != '/')))
        return false;
    const std::size_t after = name + element.size();
    return stands_at(file_, name, element) && after < file_.size() &&
           (is_blank(file_[after]) || file_[after] == '/' || file_[after] == '>');
}

std::size_t HtmlTokens::end_of_raw_text() const {
    for (std::size_t at = file_.find('<', at_); at < file_.size() - 1; at = file_.find('<', at + 1))
        if (closes(at, raw_, true)) return at;
    return file_.size();
}

/// In a script "<!--" hides end tags, but only behind another "<script": old pages count on it.
std::size_t HtmlTokens::end_of_script() const {
    enum class State { plain, escaped, doubly } state = State::plain;
    for (std::size_t at = at_; at < file_.size(); ++at) {
        if (state == State::plain) { // most scripts, and find_first_of() goes byte by byte
            at = file_.find('<', at);
            if (at == std::string_view::npos) break;
        } else if (file_[at] != '<' && file_[at] != '-') {
            continue;
        }
        if (state != State::doubly && closes(at, "script", true)) return at;
        if (state == State::plain) {
            if (!stands_at(file_, at, "<!--")) continue;
            state = State::escaped;
            at += 1; // "<!-->" ends at once: the dashes count again
        } else if (stands_at(file_, at, "-->")) {
            state = State::plain;
        } else if (state == State::escaped && closes(at, "script", false)) {
            state = State::doubly;
        } else if (state == State::doubly && closes(at, "script", true)) {
            state = State::escaped;
        }
    }
    return file_.size();
}

void HtmlTokens::read_raw_text() {
    const std::size_t end = at_ >= file_.size() ? at_
                            : raw_ == "script"  ? end_of_script()
                                                : end_of_raw_text();
    token_.kind = HtmlToken::Kind::text;
    token_.where = {at_, end};
    token_.references = raw_ == "title" || raw_ == "textarea";
    token_.unfinished = end == file_.size();
    at_ = end;
    raw_.clear();
}

void HtmlTokens::read_markup() {
    const char next = file_[at_ + 1];
    if (next == '!') return read_declaration();
    if (next == '?') return read_bogus_comment(at_ + 1);
    if (next != '/') return read_tag(false);
    if (is_letter(file_[at_ + 2])) return read_tag(true);
    if (file_[at_ + 2] != '>') return read_bogus_comment(at_ + 2);
    token_.kind = HtmlToken::Kind::comment; // "</>" is nothing
    token_.where = {at_ + 2, at_ + 2};
    at_ += 3;
}

void HtmlTokens::read_declaration() {
    const std::size_t from = at_ + 2;
    if (file_.substr(from).starts_with("--")) return read_comment(from + 2);
    if ((foreign_ || xml_) && file_.substr(from).starts_with("[CDATA[")) {
        const std::size_t end = file_.find("]]>", from + 7);
        token_.kind = HtmlToken::Kind::text;
        token_.where = {from + 7, std::min(end, file_.size())};
        token_.unfinished = end == std::string_view::npos;
        at_ = token_.unfinished ? file_.size() : end + 3;
        return;
    }
    read_bogus_comment(from);
    if (stands_at(file_, from, "doctype")) token_.kind = HtmlToken::Kind::doctype;
}

void HtmlTokens::read_comment(std::size_t from) {
    token_.kind = HtmlToken::Kind::comment;
    const std::string_view rest = file_.substr(from);
    for (const std::string_view none : {">", "->"})
        if (rest.starts_with(none)) {
            token_.where = {from, from};
            at_ = from + none.size();
            return;
        }
    std::size_t end = file_.find("--", from);
    std::size_t size = 0;
    for (; end != std::string_view::npos; end = file_.find("--", end + 1)) {
        const std::string_view close = file_.substr(end + 2, 2);
        size = close.starts_with('>') ? 3 : close == "!>" ? 4 : 0;
        if (size > 0) break;
    }
    token_.unfinished = end == std::string_view::npos;
    token_.where = {from, std::min(end, file_.size())};
    at_ = token_.unfinished ? file_.size() : end + size;
}

void HtmlTokens::read_bogus_comment(std::size_t from) {
    const std::size_t end = file_.find('>', from);
    token_.kind = HtmlToken::Kind::comment;
    token_.unfinished = end == std::string_view::npos;
    token_.where = {from, std::min(end, file_.size())};
    at_ = token_.unfinished ? file_.size() : end + 1;
}

/// One attribute, from its name on; `at` moves behind it.
void HtmlTokens::read_attribute(std::size_t& at, bool& unfinished) {
    const auto skip_blanks = [&] {
        while (at < file_.size() && is_blank(file_[at]))
            ++at;
    };
    HtmlAttribute attribute;
    const std::size_t name = at++; // a "=" may begin a name
    while (at < file_.size() && !is_blank(file_[at]) && file_[at] != '/' && file_[at] != '>' &&
           file_[at] != '=')
        ++at;
    attribute.name = file_.substr(name, at - name);
    skip_blanks();
    if (at < file_.size() && file_[at] == '=') {
        ++at;
        skip_blanks();
        const char quote = at < file_.size() ? file_[at] : '\0';
        if (quote == '"' || quote == '\'') {
            const std::size_t end = file_.find(quote, at + 1);
            unfinished = end == std::string_view::npos;
            if (unfinished) return;
            attribute.value = file_.substr(at + 1, end - at - 1);
            at = end + 1;
        } else {
            const std::size_t from = at;
            while (at < file_.size() && !is_blank(file_[at]) && file_[at] != '>')
                ++at;
            attribute.value = file_.substr(from, at - from);
        }
    }
    token_.attributes.push_back(attribute);
}

void HtmlTokens::read_tag(bool end_tag) {
    const std::size_t start = at_;
    std::size_t at = start + (end_tag ? 2 : 1);
    for (; at < file_.size() && !is_blank(file_[at]) && file_[at] != '/' && file_[at] != '>'; ++at)
        token_.name += small(file_[at]);
    bool unfinished = false;
    while (!unfinished) {
        unfinished = at >= file_.size();
        if (unfinished || file_[at] == '>') break;
        if (is_blank(file_[at])) {
            ++at;
        } else if (file_[at] == '/') {
            ++at;
            token_.self_closing = at < file_.size() && file_[at] == '>';
        } else {
            read_attribute(at, unfinished);
        }
    }
    token_.unfinished = unfinished;
    token_.kind = end_tag ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
    at_ = unfinished ? file_.size() : at + 1;
    token_.where = {start, at_};
    const bool is_raw =
        std::find(raw_elements.begin(), raw_elements.end(), token_.name) != raw_elements.end();
    if (!end_tag && !unfinished && is_raw && !xml_ && !foreign_) raw_ = token_.name;
}

} // namespace tally
