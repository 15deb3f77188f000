// HTML Standard, section 13.2.5.72 and on: the longest name that fits counts, so of a run of
// letters and digits first the whole with its semicolon is looked up, then what old pages write
// without one, "&not" in "&notit;".
#include "claims/articles/character_references.h"

#include "claims/base/embedded.h"
#include "claims/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t longest_name = 32;    // "CounterClockwiseContourIntegral;"
constexpr std::size_t longest_old_name = 6; // "Aacute"

struct Name {
    std::string_view name; ///< "amp;", "amp"
    char32_t first = 0, second = 0;
};

char32_t read_hex(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// In order of name, as the file has them.
const std::vector<Name>& names() {
    static const std::vector<Name> table = [] {
        std::vector<Name> rows;
        std::string_view rest = embedded_file("claims/articles/words/character_references.txt");
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            const std::size_t blank = line.find(' ');
            if (line.starts_with('#') || blank == std::string_view::npos) continue;
            const std::string_view points = line.substr(blank + 1);
            const std::size_t next = points.find(' ');
            rows.push_back(
                {line.substr(0, blank), read_hex(points.substr(0, next)),
                 next == std::string_view::npos ? char32_t{0} : read_hex(points.substr(next + 1))});
        }
        return rows;
    }();
    return table;
}

const Name* find_name(std::string_view name) {
    const auto found =
        std::lower_bound(names().begin(), names().end(), name,
                         [](const Name& row, std::string_view key) { return row.name < key; });
    return found == names().end() || found->name != name ? nullptr : &*found;
}

bool is_digit(char c, bool hex) {
    return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

bool is_alphanumeric(char c) {
    return is_digit(c, false) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

CharacterReference reference_to(const Name& name) {
    CharacterReference found{{}, name.name.size() + 1};
    append_utf8(found.text, name.first);
    if (name.second != 0) append_utf8(found.text, name.second);
    return found;
}

/// "&#8217;", "&#x2019".
std::optional<CharacterReference> numbered(std::string_view text, std::size_t at) {
    std::size_t digit = at + 2;
    const bool hex = digit < text.size() && (text[digit] == 'x' || text[digit] == 'X');
    if (hex) ++digit;
    const std::size_t first = digit;
    while (digit < text.size() && is_digit(text[digit], hex))
        ++digit;
    if (digit == first) return std::nullopt;
    std::uint32_t point = 0;
    const auto read =
        std::from_chars(text.data() + first, text.data() + digit, point, hex ? 16 : 10);
    const bool character = read.ec == std::errc() && point > 0 && point <= 0x10FFFF &&
                           (point < 0xD800 || point > 0xDFFF);
    CharacterReference found;
    if (!character)
        append_utf8(found.text, 0xFFFD);
    else if (point >= 0x80 && point <= 0x9F)
        append_utf8(found.text, windows_1252(static_cast<unsigned char>(point)));
    else
        append_utf8(found.text, point);
    found.size = digit - at + (digit < text.size() && text[digit] == ';' ? 1 : 0);
    return found;
}

} // namespace

char32_t windows_1252(unsigned char byte) {
    // The WHATWG Encoding Standard's index; what Windows leaves open is a control character.
    static constexpr std::array<char16_t, 32> table = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return byte >= 0x80 && byte <= 0x9F ? char32_t{table[byte - 0x80U]} : char32_t{byte};
}

std::optional<CharacterReference> character_reference_at(std::string_view text, std::size_t at,
                                                         bool in_attribute) {
    if (at + 1 < text.size() && text[at + 1] == '#') return numbered(text, at);
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest_name && is_alphanumeric(text[end]))
        ++end;
    const std::string_view run = text.substr(at + 1, end - at - 1);
    if (end < text.size() && text[end] == ';')
        if (const Name* name = find_name(text.substr(at + 1, end - at))) return reference_to(*name);
    for (std::size_t size = std::min(run.size(), longest_old_name); size >= 2; --size) {
        const Name* name = find_name(run.substr(0, size));
        if (name == nullptr) continue;
        const std::size_t after = at + 1 + size;
        const bool goes_on =
            after < text.size() && (text[after] == '=' || is_alphanumeric(text[after]));
        if (in_attribute && goes_on) return std::nullopt;
        return reference_to(*name);
    }
    return std::nullopt;
}

std::string without_references(std::string_view text, bool in_attribute) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find('&', at), text.size());
        out += text.substr(at, next - at);
        at = next;
        if (at == text.size()) break;
        const auto reference = character_reference_at(text, at, in_attribute);
        out += reference ? std::string_view(reference->text) : "&";
        at += reference ? reference->size : 1;
    }
    return out;
}

std::string text_of_reference(std::string_view reference) {
    if (!reference.starts_with('&')) return std::string(reference);
    auto found = character_reference_at(reference, 0);
    return found && found->size == reference.size() ? std::move(found->text)
                                                    : std::string(reference);
}

} // namespace tally
