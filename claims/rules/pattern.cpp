#include "claims/rules/pattern.h"

#include "claims/rules/slots.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::string_view edge_group = "(?:"; // around a pattern in prose mode

std::string without_last_line_ends(std::string_view text) {
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    return std::string(text);
}

/// PCRE2's words without what only its callers know: "(PCRE2_DUPNAMES not set)".
std::string in_plain_words(std::string what) {
    const std::size_t option = what.find(" (PCRE2_");
    if (option != std::string::npos) what.erase(option, what.find(')', option) + 1 - option);
    return what;
}

/// Compiled whole, or its mistake told. A mistake's place is looked for in the pattern alone, since
/// what we put around it may move it.
std::optional<Regex> compiled(NodeReader& reader, const YamlNode& node, const PatternStyle& style,
                              const Translation& translation) {
    const RegexOptions options{.caseless = style.caseless};
    std::string whole = translation.pcre;
    if (style.prose)
        whole =
            std::string(word_edge) + std::string(edge_group) + whole + ")" + std::string(word_edge);
    auto alone = Regex::compile(translation.pcre, options);
    if (const auto* error = std::get_if<RegexError>(&alone)) {
        reader.error_in(node, translation.source_offset(error->offset),
                        "the pattern does not compile: " + in_plain_words(error->what),
                        regex_cure(error->what));
        return std::nullopt;
    }
    if (std::get<Regex>(alone).can_match_empty()) {
        reader.error(node, "the pattern can match nothing at all",
                     "let a part of it be there always");
        return std::nullopt;
    }
    auto result = Regex::compile(whole, options);
    if (const auto* error = std::get_if<RegexError>(&result)) {
        reader.error(node, "the pattern does not compile: " + in_plain_words(error->what),
                     regex_cure(error->what));
        return std::nullopt;
    }
    return std::get<Regex>(std::move(result));
}

} // namespace

std::optional<Pattern> read_pattern(NodeReader& reader, const YamlNode& node,
                                    const PatternStyle& style, PackNames& known) {
    const auto text = reader.whole_text(node, "a pattern");
    if (!text) return std::nullopt;
    const std::string source = without_last_line_ends(*text);
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    };
    if (std::any_of(source.begin(), source.end(), is_control)) {
        reader.error(node, "in double quotation marks '\\b' is a backspace",
                     "put the pattern in single quotation marks");
        return std::nullopt;
    }
    std::vector<PatternMistake> mistakes;
    const Translation translation = translate(source, style.prose, known.names(), mistakes);
    for (const PatternMistake& one : mistakes)
        reader.error_in(node, one.offset, one.what, one.cure);
    if (!mistakes.empty() || translation.names_told) return std::nullopt;

    const bool has_slots = !translation.slots.empty();
    if (has_slots && translation.digits_at) {
        reader.error_in(node, *translation.digits_at,
                        "digits of its own in a pattern that has slots",
                        "let a slot take the number, {{n:number}}, or write all numbers as digits");
        return std::nullopt;
    }
    auto regex = compiled(reader, node, style, translation);
    if (!regex) return std::nullopt;

    Pattern pattern;
    pattern.regex = std::move(*regex);
    pattern.source = source;
    pattern.pcre = translation.pcre;
    pattern.where = reader.where(node);
    pattern.slots = translation.slots;
    pattern.groups = translation.groups;
    const std::size_t before = style.prose ? word_edge.size() + edge_group.size() : 0;
    for (const auto& [offset, origin] : translation.origins)
        pattern.origins.emplace_back(offset + before, origin);
    pattern.wants_quotes = translation.wants_quotes;
    pattern.writes_digits = !has_slots && (translation.digits_at || translation.has_name_digits);
    if (pattern.writes_digits) {
        for (const std::string& group : pattern.groups)
            pattern.slots.push_back({group, slot_type_named("any")->kinds, ""});
        pattern.groups.clear();
    }
    return pattern;
}

} // namespace tally
