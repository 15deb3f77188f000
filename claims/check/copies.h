#pragma once

#include "claims/articles/corpus.h"
#include "claims/base/calendar.h"
#include "claims/base/spill.h"
#include "claims/base/spilled_groups.h"
#include "claims/base/stable_id.h"
#include "claims/base/text_numbers.h"
#include "claims/check/minhash.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What the copies of a text are known by.
struct CopySketch {
    std::optional<Hash128> text; ///< nothing for an empty one
    std::optional<MinHash> whole, opening;
};

CopySketch copy_sketch(std::string_view text);

/// What a claim's sentence is known by elsewhere; nothing where it is too short to tell.
std::optional<Hash128> sentence_key(std::string_view sentence);

/// Which articles are copies of one another: for each, by its number, the one with the least id.
struct CopySets {
    std::vector<std::uint32_t> copies; ///< texts alone
    std::vector<std::uint32_t> of;     ///< and sources that reprint others
    std::vector<std::string> notes;    ///< what was left out, in words for people
};

/// Finds the texts that are copies of one another (independence.h says which). Articles and
/// sentences are told one by one; what is kept of each lies in a Spill, and a few bytes in memory.
class CopyFinder {
public:
    /// The spill must outlive it.
    explicit CopyFinder(Spill& spill);

    /// The next article.
    void add(std::string_view id, std::string_view source, std::optional<Day> day,
             const CopySketch& sketch);

    /// The sentence of a claim, by the claim's number.
    void add_sentence(const Hash128& key, std::size_t claim);

    /// `article_of` gives the article of a claim, or nothing where that claim does not count.
    using ArticleOf = std::function<std::optional<std::size_t>(std::size_t claim)>;
    CopySets find(const ArticleOf& article_of, const std::vector<Source>& sources) const;

    std::string id_of(std::size_t article) const;
    std::string_view source_of(std::size_t article) const {
        return sources_[articles_[article].source];
    }

private:
    class Sets;
    struct Told {
        std::uint64_t id_end = 0; ///< in ids_
        std::uint32_t source = 0;
        std::int32_t day = 0; ///< its number, or `undated`
    };
    /// Signatures of one part of the texts, with the articles by band.
    struct Signatures {
        explicit Signatures(Spill& spill) : all(spill), by_band(spill) {}
        void add(std::size_t article, const std::optional<MinHash>& signature);

        SpilledBytes all; ///< one an article, of no meaning where it has none
        SpilledGroups by_band;
    };

    std::deque<Told> articles_;
    TextNumbers sources_;
    SpilledBytes ids_;
    SpilledGroups by_text_, by_sentence_;
    Signatures whole_, opening_;
};

} // namespace tally
