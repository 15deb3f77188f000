#pragma once

#include "claims/values/interval.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace tally {

/// What a unit of one currency is worth in another, as the articles of one story tell it by giving
/// one sum in both: "2 million euros ($2.6 million)". No other rate is known.
class ExchangeRates {
public:
    /// One sum in two currencies, as widened. A rate that several articles give is what they all
    /// allow, or where they differ all that some allow. Sums that are not above 0 give none.
    void add(const std::string& currency, const Interval& sum, const std::string& other,
             const Interval& same_sum);

    bool empty() const { return rates_.empty(); }

    /// The rate as given, or over as few other currencies as needed; nothing where none leads from
    /// one to the other.
    std::optional<Interval> between(const std::string& from, const std::string& to) const;

    /// The first by code of the currencies that rates tie to this one, itself among them.
    std::string first_tied_to(const std::string& currency) const;

private:
    /// Each currency that can be reached, with its worth of one of `from`.
    std::map<std::string, Interval> reached_from(const std::string& from) const;

    std::map<std::pair<std::string, std::string>, Interval> rates_; ///< both ways
};

/// A sum in another currency: what some rate of an interval makes of some sum of the other, rounded
/// outward.
Interval exchanged(const Interval& sum, const Interval& rate);

} // namespace tally
