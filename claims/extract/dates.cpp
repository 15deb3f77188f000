#include "claims/extract/dates.h"

#include <cstdint>

namespace tally {

std::optional<std::pair<Day, Day>> days_of(const Value& value) {
    if (value.kind != Kind::date && value.kind != Kind::time) return std::nullopt;
    if (!value.allows.min() || !value.allows.max()) return std::nullopt;
    const auto day = [&](const Decimal& bound) -> std::optional<Day> {
        const auto whole = bound.to_whole(Rounding::down);
        if (!whole) return std::nullopt;
        const std::int64_t days = value.kind == Kind::date ? *whole
                                  : *whole >= 0            ? *whole / 86'400
                                                           : -((-*whole + 86'399) / 86'400);
        return day_from_number(static_cast<int>(days));
    };
    const auto first = day(*value.allows.min());
    auto last = day(*value.allows.max());
    if (!first || !last) return std::nullopt;
    if (value.kind == Kind::date && value.allows.max_open()) *last -= std::chrono::days{1};
    return std::pair{*first, *last};
}

} // namespace tally
