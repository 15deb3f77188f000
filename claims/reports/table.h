#pragma once

#include "claims/base/table.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

struct TableOptions {
    std::size_t width = 100; ///< columns of the terminal, for `table` and `long`; 0 is no limit
    bool raw = false;        ///< CSV for machines: text as it is, quoted only where it must be
};

/// A form in which a table is written: a row of the table in table.cpp.
struct TableFormat {
    std::string_view name;  ///< "csv", also the option's name
    std::string_view about; ///< a line for the help
    void (*write)(std::string& out, const ResultTable& table,
                  const TableOptions& options) = nullptr;
    bool for_people = false;
};

/// `table`, `long`, `csv`, `json`, `jsonl`, `markdown`: the first is what people get. Where that
/// would cut more than two columns to fewer than eight characters, it is `long`.
///
/// But for JSON and raw CSV no control, bidi or invisible character of a cell reaches the output.
/// CSV is safe for spreadsheets: text that they would take for a formula has ' before it; numbers
/// stay numbers.
const std::vector<TableFormat>& table_formats();

} // namespace tally
