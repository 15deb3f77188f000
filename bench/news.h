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

/// Articles of our own wording, about 3 KB each: the same bytes on every machine. A quarter of
/// their sentences say what one of a thousand rules looks for, the others draw words from the same
/// lists and from words that no rule asks for; names are made up. How they compare, a MB of text,
/// with the 2 708 news articles of TempEval-3 (UzZaman et al. 2013) and 200 rules over words of
/// those:
///
///                        here     news
///     sentences          7 370    7 400
///     words            175 300  163 100
///     values             7 580    6 600 to 7 900 (by which recogniser counts)
///     sentences with one 4 250    4 040
///     quotations           800      560
///     words of saying    4 670    4 270
///     denials, per 100      12       12 (sentences with "not", "never", "no" …)
///     candidates         5 900    5 900 (a rule and a sentence that has its words and values)
///     claims             1 650    1 600
std::vector<std::string> made_news(std::size_t bytes, std::size_t seed = 1);

/// The same as JSON Lines, one article a record.
std::string as_json_lines(const std::vector<std::string>& articles);

} // namespace tally::bench
