#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tally::bench {

/// A rule in the style of real packs: an item of a pack's `rules:`, and its pattern as someone
/// would write it who has no slots, each value spelled out in PCRE2.
struct MadeRule {
    std::string yaml;
    std::string raw;
};

/// Nested sets: the first ten of a thousand are the ten. The first ones ask for common words, later
/// ones for rarer.
std::vector<MadeRule> made_rules(std::size_t count);

/// The pack of these rules.
std::string made_pack(const std::vector<MadeRule>& rules);

/// Articles of our own wording, about 3 KB each: the same bytes on every machine. A third of their
/// sentences say what one of a thousand rules looks for, the others draw words from the same lists,
/// names are made up.
std::vector<std::string> made_news(std::size_t bytes, std::size_t seed = 1);

/// The same as JSON Lines, one article a record.
std::string as_json_lines(const std::vector<std::string>& articles);

} // namespace tally::bench
