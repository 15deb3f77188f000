#pragma once

#include <cstddef>

namespace tally::tests {

/// How often a test of endurance tries: whenever the suite runs; with TALLY_FIGURES=ci, as
/// continuous integration does; with TALLY_FIGURES=soak, as `make soak` does before a release.
std::size_t figure(std::size_t always, std::size_t in_ci, std::size_t in_soak);

} // namespace tally::tests
