#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/base/parallel.h"
#include "claims/base/spill.h"
#include "claims/base/spilled_groups.h"
#include "claims/check/copies.h"
#include "claims/check/fact_numbers.h"
#include "claims/commands/environment.h"
#include "claims/commands/open_claims.h"
#include "claims/extract/extract.h"
#include "claims/extract/surnames.h"
#include "claims/reports/claim_json.h"
#include "claims/rules/rule.h"
#include "claims/tally.h"
#include "claims/values/hedge_widths.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// What `tally extract` prints of articles that come one by one. Where a rule names the fact of its
/// claims, their lines are made at once, but for what the corpus as a whole says of them, and wait
/// in a Spill until that is known. Claims whose facts are told by the story around them wait there
/// with their articles, and are read again story by story. What comes out is what extract_all() and
/// check() would give, byte for byte.
class ClaimStream {
public:
    /// All must outlive it.
    ClaimStream(const std::vector<Pack>& packs, const HedgeWidths& hedges, std::size_t jobs,
                Spill& spill);
    ~ClaimStream();

    /// The next article of the corpus. What the rules find in it is looked for on other threads
    /// while its reader goes on.
    void take(Article article);

    /// To be called behind the last article: forms the facts, and finds the copies.
    void settle(const std::vector<Source>& sources);

    void write_to(Output& out);

    const std::vector<Limited>& limits() const { return limits_; }
    const Diagnostics& notes() const { return notes_; }
    /// What was not compared, as check() tells it.
    const std::vector<std::string>& not_compared() const { return copies_.notes; }
    /// Whether there are claims that only their article's date would tell the time of, and it has
    /// none.
    bool is_date_missed() const { return date_missed_; }

private:
    struct Made;
    struct Batch;
    struct Record;

    void advance();
    void make(Batch& batch, std::size_t index) const;
    void keep(Batch& batch);
    void keep(std::size_t number, const Article& article, Made&& made);
    bool is_repeated(std::size_t claim) const;

    std::optional<Extractor> extractor_; ///< until all claims are found
    const HedgeWidths& hedges_;
    std::size_t jobs_;

    std::unique_ptr<Batch> coming_, at_work_;
    std::unique_ptr<WorkAhead> work_; ///< on at_work_; ends before it

    CopyFinder finder_;
    CopySets copies_;
    FactNumbers facts_;
    std::vector<std::string> fact_ids_;
    FullNames names_;
    NumberedRules rules_;
    SpilledBytes lines_;     ///< of all claims in order; of those of open facts a mere record
    const bool leaves_open_; ///< some rule which fact its claims are of
    OpenClaims open_;        ///< told nothing where none does
    SpilledGroups claim_ids_;
    std::size_t claims_ = 0;
    std::vector<std::size_t> repeated_; ///< claims of an id that an earlier one has, in order
    std::vector<Limited> limits_;
    Diagnostics notes_;
    bool date_missed_ = false;
};

} // namespace tally
