#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tally {

/// Bytes that are not text.
struct Bytes {
    std::string bytes;

    friend bool operator==(const Bytes&, const Bytes&) = default;
};

/// One cell of a table: nothing, a whole number, a number, text (valid UTF-8 or not), or bytes.
using TableCell = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// Named columns and rows of as many cells.
struct ResultTable {
    std::vector<std::string> columns;
    std::vector<std::vector<TableCell>> rows;

    friend bool operator==(const ResultTable&, const ResultTable&) = default;
};

} // namespace tally
