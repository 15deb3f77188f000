#include "claims/rules/guard.h"

#include "claims/rules/language.h"

#include <charconv>
#include <string>

namespace tally {

namespace {

constexpr int max_words = 50;

/// The value of `in`, or the sentence.
std::optional<std::pair<Scope, int>> read_scope(NodeReader& reader, const YamlNode& mapping) {
    const YamlNode* node = mapping.find("in");
    if (node == nullptr) return std::pair(Scope::sentence, 0);
    const auto text = reader.text(*node, "'in'");
    if (!text) return std::nullopt;
    const auto scope = parse_scope(*text);
    std::vector<std::string_view> words;
    for (const auto& [word, meaning] : scope_words())
        words.push_back(word);
    if (!scope)
        reader.error(*node, "'in' cannot be '" + *text + "'",
                     did_you_mean(*text, words,
                                  "write sentence, paragraph, article, title, heading, row, "
                                  "column, quote, or such as "
                                  "'4 words before' (at most 50)"));
    return scope;
}

} // namespace

std::optional<std::pair<Scope, int>> parse_scope(std::string_view text) {
    for (const auto& [word, scope] : scope_words())
        if (text == word) return std::pair(scope, 0);
    int words = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), words);
    if (error != std::errc() || words < 1 || words > max_words) return std::nullopt;
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (rest == " words before" || rest == " word before")
        return std::pair(Scope::words_before, words);
    if (rest == " words after" || rest == " word after")
        return std::pair(Scope::words_after, words);
    return std::nullopt;
}

std::vector<Guard> read_guards(NodeReader& reader, const YamlNode& node, std::string_view what,
                               const PatternStyle& style, PackNames& names) {
    std::vector<Guard> out;
    for (const YamlNode* item : reader.one_or_more(node)) {
        Guard guard;
        const YamlNode* pattern = item;
        if (!item->is_scalar()) {
            if (!reader.mapping(*item, what, guard_shape())) continue;
            pattern = reader.needed(*item, "near", what);
            const auto scope = read_scope(reader, *item);
            if (scope) std::tie(guard.scope, guard.words) = *scope;
            guard.because = reader.optional_text(*item, "because");
        }
        if (pattern == nullptr) continue;
        if (auto compiled = read_pattern(reader, *pattern, style, names)) {
            guard.pattern = std::move(*compiled);
            out.push_back(std::move(guard));
        }
    }
    return out;
}

std::vector<ExtraCapture> read_extra_captures(NodeReader& reader, const YamlNode& node,
                                              const PatternStyle& style, PackNames& names) {
    std::vector<ExtraCapture> out;
    if (!reader.open_mapping(node, "'with'")) return out;
    for (const auto& [key, value] : node.entries) {
        const auto name = reader.identifier(key, "the capture");
        ExtraCapture capture;
        const YamlNode* pattern = &value;
        if (!value.is_scalar()) {
            if (!reader.mapping(value, "a capture", extra_capture_shape())) continue;
            pattern = reader.needed(value, "find", "a capture");
            const auto scope = read_scope(reader, value);
            if (scope) std::tie(capture.scope, capture.words) = *scope;
            if (const YamlNode* fallback = value.find("or"))
                capture.or_published =
                    reader.one_of<bool>(*fallback, "'or'", fallback_words()).value_or(false);
            if (const YamlNode* required = value.find("required"))
                capture.required = reader.truth(*required, "'required'").value_or(false);
            if (capture.required && capture.or_published)
                reader.error(key, "'required' and 'or' exclude one another",
                             "keep 'or' to fall back on the date of publication, or 'required' to "
                             "drop the claim");
        }
        if (pattern == nullptr) continue;
        auto compiled = read_pattern(reader, *pattern, style, names);
        if (!compiled || !name) continue;
        capture.name = *name;
        capture.pattern = std::move(*compiled);
        out.push_back(std::move(capture));
    }
    return out;
}

} // namespace tally
