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
    /// Holds those that `which` gives, bits as TokenisedSentence::which(), and no others.
    template <class Which>
    void take(const TokenisedSentence& sentence, Which which) {
        bits_.resize((sentence.size() + 63) / 64);
        for (std::size_t i = 0; i < bits_.size(); ++i)
            bits_[i] = which(64 * i);
    }

    /// Adds those from which nothing but tokens of a trait leads to one of it.
    void add_leading(const TokenisedSentence& sentence, Trait inside) {
        std::uint64_t behind = 0;
        for (std::size_t i = bits_.size(); i-- > 0;) {
            std::uint64_t within = sentence.which(inside, 64 * i);
            std::uint64_t leading = bits_[i] | (within & behind << 63U);
            for (unsigned far = 1; far < 64; far *= 2) { // so many tokens on lead there too
                leading |= within & leading >> far;
                within &= within >> far;
            }
            behind = bits_[i] = leading;
        }
    }

    void clear() { bits_.clear(); }

    /// A bit for each of the sixty-four around one, from the last multiple of that on.
    std::uint64_t bits(std::size_t at) const { return at / 64 < bits_.size() ? bits_[at / 64] : 0; }
    bool has(std::size_t at) const { return (bits(at) >> at % 64 & 1U) != 0; }

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
    std::vector<std::uint64_t> bits_;
};

} // namespace tally
