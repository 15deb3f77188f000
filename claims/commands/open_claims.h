#pragma once

#include "claims/articles/article.h"
#include "claims/base/spill.h"
#include "claims/check/link.h"
#include "claims/check/story.h"
#include "claims/extract/claim.h"
#include "claims/extract/surnames.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tally {

/// Rules by number, in the order in which they are met.
class NumberedRules {
public:
    std::uint32_t number_of(const std::shared_ptr<const RuleTerms>& rule);
    const std::shared_ptr<const RuleTerms>& operator[](std::uint32_t number) const {
        return rules_[number];
    }

private:
    std::vector<std::shared_ptr<const RuleTerms>> rules_;
    std::unordered_map<const RuleTerms*, std::uint32_t> numbers_;
};

/// Claims whose rules leave open which fact they speak of (link.h), with their articles: both wait
/// in a Spill until all are told, and are read again story by story. Of an article stay in memory
/// the counts of its words, by which stories are told apart.
class OpenClaims {
public:
    /// The spill must outlive it.
    explicit OpenClaims(Spill& spill) : articles_(spill), lines_(spill) {}

    struct Numbered {
        std::size_t number = 0; ///< among all claims
        Claim claim;
    };

    /// The next article of the corpus, and the open claims in it. Articles without any are told,
    /// too, for they are parts of stories.
    void add(const Article& article, const std::vector<Numbered>& claims);

    /// How many were told.
    std::size_t count() const { return count_; }

    /// What the rest of the corpus says of its claims and articles.
    struct Rest {
        const FullNames& names;
        std::function<bool(std::size_t claim)> leaves_out;
        std::function<std::string(std::size_t article)> origin_of;
    };

    /// Forms their facts and writes their lines, once all are told. Gives what was not compared.
    std::vector<std::string> settle(const Rest& rest);

    /// The line of a claim, by its place among the open ones.
    std::string line(std::size_t place) const;

private:
    using Notes = std::vector<std::pair<std::size_t, std::string>>; ///< by place of their story

    /// Articles that are read again, and their open claims.
    struct Read {
        Corpus corpus;
        std::vector<Claim> claims;
        std::vector<Compared> compared;
        std::vector<std::size_t> places; ///< of each claim among the open ones
    };

    std::vector<KeyedStory> stories();
    void link(std::vector<KeyedStory> alike, const Rest& rest, Notes& notes);
    void read(std::size_t article, const Rest& rest, Read& to) const;
    void write(std::size_t place, const std::string& line);

    NumberedRules rules_;
    StoryFinder finder_;
    SpilledBytes articles_;           ///< each with its open claims
    std::deque<std::uint64_t> until_; ///< of each article: where its bytes end
    std::vector<bool> has_claims_;    ///< of each article
    std::size_t count_ = 0;
    SpilledBytes lines_;
    std::vector<std::uint64_t> line_at_; ///< by place
};

} // namespace tally
