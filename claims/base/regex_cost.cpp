#include "claims/base/regex_cost.h"

namespace tally {

std::uint32_t search_steps(const Regex& regex, std::string_view subject, std::uint32_t known) {
    RegexMatch match;
    const auto is_too_few = [&](std::uint32_t steps) {
        RegexLimits limits;
        limits.match = steps;
        return regex.find(subject, 0, match, limits) == RegexOutcome::limit;
    };
    if (known > 0 && !is_too_few(known)) return known;
    std::uint32_t low = known;
    std::uint32_t high = RegexLimits{}.match;
    while (low + 1 < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        (is_too_few(middle) ? low : high) = middle;
    }
    return high;
}

} // namespace tally
