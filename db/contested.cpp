// All claims of a fact can be true together where the greatest of their lower ends is not beyond
// the least of their upper ends. So scans do, each in the order in which its rows lie: which claims
// a verdict has, then the claims. A join would look up each row by itself.
#include "db/contested.h"

#include "db/rows.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// A claim of a verdict; small, for there are as many as claims.
struct Member {
    std::int64_t claim = 0;
    std::uint32_t verdict = 0;  ///< index
    std::uint32_t compared = 0; ///< index + 1 of the bounds that it was compared by; 0: as said
};

/// What the claims of a verdict allow together so far; keys in the order of bytes.
struct Common {
    std::int64_t verdict = 0;
    std::string low, high;
    bool any = false;

    void add(std::string_view min_key, std::string_view max_key) {
        if (!any || min_key > low) low = min_key;
        if (!any || max_key < high) high = max_key;
        any = true;
    }
};

/// Where a verdict has bounds of its own for a claim, they go over the claim's.
std::string_view first_of(const std::string& own, std::string_view claims) {
    return own.empty() ? claims : std::string_view(own);
}

/// The claims that deny, in order of id: the index of denials has them.
std::vector<std::int64_t> denials_of(SQLite::Database& database) {
    std::vector<std::int64_t> out;
    Rows denials(database, "SELECT id FROM claim WHERE denied ORDER BY id");
    while (denials.next())
        out.push_back(denials.whole(0));
    return out;
}

} // namespace

std::vector<std::int64_t> contested_verdicts(SQLite::Database& database) {
    std::vector<Common> commons;
    std::vector<Member> members;
    std::vector<std::pair<std::string, std::string>> compared;
    Rows judged(database,
                "SELECT verdict FROM run_verdict WHERE run = (SELECT coalesce(same_as, id) "
                "FROM run ORDER BY id DESC LIMIT 1) ORDER BY 1");
    while (judged.next())
        commons.emplace_back().verdict = judged.whole(0);

    Rows listed(database, "SELECT verdict, claim, min_key, max_key FROM verdict_claim WHERE NOT "
                          "withdrawn ORDER BY verdict, claim");
    for (std::size_t at = 0; at < commons.size() && listed.next();) {
        const std::int64_t verdict = listed.whole(0);
        while (at < commons.size() && commons[at].verdict < verdict)
            ++at;
        if (at == commons.size() || commons[at].verdict != verdict) continue; // of an earlier run
        Member& member =
            members.emplace_back(Member{listed.whole(1), static_cast<std::uint32_t>(at)});
        const std::string_view low = listed.text(2), high = listed.text(3);
        if (low.empty() && high.empty()) continue;
        compared.emplace_back(low, high);
        member.compared = static_cast<std::uint32_t>(compared.size());
    }
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) { return a.claim < b.claim; });

    const std::vector<std::int64_t> denials = denials_of(database);
    auto denial = denials.begin();
    // Were `denied` asked for here, 14 columns more of each row would be taken apart.
    Rows claims(database, "SELECT id, min_key, max_key FROM claim ORDER BY id");
    for (auto member = members.begin(); member != members.end() && claims.next();) {
        const std::int64_t claim = claims.whole(0);
        while (denial != denials.end() && *denial < claim)
            ++denial;
        const bool denied = denial != denials.end() && *denial == claim;
        while (member != members.end() && member->claim < claim) // the file is damaged
            ++member;
        for (; member != members.end() && member->claim == claim; ++member) {
            if (denied) continue;
            std::string_view low = claims.text(1);
            std::string_view high = claims.text(2);
            if (member->compared > 0) {
                const auto& [own_low, own_high] = compared[member->compared - 1];
                low = first_of(own_low, low);
                high = first_of(own_high, high);
            }
            commons[member->verdict].add(low, high);
        }
    }

    std::vector<std::int64_t> out;
    for (const Common& common : commons)
        if (common.low > common.high) out.push_back(common.verdict);
    return out;
}

} // namespace tally
