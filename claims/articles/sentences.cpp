// From lines to paragraphs, from paragraphs to sentences. Text comes with a paragraph a line, or
// wrapped at some width; which of the two is read from the lengths of its lines: in wrapped text
// the first word of the next line would not have fitted.
#include "claims/articles/sentences.h"

#include "claims/articles/stops.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <string_view>

namespace tally {

namespace {

constexpr std::size_t widest_wrap = 132; // columns; longer lines are paragraphs
constexpr std::size_t narrowest_wrap = 45;
constexpr std::size_t longest_heading = 150;

struct Line {
    Span span; ///< without blanks on either side; empty for a blank line
    std::size_t columns = 0;
    std::size_t indent = 0;
};

Span trimmed(std::string_view text, Span span) {
    while (span.start < span.end && blank_at(text, span.start) > 0)
        span.start += blank_at(text, span.start);
    while (span.start < span.end) {
        std::size_t last = span.end - 1;
        while (last > span.start && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U)
            --last;
        if (blank_at(text, last) == 0) break;
        span.end = last;
    }
    return span;
}

/// The columns of a line, or some number beyond widest_wrap: how much wider it is matters to
/// nobody.
std::size_t columns_of(std::string_view line) {
    constexpr std::size_t piece = widest_wrap + 4; // of ASCII more than the widest
    std::size_t columns = 0;
    for (std::size_t at = 0; at < line.size() && columns <= widest_wrap; at += piece)
        columns += code_points(line.substr(at, piece));
    return columns;
}

std::vector<Line> lines_of(std::string_view text) {
    constexpr std::size_t shortish = 100; // bytes; longer lines leave room unused
    std::vector<Line> lines;
    lines.reserve(text.size() / shortish + 1);
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const Span span = trimmed(text, {start, end});
        const std::string_view indent = text.substr(start, span.start - start);
        lines.push_back(
            {span, columns_of(span.of(text)), indent.empty() ? 0 : code_points(indent)});
        start = end + 1;
    }
    return lines;
}

std::size_t first_word_columns(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && blank_at(line, end) == 0)
        end += code_point_at(line, end).size;
    return code_points(line.substr(0, end));
}

/// "- item", "• item", "* item", "3. item", "3) item": an item of a list, whatever stands before.
bool starts_item(std::string_view line) {
    std::size_t at = 0;
    for (const std::string_view bullet : {"-", "*", "+", "•", "‣", "◦", "▪", "●", "–", "—", "·"})
        if (line.starts_with(bullet)) at = bullet.size();
    if (at == 0) {
        while (at < line.size() && at < 3 && line[at] >= '0' && line[at] <= '9')
            ++at;
        if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return false;
        ++at;
    }
    return at < line.size() && blank_at(line, at) > 0;
}

/// Whether a stop, and what closes after it, ends the line.
bool ends_with_stop(std::string_view line) {
    const std::size_t from = line.size() > 12 ? line.size() - 12 : 0;
    for (std::size_t at = from; at < line.size(); ++at) {
        if (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) continue;
        const auto stop = stop_at(line, at, line.size());
        if (stop && stop->end == line.size()) return true;
    }
    return false;
}

/// Words that no headline ends in: the sentence goes on.
bool goes_on(std::string_view line) {
    if (line.ends_with(',') || line.ends_with('(') || line.ends_with("—") || line.ends_with("–"))
        return true;
    for (const std::string_view word :
         {"the",  "a",    "an", "of",  "and",   "or",  "to",  "in",  "for",  "with", "by", "at",
          "from", "that", "as", "its", "their", "his", "her", "Mr.", "Mrs.", "Ms.",  "Dr."})
        if (line.ends_with(word) && line.size() > word.size() &&
            line[line.size() - word.size() - 1] == ' ')
            return true;
    return false;
}

/// "Leaders Agree on Prisoners Before Geneva Summit": each longer word has a capital.
bool is_title_case(std::string_view line) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t columns = first_word_columns(line.substr(at));
        if (columns == 0) { // a blank
            at += blank_at(line, at);
            continue;
        }
        if (columns >= 4) {
            if (is_lower_at(line, at)) return false;
            if (is_upper_at(line, at)) ++capitals;
        }
        while (at < line.size() && blank_at(line, at) == 0)
            at += code_point_at(line, at).size;
    }
    return capitals >= 3;
}

