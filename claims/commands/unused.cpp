#include "claims/commands/unused.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

Diagnostics unused_sources(const Config& config, const Corpus& corpus, bool whole) {
    std::set<std::string_view> used;
    for (const Article& article : corpus.articles)
        if (article.source_given) used.insert(article.source);
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

} // namespace tally
