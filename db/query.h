#pragma once

#include "claims/base/result.h"
#include "claims/base/table.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What a query may cost; 0 is no limit. The bytes of its result are bounded in any case.
struct QueryLimits {
    std::size_t rows = 1000;
    std::chrono::milliseconds time{5000};
};

/// The value of `:name`, `@name` or `$name` in a query.
struct QueryParameter {
    std::string name; ///< without the sign
    TableCell value;

    /// Where this is not empty, the value is the JSON array of the ids of sentences in which these
    /// words may stand, or null where there is no index that says so (db/search.h).
    std::string sentences_with = {};
};

struct QueryResult {
    ResultTable table;
    bool cut = false; ///< there were more rows than the limit
};

/// Takes the names of the columns, and then each row.
struct RowSink {
    std::function<void(const std::vector<std::string>&)> columns;
    std::function<void(std::vector<TableCell>&&)> row;
};

/// Asks the database in SQL, which may come from anybody: one SELECT over our tables and views. The
/// file is opened read-only, functions are those of a list, and time, memory and rows are bounded.
/// One call of a function on very long text can overrun the time; who can't wait ends the process.
///
/// Beside SQLite's own there is one more function, folded(text): the text in the form in which
/// words are compared, whatever their case. Errors: a parameter without a value, a value without a
/// parameter; everything that the SQL does wrong or is not allowed, at its line and column, with
/// the nearest name for an unknown column or view. DatabaseError: a file that is missing, not ours,
/// of another version, or damaged.
Result<QueryResult> query(const std::string& path, std::string_view sql,
                          const QueryLimits& limits = {},
                          const std::vector<QueryParameter>& parameters = {});

/// The same for results of any size, row by row; what the sink keeps is its own business. Whether
/// there were more rows than the limit.
Result<bool> query_each(const std::string& path, std::string_view sql, const QueryLimits& limits,
                        const std::vector<QueryParameter>& parameters, const RowSink& sink);

} // namespace tally
