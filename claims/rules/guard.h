#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/pack_names.h"
#include "claims/rules/pattern.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// "sentence", "paragraph", "article", "title", "quote", "4 words before", "1 word after".
std::optional<std::pair<Scope, int>> parse_scope(std::string_view text);

/// `near` and `unless`: a pattern, {near, in, because}, or a list of these.
std::vector<Guard> read_guards(NodeReader& reader, const YamlNode& node, std::string_view what,
                               const PatternStyle& style, PackNames& names);

/// `with`: a mapping of names to {find, in, or, required}, or to a pattern.
std::vector<ExtraCapture> read_extra_captures(NodeReader& reader, const YamlNode& node,
                                              const PatternStyle& style, PackNames& names);

} // namespace tally
