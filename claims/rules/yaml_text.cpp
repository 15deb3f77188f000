#include "claims/rules/yaml_text.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <cstdio>

namespace tally {

namespace {

bool is_word(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether it is read as itself without quotation marks, by readers of YAML 1.1 and 1.2 alike.
bool is_safe(std::string_view text, bool in_flow) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':')
        return false;
    if (is_word(folded(text), {"null", "~"})) return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) {
        const bool negative = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
        if (!negative) return false;
    }
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
        return false;
    // Some readers take more than the standard does for marks within […] and {…}.
    if (in_flow && text.find_first_of(",[]{}?:#&*!|>\"%@`") != std::string_view::npos) return false;
    return true;
}

bool has_controls(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_unseen(point.value)) return true;
        at += point.size;
    }
    return false;
}

/// In double quotation marks, with escapes.
std::string escaped(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == U'"' || point.value == U'\\') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (is_unseen(point.value)) {
            char escape[16];
            std::snprintf(escape, sizeof escape, "\\U%08X", static_cast<unsigned>(point.value));
            out += escape;
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out + '"';
}

} // namespace

std::string yaml_quoted(std::string_view text) {
    if (has_controls(text)) return escaped(text);
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string yaml_text(std::string_view text, bool in_flow) {
    return !has_controls(text) && is_safe(text, in_flow) ? std::string(text) : yaml_quoted(text);
}

} // namespace tally
