#include "claims/check/facts_among.h"

#include "claims/check/linker.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tally {

namespace {

using Members = std::vector<std::size_t>;

/// Compared each with each.
std::vector<LinkedFact> linked(const std::vector<Statement>& all, const Members& members,
                               const Words& words, Link min_link) {
    Linker linker(all, members, words);
    std::vector<LinkedFact> out;
    for (const Members& fact : linker.facts(min_link)) {
        LinkedFact one;
        one.is_loose = linker.is_loose(fact);
        for (const std::size_t member : fact)
            one.statements.push_back(members[member]);
        for (const auto& [a, b] : linker.ties_of(fact))
            one.ties.emplace_back(members[a], members[b]);
        std::sort(one.statements.begin(), one.statements.end());
        out.push_back(std::move(one));
    }
    return out;
}

/// Parts of at most `most`, each in order; those of one role stand together.
std::vector<Members> parts_of(const std::vector<Statement>& all, Members members,
                              std::size_t most) {
    std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(all[a].role, a) < std::tie(all[b].role, b);
    });
    std::vector<Members> out;
    for (std::size_t at = 0; at < members.size(); at += most) {
        const auto first = members.begin() + static_cast<std::ptrdiff_t>(at);
        out.emplace_back(first,
                         first + static_cast<std::ptrdiff_t>(std::min(most, members.size() - at)));
        std::sort(out.back().begin(), out.back().end());
    }
    return out;
}

/// Makes one fact of those whose first statements are one.
std::vector<LinkedFact> merged(std::vector<LinkedFact> facts,
                               const std::vector<LinkedFact>& of_firsts) {
    std::map<std::size_t, LinkedFact*> by_first;
    for (LinkedFact& fact : facts)
        by_first[fact.statements.front()] = &fact;
    std::vector<LinkedFact> out;
    for (const LinkedFact& firsts : of_firsts) {
        LinkedFact whole;
        whole.is_loose = firsts.is_loose;
        whole.ties = firsts.ties;
        for (const std::size_t first : firsts.statements) {
            const LinkedFact& part = *by_first.at(first);
            whole.is_loose = whole.is_loose || part.is_loose;
            whole.statements.insert(whole.statements.end(), part.statements.begin(),
                                    part.statements.end());
            whole.ties.insert(whole.ties.end(), part.ties.begin(), part.ties.end());
        }
        std::sort(whole.statements.begin(), whole.statements.end());
        out.push_back(std::move(whole));
    }
    return out;
}

} // namespace

std::vector<LinkedFact> facts_among(const std::vector<Statement>& all, const Members& members,
                                    const Words& words, Link min_link, std::size_t most) {
    if (members.size() <= most) return linked(all, members, words, min_link);
    std::vector<LinkedFact> facts;
    for (const Members& part : parts_of(all, members, most))
        for (LinkedFact& fact : linked(all, part, words, min_link))
            facts.push_back(std::move(fact));
    Members firsts;
    for (const LinkedFact& fact : facts)
        firsts.push_back(fact.statements.front());
    std::sort(firsts.begin(), firsts.end());
    // Where little was linked, another round would link as little.
    if (firsts.size() > most && firsts.size() * 10 > members.size() * 9) return facts;
    return merged(std::move(facts), facts_among(all, firsts, words, min_link, most));
}

} // namespace tally
