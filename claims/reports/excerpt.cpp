// One line out of an article. The sentence is first made fit for a line (blanks, visible
// characters), then cut around its mark: words before it get two thirds of the room that the mark
// leaves (who does it stands there), words behind it the rest, and each side what the other does
// not need.
#include "claims/reports/excerpt.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"

#include <algorithm>

namespace tally {

namespace {

bool is_blank(std::string_view text, std::size_t at, std::size_t& size) {
    const CodePoint point = code_point_at(text, at);
    size = point.size;
    const char32_t c = point.value;
    return c == U' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/// Without blanks at its start, but where `inside` says that other text stands before it.
std::string on_one_line(std::string_view text, bool inside) {
    std::string out;
    bool blank = !inside;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 0;
        if (is_blank(text, at, size)) {
            if (!blank) out += ' ';
            blank = true;
        } else {
            out += visible(text.substr(at, size));
            blank = false;
        }
        at += size;
    }
    return out;
}

/// The end of `text` that fits into `columns`, begun at a word; all of it, or nothing where not
/// even a word fits.
std::string_view last_words(std::string_view text, std::size_t columns) {
    std::size_t start = text.size();
    for (std::size_t at = text.size(); at-- > 0;)
        if (at == 0 || text[at - 1] == ' ') {
            if (display_width(text.substr(at)) > columns) break;
            start = at;
        }
    return text.substr(start);
}

/// The start of `text` that fits with the ellipsis, ended at a word's end. Text without blanks
/// (Chinese, an address) is cut between letters where a word would leave most of the room empty.
std::string first_words(std::string_view text, std::size_t columns, std::string_view ellipsis) {
    const std::size_t gap = display_width(ellipsis) + 1;
    const std::size_t room = columns - std::min(columns, gap);
    std::size_t end = 0;
    for (std::size_t at = 0; at <= text.size(); ++at)
        if (at == text.size() || text[at] == ' ') {
            if (display_width(text.substr(0, at)) > room) break;
            end = at;
        }
    const std::string_view words = text.substr(0, end);
    constexpr std::size_t longest_word = 24;
    if (display_width(words) + longest_word < room) return fitted(text, columns, ellipsis);
    return std::string(words) + ' ' + std::string(ellipsis);
}

} // namespace

Excerpt excerpt(std::string_view text, Span sentence, Span mark, std::size_t columns,
                std::string_view ellipsis) {
    const Span before_span{std::min(sentence.start, mark.start), mark.start};
    const Span after_span{mark.end, std::max(mark.end, sentence.end)};
    const std::string before = on_one_line(before_span.of(text), false);
    const std::string marked = on_one_line(mark.of(text), false);
    std::string after = on_one_line(after_span.of(text), true);
    if (after.ends_with(' ')) after.pop_back();

    const std::size_t gap = display_width(ellipsis) + 1; // "… "
    const std::size_t width = display_width(marked);
    const std::size_t room = columns - std::min(columns, width);
    const std::size_t before_width = display_width(before);
    const std::size_t after_width = display_width(after);
    const auto less = [](std::size_t a, std::size_t b) { return a - std::min(a, b); };

    std::string left = before;
    const std::size_t share = std::max(room * 2 / 3, less(room, after_width));
    if (before_width > share)
        left = std::string(ellipsis) + ' ' + std::string(last_words(before, less(share, gap)));
    const std::size_t rest = less(room, display_width(left));
    const std::string right = after_width > rest ? first_words(after, rest, ellipsis) : after;

    const std::size_t mark_column = display_width(left);
    const std::size_t mark_room = less(columns, mark_column);
    if (width > mark_room) {
        std::string cut = first_words(marked, mark_room, ellipsis);
        if (cut.starts_with(' ')) cut = fitted(marked, mark_room, ellipsis); // a long first word
        return {left + cut, mark_column, std::max<std::size_t>(1, display_width(cut))};
    }
    return {left + marked + right, mark_column, std::max<std::size_t>(1, width)};
}

} // namespace tally
