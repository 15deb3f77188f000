#pragma once

#include <optional>
#include <string_view>

namespace tally {

/// What a date tells of its day, for dates whose year nobody knows: "XXXX-11-19" is a 19th of
/// November, "XXXX-WXX-5" a Friday, "2021-06-16" both a 16th of June and a Wednesday.
struct DateParts {
    std::optional<int> year, month, day;
    std::optional<int> weekday; ///< 1 for Monday to 7
};

/// Of a TIMEX3 value; nothing where it has none of the parts.
DateParts date_parts(std::string_view timex);

/// Whether two dates can't be the same day by a part that both tell.
bool differ(const DateParts& a, const DateParts& b);

} // namespace tally
