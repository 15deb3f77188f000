#pragma once

#include "claims/base/decimal.h"
#include "claims/base/table.h"
#include "claims/values/value.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// A number as SQL reads it best: whole where it is whole and fits, else the nearest double.
TableCell number_cell(const Decimal& number);

/// The end of an interval for reading: a number; for a date "2021-06-16", for a time
/// "2021-06-16T08:00:00"; nothing where there is no bound. Order and exactness are in the keys.
TableCell bound_cell(const std::optional<Decimal>& bound, Kind kind);

/// What a claim says, in one cell: the number; of a date, time or set its TIMEX3 value; of a name
/// or quote the name; nothing where the words give none ("dozens").
TableCell value_cell(const Value& value);

/// Qualifiers as a JSON object.
std::string qualifiers_text(const std::vector<std::pair<std::string, std::string>>& qualifiers);

/// Texts as a JSON array.
std::string array_text(const std::vector<std::string>& texts);

} // namespace tally
