#pragma once

#include "claims/base/yaml.h"
#include "claims/check/check.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally::tests {

/// A corpus and its claims, built out of a case's data without reading any text: so the calculus is
/// tested by itself.
struct BuiltCase {
    Corpus corpus;
    std::vector<Claim> claims;
    CheckOptions options;
    /// The words of each claim, where the case gives them and they are to be read.
    std::vector<std::string> says;
};

/// "[1.9, 2.1)", "(30, inf)", "[2021-06-01, 2021-06-30]". std::runtime_error for any other text.
Interval parse_interval(std::string_view text);

/// As parse_interval reads it; days as dates where the kind is one.
std::string show(const Interval& interval, Kind kind);

/// Reads the `claims:` of a case; what its keys mean stands in fixtures/check/cases/README.md.
BuiltCase build_case(const YamlNode& node);

/// The claim's value as it is read out of its words: of these words alone, its unit that of the
/// case where the text counts things (a rule names it). std::runtime_error where they do not hold
/// exactly one value.
Value read_value(const std::string& says, const Claim& claim, const Article& article);

} // namespace tally::tests
