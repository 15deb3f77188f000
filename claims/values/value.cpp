#include "claims/values/value.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace tally {

std::string_view name_of(Change change) {
    constexpr std::array<std::string_view, 6> names{"=", "~", ">", "<", "up", "down"};
    return names[static_cast<std::size_t>(change)];
}

} // namespace tally
