#pragma once

#include "claims/base/decimal.h"

#include <optional>
#include <string_view>

namespace tally {

/// A length as rules write it: "-1d", "+2 weeks", "5%", "0.3". What follows the number says what it
/// is: nothing (the value's own unit), days (weeks are seven), or a share ("5%" is 0.05).
struct Amount {
    enum class Sort { plain, days, share };
    Decimal amount;
    Sort sort = Sort::plain;
};

/// Nothing where the text is none of these.
std::optional<Amount> parse_amount(std::string_view text);

} // namespace tally
