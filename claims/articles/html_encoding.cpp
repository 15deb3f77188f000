#include "claims/articles/html_encoding.h"

#include "claims/articles/character_references.h"
#include "claims/articles/html_tokens.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t looked_at = 1024; // HTML Standard, 13.2.3.2

std::string small(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// What stands behind "charset=" or "encoding=", without quotation marks.
std::string named_in(std::string_view text, std::string_view key) {
    const std::string all = small(text);
    std::size_t at = all.find(key);
    if (at == std::string::npos) return {};
    at = all.find_first_not_of(" =\"'", at + key.size());
    if (at == std::string::npos) return {};
    return all.substr(at, all.find_first_of(" ;\"'?>", at) - at);
}

/// The labels that the WHATWG Encoding Standard gives Windows-1252 and that pages use.
bool means_windows_1252(std::string_view encoding) {
    static constexpr auto labels = std::to_array<std::string_view>(
        {"windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
         "l1", "us-ascii", "ascii"});
    return std::find(labels.begin(), labels.end(), encoding) != labels.end();
}

} // namespace

std::string declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, looked_at);
    if (head.starts_with("<?xml")) {
        const std::string named = named_in(head.substr(0, head.find('>')), "encoding");
        if (!named.empty()) return named;
    }
    HtmlTokens tokens(head, 0, false);
    for (;;) {
        const HtmlToken& token = tokens.next();
        if (token.kind == HtmlToken::Kind::end) return {};
        if (token.kind != HtmlToken::Kind::start_tag || token.name != "meta") continue;
        if (token.has("charset")) return small(token.value_of("charset"));
        const std::string named = named_in(token.value_of("content"), "charset");
        if (!named.empty()) return named;
    }
}

std::variant<DecodedText, UnreadInput> decode_page(const std::string& path, std::string bytes) {
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (marked || bytes.find('\0') != std::string::npos || !first_invalid_utf8(bytes))
        return decode(path, std::move(bytes));
    const std::string declared = declared_encoding(bytes);
    if (means_windows_1252(declared)) {
        std::string text;
        text.reserve(bytes.size() + bytes.size() / 16);
        for (const char c : bytes)
            append_utf8(text, windows_1252(static_cast<unsigned char>(c)));
        return DecodedText{std::move(text), "Windows-1252"};
    }
    auto decoded = decode(path, std::move(bytes));
    if (auto* bad = std::get_if<UnreadInput>(&decoded); bad != nullptr && !declared.empty())
        bad->what += " (it says that it is " + visible(declared) + ")";
    return decoded;
}

} // namespace tally
