#pragma once

#include "claims/reports/finding.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A source in the page: its place among the columns, and the voice that it belongs to. Sources of
/// one voice stand side by side: one says that it reprints the other, or all its articles are
/// copies of the other's.
struct HtmlSource {
    std::string id, name;
    std::size_t voice = 0;
};

/// What the page's parts have in common.
struct HtmlPage {
    const Report& report;
    std::vector<Finding> findings;   ///< of facts, the heaviest first; at most `most_facts`
    std::size_t facts_total = 0;     ///< with those that found no room
    std::vector<HtmlSource> sources; ///< in order of voice
    std::map<std::string, std::size_t> source_index; ///< by id
};

/// How many facts a page holds: a browser lays out no more in a second.
constexpr std::size_t most_facts = 2000;
/// With more sources than that, the table has no column for each.
constexpr std::size_t most_columns = 30;

HtmlPage html_page_of(const Report& report);

/// "f-7c1e90ab41d2f005": the anchor of a fact.
std::string anchor_of(const Finding& finding);

/// "≠" and its like, for a verdict; the word always stands beside it.
std::string_view sign_of(std::string_view verdict);

/// The table of facts and sources.
std::string html_matrix(const HtmlPage& page);

/// One fact: evidence side by side, plots, the reasoning.
std::string html_fact(const HtmlPage& page, const Finding& finding);

/// The same data for programs, JSON that may stand in a script element.
std::string html_data(const HtmlPage& page);

} // namespace tally
