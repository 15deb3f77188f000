#pragma once

#include "claims/base/span.h"
#include "claims/extract/gate.h"
#include "claims/extract/literal_scan.h"
#include "claims/extract/views.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tally {

/// A pattern of a rule and a stretch that it is worth trying on.
struct Candidate {
    std::uint32_t pattern = 0; ///< its place among all patterns, see RuleIndex::patterns
    std::uint32_t stretch = 0; ///< its place among those of what the pattern sees

    friend bool operator<(const Candidate& a, const Candidate& b) {
        return a.pattern != b.pattern ? a.pattern < b.pattern : a.stretch < b.stretch;
    }
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// All patterns of all packs by the words that they require (claims/rules/literals.h): one scan of
/// an article tells which of them could match where. What it leaves out could give no claim.
class RuleIndex {
public:
    /// A pattern, whose it is, and what it asks of a stretch.
    struct Entry {
        std::size_t pack = 0;
        const Rule* rule = nullptr;
        const Pattern* pattern = nullptr;
        KindSet seen = 0;
        Gate gate;
        std::uint8_t required = 0; ///< a bit for each set of literals
    };

    /// The packs must outlive it. `also` are words that others look for, in lower case: they are
    /// found on the way.
    explicit RuleIndex(const std::vector<Pack>& packs, const std::vector<std::string>& also = {});

    /// In order of pack, rule, and within the rule.
    const std::vector<Entry>& patterns() const { return patterns_; }

    struct Found {
        std::vector<Candidate> candidates; ///< in order of pattern, then stretch
        std::vector<Span> also; ///< every place of the words that others look for, in order
    };

    /// What one scan of an article finds. The cost grows with that, not with the rules.
    Found scan(const Views& views) const;

    /// Every pattern on every stretch: what scan() must agree with, and far slower.
    std::vector<Candidate> everything(const Views& views) const;

private:
    /// That a word is in a set of a pattern.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t set = 0; ///< one bit; none: others look for the word
    };
    class Search;

    std::vector<Entry> patterns_;
    std::vector<std::uint32_t> without_literals_; ///< tried wherever their kinds of value stand
    std::unique_ptr<const LiteralScan> scan_;
    std::vector<std::size_t> first_use_; ///< of each word in uses_, and an end
    std::vector<Use> uses_;
};

} // namespace tally
