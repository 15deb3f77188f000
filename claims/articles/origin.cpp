#include "claims/articles/origin.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <utility>

namespace tally {

namespace {

std::string_view name_of_file(std::string_view path) {
    path = path.substr(path.rfind('/') + 1);
    return path.substr(0, path.rfind('.'));
}

/// The first folder of `path` below the fixed part of the glob.
std::string folder_below(const Glob& glob, const std::string& path) {
    std::string fixed = glob.fixed_folder();
    while (fixed.starts_with("./"))
        fixed.erase(0, 2);
    std::string_view rest = path;
    if (!fixed.empty() && rest.starts_with(fixed + "/")) rest.remove_prefix(fixed.size() + 1);
    const std::size_t slash = rest.find('/');
    return slash == std::string_view::npos ? "" : std::string(rest.substr(0, slash));
}

/// The text with its placeholders filled in; nothing where one of them gives nothing.
std::optional<std::string> filled(std::string text, const Glob& glob, const std::string& path) {
    const std::pair<std::string_view, std::string> placeholders[] = {
        {"{dir}", folder_below(glob, path)},
        {"{name:date}", date_in_name(name_of_file(path)).value_or("")},
        {"{name}", std::string(name_of_file(path))}};
    for (const auto& [placeholder, value] : placeholders)
        for (std::size_t at = text.find(placeholder); at != std::string::npos;
             at = text.find(placeholder, at + value.size())) {
            if (value.empty()) return std::nullopt;
            text.replace(at, placeholder.size(), value);
        }
    return text;
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether lexically_normal() would leave the path as it is, and it names no folder by its end.
bool is_plain(std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view name = path.substr(at, end - at);
        if (name.empty() || name == "." || name == "..") return false;
        at = end + 1;
    }
    return true;
}

/// path_from_base() of a path that needs no mending, as those of a walk are: a tenth of the time.
std::optional<std::string> plain_from_base(const ReadOptions& options, const std::string& path) {
    const std::string &base = options.base_folder, &here = options.working_folder;
    if (!is_plain(path)) return std::nullopt;
    if (base.empty() || here.empty()) return path;
    if (!is_plain(base)) return std::nullopt;
    const auto is_below = [&](const std::string& whole) {
        return whole.size() > base.size() + 1 && whole.starts_with(base) &&
               whole[base.size()] == '/';
    };
    if (path.starts_with('/')) {
        if (path == base) return std::nullopt;
        return is_below(path) ? path.substr(base.size() + 1) : path;
    }
    if (base == here) return path;
    if (!is_plain(here)) return std::nullopt;
    return (is_below(here) ? here.substr(base.size() + 1) : here) + '/' + path;
}

} // namespace

std::optional<std::string> date_in_name(std::string_view name) {
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (at > 0 && digits_at(name, at - 1, 1)) continue; // within a longer number
        if (!digits_at(name, at, 4)) continue;
        const bool parted = at + 4 < name.size() && (name[at + 4] == '-' || name[at + 4] == '_');
        const std::size_t month = at + (parted ? 5 : 4);
        const std::size_t day = month + (parted ? 3 : 2);
        if (!digits_at(name, month, 2) || !digits_at(name, day, 2)) continue;
        if (parted && name[month + 2] != name[at + 4]) continue;
        if (digits_at(name, day + 2, 1)) continue;
        std::string date(name.substr(at, 4));
        date += '-';
        date += name.substr(month, 2);
        date += '-';
        date += name.substr(day, 2);
        if (parse_iso_date(date)) return date;
    }
    return std::nullopt;
}

std::string path_from_base(const ReadOptions& options, const std::string& path) {
    namespace fs = std::filesystem;
    if (auto plain = plain_from_base(options, path)) return std::move(*plain);
    if (options.base_folder.empty() || options.working_folder.empty())
        return fs::path(path).lexically_normal().string();
    const fs::path whole = (fs::path(options.working_folder) / path).lexically_normal();
    const fs::path base = (fs::path(options.base_folder) / "").lexically_normal();
    const std::string below = whole.lexically_relative(base).string();
    return below.empty() || below == ".." || below.starts_with("../") ? whole.string() : below;
}

void complete_origin(Article& article, const ReadOptions& options, std::size_t line,
                     Diagnostics& notes) {
    const auto place = [&] { return Location{article.path, line, line > 0 ? std::size_t{1} : 0}; };
    if (!article.source.empty() &&
        article.source.find_first_not_of(" \t\r\n") == std::string::npos) {
        notes.push_back({place(), "the source of '" + article.id + "' is blank, so it is left out",
                         "name who published it", Severity::warning});
        article.source.clear();
    }
    if (!options.source.empty()) article.source = options.source;
    if (!options.published.empty()) article.published = options.published;

    const auto use_date = [&](std::string_view cure) {
        article.day = day_in(options.time_zone, article.published);
        if (article.day || article.published.empty()) return;
        notes.push_back({place(),
                         "published '" + article.published + "' of '" + article.id +
                             "' is not an ISO 8601 date, so the article is undated",
                         std::string(cure), Severity::warning});
        article.published.clear();
    };
    const bool says_date = !article.published.empty();
    use_date("write it as 2021-06-10");

    const std::string path = options.entries.empty() ? "" : path_from_base(options, article.path);
    const auto entry =
        std::find_if(options.entries.begin(), options.entries.end(),
                     [&](const ArticleEntry& candidate) { return candidate.path.matches(path); });
    if (entry != options.entries.end() && article.path != "-") {
        const auto fill = [&](std::string& member, const std::string& text, std::string_view key) {
            if (!member.empty() || text.empty()) return;
            if (auto value = filled(text, entry->path, path))
                member = std::move(*value);
            else
                notes.push_back({place(),
                                 std::string(key) + " '" + text + "' of the entry '" +
                                     entry->path.pattern() + "' finds nothing in this path",
                                 "say it in the article, or in an entry of its own",
                                 Severity::warning});
        };
        fill(article.source, entry->source, "source");
        fill(article.story, entry->story, "story");
        if (!says_date) {
            fill(article.published, entry->published, "published");
            use_date("mend the entry in tally.yaml");
        }
    }
    article.source_given = !article.source.empty();
    if (!article.source_given) article.source = article.record_line > 0 ? article.id : article.path;
}

} // namespace tally
