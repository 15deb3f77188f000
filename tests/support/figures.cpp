#include "tests/support/figures.h"

#include <cstdlib>
#include <string_view>

namespace tally::tests {

std::size_t figure(std::size_t always, std::size_t in_an_hour, std::size_t in_soak) {
    const char* wanted = std::getenv("TALLY_FIGURES");
    const std::string_view which = wanted == nullptr ? "" : wanted;
    return which == "soak" ? in_soak : which == "hour" ? in_an_hour : always;
}

} // namespace tally::tests
