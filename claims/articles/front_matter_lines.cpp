#include "claims/articles/front_matter_lines.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return text.substr(0, 0);
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The key that begins a line: letters, "-" and "_" up to a colon with a blank or nothing behind
/// it, or up to an "=".
std::string_view key_of(std::string_view line, char sign) {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos || at == 0) return {};
    if (sign == ':' && at + 1 < line.size() && blanks.find(line[at + 1]) == std::string_view::npos)
        return {};
    std::string_view key = line.substr(0, at);
    if (sign == '=')
        while (!key.empty() && blanks.find(key.back()) != std::string_view::npos)
            key.remove_suffix(1);
    if (key.empty()) return {};
    const bool word = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    });
    return word ? key : std::string_view();
}

/// Lists, maps, anchors, aliases, tags and blocks are YAML's; "[Video] Flood", "*Live* updates" are
/// text.
bool is_yaml(std::string_view value) {
    if (value.empty()) return false;
    const char sign = value.front();
    if (sign == '[' || sign == '{') {
        const std::size_t end = value.find(sign == '[' ? ']' : '}');
        return end == std::string_view::npos || end + 1 == value.size();
    }
    if (sign == '|' || sign == '>') return value.size() <= 3;
    if (sign == '*') return value.find_first_of("* ", 1) == std::string_view::npos;
    return sign == '&' || sign == '!';
}

std::string_view without_comment(std::string_view value) {
    if (value.starts_with('#')) return {};
    return trimmed(value.substr(0, value.find(" # ")));
}

/// Apostrophes begin words ("'Tis"), so only the double mark is taken for one that was forgotten.
bool is_unclosed(std::string_view value) {
    return value.starts_with('"') && value.find('"', 1) == std::string_view::npos;
}

std::string_view without_quotes(std::string_view value) {
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.back() == value.front();
    if (quoted) return value.substr(1, value.size() - 2);
    return is_unclosed(value) ? value.substr(1) : value;
}

/// A line below a text goes on with it; one below nothing is a list or map.
void add_below(FrontMatterLine& entry, std::string_view line) {
    if (entry.text->empty()) {
        entry.text.reset();
        return;
    }
    *entry.text += ' ';
    *entry.text += line;
}

} // namespace

std::vector<FrontMatterLine> front_matter_lines(std::string_view block, char sign) {
    std::vector<FrontMatterLine> out;
    bool open = false; ///< whether indented lines belong to the last one
    for (std::size_t at = 0; at < block.size();) {
        const std::size_t end = std::min(block.find('\n', at), block.size());
        const std::string_view line = block.substr(at, end - at);
        if (sign == '=' && line.starts_with('[')) break;
        const std::string_view key = key_of(line, sign);
        const bool indented = !line.empty() && blanks.find(line.front()) != std::string_view::npos;
        if (!key.empty()) {
            const std::size_t behind = line.find(sign) + 1;
            const std::string_view value = without_comment(trimmed(line.substr(behind)));
            const std::size_t blank = line.find_first_not_of(blanks, behind);
            FrontMatterLine entry{key, std::nullopt,
                                  at + (blank == std::string_view::npos ? behind : blank)};
            if (!is_yaml(value)) entry.text = std::string(without_quotes(value));
            entry.unclosed = is_unclosed(value);
            out.push_back(std::move(entry));
            open = true;
        } else if (open && out.back().text && (indented || line.starts_with("- ")) &&
                   !trimmed(line).empty()) {
            add_below(out.back(), trimmed(line));
        } else if (!indented) {
            open = false;
        }
        at = end + 1;
    }
    return out;
}

} // namespace tally
