#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/extract/outcomes.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A rule, and what its tests show.
struct RulePage {
    const Pack* pack = nullptr;
    const Rule* rule = nullptr;
    std::vector<TestOutcome> tests;
};

/// How pages for people are laid out.
struct PageStyle {
    std::size_t width = 100;
    bool colour = false;
    std::string_view ellipsis = "…";
    std::string_view arrow = "→";
};

/// As the command line, the environment and the terminal have it.
PageStyle page_style(const Given& given, const Environment& environment);

/// One line a rule, pack by pack: its name, the kinds that it claims, how many tests it has, what
/// it is about; and a line that counts them. The pages' tests are not needed.
std::string rule_list(const std::vector<RulePage>& pages, const PageStyle& style);

/// All there is to say of a rule: what it claims, its patterns and guards, how its claims are
/// compared, and what its tests show, each with the words that it claims underlined.
std::string rule_page(const RulePage& page, const PageStyle& style);

/// The same as Markdown, one section a rule.
std::string rule_pages_markdown(const std::vector<RulePage>& pages);

/// The same as one JSON object: {"schema_version": 1, "rules": […]}.
std::string rule_pages_json(const std::vector<RulePage>& pages);

/// What a claim of a test says, without its subject: "targets sanctioned = exactly 32 target; by
/// United States, round 2021-04".
std::string claim_words(const Claim& claim);

} // namespace tally
