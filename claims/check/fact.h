#pragma once

#include "claims/check/tie.h"
#include "claims/extract/claim.h"
#include "claims/values/interval.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// What the sources say together of one fact; the first of these that holds.
enum class Verdict { conflict, update, agreement, single_source, echo };

/// How strong an agreement is. `exact`: all say the same. `consistent`: each central value is
/// allowed by all. `compatible`: they merely meet. `loose`: they meet only far beyond an open end.
enum class Strength { exact, consistent, compatible, loose };

std::string_view name_of(Verdict verdict);
std::string_view name_of(Strength strength);

/// Two claims (indexes into the checked claims) that can't both be true, and why, in words and
/// arithmetic.
struct Conflict {
    std::size_t a = 0, b = 0;
    std::string why;
    /// Further claims that it takes: two denials may leave nothing of a range that neither rules
    /// out alone.
    std::vector<std::size_t> also;
};

/// All claims with one identity, and their verdict.
struct Fact {
    std::string id; ///< "f:…"
    std::string subject, attribute;
    std::vector<std::pair<std::string, std::string>> qualifiers; ///< in order of name
    Kind kind = Kind::number;
    std::string unit; ///< the unit in which its claims are compared
    Moves moves = Moves::never;

    Verdict verdict = Verdict::single_source;
    std::optional<Strength> strength; ///< of an agreement
    std::size_t independent_sources = 0;
    std::optional<Interval>
        common; ///< what all agreeing claims allow; none in a conflict or update
    /// `common` and `unit` in the unit that most claims use ("8 years", not "96 months"); where
    /// they use several, to 5 digits.
    std::optional<Interval> common_as_written;
    std::string unit_as_written;
    std::string unit_in_words;       ///< that unit for people: "years", "miles"; empty for a count
    std::vector<std::size_t> claims; ///< in order of article, then start
    Link link = Link::exact;
    std::vector<Tie> path; ///< what links its claims, where their rules do not: one tie less than
                           ///< claims, the strongest first
    std::vector<Conflict> conflicts; ///< the witness pair first, at most 100
    std::size_t conflicts_total = 0;
    std::string time; ///< which rule of time was used, in words: "both speak for April 2021 …"

    std::string settled; ///< by whom and why a decision settles its conflict; empty: none does
    std::vector<std::size_t> ruled_out; ///< the claims that decisions rule out
    bool known = false; ///< the baseline has it as it is, and only what is new counts
};

/// A claim as it was compared: converted to its fact's unit and widened by itself.
struct Compared {
    std::size_t claim = 0;
    std::size_t fact = 0;
    std::string source, origin;
    Interval interval;            ///< no limits for a name and a quotation
    Interval own;                 ///< the same in the unit in which the text gives it
    std::string min_key, max_key; ///< what was compared, names and quotations too; see check/keys.h
    std::optional<int> window;    ///< the span of time it speaks for; none: compared with all
    std::string currency;   ///< that it was brought to by its story's own rates, so that `interval`
                            ///< is of that, or empty
    bool withdrawn = false; ///< its own source corrected it
    std::string
        taken_as; ///< "2 billion, taken as 1.9 to 2.1" where widening changed it, else empty
};

} // namespace tally
