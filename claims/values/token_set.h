#pragma once

#include "claims/values/tokens.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tally {

/// Some of the tokens of a sentence, a bit for each.
class TokenSet {
public:
    /// Holds those that have one of the traits, and no others.
    void take(const TokenisedSentence& sentence, std::uint32_t traits) {
        resize(sentence);
        for (std::size_t i = 0; i < bits_.size(); ++i)
            bits_[i] = sentence.which(traits, 64 * i);
    }

    /// Holds those from which nothing but tokens of a trait leads to one that `leads_to` gives
    /// (bits as TokenisedSentence::which()), and those themselves.
    template <class LeadsTo>
    void take_leading(const TokenisedSentence& sentence, Trait inside, LeadsTo leads_to) {
        resize(sentence);
        std::uint64_t behind = 0;
        for (std::size_t i = bits_.size(); i-- > 0;) {
            std::uint64_t within = sentence.which(bit(inside), 64 * i);
            std::uint64_t leading = leads_to(64 * i) | (within & behind << 63U);
            for (unsigned far = 1; far < 64; far *= 2) { // so many tokens on lead there too
                leading |= within & leading >> far;
                within &= within >> far;
            }
            behind = bits_[i] = leading;
        }
    }

    void clear() { bits_.clear(); }

    bool has(std::size_t at) const {
        return at / 64 < bits_.size() && (bits_[at / 64] >> at % 64 & 1U) != 0;
    }

    /// The first from `at` on, or a number beyond the sentence.
    std::size_t next(std::size_t at) const {
        std::size_t i = at / 64;
        if (i >= bits_.size()) return at;
        const std::uint64_t ahead = bits_[i] >> at % 64;
        if (ahead != 0) return at + static_cast<std::size_t>(std::countr_zero(ahead));
        while (++i < bits_.size())
            if (bits_[i] != 0) return 64 * i + static_cast<std::size_t>(std::countr_zero(bits_[i]));
        return 64 * i;
    }

private:
    void resize(const TokenisedSentence& sentence) { bits_.resize((sentence.size() + 63) / 64); }

    std::vector<std::uint64_t> bits_;
};

} // namespace tally
