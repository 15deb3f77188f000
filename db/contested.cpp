// All claims of a fact can be true together where the greatest of their lower ends is not beyond
// the least of their upper ends. So scans do, each in the order in which its rows lie: which claims
// a verdict has, then the claims. A join would look up each row by itself.
#include "db/contested.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// A claim of a verdict.
struct Member {
    std::int64_t claim = 0;
    std::size_t verdict = 0;  ///< index
    std::size_t compared = 0; ///< index + 1 of the bounds that it was compared by; 0: as said
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

std::string_view text_of(const SQLite::Column& column) {
    const char* text = column.getText();
    return {text, static_cast<std::size_t>(column.getBytes())};
}

/// Where a verdict has bounds of its own for a claim, they go over the claim's.
std::string_view first_of(const std::string& own, std::string_view claims) {
    return own.empty() ? claims : std::string_view(own);
}

} // namespace

std::vector<std::int64_t> contested_verdicts(SQLite::Database& database) {
    std::vector<Common> commons;
    std::vector<Member> members;
    std::vector<std::pair<std::string, std::string>> compared;
    SQLite::Statement judged(database,
                             "SELECT verdict FROM run_verdict WHERE run = (SELECT "
                             "coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1) ORDER BY 1");
    while (judged.executeStep())
        commons.emplace_back().verdict = judged.getColumn(0).getInt64();

    SQLite::Statement listed(database, "SELECT verdict, claim, min_key, max_key FROM verdict_claim "
                                       "WHERE NOT withdrawn ORDER BY verdict, claim");
    for (std::size_t at = 0; at < commons.size() && listed.executeStep();) {
        const std::int64_t verdict = listed.getColumn(0).getInt64();
        while (at < commons.size() && commons[at].verdict < verdict)
            ++at;
        if (at == commons.size() || commons[at].verdict != verdict) continue; // of an earlier run
        Member& member = members.emplace_back(Member{listed.getColumn(1).getInt64(), at});
        if (listed.getColumn(2).isNull() && listed.getColumn(3).isNull()) continue;
        compared.emplace_back(text_of(listed.getColumn(2)), text_of(listed.getColumn(3)));
        member.compared = compared.size();
    }
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) { return a.claim < b.claim; });

    SQLite::Statement claims(database,
                             "SELECT id, min_key, max_key FROM claim WHERE NOT denied ORDER BY id");
    auto member = members.begin();
    while (member != members.end() && claims.executeStep()) {
        const std::int64_t claim = claims.getColumn(0).getInt64();
        while (member != members.end() && member->claim < claim) // a denial
            ++member;
        for (; member != members.end() && member->claim == claim; ++member) {
            std::string_view low = text_of(claims.getColumn(1));
            std::string_view high = text_of(claims.getColumn(2));
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
