// fixtures/rules/literals/*.yml, and the promise itself on random patterns: what matches holds a
// word of each set.
#include "claims/base/regex.h"
#include "claims/base/utf8.h"
#include "claims/base/yaml.h"
#include "claims/rules/literals.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace tally;
using tally::tests::Case;

std::string shown(const std::vector<LiteralSet>& sets) {
    std::string out;
    for (const LiteralSet& set : sets) {
        out += out.empty() ? "{" : " {";
        for (const std::string& word : set)
            out += (out.back() == '{' ? "" : ", ") + word;
        out += "}";
    }
    return out;
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const SourceText source(path.string(), tests::read_file(path));
    auto parsed = read_yaml(source);
    if (!parsed) throw std::runtime_error(to_string(parsed.error().front()));
    const auto root = std::make_shared<YamlNode>(*parsed);
    std::vector<Case> out;
    for (const YamlNode& one : root->items)
        out.push_back({one.find("name")->scalar, [root, &one] {
                           std::vector<LiteralSet> expected;
                           for (const YamlNode& set : one.find("sets")->items) {
                               expected.emplace_back();
                               for (const YamlNode& word : set.items)
                                   expected.back().push_back(word.scalar);
                           }
                           for (const YamlNode& pcre : one.find("pcre")->items)
                               BOOST_TEST(shown(literals_of(pcre.scalar)) == shown(expected),
                                          pcre.scalar << ": " << shown(literals_of(pcre.scalar)));
                       }});
    return out;
}

const bool registered = tally::tests::add_case_suite({"fixtures/rules/literals", ".yml", cases_of});

std::string in_lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool holds(const std::string& text, const LiteralSet& set) {
    return std::any_of(set.begin(), set.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

/// Pieces of patterns, put together without regard to sense: what does not compile is passed over.
const std::vector<std::string> pieces = {
    "qu",     "ake",  "zinc",    "a",           "b",       "Z",           " ",          "é",
    "ſ",      "(?:",  "(",       ")",           ")",       ")",           "|",          "|",
    "?",      "*",    "+",       "{2}",         "{0,1}",   "{1,2}",       "{,2}",       "??",
    "++",     "[ab]", "[^a]",    "[a-c]",       "[]a]",    "[\\]b]",      "\\w",        "\\s++",
    "\\b",    "\\B",  "\\d",     ".",           "^",       "$",           "\\Q",        "\\E",
    "\\x61",  "\\1",  "\\g{-1}", "(?=",         "(?!",     "(?<=",        "(?<!",       "(?>",
    "(?|",    "(?i)", "(?-i)",   "(?x)",        "(?i:",    "(?<n>",       "(?1)",       "(?R)",
    "(?(1)",  "(?#",  "#",       "\\K",         "(?&n)",   "(?P>n)",      "\\p{L}",     "\\pL",
    "\\N",    "\\R",  "\\X",     "\\h",         "\\141",   "\\c[",        "(?^:",       "\\.",
    "{",      "}",    "-",       "[[:alpha:]]", "\\x{61}", "[\\Q]a]\\E]", "(?(DEFINE)", "(*ACCEPT)",
    "[\\c]a]"};

/// A pattern that compiles, of words and what may stand around them.
class Made {
public:
    explicit Made(unsigned seed) : random_(seed) {}

    std::string pattern(int depth) {
        std::string out;
        for (unsigned parts = 1 + below(3); parts > 0; --parts)
            out += element(depth) + one_of({"", "", "", "", "", "?", "+", "{2}", "{0,1}", "*?"});
        return depth > 0 && below(3) == 0 ? out + "|" + pattern(depth - 1) : out;
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    std::string one_of(std::vector<std::string> choice) {
        return choice[below(static_cast<unsigned>(choice.size()))];
    }
    std::string element(int depth) {
        if (depth == 0 || below(3) > 0)
            return one_of({"(?:qu)", "(?:ake)",  "(?:quake)", "(?:zinc)", "a",     "b",
                           "[ab]",   "[Zk]",     "\\s",       "\\w",      ".",     "[^a]",
                           "\\b",    "\\Qqu\\E", "(?:ZINC)",  "é",        "\\x61", "(?#a)b",
                           "(?:2)",  "(?<!z)",   "(?:a{)",    "\\]",      "(?:#x)"});
        return one_of({"(", "(?:", "(?>", "(?|", "(?i:", "(?=", "(?!", "(?(?=a)"}) +
               pattern(depth - 1) + ")";
    }
    std::mt19937 random_;
};

const std::vector<std::string> words = {"qu", "ake", "quake", "QUAKE", "zinc", "a", "b", "Z", " ",
                                        "é",  "S",   "k",     "#",     "{",    "]", "-", "x", "2"};

rc::Gen<std::string> joined(const std::vector<std::string>& parts) {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)),
                        [](const std::vector<std::string>& chosen) {
                            std::string out;
                            for (const std::string& part : chosen)
                                out += part;
                            return out;
                        });
}

} // namespace

BOOST_AUTO_TEST_SUITE(literals)

BOOST_AUTO_TEST_CASE(whatever_matches_holds_a_word_of_each_set) {
    std::size_t compiled = 0;
    std::size_t known = 0;
    std::size_t matched = 0;
    const bool good = rc::check([&] {
        const std::string pcre =
            *rc::gen::oneOf(rc::gen::resize(12, joined(pieces)),
                            rc::gen::map(rc::gen::arbitrary<unsigned>(),
                                         [](unsigned seed) { return Made(seed).pattern(3); }));
        const auto regex = Regex::compile(pcre, {.caseless = *rc::gen::arbitrary<bool>()});
        if (!std::holds_alternative<Regex>(regex)) return;
        ++compiled;
        const std::vector<LiteralSet> sets = literals_of(pcre);
        known += !sets.empty() ? 1U : 0U;
        for (int i = 0; i < 20; ++i) {
            const std::string text = *rc::gen::resize(10, joined(words));
            RegexMatch match;
            if (std::get<Regex>(regex).find(text, 0, match) != RegexOutcome::match) continue;
            ++matched;
            for (const LiteralSet& set : sets)
                RC_ASSERT(holds(in_lower_case(text), set));
        }
    });
    BOOST_TEST(good);
    BOOST_TEST(compiled > 20U);
    BOOST_TEST(known > 0U);
    BOOST_TEST(matched > 0U);
}

/// Of the letters outside of ASCII only U+017F and U+212A match one within it, in any case.
BOOST_AUTO_TEST_CASE(two_letters_outside_of_ascii_match_letters_within) {
    const auto compiled = Regex::compile("[a-z]");
    const Regex& regex = std::get<Regex>(compiled);
    std::vector<unsigned> found;
    for (char32_t c = 0x80; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        append_utf8(text, c);
        RegexMatch match;
        if (regex.find(text, 0, match) == RegexOutcome::match) found.push_back(c);
    }
    BOOST_TEST((found == std::vector<unsigned>{0x17F, 0x212A}));
}

BOOST_AUTO_TEST_SUITE_END()
