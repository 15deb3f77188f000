#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/check.h"
#include "db/insert.h"
#include "db/names.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tally {

/// Writes facts, and what the sources say of each.
class VerdictWriter {
public:
    VerdictWriter(SQLite::Database& database, SharedNames& names, bool fresh);

    /// Adds a fact's verdict to the run: the one that stands there already where verdict and
    /// evidence are the same, else a new one. `claims` are the row ids of the checked claims.
    void write(const Corpus& corpus, const Checked& checked, const Fact& fact,
               const std::vector<std::int64_t>& claims, std::int64_t run);

private:
    struct VerdictText;

    std::int64_t fact_id(const Fact& fact);
    std::int64_t insert(const Checked& checked, const Fact& fact, const VerdictText& made,
                        std::int64_t fact_row, const std::string& digest,
                        const std::vector<std::int64_t>& claims);

    SharedNames& names_;
    bool fresh_;
    Insert find_fact_, add_fact_, find_, add_, add_claim_, add_conflict_, mention_;
};

} // namespace tally
