#pragma once

#include "claims/base/result.h"
#include "claims/base/table.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
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

/// One state of a database, to be asked in SQL that may come from anybody: one SELECT at a time
/// over our tables and views. The file is opened read-only, functions are those of a list, and
/// time, memory and rows are bounded. One call of a function on very long text can overrun the
/// time; who can't wait ends the process.
///
/// Beside SQLite's own there is one more function, folded(text): the text in the form in which
/// words are compared, whatever their case.
///
/// While it lives no run can be stored: ask, and let go. While a question is answered the limit on
/// memory holds for the whole process. DatabaseError, from each of its functions: a file that is
/// missing, not ours, of another version, or damaged.
class Snapshot {
public:
    explicit Snapshot(const std::string& path);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    /// Errors: a parameter without a value, a value without a parameter; everything that the SQL
    /// does wrong or is not allowed, at its line and column, with the nearest name for an unknown
    /// column or view; a result of more bytes than one may hold.
    Result<QueryResult> query(std::string_view sql, const QueryLimits& limits = {},
                              const std::vector<QueryParameter>& parameters = {});

    /// The same for results of any size, row by row; what the sink keeps is its own business.
    /// Whether there were more rows than the limit.
    Result<bool> query_each(std::string_view sql, const QueryLimits& limits,
                            const std::vector<QueryParameter>& parameters, const RowSink& sink);

private:
    struct Open;
    std::string path_;
    std::unique_ptr<Open> open_;
};

/// Of a snapshot made for this one question.
Result<QueryResult> query(const std::string& path, std::string_view sql,
                          const QueryLimits& limits = {},
                          const std::vector<QueryParameter>& parameters = {});
Result<bool> query_each(const std::string& path, std::string_view sql, const QueryLimits& limits,
                        const std::vector<QueryParameter>& parameters, const RowSink& sink);

} // namespace tally
