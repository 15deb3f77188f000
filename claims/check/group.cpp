// Of {by: usa}, {} and {round: april} the first and the last state nothing against one another, and
// all three are one fact. Of {by: usa}, {by: uk} and {} the open one fits two that do not fit each
// other; to tie them would be wrong, to choose one would be a guess, so it stays by itself.
#include "claims/check/group.h"

#include "claims/base/stable_id.h"
#include "claims/base/utf8.h"
#include "claims/check/quotations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>

namespace tally {

namespace {

/// All of an identity but its qualifiers, as it is compared.
using Topic = std::tuple<std::string, std::string, Kind, std::string>;

Topic topic_of(const Claim& claim) {
    const Dimension dimension = dimension_of(claim.value);
    return {folded(claim.subject), folded(claim.attribute), dimension.kind, nfc(dimension.unit)};
}

Qualifiers folded_qualifiers(const Claim& claim) {
    Qualifiers out;
    for (const auto& [name, value] : claim.qualifiers)
        out.emplace_back(folded(name), folded(value));
    std::sort(out.begin(), out.end());
    return out;
}

/// Whether two state nothing different under one name.
bool fit(const Qualifiers& a, const Qualifiers& b) {
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (left->first < right->first) {
            ++left;
        } else if (right->first < left->first) {
            ++right;
        } else {
            if (left->second != right->second) return false;
            ++left;
            ++right;
        }
    }
    return true;
}

using Tuples = std::map<Qualifiers, std::vector<std::size_t>>; // and the claims that state them

/// For each tuple those that fit it, itself included, in order. Tuples that state the same names
/// fit only where they share the values of the names that both state, so they are looked up by
/// those and not one by one.
std::vector<std::vector<std::size_t>>
fitting_tuples(const std::vector<Tuples::const_iterator>& all) {
    std::map<std::vector<std::string>, std::vector<std::size_t>> by_names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<std::string> names;
        for (const auto& [name, value] : all[i]->first)
            names.push_back(name);
        by_names[names].push_back(i);
    }
    std::vector<std::vector<std::size_t>> out(all.size());
    for (const auto& [names, members] : by_names)
        for (const auto& [other_names, others] : by_names) {
            std::vector<std::string> shared;
            std::set_intersection(names.begin(), names.end(), other_names.begin(),
                                  other_names.end(), std::back_inserter(shared));
            const auto stated = [&](std::size_t tuple) {
                std::vector<std::string> values;
                for (const auto& [name, value] : all[tuple]->first)
                    if (std::binary_search(shared.begin(), shared.end(), name))
                        values.push_back(value);
                return values;
            };
            std::map<std::vector<std::string>, std::vector<std::size_t>> by_values;
            for (const std::size_t other : others)
                by_values[stated(other)].push_back(other);
            for (const std::size_t member : members) {
                const std::vector<std::size_t>& fits = by_values[stated(member)];
                out[member].insert(out[member].end(), fits.begin(), fits.end());
            }
        }
    for (std::vector<std::size_t>& fits : out)
        std::sort(fits.begin(), fits.end());
    return out;
}

