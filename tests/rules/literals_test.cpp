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

/// "{flood, quake} <war>": words that begin words stand in <>.
std::string shown(const std::vector<RequiredSet>& sets) {
    std::string out;
    for (const RequiredSet& set : sets) {
        if (!out.empty()) out += " ";
        out += set.begin_words ? "<" : "{";
        for (const std::string& word : set.words)
            out += (out.ends_with("<") || out.ends_with("{") ? "" : ", ") + word;
        out += set.begin_words ? ">" : "}";
    }
    return out;
}

std::string shown(const MatchStarts& starts) {
    if (!starts.known) return "anywhere";
    std::string out = starts.values ? "value" : "";
    for (const std::string& word : starts.words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

/// `sets` whatever begins words; or, of patterns in prose, `begins` with that, and `starts`.
void check(const YamlNode& expected, const std::string& pcre) {
    if (const YamlNode* sets = expected.find("sets")) {
        std::vector<RequiredSet> wanted;
        for (const YamlNode& set : sets->items) {
            wanted.emplace_back();
            for (const YamlNode& word : set.items)
                wanted.back().words.push_back(word.scalar);
        }
        std::vector<RequiredSet> found = literals_of(pcre).sets;
        for (RequiredSet& set : found)
            set.begin_words = false;
        BOOST_TEST(shown(found) == shown(wanted), pcre << ": " << shown(found));
    }
    const Literals found = literals_of(pcre, true);
    if (const YamlNode* begins = expected.find("begins"))
        BOOST_TEST(shown(found.sets) == begins->scalar, pcre << ": " << shown(found.sets));
    if (const YamlNode* starts = expected.find("starts"))
        BOOST_TEST(shown(found.starts) == starts->scalar, pcre << ": " << shown(found.starts));
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const SourceText source(path.string(), tests::read_file(path));
    auto parsed = read_yaml(source);
    if (!parsed) throw std::runtime_error(to_string(parsed.error().front()));
    const auto root = std::make_shared<YamlNode>(*parsed);
    std::vector<Case> out;
    for (const YamlNode& one : root->items)
        out.push_back({one.find("name")->scalar, [root, &one] {
                           for (const YamlNode& pcre : one.find("pcre")->items)
                               check(one, pcre.scalar);
                       }});
    return out;
}

const bool registered = tally::tests::add_case_suite({"fixtures/rules/literals", ".yml", cases_of});

std::string in_lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Whether a word stands at a place of a text in lower case, and no letter before it.
bool begins_there(const std::string& text, std::size_t at, const std::string& word) {
    return text.compare(at, word.size(), word) == 0 && (at == 0 || !is_letter(text[at - 1]));
}

bool holds(const std::string& text, const RequiredSet& set) {
    return std::any_of(set.words.begin(), set.words.end(), [&](const std::string& word) {
        for (std::size_t at = text.find(word); at != std::string::npos;
             at = text.find(word, at + 1))
            if (!set.begin_words || begins_there(text, at, word)) return true;
        return false;
    });
}

bool begins_at(const std::string& text, std::size_t at, const MatchStarts& starts) {
    return (starts.values && text.compare(at, 3, "\U000F0000", 3) == 0) ||
           std::any_of(starts.words.begin(), starts.words.end(),
                       [&](const std::string& word) { return begins_there(text, at, word); });
}

/// Pieces of patterns, put together without regard to sense: what does not compile is passed over.
const std::vector<std::string> pieces = {"qu",
                                         "ake",
                                         "zinc",
                                         "a",
                                         "b",
                                         "Z",
                                         " ",
                                         "é",
                                         "ſ",
                                         "(?:",
                                         "(",
                                         ")",
                                         ")",
                                         ")",
                                         "|",
                                         "|",
                                         "?",
                                         "*",
                                         "+",
                                         "{2}",
                                         "{0,1}",
                                         "{1,2}",
                                         "{,2}",
                                         "??",
                                         "++",
                                         "[ab]",
                                         "[^a]",
                                         "[a-c]",
                                         "[]a]",
                                         "[\\]b]",
                                         "\\w",
                                         "\\s++",
                                         "\\b",
                                         "\\B",
                                         "\\d",
                                         ".",
                                         "^",
                                         "$",
                                         "\\Q",
                                         "\\E",
                                         "\\x61",
                                         "\\1",
                                         "\\g{-1}",
                                         "(?=",
                                         "(?!",
                                         "(?<=",
                                         "(?<!",
                                         "(?>",
                                         "(?|",
                                         "(?i)",
                                         "(?-i)",
                                         "(?x)",
                                         "(?i:",
                                         "(?<n>",
                                         "(?1)",
                                         "(?R)",
                                         "(?(1)",
                                         "(?#",
                                         "#",
                                         "\\K",
                                         "(?&n)",
                                         "(?P>n)",
                                         "\\p{L}",
                                         "\\pL",
                                         "\\N",
                                         "\\R",
                                         "\\X",
                                         "\\h",
                                         "\\141",
                                         "\\c[",
                                         "(?^:",
                                         "\\.",
                                         "{",
                                         "}",
                                         "-",
                                         "[[:alpha:]]",
                                         "\\x{61}",
                                         "[\\Q]a]\\E]",
                                         "(?(DEFINE)",
                                         "(*ACCEPT)",
                                         "[\\c]a]",
                                         "(?!\\B\\w)",
                                         "\\G",
                                         "[\\x{F0000}]",
                                         "[\\-\\x{2010}-\\x{2015}]",
                                         "[^a-z]",
                                         "[\\s,]"};

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
            return one_of({"(?:qu)",     "(?:ake)",  "(?:quake)", "(?:zinc)",    "a",      "b",
                           "[ab]",       "[Zk]",     "\\s",       "\\w",         ".",      "[^a]",
                           "\\b",        "\\Qqu\\E", "(?:ZINC)",  "é",           "\\x61",  "(?#a)b",
                           "(?:2)",      "(?<!z)",   "(?:a{)",    "\\]",         "(?:#x)", "\\s++",
                           "(?!\\B\\w)", "[\\s,]",   "\\d",       "[\\x{F0000}]"});
        return one_of({"(", "(?:", "(?>", "(?|", "(?i:", "(?=", "(?!", "(?(?=a)"}) +
               pattern(depth - 1) + ")";
    }
    std::mt19937 random_;
};

