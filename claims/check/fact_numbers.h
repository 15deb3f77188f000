#pragma once

#include "claims/extract/claim.h"
#include "claims/extract/surnames.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace tally {

/// The facts of claims whose rules name them (Linking::none), without the claims: of those that
/// name one fact in the same words one is kept. So memory grows with what is spoken of, and with
/// the quotations, which their words tell apart, but not with how often it is.
class FactNumbers {
public:
    /// What claims of one number share; empty for a quotation, which shares its number with none.
    static std::string key_of(const Claim& claim);

    /// The number of a claim, by key_of() of it.
    std::size_t add(std::string key, Claim claim);

    /// Gives speakers their full names, and forms the facts of all claims (group.h): the id of each
    /// number's. To be called once, when all are told.
    std::vector<std::string> settle(const FullNames& names);

    /// What a number's claims are about. Of a quotation, once facts are settled, with its speaker's
    /// full name.
    const Claim& claim(std::size_t number) const { return claims_[number]; }

private:
    std::vector<Claim> claims_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

} // namespace tally