/// The claims of each fact among the tuples of one topic.
std::vector<std::vector<std::size_t>> cliques(const Tuples& tuples) {
    std::vector<Tuples::const_iterator> all;
    for (auto it = tuples.begin(); it != tuples.end(); ++it)
        all.push_back(it);
    const std::vector<std::vector<std::size_t>> fitting = fitting_tuples(all);

    const auto ties_strangers = [&](std::size_t i) {
        for (const std::size_t a : fitting[i])
            for (const std::size_t b : fitting[i])
                if (a < b && !fit(all[a]->first, all[b]->first)) return true;
        return false;
    };
    std::vector<bool> alone(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        alone[i] = ties_strangers(i);

    // Those that tie no strangers fall into sets whose members all fit one another.
    std::vector<std::vector<std::size_t>> out;
    std::vector<bool> placed(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (placed[i]) continue;
        std::vector<std::size_t> claims;
        for (const std::size_t j : fitting[i]) {
            if (j != i && (alone[i] || alone[j])) continue;
            placed[j] = true;
            claims.insert(claims.end(), all[j]->second.begin(), all[j]->second.end());
        }
        std::sort(claims.begin(), claims.end());
        out.push_back(std::move(claims));
    }
    return out;
}

/// The least of the ways in which claims write one thing, so that their order plays no part.
void keep_least(std::string& kept, const std::string& text, bool first) {
    std::string normal = nfc(text);
    if (first || normal < kept) kept = std::move(normal);
}

FactIdentity identity_of(const std::vector<Claim>& claims,
                         const std::vector<std::size_t>& members) {
    FactIdentity out;
    std::map<std::string, std::pair<std::string, std::string>> qualifiers; // by folded name
    for (const std::size_t member : members) {
        const Claim& claim = claims[member];
        const bool first = member == members.front();
        keep_least(out.subject, claim.subject, first);
        keep_least(out.attribute, claim.attribute, first);
        for (const auto& [name, value] : claim.qualifiers) {
            const auto [at, is_new] = qualifiers.try_emplace(folded(name));
            keep_least(at->second.first, name, is_new);
            keep_least(at->second.second, value, is_new);
        }
    }
    const Dimension dimension = dimension_of(claims[members.front()].value);
    out.kind = dimension.kind;
    out.unit = dimension.unit;
    for (auto& [name, qualifier] : qualifiers)
        out.qualifiers.push_back(std::move(qualifier));
    std::sort(out.qualifiers.begin(), out.qualifiers.end());
    return out;
}

} // namespace

std::string FactIdentity::id() const {
    std::vector<std::string> parts = {story.empty() ? folded(subject) : folded(story),
                                      folded(attribute)};
    Qualifiers sorted;
    for (const auto& [name, value] : qualifiers)
        sorted.emplace_back(folded(name), folded(value));
    std::sort(sorted.begin(), sorted.end());
    for (auto& [name, value] : sorted) {
        parts.push_back(std::move(name));
        parts.push_back(std::move(value));
    }
    parts.emplace_back(name_of(kind));
    parts.push_back(unit);
    return stable_id("f", {parts.begin(), parts.end()});
}

void sort_by_id(std::vector<Group>& groups) {
    using Keyed = std::pair<std::string, Group>; // an id is a hash over all words of the identity
    std::vector<Keyed> keyed;
    keyed.reserve(groups.size());
    for (Group& group : groups) {
        std::string id = group.identity.id();
        keyed.emplace_back(std::move(id), std::move(group));
    }
    std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
        return std::tie(a.first, a.second.claims) < std::tie(b.first, b.second.claims);
    });
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = std::move(keyed[i].second);
}

std::vector<Group> group_claims(const std::vector<Claim>& claims,
                                const std::vector<std::size_t>& named) {
    std::map<Topic, Tuples> topics;
    for (const std::size_t i : named)
        topics[topic_of(claims[i])][folded_qualifiers(claims[i])].push_back(i);

    std::vector<Group> out;
    for (const auto& [topic, tuples] : topics)
        for (const std::vector<std::size_t>& members : cliques(tuples)) {
            if (std::get<Kind>(topic) != Kind::quote) {
                out.push_back({identity_of(claims, members), members});
                continue;
            }
            for (QuotationGroup& alike : group_quotations(claims, members)) {
                Group group{identity_of(claims, alike.claims), std::move(alike.claims)};
                group.identity.qualifiers.emplace_back(quoted_wording, std::move(alike.wording));
                std::sort(group.identity.qualifiers.begin(), group.identity.qualifiers.end());
                out.push_back(std::move(group));
            }
        }
    sort_by_id(out);
    return out;
}

} // namespace tally
