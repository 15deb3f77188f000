#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/pattern.h"
#include "claims/rules/rule.h"

namespace tally {

/// What a pack's `defaults` set for all its rules, and what a rule starts from.
struct RuleDefaults {
    RuleTerms terms;
    PatternStyle style;
};

/// The keys that `defaults` and a rule share: severity, compare, precision, independence, case,
/// syntax.
void read_shared_terms(NodeReader& reader, const YamlNode& mapping, RuleDefaults& into);

/// `case` and `syntax`, which a single pattern may state too.
void read_style(NodeReader& reader, const YamlNode& mapping, PatternStyle& into);

std::optional<RuleSeverity> read_severity(NodeReader& reader, const YamlNode& node,
                                          std::string_view what);

} // namespace tally
