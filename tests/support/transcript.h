#pragma once

#include <string>
#include <string_view>

namespace tally::tests {

/// A transcript run anew: shell lines after "$ ", then what they printed: standard output as it is,
/// standard error after "2> ", and "[exit 2]" where the status was not 0. Lines that begin with "#
/// " are kept; they say what for. The program `tally` is the one that TALLY names, the working
/// folder the repository's root, and $TMP an empty folder of the transcript's own. Nothing but what
/// the transcript gives stands in the environment.
std::string run_anew(std::string_view transcript);

} // namespace tally::tests
