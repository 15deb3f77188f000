#pragma once

#include "claims/base/json.h"
#include "claims/check/check.h"

#include <cstddef>

namespace tally {

/// One claim as `tally extract` prints it and a fact of `tally check --format json` lists it: an
/// object.
void write_claim(JsonWriter& json, const Corpus& corpus, const Checked& checked, std::size_t claim);

/// An object of strings.
void write_qualifiers(JsonWriter& json,
                      const std::vector<std::pair<std::string, std::string>>& qualifiers);

} // namespace tally
