#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A place in a file. Lines and columns count from 1, columns in Unicode code points; 0 is unknown
/// and is not printed.
struct Location {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
};

enum class Severity { error, warning, note };

std::string_view name_of(Severity severity);

/// One thing that is wrong, where, and how to mend it.
struct Diagnostic {
    Location where;
    std::string what;
    std::string cure; ///< "did you mean 'money'?"; empty where nothing helps
    Severity severity = Severity::error;
};

using Diagnostics = std::vector<Diagnostic>;

/// "rules/a.yaml:4:9: error: unknown kind 'mony', did you mean 'money'?", safe for a terminal and
/// without a line end.
std::string to_string(const Diagnostic& diagnostic);

/// The entry of `known` nearest to `word` by edit distance, or nothing where none is near enough
/// (a third of the word's length, and at most 3 edits).
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

} // namespace tally
