#pragma once

#include <cstddef>

namespace tally::tests {

/// How often a test of endurance tries: whenever the suite runs; with TALLY_FIGURES=hour, as
/// `make soak FIGURES=hour` does nightly; with TALLY_FIGURES=soak, as `make soak` does before a
/// release.
std::size_t figure(std::size_t always, std::size_t in_an_hour, std::size_t in_soak);

} // namespace tally::tests
