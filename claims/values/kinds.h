#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tally {

/// What a value is. `name` and `quote` come of rules only; the others are recognised in any text.
enum class Kind : std::uint8_t {
    number,
    count,
    money,
    percent,
    quantity,
    ordinal,
    date,
    time,
    duration,
    set,
    name,
    quote
};

struct KindInfo {
    Kind kind;
    std::string_view name;  ///< as in JSON, YAML, the database
    std::string_view about; ///< one line, for help and docs
};

/// All kinds, in the order of the enumeration.
const std::vector<KindInfo>& kinds();

std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

/// date, time, duration and set: those that carry a TIMEX3.
bool is_temporal(Kind kind);

} // namespace tally
