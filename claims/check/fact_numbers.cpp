#include "claims/check/fact_numbers.h"

#include "claims/check/dimension.h"
#include "claims/check/group.h"

#include <numeric>
#include <string_view>
#include <utility>

namespace tally {

std::string FactNumbers::key_of(const Claim& claim) {
    if (claim.value.kind == Kind::quote) return {};
    const Dimension dimension = dimension_of(claim.value);
    std::string key;
    const auto add = [&key](std::string_view part) {
        key += std::to_string(part.size());
        key += ':';
        key += part;
    };
    add(claim.subject);
    add(claim.attribute);
    add(name_of(dimension.kind));
    add(dimension.unit);
    for (const auto& [name, value] : claim.qualifiers) {
        add(name);
        add(value);
    }
    return key;
}

std::size_t FactNumbers::add(std::string key, Claim claim) {
    if (!key.empty()) {
        const auto [at, is_new] = numbers_.try_emplace(std::move(key), claims_.size());
        if (!is_new) return at->second;
    }
    claims_.push_back(std::move(claim));
    return claims_.size() - 1;
}

std::vector<std::string> FactNumbers::settle(const FullNames& names) {
    numbers_.clear();
    for (Claim& claim : claims_)
        names.give(claim);
    std::vector<std::size_t> all(claims_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::string> ids(claims_.size());
    for (const Group& group : group_claims(claims_, all)) {
        const std::string id = group.identity.id();
        for (const std::size_t member : group.claims)
            ids[member] = id;
    }
    return ids;
}

} // namespace tally
