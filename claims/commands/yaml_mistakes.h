#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// Collects what is wrong with a file of YAML, each mistake at its place.
class YamlMistakes {
public:
    YamlMistakes(const SourceText& file, Diagnostics& found) : file_(file), found_(found) {}

    void add(const YamlNode& node, std::string what, std::string cure) {
        found_.push_back(
            {file_.location(node.offset), std::move(what), std::move(cure), Severity::error});
    }

    /// A name that is not among the known; its nearest is told, or all. `what`: "key".
    void unknown(const YamlNode& node, const std::string& what,
                 const std::vector<std::string_view>& known) {
        const std::string_view near = nearest(node.scalar, known);
        std::string list;
        for (const std::string_view name : known)
            list += (list.empty() ? "" : ", ") + std::string(name);
        add(node, "unknown " + what + " '" + node.scalar + "'",
            near.empty() ? "known are " + list : "did you mean '" + std::string(near) + "'?");
    }

private:
    const SourceText& file_;
    Diagnostics& found_;
};

} // namespace tally
