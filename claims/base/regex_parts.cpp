// Of "a(?:bc|d)e" the items are a [0], the group [1], b [1 0], c [1 1], d [1 0] and e [2]: d counts
// as far as b, for it is the first of its branch.
#include "claims/base/regex_parts.h"

#include <algorithm>

namespace tally {

namespace {

/// The end of what starts with a backslash at `at`: "\w", "\x{F0000}", "\p{L}", "\k<name>".
std::size_t end_of_escape(std::string_view pattern, std::size_t at) {
    if (at + 1 >= pattern.size()) return pattern.size();
    const char kind = pattern[at + 1];
    std::size_t end = at + 2;
    const auto closed_by = [&](char open, char close) {
        if (end >= pattern.size() || pattern[end] != open) return;
        const std::size_t found = pattern.find(close, end);
        end = found == std::string_view::npos ? pattern.size() : found + 1;
    };
    switch (kind) {
    case 'x':
    case 'o':
    case 'p':
    case 'P':
    case 'N': closed_by('{', '}'); break;
    case 'k':
    case 'g':
        closed_by('<', '>');
        closed_by('{', '}');
        closed_by('\'', '\'');
        break;
    case 'Q': {
        const std::size_t found = pattern.find("\\E", end);
        end = found == std::string_view::npos ? pattern.size() : found + 2;
        break;
    }
    default: break;
    }
    return end;
}

std::size_t end_of_class(std::string_view pattern, std::size_t at) {
    std::size_t end = at + 1;
    if (end < pattern.size() && pattern[end] == '^') ++end;
    if (end < pattern.size() && pattern[end] == ']') ++end; // a ] that stands first is a character
    while (end < pattern.size() && pattern[end] != ']') {
        if (pattern[end] == '\\') {
            end = end_of_escape(pattern, end);
        } else if (pattern.substr(end, 2) == "[:") {
            const std::size_t found = pattern.find(":]", end);
            end = found == std::string_view::npos ? end + 1 : found + 2;
        } else {
            ++end;
        }
    }
    return std::min(end + 1, pattern.size());
}

std::size_t end_of_character(std::string_view pattern, std::size_t at) {
    std::size_t end = at + 1;
    while (end < pattern.size() && (static_cast<unsigned char>(pattern[end]) & 0xC0U) == 0x80U)
        ++end;
    return end;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Behind "*", "+?", "{2,3}" and the like, if they stand at `at`.
std::size_t behind_quantifier(std::string_view pattern, std::size_t at) {
    if (at >= pattern.size()) return at;
    if (pattern[at] == '{') {
        std::size_t end = at + 1;
        while (end < pattern.size() && (is_digit(pattern[end]) || pattern[end] == ','))
            ++end;
        if (end == at + 1 || end >= pattern.size() || pattern[end] != '}') return at;
        at = end + 1;
    } else if (pattern[at] == '*' || pattern[at] == '+' || pattern[at] == '?') {
        ++at;
    } else {
        return at;
    }
    if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == '+')) ++at;
    return at;
}

/// Behind "(", "(?:", "(?<name>", "(?i:" and the like; whether it looks around.
std::size_t behind_opening(std::string_view pattern, std::size_t at, bool& looks) {
    looks = false;
    if (pattern.substr(at, 2) != "(?") return at + 1;
    const std::string_view rest = pattern.substr(at + 2);
    for (const std::string_view look : {"=", "!", "<=", "<!"})
        if (rest.starts_with(look)) {
            looks = true;
            return at + 2 + look.size();
        }
    const std::size_t end = pattern.find_first_of(":>)", at + 2);
    if (end == std::string_view::npos) return pattern.size();
    return pattern[end] == ')' ? end : end + 1; // "(?i)" closes at once
}

struct Group {
    int items = 0;
    bool looks = false;
    std::size_t start = 0;
};

} // namespace

RegexParts::RegexParts(std::string_view pattern) {
    std::vector<Group> groups(1);
    const auto count = [&](std::size_t end) {
        ++groups.back().items;
        return behind_quantifier(pattern, end);
    };
    for (std::size_t at = 0; at < pattern.size();) {
        const bool looks =
            std::any_of(groups.begin(), groups.end(), [](const Group& one) { return one.looks; });
        if (!looks && pattern[at] != '|') {
            RegexPart part;
            for (const Group& group : groups)
                part.path.push_back(group.items);
            part.group = groups.back().start;
            parts_.emplace(at, std::move(part));
        }
        switch (pattern[at]) {
        case '(': {
            Group group;
            group.start = at;
            at = behind_opening(pattern, at, group.looks);
            groups.push_back(group);
            break;
        }
        case ')':
            if (groups.size() > 1) groups.pop_back();
            at = count(at + 1);
            break;
        case '|':
            groups.back().items = 0;
            ++at;
            break;
        case '[': at = count(end_of_class(pattern, at)); break;
        case '\\': at = count(end_of_escape(pattern, at)); break;
        default: at = count(end_of_character(pattern, at)); break;
        }
    }
    parts_.emplace(pattern.size(), RegexPart{{groups.front().items}, 0});
}

const RegexPart* RegexParts::at(std::size_t offset) const {
    const auto found = parts_.find(offset);
    return found == parts_.end() ? nullptr : &found->second;
}

std::size_t RegexParts::choice_around(std::size_t offset) const {
    for (const RegexPart* part = at(offset);
         part != nullptr && part->path.size() > 1 && part->path.back() == 0; part = at(offset))
        offset = part->group;
    return offset;
}

} // namespace tally
