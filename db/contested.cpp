// All claims of a fact can be true together where the greatest of their lower ends is not beyond
// the least of their upper ends. So scans do, each in the order in which its rows lie: which claims
// a verdict has, then the claims. A join would look up each row by itself. Between the scans what
// was read is dealt out by ranges of ids (a Grace hash join without the hash: DeWitt et al.,
// Implementation Techniques for Main Memory Database Systems, 1984), so that of very many claims
// one range is in memory at a time.
#include "db/contested.h"

#include "claims/base/spill.h"
#include "db/rows.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

/// A claim of a verdict, and what it allows: the bounds, as keys in the order of bytes, stand
/// behind it.
struct Member {
    std::int64_t id = 0;             ///< that it is dealt out by, of the claim or the verdict
    std::int64_t verdict = 0;        ///< that the claim is of
    std::uint32_t low = 0, high = 0; ///< bytes of the bounds, 0 for none
};

/// Members by ranges of their ids.
class Ranges {
public:
    struct Range {
        SpilledBytes bytes;
        std::size_t members = 0;
    };

    /// So many that each holds some 65,000 claims. What is beyond the largest id all the same
    /// goes to the last.
    Ranges(Spill& spill, std::int64_t claims, std::int64_t largest_id)
        : ids_in_range_(largest_id / count_for(claims) + 1) {
        for (std::int64_t i = 0; i < count_for(claims); ++i)
            ranges_.push_back({SpilledBytes(spill, block)});
    }

    void add(std::int64_t id, std::int64_t verdict, std::string_view low, std::string_view high) {
        const Member member{id, verdict, static_cast<std::uint32_t>(low.size()),
                            static_cast<std::uint32_t>(high.size())};
        record_.assign(reinterpret_cast<const char*>(&member), sizeof member);
        record_ += low;
        record_ += high;
        const auto last = static_cast<std::int64_t>(ranges_.size()) - 1;
        Range& range = ranges_[static_cast<std::size_t>(
            std::clamp<std::int64_t>(id / ids_in_range_, 0, last))];
        range.bytes.add(record_);
        ++range.members;
    }

    /// One behind the other in order of id.
    const std::vector<Range>& all() const { return ranges_; }

private:
    static constexpr std::size_t block = 16 * 1024;

    static std::int64_t count_for(std::int64_t claims) {
        constexpr std::int64_t claims_in_range = 1 << 16;
        constexpr std::int64_t most = 1 << 12;
        return std::clamp<std::int64_t>(claims / claims_in_range + 1, 1, most);
    }

    std::int64_t ids_in_range_;
    std::vector<Range> ranges_;
    std::string record_; ///< to be added
};

/// The members of one range in memory, in order of id.
class Members {
public:
    struct Place {
        std::int64_t id = 0;
        std::size_t at = 0;
    };

    void read(const Ranges::Range& range) {
        bytes_.resize(range.bytes.size());
        range.bytes.read(0, bytes_.data(), bytes_.size());
        places_.clear();
        places_.reserve(range.members);
        for (std::size_t at = 0; at < bytes_.size();) {
            const Member one = member(at);
            places_.push_back({one.id, at});
            at += sizeof one + one.low + one.high;
        }
        std::sort(places_.begin(), places_.end(),
                  [](const Place& a, const Place& b) { return a.id < b.id; });
    }

    const std::vector<Place>& places() const { return places_; }

    Member member(std::size_t at) const {
        Member out;
        std::memcpy(&out, bytes_.data() + at, sizeof out);
        return out;
    }
    std::string_view low(std::size_t at) const {
        return std::string_view(bytes_).substr(at + sizeof(Member), member(at).low);
    }
    std::string_view high(std::size_t at) const {
        const Member one = member(at);
        return std::string_view(bytes_).substr(at + sizeof one + one.low, one.high);
    }

private:
    std::string bytes_;
    std::vector<Place> places_;
};

