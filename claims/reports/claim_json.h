#pragma once

#include "claims/base/json.h"
#include "claims/base/span.h"
#include "claims/check/check.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tally {

/// One claim as `tally extract` prints it and a fact of `tally check --format json` lists it: an
/// object.
void write_claim(JsonWriter& json, const Corpus& corpus, const Checked& checked, std::size_t claim);
void write_claim(JsonWriter& json, const Article& article, const Claim& claim,
                 const Compared& compared, std::string_view fact);

/// A claim so printed before it is known what the corpus as a whole says of it, which is put in
/// later.
struct ClaimLine {
    /// What may change then. The fact and the origin stand as null until they are put in.
    enum class Part : std::uint8_t { fact, origin, subject, qualifiers, attribution };
    static constexpr std::size_t parts = 5;
    using Places = std::array<Span, parts>;

    std::string text;
    Places places; ///< in the text, in order
};

/// `compared` tells only what the claim was taken as.
ClaimLine claim_line(const Article& article, const Claim& claim, const Compared& compared);

/// Adds the line with the JSON of its parts put in; of a part without any stays what the line has.
void add_filled(std::string& to, std::string_view text, const ClaimLine::Places& places,
                const std::array<std::string_view, ClaimLine::parts>& values);

/// An object of strings.
void write_qualifiers(JsonWriter& json,
                      const std::vector<std::pair<std::string, std::string>>& qualifiers);

} // namespace tally
