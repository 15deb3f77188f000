#include "claims/rules/node_reader.h"

#include "claims/rules/language.h"

#include <algorithm>

namespace tally {

namespace {

std::string_view sort_of(const YamlNode& node) {
    switch (node.type) {
    case YamlNode::Type::null: return "nothing";
    case YamlNode::Type::scalar: return "a text";
    case YamlNode::Type::sequence: return "a list";
    case YamlNode::Type::mapping: return "a mapping";
    }
    return "";
}

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

/// Words that other tools use for a key of ours.
std::string_view our_word_for(std::string_view key) {
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"pattern", "match"},  {"regex", "match"},    {"examples", "tests"},
        {"test", "tests"},     {"name", "id"},        {"description", "about"},
        {"expect", "gives"},   {"expected", "gives"}, {"expects", "gives"},
        {"except", "unless"},  {"aliases", "also"},   {"where", "in"},
        {"reason", "because"}, {"type", "kind"},      {"level", "severity"},
        {"rule", "rules"},     {"version", "tally"},  {"qualifier", "qualifiers"}};
    for (const auto& [theirs, ours] : words)
        if (theirs == key) return ours;
    return "";
}

/// Where a key belongs that does not belong here, "belongs to a rule"; "" for a stranger.
std::string belongs_to(std::string_view key, const Shape& not_this) {
    const std::pair<std::string_view, const Shape*> places[] = {
        {"a rule", &rule_shape()},
        {"'compare'", &compare_shape()},
        {"a pattern", &match_shape()},
        {"a fact", &fact_shape()},
        {"a claim of 'claims'", &claim_shape()},
        {"a guard", &guard_shape()},
        {"a capture", &extra_capture_shape()},
        {"a test", &test_shape()},
        {"a pack", &pack_shape()},
        {"'severity'", &severity_shape()}};
    for (const auto& [what, shape] : places)
        if (shape != &not_this && shape->key(key) != nullptr)
            return "it belongs to " + std::string(what);
    return "";
}

} // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known,
                         std::string otherwise) {
    const std::string_view near = nearest(word, known);
    return near.empty() ? std::move(otherwise) : "did you mean " + quoted(near) + "?";
}

std::string list_of(const std::vector<std::string_view>& words, std::string_view conjunction) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 < words.size() ? ", " : " " + std::string(conjunction) + " ";
        out += words[i];
    }
    return out;
}

std::string regex_cure(std::string_view what) {
    const std::pair<std::string_view, std::string_view> cures[] = {
        {"missing closing parenthesis", "close the group, or write \\( for a parenthesis"},
        {"unmatched closing parenthesis", "remove it, or write \\) for a parenthesis"},
        {"missing terminating ]", "close the class, or write \\[ for a bracket"},
        {"quantifier does not follow", "write \\? or \\* or \\+ for the character itself"},
        {"lookbehind assertion is not fixed length",
         "let each alternative in (?<=…) have one length, or use 'near' with 'in: 5 words before'"},
        {"\\ at end of pattern", "write \\\\ for a backslash"},
        {"unrecognized character follows \\", "write the character without a backslash"},
        {"range out of order", "put the lower end first"},
        {"regular expression is too large", "shorten it, or the lists that it names"},
        {"two named subpatterns have the same name", "give each group a name of its own"},
        {"using \\C is disabled", "write . for a character"},
        {"settings such as", "leave it out: 'case' and 'syntax' are keys of the rule"},
        {"reference to non-existent subpattern", "name a group that the pattern has"},
    };
    for (const auto& [start, cure] : cures)
        if (what.starts_with(start)) return std::string(cure);
    return "see docs/rules.md for what a pattern may hold";
}

