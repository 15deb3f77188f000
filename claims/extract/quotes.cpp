#include "claims/extract/quotes.h"

#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <optional>
#include <utility>

// Of “We met,” he said. “It went well.” two quotations, of ‘the ministers’ proposals’ one: a ’
// after an s and before a word is an apostrophe as long as another ’ can close.

namespace tally {

namespace {

constexpr char32_t none = 0;

char32_t closer_of(char32_t open) {
    switch (open) {
    case 0x201C: return 0x201D; // “ ”
    case 0x201E: return 0x201C; // „ “
    case 0xAB: return 0xBB;     // « »
    case '"': return '"';
    case 0x2018: return 0x2019; // ‘ ’
    case '\'': return '\'';
    default: return none;
    }
}

bool is_single(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019; }

bool is_blank(char32_t c) {
    return c == none || c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F ||
           (c >= 0x2000 && c <= 0x200A);
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_lower(char32_t c) { return c >= 'a' && c <= 'z'; }

/// What may stand before an opening mark.
bool opens_after(char32_t c) {
    return is_blank(c) || is_dash(c) || c == '(' || c == '[' || c == ':' || c == '/' ||
           closer_of(c) != none;
}

/// What may stand behind a closing mark.
bool closes_before(char32_t c) {
    return is_blank(c) || is_dash(c) || c == '.' || c == ',' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == ')' || c == ']' || c == '/' || c == '"' || c == '\'' || c == 0x2019 ||
           c == 0x201D || c == 0x2026;
}

/// The characters of one paragraph.
class Scan {
public:
    Scan(std::string_view text, Span paragraph) : text_(text), paragraph_(paragraph) {}

    char32_t at(std::size_t offset) const {
        return offset < paragraph_.end ? code_point_at(text_, offset).value : none;
    }
    std::size_t next(std::size_t offset) const {
        return offset + code_point_at(text_, offset).size;
    }
    char32_t before(std::size_t offset) const {
        if (offset <= paragraph_.start) return none;
        std::size_t start = offset - 1;
        while (start > paragraph_.start &&
               (static_cast<unsigned char>(text_[start]) & 0xC0U) == 0x80U)
            --start;
        return code_point_at(text_, start).value;
    }
    char32_t after(std::size_t offset) const { return at(next(offset)); }
    const Span& paragraph() const { return paragraph_; }
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
    Span paragraph_;
};

/// ’90s, ’em, ’tis: letters left out, not a quotation.
bool is_elision(const Scan& scan, std::size_t mark) {
    const std::size_t start = scan.next(mark);
    std::size_t end = start;
    while (end - start < 8 && (is_digit(scan.at(end)) || is_lower(scan.at(end) | 0x20)))
        ++end;
    const std::string word = folded(scan.text().substr(start, end - start));
    const bool decade = word.size() == 3 && word[0] >= '0' && word[0] <= '9' && word[2] == 's';
    static const auto& elisions = WordLists::named("quotations").set("elisions");
    return decade || elisions.count(word) != 0;
}

bool can_open(const Scan& scan, std::size_t mark) {
    const char32_t c = scan.at(mark);
    if (closer_of(c) == none || is_blank(scan.after(mark))) return false;
    if (c != '"' && !is_single(c)) return true;
    return opens_after(scan.before(mark)) && !(is_single(c) && is_elision(scan, mark));
}

bool can_close(const Scan& scan, std::size_t mark) {
    const char32_t c = scan.at(mark);
    if (c == 0x201D || c == 0x201C || c == 0xBB) return true;
    return !is_blank(scan.before(mark)) && closes_before(scan.after(mark));
}

/// "the ministers’ proposals": what closes here could be a plural's apostrophe.
bool may_be_plural(const Scan& scan, std::size_t mark) {
    if (!is_single(scan.at(mark)) || scan.before(mark) != 's') return false;
    const std::size_t behind = scan.next(mark);
    return behind < scan.paragraph().end && is_blank(scan.at(behind)) &&
           is_lower(scan.after(behind));
}

struct Pair {
    std::size_t open = 0, close = 0; ///< of the marks
};

/// The pairs of one sort of mark, gathered in one pass.
class Pairing {
public:
    explicit Pairing(char32_t opener) : opener_(opener), closer_(closer_of(opener)) {}

    bool concerns(char32_t c) const {
        return c == opener_ || c == closer_ || (opener_ == 0x201E && c == 0x201D);
    }

    void visit(const Scan& scan, std::size_t at, char32_t c) {
        const bool closes = c == closer_ || (opener_ == 0x201E && c == 0x201D);
        if (closes && !open_.empty() && can_close(scan, at)) {
            if (may_be_plural(scan, at)) {
                plural_ = at;
                return;
            }
            close(at);
        } else if (c == opener_ && can_open(scan, at)) {
            if (opener_ == closer_ || is_single(c)) give_up(); // these do not nest
            open_.push_back(at);
        }
    }

    /// At the paragraph's end, or where the open mark can't be one.
    void give_up() {
        if (plural_ && !open_.empty()) close(*plural_);
        if (!open_.empty() && opener_ == closer_) open_.clear();
    }

    /// For the next paragraph.
    void begin_anew() {
        open_.clear();
        plural_.reset();
        pairs_.clear();
    }

    const std::vector<Pair>& pairs() const { return pairs_; }
    const std::vector<std::size_t>& unclosed() const { return open_; }
    char32_t opener() const { return opener_; }

private:
    void close(std::size_t at) {
        pairs_.push_back({open_.back(), at});
        open_.pop_back();
        plural_.reset();
    }

    char32_t opener_, closer_;
    std::vector<std::size_t> open_;
    std::optional<std::size_t> plural_;
    std::vector<Pair> pairs_;
};

bool crosses(const Pair& a, const Pair& b) {
    return (a.open < b.open && b.open < a.close && a.close < b.close) ||
           (b.open < a.open && a.open < b.close && b.close < a.close);
}

/// The places where marks may stand, in order: " and ' (and the # and & beside them, which cost
/// less than to be told apart), or a character beyond ASCII (C2 and E2 begin all of those that we
/// know).
void find_marks(std::string_view text, std::vector<std::size_t>& places) {
    places.clear();
    visit_bytes(
        text, [](auto byte) { return ((byte & 0xFA) == 0x22) | ((byte & 0xDF) == 0xC2); },
        [&](std::size_t at) { places.push_back(at); });
}

using Places = std::vector<std::size_t>::const_iterator;

/// The outermost pairs of a paragraph, in order. Keeps its memory from paragraph to paragraph.
class PairFinder {
public:
    PairFinder() {
        for (const char32_t opener : {0x201CU, 0x201EU, 0xABU, 0x22U, 0x2018U, 0x27U})
            marks_.emplace_back(opener);
    }

    /// `first` to `last` are the places where marks may stand in the paragraph.
    const std::vector<Pair>& find(const Scan& scan, Places first, Places last) {
        for (Pairing& mark : marks_)
            mark.begin_anew();
        for (; first != last; ++first) {
            const char32_t c = scan.at(*first);
            for (Pairing& mark : marks_)
                if (mark.concerns(c)) mark.visit(scan, *first, c);
        }
        all_.clear();
        for (Pairing& mark : marks_) {
            if (is_single(mark.opener())) mark.give_up();
            all_.insert(all_.end(), mark.pairs().begin(), mark.pairs().end());
        }
        std::sort(all_.begin(), all_.end(),
                  [](const Pair& a, const Pair& b) { return a.open < b.open; });
        outermost_.clear();
        for (const Pair& pair : all_) {
            if (outermost_.empty() || pair.open > outermost_.back().close) {
                outermost_.push_back(pair);
            } else if (crosses(outermost_.back(), pair) &&
                       is_single(scan.at(outermost_.back().open))) {
                outermost_.back() = pair; // an apostrophe was taken for a mark
            }
        }
        return outermost_;
    }

    /// The double mark behind all pairs that is still open at the paragraph's end.
    std::optional<std::size_t> left_open() const {
        std::optional<std::size_t> last;
        for (const Pairing& mark : marks_) {
            if (is_single(mark.opener()) || mark.unclosed().empty()) continue;
            const std::size_t at = mark.unclosed().back();
            if (outermost_.empty() || at > outermost_.back().close)
                last = std::max(last.value_or(at), at);
        }
        return last;
    }

private:
    std::vector<Pairing> marks_;
    std::vector<Pair> all_, outermost_;
};

void add_quotation(std::vector<Quotation>& to, Span span, std::vector<Span>&& words) {
    Quotation& quotation = to.emplace_back(); // made in its place, for it is large
    quotation.value.kind = Kind::quote;
    quotation.value.span = quotation.value.core = span;
    quotation.words = std::move(words);
}

/// A quotation that its paragraph leaves open: it goes on where the next paragraph opens anew.
struct Unclosed {
    std::size_t start = 0;
    char32_t opener = none;
    std::vector<Span> words;
};

/// A mark that is left out of the normal form.
bool is_mark(char32_t c) {
    return is_single(c) || is_dash(c) || c == '.' || c == ',' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == 0x2026 || c == 0x201D || c == 0xBB || closer_of(c) != none;
}

/// Whether a mark belongs to the word or number around it: "can't", "arms-control", "1,000", "u.s".
bool joins(char32_t c, char32_t before, char32_t after) {
    const auto is_word = [](char32_t side) { return !is_blank(side) && !is_mark(side); };
    if (is_single(c) || c == '.' || (is_dash(c) && c != 0x2014)) // — stands between words
        return is_word(before) && is_word(after);
    return (c == ',' || c == ':') && is_digit(before) && is_digit(after);
}

/// The bytes of "…", "..." or ". . ." at an offset, or 0.
std::size_t ellipsis_at(std::string_view text, std::size_t at) {
    for (const std::string_view form : {"\xE2\x80\xA6", "...", ". . ."})
        if (text.substr(at).starts_with(form)) return form.size();
    return 0;
}

} // namespace

std::vector<Quotation> find_quotations(const Article& article) {
    thread_local PairFinder finder; // the memory of both serves for all articles
    thread_local std::vector<std::size_t> marks;
    find_marks(article.text, marks);
    Places mark = marks.cbegin();
    std::vector<Quotation> found;
    if (!marks.empty()) found.reserve(8); // rather than move them as it grows, for they are large
    std::optional<Unclosed> open;
    for (auto next = article.sentences.begin(); next != article.sentences.end();) {
        Span paragraph = next->span;
        const std::size_t number = next->paragraph;
        while (++next != article.sentences.end() && next->paragraph == number)
            paragraph.end = next->span.end;
        while (mark != marks.cend() && *mark < paragraph.start)
            ++mark;
        const Places first = mark;
        while (mark != marks.cend() && *mark < paragraph.end)
            ++mark;
        if (first == mark) {
            open.reset();
            continue;
        }
        const Scan scan(article.text, paragraph);
        const std::vector<Pair>& pairs = finder.find(scan, first, mark);

        const bool goes_on = open && scan.at(paragraph.start) == open->opener;
        if (!goes_on) open.reset();
        for (const Pair& pair : pairs) {
            const Span inside{scan.next(pair.open), pair.close};
            Span span{pair.open, scan.next(pair.close)};
            std::vector<Span> words;
            if (goes_on && pair.open == paragraph.start) {
                words = std::move(open->words);
                span.start = open->start;
                open.reset();
            }
            words.push_back(inside);
            if (!inside.empty()) add_quotation(found, span, std::move(words));
        }
        const auto left = finder.left_open();
        if (!left) {
            open.reset();
        } else if (goes_on && open && *left == paragraph.start) {
            open->words.push_back({scan.next(*left), paragraph.end});
        } else {
            open = Unclosed{*left, scan.at(*left), {{scan.next(*left), paragraph.end}}};
        }
    }
    return found;
}

std::string name_of(const Quotation& quotation, std::string_view text) {
    std::string joined;
    for (const Span& part : quotation.words) {
        if (!joined.empty()) joined += ' ';
        joined += part.of(text);
    }
    return normalised_words(joined);
}

std::string normalised_words(std::string_view words) {
    const std::string lower = folded(words);
    std::string out;
    out.reserve(lower.size());
    bool gap = false;
    const auto put = [&](std::string_view bytes) {
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += bytes;
    };
    char32_t before = none;
    for (std::size_t at = 0; at < lower.size();) {
        const auto byte = static_cast<unsigned char>(lower[at]);
        if (is_lower(byte) || is_digit(byte)) { // mostly
            put(std::string_view(lower).substr(at++, 1));
            before = byte;
            continue;
        }
        const CodePoint point = code_point_at(lower, at);
        const std::size_t behind = at + point.size;
        const char32_t after = behind < lower.size() ? code_point_at(lower, behind).value : none;
        const char32_t c = point.value;
        if (const std::size_t dots = ellipsis_at(lower, at)) {
            gap = true;
            put("...");
            gap = true;
            at += dots - point.size;
        } else if (joins(c, before, after)) {
            put(is_single(c) ? "'" : is_dash(c) ? "-" : std::string_view(lower).substr(at, 1));
        } else if (is_blank(c) || is_mark(c)) {
            gap = true;
        } else {
            put(std::string_view(lower).substr(at, point.size));
        }
        before = c;
        at += point.size;
    }
    return out;
}

} // namespace tally
