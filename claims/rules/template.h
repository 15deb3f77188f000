#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Something that templates of a rule can use: a slot, a group, an extra capture.
struct Capture {
    std::string name;        ///< "n", "when", "from.y"
    std::vector<Kind> kinds; ///< of a slot; empty for words
    bool always = true;      ///< each pattern of the rule has it, and no extra capture may fail
};

/// A template as text: '{{when|month}}', 'by {{p|entity}}'. Mistakes: an unknown capture or filter,
/// a filter that the capture has no use for.
std::optional<Template> read_template(NodeReader& reader, const YamlNode& node,
                                      std::string_view what, const std::vector<Capture>& captures);

std::string_view name_of(Filter filter);

} // namespace tally
