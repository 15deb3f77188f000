#pragma once

#include "claims/check/keys.h"
#include "claims/extract/claim.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The words of a quotation as they are compared: case folded, punctuation dropped. "…" within it
/// is a word of its own, for what is left out.
std::vector<std::string> quoted_words(std::string_view quotation);

enum class Likeness { same, part, differing, different };

/// How two quotations stand to each other. `part`: the shorter stands word for word in the longer,
/// or its pieces around "…" do, one behind another. `differing`: of the shorter's words at least
/// three of four stand so, of four or more: the same words, quoted differently. Symmetric.
Likeness likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Quotations that are one fact, and its wording: the first words of the least of them.
struct QuotationGroup {
    std::vector<std::size_t> claims; ///< in order
    std::string wording;
};

/// The qualifier that holds a quotation fact's wording.
inline constexpr std::string_view quoted_wording = "words";

/// Groups the quotations of one speaker by their words. A part of several quotations that are not
/// alike is a fact of its own.
std::vector<QuotationGroup> group_quotations(const std::vector<Claim>& claims,
                                             const std::vector<std::size_t>& members);

/// The keys of each of a group's quotations: its words'; of a part a range about the whole that
/// holds it and no other text, and where several hold it, one that meets any.
std::vector<KeyRange> quotation_keys(const std::vector<Claim>& claims,
                                     const std::vector<std::size_t>& members);

/// The words in which two quotations differ, as they are written and with two words around them:
/// ""… will never give …" against "… will not give …"", ""… is not how …" without "not"".
std::string differing_words(std::string_view a, std::string_view b);

/// The first words of a quotation in which it differs from another: ""… will never give …"". Empty
/// where it says nothing else.
std::string differing_part(std::string_view quotation, std::string_view other);

} // namespace tally
