// From lines to paragraphs, from paragraphs to sentences. Text comes with a paragraph a line, or
// wrapped at some width; which of the two is read from the lengths of its lines: in wrapped text
// the first word of the next line would not have fitted.
#include "claims/articles/sentences.h"

#include "claims/articles/stops.h"
#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace tally {

namespace {

constexpr std::size_t widest_wrap = 132; // columns; longer lines are paragraphs
constexpr std::size_t narrowest_wrap = 45;
constexpr std::size_t longest_heading = 150;

struct Line {
    std::size_t start = 0;
    Span span;               ///< without blanks on either side; empty for a blank line
    std::size_t columns = 0; ///< of the span, once the lines are measured
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
        lines.push_back({start, trimmed(text, {start, end})});
        start = end + 1;
    }
    return lines;
}

/// The places of a text, or of a stretch of it, where a stop may begin: one of ". ! ?", or a byte
/// that begins "…" or an East Asian one (E2, E3 or EF; a few others have the same bits). Found 64
/// bytes at a time.
class StopPlaces {
public:
    StopPlaces(std::string_view text, Span within) : from_(within.start) {
        const auto may_begin_stop = [](Sixteen bytes) {
            return (bytes == '.') | (bytes == '!') | (bytes == '?') | ((bytes & 0xF2) == 0xE2);
        };
        places_.reserve(within.size() / 64 + 1);
        std::size_t at = within.start;
        for (; at + 64 <= within.end; at += 64)
            places_.push_back(bits_of_64(text, at, may_begin_stop));
        std::array<char, 64> last{};
        text.substr(0, within.end).copy(last.data(), last.size(), at);
        places_.push_back(bits_of_64({last.data(), last.size()}, 0, may_begin_stop));
    }

    /// The first from `at` on, or `end`; both within the stretch.
    std::size_t next(std::size_t at, std::size_t end) const {
        std::size_t i = (at - from_) / 64;
        std::uint64_t ahead = places_[i] >> (at - from_) % 64 << (at - from_) % 64;
        while (ahead == 0) {
            if (++i == places_.size()) return end;
            ahead = places_[i];
        }
        return std::min(from_ + 64 * i + static_cast<std::size_t>(std::countr_zero(ahead)), end);
    }

private:
    std::size_t from_;
    std::vector<std::uint64_t> places_; ///< a bit for each byte
};

std::size_t first_word_columns(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && blank_at(line, end) == 0)
        end += code_point_at(line, end).size;
    return code_points(line.substr(0, end));
}

/// "- item", "• item", "* item", "3. item", "3) item": an item of a list, whatever stands before.
bool starts_item(std::string_view line) {
    if (is_ascii_letter(line[0])) return false; // nearly always
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
    const StopPlaces places(line, {from, line.size()});
    for (std::size_t at = from; (at = places.next(at, line.size())) < line.size(); ++at) {
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
        const auto follows = [](const Line& line, const Line& next) {
            return !line.span.empty() && !next.span.empty();
        };
        // Where blank lines part all others, nobody asks how wide they are.
        if (std::adjacent_find(lines_.begin(), lines_.end(), follows) != lines_.end()) measure();
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
    void measure() {
        std::size_t long_bytes = 0;
        std::size_t short_bytes = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            Line& line = lines_[i];
            line.columns = columns_of(line.span.of(text_));
            if (i + 1 == lines_.size()) break;
            if (line.columns > widest_wrap) {
                if (line.span.of(text_).find(' ') != std::string_view::npos)
                    long_bytes += line.span.size();
            } else if (!lines_[i + 1].span.empty()) {
                short_bytes += line.span.size();
                width_ = std::max(width_, line.columns);
            }
        }
        wrapped_ = short_bytes > long_bytes;
    }

    std::size_t indent_of(const Line& line) const {
        return code_points(text_.substr(line.start, line.span.start - line.start));
    }

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
        const bool indented = indent_of(lines_[next]) > indent_of(lines_[line]) + 1;
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
    if (block.size() > 4 * longest_heading) return false;
    if (block.size() > longest_heading && code_points(line) > longest_heading) return false;
    if (line.find('\n') != std::string_view::npos || ends_with_stop(line)) return false;
    return !line.ends_with(':') && !line.ends_with(',') && !line.ends_with(';') &&
           !starts_item(line);
}

void add_sentences(std::string_view text, const StopPlaces& places, Span block,
                   std::size_t paragraph, bool heading, std::vector<Sentence>& out) {
    Span rest = block; // the sentence, and what follows it in the block
    for (std::size_t at = block.start; (at = places.next(at, block.end)) < block.end;) {
        if (!ends_sentence(text, rest, at)) continue;
        out.push_back({{rest.start, at}, paragraph, heading});
        at = rest.start = skip_blanks(text, at, block.end);
    }
    if (!rest.empty()) out.push_back({rest, paragraph, heading});
}

} // namespace

void add_sentences(std::string_view text, Span block, std::size_t paragraph, bool heading,
                   std::vector<Sentence>& out) {
    block = trimmed(text, block);
    if (!block.empty()) add_sentences(text, {text, block}, block, paragraph, heading, out);
}

std::vector<Sentence> sentences_of(std::string_view text) {
    constexpr std::size_t shortish = 100; // bytes; most sentences of news have more
    std::vector<Sentence> found;
    found.reserve(text.size() / shortish + 1);
    std::size_t paragraph = 0;
    const StopPlaces places(text, {0, text.size()});
    for (const Span block : Paragraphs(text).blocks()) {
        const std::size_t before = found.size();
        add_sentences(text, places, block, paragraph++, false, found);
        if (found.size() == before + 1 && is_heading(text, block)) found.back().heading = true;
    }
    return found;
}

} // namespace tally
