#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/base/parallel.h"
#include "claims/base/spill.h"
#include "claims/base/spilled_groups.h"
#include "claims/check/copies.h"
#include "claims/check/fact_numbers.h"
#include "claims/commands/environment.h"
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

/// Whether all rules name the facts of their claims, so that the texts of articles are not needed
/// to tell which fact a claim is of.
bool all_name_their_facts(const std::vector<Pack>& packs);

/// What `tally extract` prints of articles that come one by one and are not kept. Each claim's line
/// is made at once, but for what the corpus as a whole says of it; it waits in a Spill until that
/// is known. What comes out is what extract_all() and check() would give, byte for byte.
class ClaimStream {
public:
    /// Of packs whose rules name the facts of their claims. All must outlive it.
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
    const std::vector<std::string>& copy_notes() const { return copies_.notes; }
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
    void keep(std::size_t article, Made&& made);
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
    std::vector<std::shared_ptr<const RuleTerms>> rules_;
    SpilledBytes lines_;
    SpilledGroups claim_ids_;
    std::size_t claims_ = 0;
    std::vector<std::size_t> repeated_; ///< claims of an id that an earlier one has, in order
    std::vector<Limited> limits_;
    Diagnostics notes_;
    bool date_missed_ = false;
};

} // namespace tally
