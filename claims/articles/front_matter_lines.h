#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// One `key: text` of front matter, as people write it who do not think of YAML.
struct FrontMatterLine {
    std::string_view key;
    std::optional<std::string> text; ///< nothing where the value is YAML that a line can't hold
    std::size_t offset = 0; ///< of the value in the block, of an empty one behind the colon
    bool unclosed = false;  ///< its quotation mark has no second one, and is left out
};

/// The lines of a block that is no YAML, for a colon in a title makes none of it ("title: Flood:
/// three dead"): what stands behind the key's colon is its text, a colon, bracket or sign in it
/// included. Quotation marks around all of it and a comment behind it (" # ") are left out,
/// indented lines below it belong to it. Keys begin their line; other lines are passed over.
/// Of TOML (`sign` is '='), the lines before its first table.
std::vector<FrontMatterLine> front_matter_lines(std::string_view block, char sign = ':');

} // namespace tally
