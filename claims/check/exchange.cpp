#include "claims/check/exchange.h"

#include <algorithm>
#include <vector>

namespace tally {

namespace {

bool is_positive(const Interval& sum) { return sum.min() && sum.max() && *sum.min() > Decimal(0); }

/// What one unit is worth where `sum` of it is `same` of another.
Interval rate_of(const Interval& sum, const Interval& same) {
    return Interval::between(Decimal::divide(*same.min(), *sum.max(), Rounding::down),
                             Decimal::divide(*same.max(), *sum.min(), Rounding::up));
}

Interval either(const Interval& a, const Interval& b) {
    return Interval::between(std::min(*a.min(), *b.min()), std::max(*a.max(), *b.max()));
}

} // namespace

void ExchangeRates::add(const std::string& currency, const Interval& sum, const std::string& other,
                        const Interval& same_sum) {
    if (currency == other || !is_positive(sum) || !is_positive(same_sum)) return;
    const auto take = [&](const std::string& from, const std::string& to, const Interval& rate) {
        const auto [known, is_new] = rates_.emplace(std::pair(from, to), rate);
        if (is_new) return;
        const auto both = intersection(known->second, rate);
        known->second = both ? *both : either(known->second, rate);
    };
    take(currency, other, rate_of(sum, same_sum));
    take(other, currency, rate_of(same_sum, sum));
}

std::map<std::string, Interval> ExchangeRates::reached_from(const std::string& from) const {
    std::map<std::string, Interval> out = {{from, Interval::exactly(Decimal(1))}};
    std::vector<std::string> last = {from};
    while (!last.empty()) { // a step at a time, so that the shortest way is found first
        std::vector<std::string> next;
        for (const std::string& currency : last)
            for (const auto& [pair, rate] : rates_)
                if (pair.first == currency &&
                    out.emplace(pair.second, exchanged(out.at(currency), rate)).second)
                    next.push_back(pair.second);
        last = std::move(next);
    }
    return out;
}

std::optional<Interval> ExchangeRates::between(const std::string& from,
                                               const std::string& to) const {
    const std::map<std::string, Interval> reached = reached_from(from);
    const auto found = reached.find(to);
    return found == reached.end() ? std::nullopt : std::optional(found->second);
}

std::string ExchangeRates::first_tied_to(const std::string& currency) const {
    return reached_from(currency).begin()->first;
}

Interval exchanged(const Interval& sum, const Interval& rate) {
    // A limit below 0 is a sum that may be anything small: the greater rate reaches farther down.
    const auto times = [](const Decimal& limit, const std::optional<Decimal>& by, Rounding to) {
        return Decimal::multiply(limit, *by, to);
    };
    std::optional<Decimal> min, max;
    if (sum.min())
        min = times(*sum.min(), *sum.min() < Decimal(0) ? rate.max() : rate.min(), Rounding::down);
    if (sum.max())
        max = times(*sum.max(), *sum.max() < Decimal(0) ? rate.min() : rate.max(), Rounding::up);
    const bool is_point = min && max && *min == *max;
    return Interval::of(min, sum.min_open() && !is_point, max, sum.max_open() && !is_point);
}

} // namespace tally
