#include "claims/commands/unused.h"

#include "claims/articles/origin.h"
#include "claims/base/layout.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

/// What is meant by "a/*.txt" where the files lie deeper: "a/**/*.txt".
std::string deeper_cure(const Glob& glob, const ReadOptions& options) {
    const std::string& pattern = glob.pattern();
    const std::size_t last = pattern.rfind('/') + 1; // 0 without a slash
    if (last > 0 && !pattern.substr(0, last).ends_with("**/")) {
        const std::string deeper = pattern.substr(0, last) + "**/" + pattern.substr(last);
        if (const auto wider = Glob::compile(deeper)) {
            const std::size_t files =
                files_matching(*wider, options.base_folder, options.working_folder).size();
            if (files > 0)
                return "did you mean '" + deeper + "', which matches " + counted(files, "file") +
                       "?";
        }
    }
    return "patterns start at the folder of tally.yaml";
}

} // namespace

void ReadArticles::add(const Article& article) {
    ++count;
    paths.insert(article.path);
    if (article.source_given) sources.insert(article.source);
}

ReadArticles read_articles_of(const Corpus& corpus) {
    ReadArticles out;
    for (const Article& article : corpus.articles)
        out.add(article);
    return out;
}

Diagnostics unused_sources(const Config& config, const ReadArticles& read, bool whole) {
    const std::set<std::string_view> used(read.sources.begin(), read.sources.end());
    std::set<std::string_view> reprinted;
    std::vector<std::string_view> strangers(used.begin(), used.end()); // used, not configured
    for (const Source& source : config.sources) {
        std::erase(strangers, std::string_view(source.id));
        if (used.contains(source.id))
            reprinted.insert(source.reprints.begin(), source.reprints.end());
    }
    Diagnostics notes;
    for (const Source& source : config.sources) {
        if (used.contains(source.id) || reprinted.contains(source.id)) continue;
        std::string_view near = nearest(source.id, strangers);
        if (near.empty()) near = nearest(source.name, strangers);
        if (near.empty() && !whole) continue;
        notes.push_back({source.where, "no article is of source '" + source.id + "'",
                         near.empty() ? ""
                                      : "articles name '" + std::string(near) +
                                            "', which is not configured: is it the same?",
                         Severity::note});
    }
    return notes;
}

Diagnostics unused_entries(const ReadOptions& options, const ReadArticles& read,
                           const std::vector<UnreadInput>& unread) {
    std::set<std::string> paths;
    for (const std::string& path : read.paths)
        paths.insert(path_from_base(options, path));
    for (const UnreadInput& input : unread)
        paths.insert(path_from_base(options, input.path));
    Diagnostics warnings;
    for (const ArticleEntry& entry : options.entries)
        if (std::none_of(paths.begin(), paths.end(),
                         [&](const std::string& path) { return entry.path.matches(path); }))
            warnings.push_back({entry.where,
                                "no article is found by '" + entry.path.pattern() + "'",
                                deeper_cure(entry.path, options), Severity::warning});
    return warnings;
}

} // namespace tally
