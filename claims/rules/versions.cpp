#include "claims/rules/versions.h"

#include "claims/rules/slots.h"

#include <algorithm>

namespace tally {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

} // namespace

const std::string& version_pattern() {
    static const std::string pattern =
        R"((?<![\d.,$\x{20AC}\x{A3}])[vV]?\d++(?:\.\d++)*+(?:\.[xX*])?+)"
        R"((?:[-.]?(?i:alpha|beta|preview|pre|rc|dev|snapshot|lts)(?:[-.]?\d++)*+)?+)"
        R"((?![\w%]|[,:/]\d|-\d\d-))"
        "|" +
        slot_class({Kind::number, Kind::count});
    return pattern;
}

std::optional<std::string> version_in(std::string_view words) {
    const auto first = std::find_if(words.begin(), words.end(), is_digit);
    std::string out;
    auto at = first;
    for (; at != words.end(); ++at) {
        const bool goes_on = (*at == '.' || *at == '-') && at + 1 != words.end() &&
                             (is_digit(at[1]) || is_letter(at[1]));
        if (!is_digit(*at) && !is_letter(*at) && !goes_on) break;
        out += small(*at);
    }
    const bool of_thousands =
        at != words.end() && *at == ',' && at + 1 != words.end() && is_digit(at[1]);
    if (out.empty() || of_thousands) return std::nullopt;
    if (out.ends_with(".x")) out.resize(out.size() - 2);
    return out;
}

std::string order_of_version(std::string_view version) {
    std::string out;
    for (std::size_t at = 0; at < version.size();) {
        if (!is_digit(version[at])) {
            if (version[at] != '.' && version[at] != '-') out += version[at];
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < version.size() && is_digit(version[end]))
            ++end;
        while (at + 1 < end && version[at] == '0')
            ++at;
        // By its length first, then by its digits; no part is a beginning of another.
        const std::size_t length = std::min<std::size_t>(end - at, 'z' - '0');
        out += static_cast<char>('0' + length);
        out += version.substr(at, end - at);
        at = end;
    }
    return out;
}

} // namespace tally
