#pragma once

#include "claims/base/span.h"
#include "claims/extract/watched.h"
#include "claims/rules/rule.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace tally {

/// How a claim stands to a correction in its sentence.
enum class Correction {
    none,
    corrects,  ///< "killed 10, corrected from 12": the 10; it withdraws earlier claims
    withdrawn, ///< the 12, which the article itself takes back
};

/// Looks for marks of correction: the pack's list `corrections`, or words/corrections.yml where it
/// has none. A value behind words that name the old figure ("corrected from", "revised down from",
/// "earlier reports said") is withdrawn; any other of the sentence corrects.
class Corrections {
public:
    explicit Corrections(const Pack& pack);

    /// `marks` are the places in the text of the words of watched().
    Correction of(std::string_view text, const WatchedPlaces& marks, Span sentence,
                  Span value) const;

    std::vector<WatchedWord> watched(std::uint32_t list) const;

private:
    struct Marks;
    std::shared_ptr<const Marks> marks_; ///< packs without a list have the same
};

} // namespace tally
