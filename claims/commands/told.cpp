#include "claims/commands/told.h"

#include <map>
#include <string>
#include <tuple>

namespace tally {

namespace {

using Sort = std::tuple<Severity, std::string, std::string, std::string>;

Sort sort_of(const Diagnostic& diagnostic) {
    const bool is_error = diagnostic.severity == Severity::error;
    return {diagnostic.severity, is_error ? diagnostic.where.file : "", diagnostic.what,
            diagnostic.cure};
}

bool may_be_left_out(const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::error || diagnostic.where.line > 0;
}

/// "1,997"
std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;)
        digits.insert(at -= 3, ",");
    return digits;
}

} // namespace

Diagnostics shortened(const Diagnostics& all) {
    std::map<Sort, std::size_t> counts, met;
    for (const Diagnostic& diagnostic : all)
        ++counts[sort_of(diagnostic)];
    Diagnostics told;
    for (const Diagnostic& diagnostic : all) {
        const Sort sort = sort_of(diagnostic);
        const std::size_t number = ++met[sort];
        if (number <= told_in_full || !may_be_left_out(diagnostic)) {
            told.push_back(diagnostic);
            continue;
        }
        if (number > told_in_full + 1) continue;
        const std::size_t more = counts[sort] - told_in_full;
        const bool of_lines = diagnostic.severity == Severity::error;
        const std::string what = std::string(of_lines ? "line" : "time") + (more == 1 ? "" : "s");
        told.push_back({{of_lines ? diagnostic.where.file : ""},
                        "and " + with_commas(more) + " more " + what + ": " + diagnostic.what,
                        diagnostic.cure,
                        diagnostic.severity});
    }
    return told;
}

} // namespace tally
