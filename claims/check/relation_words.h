#pragma once

#include "claims/check/check.h"
#include "claims/check/extent.h"

#include <map>
#include <string>
#include <string_view>

namespace tally {

/// One of the values that a fact can have: the interval in its unit of comparison, and the claims
/// that say so.
struct FactChoice {
    std::size_t fact = 0;
    Extent extent;
    std::vector<std::size_t> claims;
};

/// The unit in which a relation's values are shown: that in which its facts are written, where
/// that is one; else that of comparison.
class ShownUnit {
public:
    ShownUnit(const Checked& checked, const std::vector<const FactChoice*>& facts);

    /// "16", "from 10 to 20", "5 February 2011"; `unit` behind it where that is asked for.
    std::string words(const Extent& extent, bool unit) const;

    /// How far two sides are from what they are expected to be.
    std::string why(const Extent& left, Comparison comparison, const Extent& right) const;

private:
    Interval shown(const Extent& extent) const;
    std::string unit_of(const Extent& extent) const;

    std::optional<Value> usual_; ///< a value in the unit
};

/// A side with its values: what it comes to, and the sum written out, "16 + 17 = 33", "15 years
/// between 5 February 2011 and 5 February 2026".
struct WordedSide {
    Extent extent;
    std::string words;
};

/// Works out a side, each attribute with one of its fact's values; or why that can't be.
std::variant<WordedSide, std::string>
worked_out(const RelationTerm& side, const std::map<std::string, const FactChoice*>& choices,
           const ShownUnit& unit);

/// The line of a failure: the relation's message with both sides filled in, else "14 is not 15".
std::string failure_message(const RelationRule& relation, const std::string& left,
                            const std::string& right, Kind kind);

} // namespace tally
