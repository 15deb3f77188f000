// fixtures/rules/patterns/*.yml: patterns of the rule language, and what they match. A word in
// angle brackets, <date>, is a value of that kind, as the matcher would put its reserved character
// there.
#include "claims/base/utf8.h"
#include "claims/base/yaml.h"
#include "claims/rules/pattern.h"
#include "claims/rules/slots.h"
#include "claims/rules/terms.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace {

using namespace tally;
using tally::tests::Case;

std::string with_values(std::string text) {
    for (const KindInfo& info : kinds()) {
        const std::string mark = "<" + std::string(info.name) + ">";
        std::string character;
        append_utf8(character, slot_character(info.kind));
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.replace(at, mark.size(), character);
    }
    return text;
}

/// The text with [ and ] around what matched, or as it is.
std::string marked(const Pattern& pattern, const std::string& text) {
    RegexMatch match;
    if (pattern.regex.find(text, 0, match) != RegexOutcome::match) return text;
    const auto [start, end] = *match.groups[0];
    return text.substr(0, start) + "[" + text.substr(start, end - start) + "]" + text.substr(end);
}

struct File {
    SourceText source;
    YamlNode root;
    Diagnostics told;
    NodeReader reading{source, told};
    PackNames names{"test"};

    explicit File(const std::filesystem::path& path)
        : source(path.string(), tests::read_file(path)) {
        auto parsed = read_yaml(source);
        if (!parsed) throw std::runtime_error(to_string(parsed.error().front()));
        root = *parsed;
        if (const YamlNode* node = root.find("lists")) names.read_lists(reading, *node);
        if (const YamlNode* node = root.find("fragments")) names.read_fragments(reading, *node);
        if (const YamlNode* node = root.find("entities")) names.read_entities(reading, *node);
        names.compile_fragments(true);
    }
};

void run(File& file, const YamlNode& one) {
    PatternStyle style;
    read_style(file.reading, one, style);
    const auto pattern = read_pattern(file.reading, *one.find("pattern"), style, file.names);
    for (const Diagnostic& diagnostic : file.told)
        BOOST_ERROR(to_string(diagnostic));
    BOOST_REQUIRE(pattern);
    const auto at = [&](const YamlNode& text) {
        return to_string({file.reading.where(text), text.scalar, ""});
    };
    // "a [b] c" matches exactly what stands between the brackets.
    if (const YamlNode* matches = one.find("matches"))
        for (const YamlNode& text : matches->items) {
            const std::string expected = with_values(text.scalar);
            std::string plain = expected;
            std::erase_if(plain, [](char c) { return c == '[' || c == ']'; });
            if (plain == expected)
                BOOST_TEST(marked(*pattern, plain) != plain, at(text));
            else
                BOOST_TEST(marked(*pattern, plain) == expected, at(text));
        }
    if (const YamlNode* misses = one.find("misses"))
        for (const YamlNode& text : misses->items) {
            const std::string plain = with_values(text.scalar);
            BOOST_TEST(marked(*pattern, plain) == plain, at(text));
        }
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const auto file = std::make_shared<File>(path);
    std::vector<Case> out;
    for (const YamlNode& one : file->root.find("cases")->items)
        out.push_back({one.find("name")->scalar, [file, &one] { run(*file, one); }});
    return out;
}

const bool registered = tally::tests::add_case_suite({"fixtures/rules/patterns", ".yml", cases_of});

} // namespace
