#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/pack_names.h"
#include "claims/rules/rule.h"

#include <optional>

namespace tally {

/// `case` and `syntax` of a rule.
struct PatternStyle {
    bool caseless = true;
    bool prose = true;
};

/// Compiles a pattern. In prose mode a match never starts or ends within a word.
/// Mistakes: what does not compile, unknown names, slots mixed with digits of the pattern's own,
/// what can match the empty text; each at its column.
std::optional<Pattern> read_pattern(NodeReader& reader, const YamlNode& node,
                                    const PatternStyle& style, PackNames& known);

} // namespace tally
