#pragma once

#include "claims/extract/gate.h"
#include "claims/extract/literal_scan.h"
#include "claims/extract/views.h"
#include "claims/extract/watched.h"
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
    /// Where in the stretch matches may begin, beside at values, as far as MatchStarts of the
    /// pattern tells: in Found::starts.
    std::uint32_t first_start = 0, last_start = 0;
    bool anywhere = true; ///< matches may begin elsewhere too
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
        std::uint8_t required = 0; ///< a bit for each set of literals, and for a place to begin
    };

    /// The packs must outlive it. `watched` are found on the way.
    explicit RuleIndex(const std::vector<Pack>& packs,
                       const std::vector<WatchedWord>& watched = {});

    /// In order of pack, rule, and within the rule.
    const std::vector<Entry>& patterns() const { return patterns_; }

    struct Found {
        std::vector<Candidate> candidates; ///< in order of pattern, then stretch
        std::vector<std::size_t> starts;   ///< offsets in the article, ascending for each candidate
        /// By list; where no rule asks for what a sentence holds, none are looked for.
        std::vector<WatchedPlaces> watched;
        bool all_watched = true; ///< there are no such sentences

        const WatchedPlaces& places_of(std::size_t list) const {
            static const WatchedPlaces none;
            return list < watched.size() ? watched[list] : none;
        }
    };

    /// What one scan of an article finds, into `found`, whose memory is used again. The cost grows
    /// with that, not with the rules.
    void scan(const Views& views, Found& found) const;

    /// Every pattern on every stretch: what scan() must agree with, and far slower.
    std::vector<Candidate> everything(const Views& views) const;

private:
    /// That a word is in a set of a pattern, or that matches of the pattern begin with it.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t set = 0; ///< those of its bits that the word gives
        std::uint8_t required = 0;
        bool starts = false;
        bool sees_quotes = false;
        Gate gate;
    };
    struct Word {
        Gate gate;                           ///< of any of its uses
        std::uint32_t uses = 0, watched = 0; ///< its first ones; the next word's follow its last
        bool in_any = false;                 ///< a letter that any word may be written with
    };
    class Search;

    std::vector<Entry> patterns_;
    std::vector<std::uint32_t> without_literals_; ///< tried wherever their kinds of value stand
    std::unique_ptr<const LiteralScan> scan_;
    std::vector<Word> words_; ///< of the scan, and one behind the last
    std::vector<Use> uses_;
    std::vector<WatchedWord> watched_;
    std::size_t lists_ = 0;       ///< of watched words
    Gate of_sentences_, of_runs_; ///< of any pattern that sees these
    bool some_see_quotes_ = false;
};

} // namespace tally
