#include "claims/reports/markup.h"

#include "claims/base/utf8.h"

namespace tally {

namespace {

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// U+FFFE and U+FFFF: characters of Unicode, but none of XML.
bool is_forbidden(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\xEF\xBF\xBE") ||
           text.substr(at).starts_with("\xEF\xBF\xBF");
}

std::string with_entities(std::string_view text) {
    std::string out;
    const std::string seen = visible(text, "\n\t");
    for (std::size_t at = 0; at < seen.size(); ++at) {
        switch (seen[at]) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            if (is_forbidden(seen, at)) {
                out += seen[at + 2] == '\xBE' ? "\\u{FFFE}" : "\\u{FFFF}";
                at += 2;
            } else {
                out += seen[at];
            }
        }
    }
    return out;
}

} // namespace

std::string xml_text(std::string_view text) { return with_entities(text); }

std::string html_text(std::string_view text) { return with_entities(text); }

std::string markdown_text(std::string_view text) {
    constexpr std::string_view nothing = "<!-- -->"; // parts a sign from what makes it a reference
    std::string out;
    bool blank = false;
    for (const char c : visible(text, "\n\r\t")) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            if (!blank && !out.empty()) out += ' ';
            blank = true;
            continue;
        }
        blank = false;
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '@': // a mention
        case '#': // an issue
        case '!': // a merge request
            out += c;
            out += nothing;
            break;
        case '/': // "https://…"
            if (out.ends_with(':')) out += nothing;
            out += c;
            break;
        case '.': // "www.…"
            if (out.ends_with("www") || out.ends_with("WWW")) out += nothing;
            out += c;
            break;
        case '\\':
        case '`':
        case '*':
        case '_':
        case '[':
        case ']':
        case '|':
        case '~':
        case '$':
            out += '\\';
            out += c;
            break;
        default: out += c;
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string markdown_code(std::string_view text) {
    std::string out = visible(text);
    for (char& c : out)
        if (c == '`') c = '\'';
    return out;
}

std::string uri_of(std::string_view path) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
    return out;
}

} // namespace tally
