#pragma once

#include "claims/articles/article.h"
#include "claims/base/json.h"
#include "claims/values/value.h"

namespace tally {

/// The fields of a value as docs/contract.md lists them, `article` to `column`, into the object
/// that the caller has begun. One writer for `values`, `extract` and `check`.
void write_value_fields(JsonWriter& json, const Article& article, const Value& value);

/// The fields `min`, `max`, `min_open`, `max_open`: numbers, or ISO 8601 strings for dates and
/// times; null for no bound.
void write_bounds(JsonWriter& json, Kind kind, const Interval& interval);

} // namespace tally
