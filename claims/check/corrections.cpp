#include "claims/check/corrections.h"

#include <set>
#include <string>

namespace tally {

namespace {

bool stands_before(const Claim& claim, const Claim& correction,
                   const std::vector<Article>& articles) {
    if (claim.article == correction.article)
        return claim.value.span.start < correction.value.span.start;
    const Article& earlier = articles[claim.article];
    const Article& later = articles[correction.article];
    if (!earlier.day || !later.day || earlier.day == later.day) {
        if (earlier.day && later.day && earlier.published.size() == later.published.size() &&
            earlier.published != later.published)
            return earlier.published < later.published; // times of one day
        return !claim.correction;
    }
    return *earlier.day < *later.day;
}

} // namespace

std::vector<bool> find_withdrawn(const std::vector<Article>& articles,
                                 const std::vector<Claim>& claims,
                                 const std::vector<std::size_t>& members, const Origins& origins) {
    std::vector<bool> out(members.size());
    std::set<std::string> corrected_sources;
    for (const std::size_t member : members)
        if (claims[member].correction)
            corrected_sources.insert(articles[claims[member].article].source);
    if (corrected_sources.empty()) return out;

    std::set<std::string> shared; // origins that several sources carry
    for (const std::size_t member : members) {
        const std::string& origin = origins.of[claims[member].article];
        for (const std::size_t other : members)
            if (origins.of[claims[other].article] == origin &&
                articles[claims[other].article].source != articles[claims[member].article].source)
                shared.insert(origin);
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Claim& claim = claims[members[i]];
        for (const std::size_t member : members) {
            const Claim& correction = claims[member];
            if (!correction.correction ||
                articles[correction.article].source != articles[claim.article].source)
                continue;
            const std::string& origin = origins.of[claim.article];
            if (origin != origins.of[correction.article] && shared.count(origin) != 0) continue;
            if (stands_before(claim, correction, articles)) out[i] = true;
        }
    }
    return out;
}

} // namespace tally
