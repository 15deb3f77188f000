#pragma once

#include "claims/base/text_numbers.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The full names ("Jen Psaki") of speakers who are called by their surname ("Psaki"): those under
/// which the same claims credit one other speaker. A surname that ends two different full names
/// stays as it is, and so does what is no surname ("the House" beside "the White House").
///
/// Within an article Speakers does so already; here all of a corpus is known. The order of the
/// claims plays no part.
class FullNames {
public:
    /// Tells whom a claim credits; the name's number.
    std::size_t add(std::string_view attribution);

    /// To be called when all are told.
    void settle();

    /// A name as it was told.
    std::string_view name(std::size_t number) const { return names_[number]; }

    /// The full name, or nullptr where a speaker keeps the name that the claim has.
    const std::string* of(std::string_view attribution) const;

    /// Gives a claim the full name: in `attribution`, and where subject or a qualifier of a
    /// quotation is that speaker.
    void give(Claim& claim) const;

private:
    void settle(const std::vector<std::string_view>& same_last);

    TextNumbers names_;
    std::map<std::string, std::string> full_; ///< by folded surname
};

/// Gives each claim the full name that all of them tell.
void resolve_surnames(std::vector<Claim>& claims);

} // namespace tally
