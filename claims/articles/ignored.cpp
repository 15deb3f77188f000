#include "claims/articles/ignored.h"

#include <algorithm>

namespace tally {

namespace {

/// The patterns' last blanks do not count unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
    while (line.ends_with(' ') || line.ends_with('\t')) {
        std::size_t backslashes = 0;
        while (backslashes + 1 < line.size() && line[line.size() - 2 - backslashes] == '\\')
            ++backslashes;
        if (backslashes % 2 == 1) break;
        line.remove_suffix(1);
    }
    return line;
}

/// The end of the set "[a-z]" that begins at `at`, behind its "]"; npos where it is not closed.
std::size_t end_of_set(std::string_view pattern, std::size_t at) {
    std::size_t close = at + 1;
    if (close < pattern.size() && (pattern[close] == '!' || pattern[close] == '^')) ++close;
    if (close < pattern.size() && pattern[close] == ']') ++close; // a "]" in first place is itself
    for (; close < pattern.size(); ++close) {
        if (pattern[close] == '\\') {
            ++close;
        } else if (pattern[close] == ']') {
            return close + 1;
        }
    }
    return std::string_view::npos;
}

bool set_holds(std::string_view set, char c) {
    const auto byte = [](char one) { return static_cast<unsigned char>(one); };
    std::size_t at = 1;
    const bool negated = set[at] == '!' || set[at] == '^';
    if (negated) ++at;
    bool found = false;
    for (bool first = true; at + 1 < set.size(); first = false) {
        if (set[at] == ']' && !first) break;
        if (set[at] == '\\' && at + 2 < set.size()) ++at;
        const char low = set[at++];
        char high = low;
        if (at + 2 < set.size() && set[at] == '-') {
            ++at;
            if (set[at] == '\\' && at + 2 < set.size()) ++at;
            high = set[at++];
        }
        found = found || (byte(low) <= byte(c) && byte(c) <= byte(high));
    }
    return found != negated && c != '/';
}

/// One step of a pattern: what stands there, and where the next begins.
struct Step {
    enum class Kind { one, any_one, set, star, folders, all } kind = Kind::one;
    std::string_view text; ///< of one and set
};

/// "**/" is `folders`, none too; "/**" at the end is "/" and `all`; "*" within a name is `star`.
std::vector<Step> steps_of(std::string_view pattern) {
    std::vector<Step> steps;
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        const bool starts_name = at == 0 || pattern[at - 1] == '/';
        if (c == '*' && starts_name && pattern.substr(at).starts_with("**/")) {
            steps.push_back({Step::Kind::folders, {}});
            at += 3;
        } else if (c == '*' && starts_name && pattern.substr(at) == "**") {
            steps.push_back({Step::Kind::all, {}});
            at += 2;
        } else if (c == '*') {
            while (at < pattern.size() && pattern[at] == '*')
                ++at;
            steps.push_back({Step::Kind::star, {}});
        } else if (c == '?') {
            steps.push_back({Step::Kind::any_one, {}});
            ++at;
        } else if (c == '[' && end_of_set(pattern, at) != std::string_view::npos) {
            const std::size_t end = end_of_set(pattern, at);
            steps.push_back({Step::Kind::set, pattern.substr(at, end - at)});
            at = end;
        } else {
            if (c == '\\' && at + 1 < pattern.size()) ++at;
            steps.push_back({Step::Kind::one, pattern.substr(at, 1)});
            ++at;
        }
    }
    return steps;
}

} // namespace

bool fits_ignore_pattern(std::string_view pattern, std::string_view text) {
    const std::vector<Step> steps = steps_of(pattern);
    // Which beginnings of the text the steps so far can use up.
    std::vector<char> now(text.size() + 1, 0);
    now[0] = 1;
    for (const Step& step : steps) {
        std::vector<char> next(text.size() + 1, 0);
        bool open = false; // a star or the like has begun before here
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const bool here = now[at] != 0;
            const char c = at < text.size() ? text[at] : '\0';
            switch (step.kind) {
            case Step::Kind::one:
            case Step::Kind::any_one:
            case Step::Kind::set: {
                if (!here || at == text.size()) break;
                const bool fits = step.kind == Step::Kind::one       ? step.text[0] == c
                                  : step.kind == Step::Kind::any_one ? c != '/'
                                                                     : set_holds(step.text, c);
                if (fits) next[at + 1] = 1;
                break;
            }
            case Step::Kind::star:
                open = open || here;
                if (open) next[at] = 1;
                if (c == '/') open = false;
                break;
            case Step::Kind::folders: // each place behind a "/" from there on
                if (here || (open && at > 0 && text[at - 1] == '/')) next[at] = 1;
                open = open || here;
                break;
            case Step::Kind::all:
                open = open || here;
                if (open && at == text.size() && now[at] == 0) next[at] = 1;
                break;
            }
        }
        now = std::move(next);
    }
    return now[text.size()] != 0;
}

IgnoreFile::IgnoreFile(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        line = without_trailing_blanks(line);
        if (line.empty() || line.starts_with('#')) continue;
        Pattern pattern;
        pattern.keep = line.starts_with('!');
        if (pattern.keep) line.remove_prefix(1);
        pattern.folders_only = line.ends_with('/');
        if (pattern.folders_only) line.remove_suffix(1);
        pattern.anywhere = line.find('/') == std::string_view::npos;
        if (line.starts_with('/')) line.remove_prefix(1);
        if (line.empty()) continue;
        pattern.text = line;
        patterns_.push_back(std::move(pattern));
    }
}

IgnoreFile::Said IgnoreFile::of(std::string_view path, bool is_folder) const {
    const std::string_view name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
    for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
        if (pattern->folders_only && !is_folder) continue;
        if (fits_ignore_pattern(pattern->text, pattern->anywhere ? name : path))
            return pattern->keep ? Said::keep : Said::ignore;
    }
    return Said::nothing;
}

bool is_ignored(const IgnoreScope* scope, std::string_view path, bool is_folder) {
    for (; scope != nullptr; scope = scope->around.get()) {
        if (!path.starts_with(scope->folder)) continue;
        switch (scope->file.of(path.substr(scope->folder.size()), is_folder)) {
        case IgnoreFile::Said::ignore: return true;
        case IgnoreFile::Said::keep: return false;
        case IgnoreFile::Said::nothing: break;
        }
    }
    return false;
}

} // namespace tally