const std::vector<std::string> words = {"qu", "ake", "quake", "QUAKE", "zinc",      "a", "b",
                                        "Z",  " ",   "é",     "S",     "k",         "#", "{",
                                        "]",  "-",   "x",     "2",     "\U000F0000"};

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
    std::size_t begin_words = 0;
    std::size_t started = 0;
    const auto check_one = [&](const std::string& pcre) {
        const bool prose = *rc::gen::arbitrary<bool>();
        const std::string whole = prose ? R"((?!\B\w)(?:)" + pcre + R"()(?!\B\w))" : pcre;
        const RegexOptions options{.caseless = *rc::gen::arbitrary<bool>()};
        const auto alone = Regex::compile(pcre, options);
        const auto regex = Regex::compile(whole, options);
        if (!std::holds_alternative<Regex>(alone) || !std::holds_alternative<Regex>(regex)) return;
        ++compiled;
        const Literals literals = literals_of(pcre, prose);
        known += !literals.sets.empty() ? 1U : 0U;
        for (int i = 0; i < 20; ++i) {
            const std::string text = *rc::gen::resize(10, joined(words));
            const std::string lower = in_lower_case(text);
            RegexMatch match;
            if (std::get<Regex>(regex).find(text, 0, match) != RegexOutcome::match) continue;
            ++matched;
            for (const RequiredSet& set : literals.sets)
                RC_ASSERT(holds(lower, set));
            begin_words += std::any_of(literals.sets.begin(), literals.sets.end(),
                                       [](const RequiredSet& set) { return set.begin_words; });
            if (!literals.starts.known || pcre.find("\\K") != std::string::npos) continue;
            ++started;
            RC_ASSERT(begins_at(lower, match.groups[0]->first, literals.starts));
        }
    };
    const bool good = rc::check([&] {
        check_one(*rc::gen::resize(12, joined(pieces)));
        const auto seed = *rc::gen::arbitrary<unsigned>();
        for (unsigned i = 0; i < 20; ++i)
            check_one(Made(seed + i).pattern(3));
    });
    BOOST_TEST(good);
    BOOST_TEST(compiled > 500U);
    BOOST_TEST(known > 100U);
    BOOST_TEST(matched > 500U);
    BOOST_TEST(begin_words > 20U);
    BOOST_TEST(started > 20U);
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
