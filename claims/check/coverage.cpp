#include "claims/check/coverage.h"

#include <algorithm>

namespace tally {

void Coverage::add(std::size_t article, const std::vector<Value>& values,
                   const std::vector<bool>& claimed) {
    std::vector<KindCoverage> counts(kinds().size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Value& value = values[i];
        KindCoverage& count = counts[static_cast<std::size_t>(value.kind)];
        ++count.values;
        if (claimed.at(i)) {
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
