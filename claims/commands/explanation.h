#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/reports/paint.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A line of a text with words marked, as an explanation shows it.
struct ShownLine {
    std::string place; ///< "ledger/preview.txt:5:34", or empty
    std::string line;
    std::size_t mark_column = 0, mark_width = 0; ///< no mark: width 0
    std::string label;                           ///< beside the mark
};

/// One explanation: a headline, the text that it is about, and named steps. Text for people and
/// JSON for programs are made of the same steps.
struct Explanation {
    std::string word, id; ///< "claim", "c:…"
    std::string headline;
    std::vector<ShownLine> lines;
    std::vector<std::pair<std::string, std::string>> steps; ///< in order; names may repeat
};

/// How an explanation is laid out.
struct ExplanationStyle {
    explicit ExplanationStyle(const Given& given, Environment& environment);

    std::size_t width;
    bool colour;
    std::string_view ellipsis;
};

std::string explanation_text(const Explanation& explanation, const ExplanationStyle& style);

/// An array of objects: `what`, `id`, `headline`, `steps` (`{name, text}`).
std::string explanations_json(const std::vector<Explanation>& explanations);

} // namespace tally