/// Cuts a text's lines into paragraphs.
class Paragraphs {
public:
    explicit Paragraphs(std::string_view text) : text_(text), lines_(lines_of(text)) {
        std::size_t long_bytes = 0;
        std::size_t short_bytes = 0;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            const Line& line = lines_[i];
            if (line.columns > widest_wrap) {
                if (line.span.of(text).find(' ') != std::string_view::npos)
                    long_bytes += line.span.size();
            } else if (!lines_[i + 1].span.empty()) {
                short_bytes += line.span.size();
                width_ = std::max(width_, line.columns);
            }
        }
        wrapped_ = short_bytes > long_bytes;
    }

    std::vector<Span> blocks() const {
        std::vector<Span> found;
        found.reserve(lines_.size());
        for (std::size_t i = 0; i < lines_.size();) {
            if (lines_[i].span.empty()) {
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < lines_.size() && !lines_[end].span.empty())
                ++end;
            cut(i, end, found);
            i = end;
        }
        return found;
    }

private:
    /// Lines [first, last) without a blank line among them.
    void cut(std::size_t first, std::size_t last, std::vector<Span>& found) const {
        std::size_t width = 0; // the widest of a few lines tells more than the text's widest
        for (std::size_t i = first; i < last; ++i)
            if (lines_[i].columns <= widest_wrap) width = std::max(width, lines_[i].columns);
        if (last - first < 3) width = std::max(width, width_);
        Span block = lines_[first].span;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (goes_on_in(i - 1, i, width)) {
                block.end = lines_[i].span.end;
            } else {
                found.push_back(block);
                block = lines_[i].span;
            }
        }
        found.push_back(block);
    }

    bool goes_on_in(std::size_t line, std::size_t next, std::size_t width) const {
        const std::string_view here = lines_[line].span.of(text_);
        const std::string_view there = lines_[next].span.of(text_);
        if (starts_item(there)) return false;
        if (is_lower_at(there, 0) || goes_on(here)) return true;
        if (!wrapped_ || width < narrowest_wrap || lines_[line].columns > widest_wrap) return false;
        const bool indented = lines_[next].indent > lines_[line].indent + 1;
        if (indented && !starts_item(here)) return false;
        if (!ends_with_stop(here) && is_title_case(here)) return false;
        return lines_[line].columns + 1 + first_word_columns(there) > width;
    }

    std::string_view text_;
    std::vector<Line> lines_;
    std::size_t width_ = 0; ///< of the widest line that another follows
    bool wrapped_ = false;
};

bool is_heading(std::string_view text, Span block) {
    const std::string_view line = block.of(text);
    if (block.size() > 4 * longest_heading || code_points(line) > longest_heading) return false;
    if (line.find('\n') != std::string_view::npos || ends_with_stop(line)) return false;
    return !line.ends_with(':') && !line.ends_with(',') && !line.ends_with(';') &&
           !starts_item(line);
}

/// The first place from `at` on where a stop may begin, or `end`: one of ". ! ?", or a byte that
/// begins "…" or an East Asian one (E2, E3 or EF; a few others have the same bits).
std::size_t next_stop(std::string_view text, std::size_t at, std::size_t end) {
    return find_bytes(text, at, end, [](auto byte) {
        return (byte == '.') | (byte == '!') | (byte == '?') | ((byte & 0xF2) == 0xE2);
    });
}

} // namespace

void add_sentences(std::string_view text, Span block, std::size_t paragraph, bool heading,
                   std::vector<Sentence>& out) {
    block = trimmed(text, block);
    Span sentence{block.start, block.start};
    for (std::size_t at = block.start; (at = next_stop(text, at, block.end)) < block.end;) {
        const auto stop = stop_at(text, at, block.end);
        if (!stop) {
            ++at;
            continue;
        }
        at = stop->end;
        if (at < block.end && !ends_sentence(text, {sentence.start, block.end}, *stop)) continue;
        sentence.end = at;
        out.push_back({sentence, paragraph, heading});
        while (at < block.end && blank_at(text, at) > 0)
            at += blank_at(text, at);
        sentence = {at, at};
    }
    if (sentence.start < block.end)
        out.push_back({{sentence.start, block.end}, paragraph, heading});
}

std::vector<Sentence> sentences_of(std::string_view text) {
    constexpr std::size_t shortish = 100; // bytes; most sentences of news have more
    std::vector<Sentence> found;
    found.reserve(text.size() / shortish + 1);
    std::size_t paragraph = 0;
    for (const Span block : Paragraphs(text).blocks()) {
        const std::size_t before = found.size();
        add_sentences(text, block, paragraph++, false, found);
        if (found.size() == before + 1 && is_heading(text, block)) found.back().heading = true;
    }
    return found;
}

} // namespace tally
