#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The attributes and qualifiers that the rules of a pack state as plain words: what its relations
/// can name. Views into the YAML.
struct FactNames {
    std::vector<std::string_view> attributes, qualifiers;

    /// Those of one rule.
    void add(const YamlNode& rule);
};

/// Reads one relation of a pack. Nothing where it has a mistake that leaves nothing to evaluate;
/// all mistakes are told: an attribute that no rule has or that stands twice, a shared qualifier
/// that no rule has, a message that asks for more than {left} and {right}.
std::optional<RelationRule> read_relation(NodeReader& reader, const YamlNode& node,
                                          const std::string& pack, const FactNames& known);

/// Reads `tests` of a relation: each has `texts` (or one `text`) and a `verdict`, `holds`, `fails`
/// or `not-evaluated`.
std::vector<RuleTest> read_relation_tests(NodeReader& reader, const YamlNode& node);

} // namespace tally
