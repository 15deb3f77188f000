#include "claims/base/glob.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t most_alternatives = 256;
constexpr std::size_t longest_pattern = 1000;
constexpr std::string_view wildcards = "*?[{";

std::vector<std::string> names_of(std::string_view path) {
    std::vector<std::string> names;
    if (path.starts_with('/')) names.emplace_back("/");
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view name = path.substr(start, end - start);
        if (!name.empty() && name != ".") names.emplace_back(name);
        start = end + 1;
    }
    return names;
}

/// The offset of the `}` that closes the `{` at `open`.
std::optional<std::size_t> closing_brace(std::string_view pattern, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < pattern.size(); ++at) {
        if (pattern[at] == '{') ++depth;
        if (pattern[at] == '}' && --depth == 0) return at;
    }
    return std::nullopt;
}

/// "a{b,c}d" as "abd" and "acd"; false where braces do not close or give too many.
bool expand(const std::string& pattern, std::vector<std::string>& out) {
    const std::size_t open = pattern.find('{');
    if (open == std::string::npos) {
        out.push_back(pattern);
        return out.size() <= most_alternatives;
    }
    const auto close = closing_brace(pattern, open);
    if (!close) return false;
    std::size_t depth = 0;
    std::size_t start = open + 1;
    for (std::size_t at = open + 1; at <= *close; ++at) {
        const char c = pattern[at];
        if ((c == ',' && depth == 0) || at == *close) {
            const std::string one = pattern.substr(0, open) + pattern.substr(start, at - start) +
                                    pattern.substr(*close + 1);
            if (!expand(one, out)) return false;
            start = at + 1;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            --depth;
        }
    }
    return true;
}

/// The offset after the set "[...]" that starts at `at`; npos where it does not close.
std::size_t after_set(std::string_view pattern, std::size_t at) {
    std::size_t from = at + 1;
    if (from < pattern.size() && (pattern[from] == '!' || pattern[from] == '^')) ++from;
    const std::size_t close = pattern.find(']', from + 1); // "[]a]" holds a bracket
    return close == std::string_view::npos ? close : close + 1;
}

bool in_set(std::string_view set, char32_t c) { // without the brackets
    const bool negated = set.starts_with('!') || set.starts_with('^');
    if (negated) set.remove_prefix(1);
    bool found = false;
    for (std::size_t at = 0; at < set.size();) {
        const CodePoint low = code_point_at(set, at);
        at += low.size;
        char32_t high = low.value;
        if (at + 1 < set.size() && set[at] == '-') {
            const CodePoint end = code_point_at(set, at + 1);
            high = end.value;
            at += 1 + end.size;
        }
        if (c >= low.value && c <= high) found = true;
    }
    return found != negated;
}

/// One name against one name of the pattern. A `*` that fails takes one character more; only the
/// last one need be tried again.
bool name_matches(std::string_view pattern, std::string_view name) {
    std::size_t p = 0;
    std::size_t n = 0;
    std::optional<std::size_t> star;
    std::size_t star_name = 0;
    while (n < name.size()) {
        const CodePoint c = code_point_at(name, n);
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_name = n;
            continue;
        }
        if (p < pattern.size() && pattern[p] == '[') {
            const std::size_t after = after_set(pattern, p);
            if (in_set(pattern.substr(p + 1, after - p - 2), c.value)) {
                p = after;
                n += c.size;
                continue;
            }
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            n += c.size;
            continue;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
            continue;
        }
        if (!star) return false;
        p = *star + 1;
        n = ++star_name;
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

/// Which numbers of leading names the pattern's names can have used up, name by name: `**` keeps
/// all later ones.
bool names_match(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    std::vector<bool> reached(path.size() + 1, false);
    reached[0] = true;
    for (const std::string& part : pattern) {
        std::vector<bool> next(path.size() + 1, false);
        if (part == "**") {
            bool any = false;
            for (std::size_t i = 0; i <= path.size(); ++i) {
                any = any || reached[i];
                next[i] = any;
            }
        } else {
            for (std::size_t i = 0; i < path.size(); ++i)
                next[i + 1] = reached[i] && name_matches(part, path[i]);
        }
        reached = std::move(next);
    }
    return reached[path.size()];
}

} // namespace

Result<Glob> Glob::compile(std::string_view pattern) {
    const auto refuse = [&](std::string what, std::string cure) {
        return Diagnostic{{}, std::move(what), std::move(cure)};
    };
    if (pattern.empty())
        return refuse("the pattern is empty", "write a path such as articles/*.txt");
    if (pattern.size() > longest_pattern)
        return refuse("the pattern is longer than 1,000 bytes", "write several patterns");
    Glob glob;
    glob.pattern_ = pattern;
    std::vector<std::string> expanded;
    if (!expand(glob.pattern_, expanded))
        return refuse("the pattern '" + glob.pattern_ +
                          "' has a '{' without '}', or too many choices",
                      "close it, or write several patterns");
    for (const std::string& one : expanded) {
        for (std::size_t at = one.find('['); at != std::string::npos; at = one.find('[', at)) {
            at = after_set(one, at);
            if (at == std::string::npos)
                return refuse("the pattern '" + glob.pattern_ + "' has a '[' without ']'",
                              "close it");
        }
        std::vector<std::string> names = names_of(one);
        if (names.size() == 1 && one.find('/') == std::string::npos && names[0] != "**")
            names.insert(names.begin(), "**");
        glob.alternatives_.push_back(std::move(names));
    }
    return glob;
}

bool Glob::matches(std::string_view path) const {
    const std::vector<std::string> names = names_of(path);
    for (const auto& pattern : alternatives_)
        if (names_match(pattern, names)) return true;
    return false;
}

bool Glob::covers(std::string_view folder) const {
    const std::vector<std::string> names = names_of(folder);
    for (auto pattern : alternatives_) {
        if (pattern.empty() || pattern.back() != "**") continue;
        pattern.pop_back();
        if (names_match(pattern, names)) return true;
    }
    return false;
}

std::string Glob::fixed_folder() const {
    const std::size_t wild = pattern_.find_first_of(wildcards);
    const std::size_t slash = pattern_.rfind('/', wild);
    if (slash == std::string::npos) return {};
    return slash == 0 ? "/" : pattern_.substr(0, slash);
}

bool Glob::is_literal() const { return pattern_.find_first_of(wildcards) == std::string::npos; }

} // namespace tally