bool is_identifier(std::string_view word) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !word.empty() && is_letter(word[0]) &&
           std::all_of(word.begin(), word.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

void NodeReader::error(const YamlNode& node, std::string what, std::string cure) {
    diagnostics_.push_back({where(node), std::move(what), std::move(cure)});
}

void NodeReader::error_in(const YamlNode& scalar, std::size_t offset, std::string what,
                          std::string cure) {
    diagnostics_.push_back({where(scalar, offset), std::move(what), std::move(cure)});
}

bool NodeReader::open_mapping(const YamlNode& node, std::string_view what) {
    if (node.is_mapping()) return true;
    error(node, std::string(what) + " must be a mapping, but is " + std::string(sort_of(node)),
          "write 'key: value' lines below it");
    return false;
}

bool NodeReader::mapping(const YamlNode& node, std::string_view what, const Shape& shape) {
    if (!open_mapping(node, what)) return false;
    const std::vector<std::string_view> words = shape.key_names();
    bool all_known = true;
    for (const auto& [key, value] : node.entries) {
        if (std::find(words.begin(), words.end(), key.scalar) != words.end()) continue;
        const std::string_view ours = our_word_for(key.scalar);
        const bool is_ours = std::find(words.begin(), words.end(), ours) != words.end();
        const std::string place = belongs_to(key.scalar, shape);
        std::string cure =
            is_ours         ? "did you mean " + quoted(ours) + "?"
            : place.empty() ? did_you_mean(key.scalar, words, "known are " + list_of(words, "and"))
                            : place;
        error(key, "unknown key " + quoted(key.scalar) + " in " + std::string(what),
              std::move(cure));
        all_known = false;
    }
    return all_known || !node.entries.empty();
}

const YamlNode* NodeReader::needed(const YamlNode& mapping, std::string_view key,
                                   std::string_view what) {
    const YamlNode* value = mapping.find(key);
    if (value == nullptr)
        error(mapping, std::string(what) + " needs " + quoted(key),
              "add a line '" + std::string(key) + (key == "tally" ? ": 1'" : ": …'"));
    return value;
}

std::optional<std::string> NodeReader::text(const YamlNode& node, std::string_view what) {
    if (!node.is_scalar()) {
        const bool is_comment = node.is_null() && comment_behind(file_, node);
        error(node, std::string(what) + " must be a text, but is " + std::string(sort_of(node)),
              is_comment       ? "put it in quotation marks: '#' begins a comment"
              : node.is_null() ? "write the text after the colon"
                               : "write one text");
        return std::nullopt;
    }
    if (node.scalar.find_first_not_of(" \t\r\n") == std::string::npos) {
        error(node, std::string(what) + " is empty", "write its text, or leave the key out");
        return std::nullopt;
    }
    return node.scalar;
}

std::optional<std::string> NodeReader::whole_text(const YamlNode& node, std::string_view what) {
    auto words = text(node, what);
    const auto comment = words ? comment_behind(file_, node) : std::nullopt;
    if (!comment) return words;
    diagnostics_.push_back(
        {file_.location(*comment),
         "this '#' begins a comment, so " + std::string(what) + " ends before it",
         "put the text in quotation marks, or the comment on a line of its own"});
    return std::nullopt;
}

std::string NodeReader::optional_text(const YamlNode& mapping, std::string_view key) {
    const YamlNode* node = mapping.find(key);
    return node == nullptr ? "" : whole_text(*node, quoted(key)).value_or("");
}

std::vector<const YamlNode*> NodeReader::one_or_more(const YamlNode& node) {
    if (!node.is_sequence()) return {&node};
    std::vector<const YamlNode*> out;
    for (const YamlNode& item : node.items)
        out.push_back(&item);
    if (out.empty()) error(node, "this list is empty", "add an item, or leave the key out");
    return out;
}

std::vector<std::string> NodeReader::texts(const YamlNode& node, std::string_view what) {
    std::vector<std::string> out;
    if (!node.is_sequence()) {
        error(node, std::string(what) + " must be a list, but is " + std::string(sort_of(node)),
              "write [a, b], or an item a line after '- '");
        return out;
    }
    if (node.items.empty()) error(node, std::string(what) + " is empty", "add an item");
    for (const YamlNode& item : node.items)
        if (auto one = text(item, "an item of " + std::string(what))) out.push_back(*one);
    return out;
}

std::optional<std::string> NodeReader::identifier(const YamlNode& node, std::string_view what) {
    auto word = text(node, what);
    if (!word || is_identifier(*word)) return word;
    error(node, std::string(what) + " " + quoted(*word) + " is not a name",
          "use lower-case letters, digits and hyphens, a letter first");
    return std::nullopt;
}

std::optional<bool> NodeReader::truth(const YamlNode& node, std::string_view what) {
    return one_of<bool>(node, what, {{"true", true}, {"false", false}});
}

void NodeReader::not_one_of(const YamlNode& node, std::string_view what,
                            const std::vector<std::string_view>& words) {
    if (!node.is_scalar()) {
        error(node,
              std::string(what) + " must be " + list_of(words, "or") + ", but is " +
                  std::string(sort_of(node)),
              "write one of these words");
        return;
    }
    error(node,
          std::string(what) + " must be " + list_of(words, "or") + ", not " + quoted(node.scalar),
          did_you_mean(node.scalar, words, "write one of these words"));
}

} // namespace tally
