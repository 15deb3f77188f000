#pragma once

#include "claims/check/fact.h"
#include "claims/check/summary.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>

namespace tally {

/// Two claims (ids) that can't both be true: the one with the greatest lower end and the one with
/// the least upper end of what was compared. One id twice where a denial leaves nothing of a single
/// claim.
struct Clash {
    std::string low, high;
    bool by_denial = false; ///< they could both be true, but for what is denied

    friend bool operator==(const Clash&, const Clash&) = default;
};

struct Judgement {
    Verdict verdict = Verdict::single_source;
    std::optional<Strength> strength; ///< of an agreement
    std::optional<KeyRange> common;   ///< what all assertions allow; none in a conflict or update
    std::optional<Clash> clash;       ///< of a conflict
};

/// The verdict on a fact. This is the one implementation of the calculus: whatever judges, judges a
/// summary.
///
/// `never`: all claims are comparable; `any`: those of one window; `grows`: those of one window,
/// and an earlier one that lies above a later one; `shrinks`: mirrored. An undated claim is
/// comparable with all.
Judgement judge(const Summary& summary, Moves moves);

/// The more lenient of two, where rules differ on one fact: `never` < `grows`, `shrinks` < `any`.
Moves more_lenient(Moves a, Moves b);

} // namespace tally
