#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/shape.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// Reads the nodes of one file and collects what is wrong with them. Each function that reads gives
/// nothing after it has told why.
class NodeReader {
public:
    NodeReader(const SourceText& file, Diagnostics& diagnostics)
        : file_(file), diagnostics_(diagnostics) {}

    Location where(const YamlNode& node) const { return file_.location(node.offset); }
    Location where(const YamlNode& scalar, std::size_t offset) const {
        return location_in(file_, scalar, offset);
    }

    void error(const YamlNode& node, std::string what, std::string cure);
    /// At byte `offset` of a scalar's text.
    void error_in(const YamlNode& scalar, std::size_t offset, std::string what, std::string cure);

    /// Whether the node is a mapping with no other keys than the shape has; each stranger is told
    /// with the nearest known key. `what` names the mapping: "a rule".
    bool mapping(const YamlNode& node, std::string_view what, const Shape& shape);

    /// A mapping whose keys are the user's own words.
    bool open_mapping(const YamlNode& node, std::string_view what);

    /// The value under a key that must be there.
    const YamlNode* needed(const YamlNode& mapping, std::string_view key, std::string_view what);

    /// A scalar that is not empty. `what` names it: "'message'".
    std::optional<std::string> text(const YamlNode& node, std::string_view what);

    /// The same of words that may hold a '#': one that begins a comment right behind them has cut
    /// them off, and is told.
    std::optional<std::string> whole_text(const YamlNode& node, std::string_view what);

    /// The whole text under a key of a mapping, where it is there; "" else.
    std::string optional_text(const YamlNode& mapping, std::string_view key);

    /// A list, or one item that stands for a list of one.
    std::vector<const YamlNode*> one_or_more(const YamlNode& node);

    /// A list of texts, none empty.
    std::vector<std::string> texts(const YamlNode& node, std::string_view what);

    /// A lower-case name such as "targets-sanctioned".
    std::optional<std::string> identifier(const YamlNode& node, std::string_view what);

    /// true or false.
    std::optional<bool> truth(const YamlNode& node, std::string_view what);

    /// One of a few words, each with its meaning.
    template <class T>
    std::optional<T> one_of(const YamlNode& node, std::string_view what,
                            const std::vector<std::pair<std::string_view, T>>& choices) {
        std::vector<std::string_view> words;
        for (const auto& [word, meaning] : choices) {
            if (node.is_scalar() && node.scalar == word) return meaning;
            words.push_back(word);
        }
        not_one_of(node, what, words);
        return std::nullopt;
    }

private:
    void not_one_of(const YamlNode& node, std::string_view what,
                    const std::vector<std::string_view>& words);

    const SourceText& file_;
    Diagnostics& diagnostics_;
};

/// "did you mean 'money'?", or `otherwise` where no known name is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known,
                         std::string otherwise);

/// "error, warning, note or off".
std::string list_of(const std::vector<std::string_view>& words, std::string_view conjunction);

/// How a mistake that PCRE2 names is usually mended, or "".
std::string regex_cure(std::string_view what);

/// Letters, digits and hyphens, a letter first, all lower case.
bool is_identifier(std::string_view word);

} // namespace tally
