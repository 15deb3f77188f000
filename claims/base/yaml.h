#pragma once

#include "claims/base/result.h"
#include "claims/base/source_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

struct YamlEntry;

/// A node of a YAML document with its place. Scalars are text: reading "010" or "yes" is the
/// caller's business, and `plain` tells whether they stood without quotation marks.
struct YamlNode {
    enum class Type { null, scalar, sequence, mapping };

    Type type = Type::null;
    std::string scalar;
    bool plain = false;
    std::size_t offset =
        0; ///< byte offset of the node in the file, of a quoted scalar its quotation mark
    std::vector<YamlNode> items;    ///< of a sequence
    std::vector<YamlEntry> entries; ///< of a mapping, in order

    bool is_null() const { return type == Type::null; }
    bool is_scalar() const { return type == Type::scalar; }
    bool is_sequence() const { return type == Type::sequence; }
    bool is_mapping() const { return type == Type::mapping; }

    /// The value under a key, or nullptr.
    const YamlNode* find(std::string_view key) const;
};

/// An entry of a mapping: its key is a scalar, and no other entry has it.
struct YamlEntry {
    YamlNode key, value;
};

/// Reads one YAML document through yaml-cpp's event interface, behind a guard: at most 1 MB, valid
/// UTF-8, no NUL, no anchors, aliases or tags, no repeated keys, at most 32 levels and 100,000
/// nodes, nothing after the document. An empty document is a null node.
Result<YamlNode> read_yaml(const SourceText& file);

/// Where byte `offset` of a scalar's text stands in the file: exact where the scalar stands on one
/// line without escapes, else the scalar's own place.
Location location_in(const SourceText& file, const YamlNode& scalar, std::size_t offset);

/// The '#' of a comment on the line that a plain scalar ends on, "Since ticket #12 it is free":
/// what was meant as a part of the text, YAML leaves out. Of a null node, where the comment stands
/// in its place.
std::optional<std::size_t> comment_behind(const SourceText& file, const YamlNode& node);

} // namespace tally