std::int64_t largest(SQLite::Database& database, const char* sql) {
    Rows rows(database, sql);
    return rows.next() ? std::max<std::int64_t>(rows.whole(0), 0) : 0; // the file may be damaged
}

/// Rows in order of the id in their first column, gone through along with others.
class Ascending {
public:
    Ascending(SQLite::Database& database, const char* sql) : rows_(database, sql) { next(); }

    /// Goes on to the first row of an id that is not smaller; whether it is of this one.
    bool reach(std::int64_t id) {
        while (id_ < id)
            next();
        return id_ == id && !at_end_;
    }
    bool at_end() const { return at_end_; }
    const Rows& row() const { return rows_; }

private:
    void next() {
        at_end_ = !rows_.next();
        id_ = at_end_ ? std::numeric_limits<std::int64_t>::max() : rows_.whole(0);
    }

    Rows rows_;
    std::int64_t id_ = 0; ///< of the row
    bool at_end_ = false;
};

/// Which claims the verdicts of the last run compare, by ranges of claims, with the bounds that
/// they were compared by where these are not as the claims said.
Ranges members_of_last_run(SQLite::Database& database, Spill& spill) {
    const std::int64_t claims = largest(database, "SELECT max(id) FROM claim");
    Ranges out(spill, claims, claims);
    Ascending judged(database,
                     "SELECT verdict FROM run_verdict WHERE run = (SELECT coalesce(same_as, id) "
                     "FROM run ORDER BY id DESC LIMIT 1) ORDER BY 1");
    Rows listed(database, "SELECT verdict, claim, min_key, max_key FROM verdict_claim WHERE NOT "
                          "withdrawn ORDER BY verdict, claim");
    while (!judged.at_end() && listed.next()) {
        const std::int64_t verdict = listed.whole(0);
        if (!judged.reach(verdict)) continue; // of an earlier run
        out.add(listed.whole(1), verdict, listed.text(2), listed.text(3));
    }
    return out;
}

/// The same by ranges of verdicts, with the bounds that count; denials left out.
Ranges bounded(SQLite::Database& database, Spill& spill, const Ranges& by_claim) {
    Ranges out(spill, largest(database, "SELECT max(id) FROM claim"),
               largest(database, "SELECT max(id) FROM verdict"));
    Ascending denials(database, "SELECT id FROM claim WHERE denied ORDER BY id"); // by their index
    // Were `denied` asked for here, 14 columns more of each row would be taken apart.
    Ascending claims(database, "SELECT id, min_key, max_key FROM claim ORDER BY id");
    Members members;
    for (const Ranges::Range& range : by_claim.all()) {
        members.read(range);
        for (const auto& [claim, at] : members.places()) {
            if (!claims.reach(claim) || denials.reach(claim)) continue; // not there: damaged
            const std::string_view low = members.low(at), high = members.high(at);
            const std::int64_t verdict = members.member(at).verdict;
            out.add(verdict, verdict, low.empty() ? claims.row().text(1) : low,
                    high.empty() ? claims.row().text(2) : high);
        }
    }
    return out;
}

} // namespace

std::vector<std::int64_t> contested_verdicts(SQLite::Database& database, Spill& spill) {
    const Ranges by_verdict = bounded(database, spill, members_of_last_run(database, spill));
    std::vector<std::int64_t> out;
    Members members;
    for (const Ranges::Range& range : by_verdict.all()) {
        members.read(range);
        const std::vector<Members::Place>& places = members.places();
        for (auto next = places.begin(); next != places.end();) {
            // What the claims allow together.
            const std::int64_t verdict = next->id;
            std::string_view low = members.low(next->at), high = members.high(next->at);
            for (; next != places.end() && next->id == verdict; ++next) {
                low = std::max(low, members.low(next->at));
                high = std::min(high, members.high(next->at));
            }
            if (low > high) out.push_back(verdict);
        }
    }
    return out;
}

} // namespace tally
