#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/pack_names.h"
#include "claims/rules/rule.h"
#include "claims/rules/terms.h"

#include <optional>
#include <string>

namespace tally {

/// Reads one rule of a pack. Nothing where it has a mistake, which is told.
std::optional<Rule> read_rule(NodeReader& reader, const YamlNode& node, const std::string& pack,
                              const RuleDefaults& defaults, PackNames& names);

/// Reads `tests`. `rule` has its claims already: a test may name their qualifiers.
std::vector<RuleTest> read_tests(NodeReader& reader, const YamlNode& node, const Rule& rule);

} // namespace tally
