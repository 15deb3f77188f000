#include "claims/rules/amount.h"

#include <string>

namespace tally {

std::optional<Amount> parse_amount(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    const std::size_t end = text.find_first_not_of("-0123456789.");
    const auto number = Decimal::parse(text.substr(0, end));
    if (!number) return std::nullopt;
    std::string_view unit = end == std::string_view::npos ? "" : text.substr(end);
    while (unit.starts_with(' '))
        unit.remove_prefix(1);
    if (unit.empty()) return Amount{*number, Amount::Sort::plain};
    if (unit == "%") return Amount{*number * Decimal::scaled(1, -2), Amount::Sort::share};
    if (unit == "d" || unit == "day" || unit == "days") return Amount{*number, Amount::Sort::days};
    if (unit == "w" || unit == "week" || unit == "weeks")
        return Amount{*number * Decimal(7), Amount::Sort::days};
    return std::nullopt;
}

} // namespace tally
