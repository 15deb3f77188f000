#include "claims/check/corrections.h"

#include <map>
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
    std::vector<std::size_t> corrections;
    for (const std::size_t member : members)
        if (claims[member].correction) corrections.push_back(member);
    if (corrections.empty()) return out;

    const auto source = [&](std::size_t claim) -> const std::string& {
        return articles[claims[claim].article].source;
    };
    const auto origin = [&](std::size_t claim) -> const std::string& {
        return origins.of[claims[claim].article];
    };
    std::map<std::string, std::set<std::string>> carriers; // of each origin
    for (const std::size_t member : members)
        carriers[origin(member)].insert(source(member));
    for (std::size_t i = 0; i < members.size(); ++i)
        for (const std::size_t correction : corrections) {
            if (source(correction) != source(members[i])) continue;
            const bool shared = carriers[origin(members[i])].size() > 1;
            if (shared && origin(members[i]) != origin(correction)) continue;
            if (stands_before(claims[members[i]], claims[correction], articles)) out[i] = true;
        }
    return out;
}

} // namespace tally
