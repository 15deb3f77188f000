#pragma once

#include "claims/articles/article.h"
#include "claims/check/coverage.h"
#include "claims/extract/claim.h"
#include "db/insert.h"
#include "db/names.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tally {

/// Writes articles as they were read, with their claims.
class ReadingWriter {
public:
    ReadingWriter(SQLite::Database& database, SharedNames& names, bool fresh);

    /// What one article gave; claims in order of start.
    struct Reading {
        const Article& article;
        std::vector<const Claim*> claims;
        std::vector<KindCoverage> coverage;
    };

    /// The ids of a reading and of its claims' rows, in the order given.
    struct Written {
        std::int64_t reading = 0;
        std::vector<std::int64_t> claims;
    };

    /// Adds the reading to the run: the one that stands there already where all of it is the same,
    /// else a new one.
    Written write(const Reading& reading, std::int64_t run);

private:
    struct ClaimText;

    std::string digest(const Reading& reading, const std::vector<ClaimText>& texts);
    void insert(const Reading& reading, const std::vector<ClaimText>& texts, std::int64_t article,
                const std::string& digest, Written& out);
    void insert_claims(const Reading& reading, const std::vector<ClaimText>& texts, Written& out);

    SharedNames& names_;
    bool fresh_;
    Insert find_, claims_, add_, add_sentence_, add_claim_, add_kind_, mention_, current_;
};

} // namespace tally
