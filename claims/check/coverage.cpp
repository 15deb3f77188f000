#include "claims/check/coverage.h"

#include <algorithm>
#include <array>

namespace tally {

void Coverage::add(std::size_t article, const std::vector<Value>& values,
                   const std::vector<Claim>& claims) {
    std::vector<Span> claimed;
    claimed.reserve(claims.size());
    for (const Claim& claim : claims)
        claimed.push_back(claim.value.span);
    std::sort(claimed.begin(), claimed.end());

    std::vector<KindCoverage> counts(kinds().size());
    std::size_t first = 0; // no span before it reaches the value
    for (const Value& value : values) {
        while (first < claimed.size() && claimed[first].end <= value.span.start)
            ++first;
        bool is_claimed = false;
        for (std::size_t i = first; i < claimed.size() && claimed[i].start < value.span.end; ++i)
            is_claimed = is_claimed || claimed[i].overlaps(value.span);
        KindCoverage& count = counts[static_cast<std::size_t>(value.kind)];
        ++count.values;
        if (is_claimed) {
            ++count.claimed;
            continue;
        }
        const auto same_kind = [&](const UnclaimedValue& one) {
            return one.value.kind == value.kind;
        };
        if (static_cast<std::size_t>(std::count_if(examples.begin(), examples.end(), same_kind)) <
            examples_a_kind)
            examples.push_back({article, value});
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i].values > 0)
            by_article.push_back({article, kinds()[i].kind, counts[i].values, counts[i].claimed});
}

} // namespace tally
