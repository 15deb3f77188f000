#include "claims/base/layout.h"

#include "claims/base/utf8.h"

#include <algorithm>

namespace tally {

std::string wrapped(std::string_view words, std::size_t width, std::size_t indent,
                    std::size_t start) {
    std::string out;
    std::size_t column = start;
    bool line_has_words = false;
    while (!words.empty()) {
        const std::size_t blanks = std::min(words.find_first_not_of(' '), words.size());
        const std::size_t end = std::min(words.find(' ', blanks), words.size());
        const std::string_view word = words.substr(blanks, end - blanks);
        words.remove_prefix(end);
        const std::size_t size = display_width(word);
        if (line_has_words && column + blanks + size > width) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else {
            out.append(blanks, ' ');
            column += blanks;
        }
        out += word;
        column += size;
        line_has_words = true;
    }
    return out;
}

std::string fitted(std::string_view text, std::size_t columns, std::string_view ellipsis) {
    if (display_width(text) <= columns) return std::string(text);
    const std::size_t room = columns - std::min(columns, display_width(ellipsis));
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t size = code_point_at(text, at).size;
        const std::size_t width = display_width(text.substr(at, size));
        if (used + width > room) break;
        used += width;
        at += size;
    }
    return std::string(text.substr(0, at)) + std::string(ellipsis);
}

std::string padded(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(text) + std::string(columns - std::min(columns, width), ' ');
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    std::string out = std::to_string(count) + ' ';
    if (count == 1) return out += singular;
    return plural.empty() ? out + std::string(singular) + 's' : out + std::string(plural);
}

} // namespace tally
