#include "claims/check/coverage.h"

namespace tally {

void Coverage::add(std::size_t article, const std::vector<Value>& values,
                   const std::vector<bool>& claimed) {
    std::vector<KindCoverage> counts(kinds().size());
    std::vector<std::size_t> shown(kinds().size()); // examples of each kind
    for (const UnclaimedValue& one : examples)
        ++shown[static_cast<std::size_t>(one.value.kind)];
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Value& value = values[i];
        KindCoverage& count = counts[static_cast<std::size_t>(value.kind)];
        ++count.values;
        if (claimed.at(i)) {
            ++count.claimed;
            continue;
        }
        if (shown[static_cast<std::size_t>(value.kind)]++ < examples_a_kind)
            examples.push_back({article, value});
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i].values > 0)
            by_article.push_back({article, kinds()[i].kind, counts[i].values, counts[i].claimed});
}

} // namespace tally
