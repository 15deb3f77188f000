#pragma once

#include "claims/base/shape.h"

#include <string_view>
#include <vector>

namespace tally {

// The keys of tally.yaml and of the file of decisions, as tables: what reads them takes them from
// here, and `tally schema` writes them for editors.

const Shape& config_shape();
const Shape& article_entry_shape(); ///< an entry of `articles`
const Shape& database_shape();      ///< `database`, where it is more than a file
const Shape& source_shape();        ///< what is said of one of `sources`
const Shape& decisions_shape();
const Shape& baseline_shape();

/// What kinds a source may be of.
const std::vector<std::string_view>& source_kinds();

} // namespace tally
