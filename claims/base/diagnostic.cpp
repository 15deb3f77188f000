#include "claims/base/diagnostic.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <numeric>

namespace tally {

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
    }
    return "";
}

std::string to_string(const Diagnostic& diagnostic) {
    const Location& where = diagnostic.where;
    std::string out = visible(where.file);
    if (where.line > 0) {
        out += ':' + std::to_string(where.line);
        if (where.column > 0) out += ':' + std::to_string(where.column);
    }
    if (!out.empty()) out += ": ";
    out += name_of(diagnostic.severity);
    out += ": " + visible(diagnostic.what);
    if (!diagnostic.cure.empty()) out += ", " + visible(diagnostic.cure);
    return out;
}

namespace {

std::size_t edits_between(std::string_view a, std::string_view b) {
    // Two letters that changed places are one slip: "valeu".
    std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], above[j - 2] + 1);
        }
        above.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

} // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t fewest = std::min<std::size_t>(3, std::max<std::size_t>(1, word.size() / 3)) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t edits = edits_between(word, candidate);
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}

} // namespace tally
