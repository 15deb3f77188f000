// Texts that are made of a pattern are matched by it, where the pattern does not look around
// itself.
#include "claims/base/regex.h"
#include "claims/rules/packs.h"
#include "claims/rules/regex_tree.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <variant>

namespace {

bool matches(const std::string& pattern, const std::string& text) {
    const auto regex = tally::Regex::compile("\\A(?:" + pattern + ")\\z");
    tally::RegexMatch match;
    return std::get<tally::Regex>(regex).find(text, 0, match) == tally::RegexOutcome::match;
}

} // namespace

BOOST_AUTO_TEST_SUITE(regex_tree)

BOOST_AUTO_TEST_CASE(samples_are_matched) {
    const std::string patterns[] = {
        "abc",          "a|b|cd",          "(?:a|b)+c?",  "[a-c]{2,3}x",     "[^a-z]y",
        "\\w+ \\d\\d",  "(?<n>x*)y",       "(?>ab|a)c",   "a{2}b{1,}c{0,2}", "\\x41\\x{e9}z",
        "[]a]b",        "[[:alpha:]]+-",   "\\p{Lu}\\pL", "(?i:ab)c",        "a++b*+c?+d??",
        "\\.\\*\\(\\)", "x(?#a comment)y", "a{,}b",       "(?P<q>a)'",       "é+",
    };
    for (const std::string& pattern : patterns) {
        const auto tree = tally::parse_regex(pattern);
        BOOST_TEST_REQUIRE(tree.has_value(), pattern);
        const tally::RegexSampler sampler(tree->root);
        for (std::size_t seed = 0; seed < 40; ++seed) {
            const std::string text = sampler.sample(seed);
            BOOST_TEST(matches(pattern, text), pattern << " makes '" << text << "'");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_told_so) {
    for (const char* pattern :
         {"(a)\\1", "\\k<x>", "(?R)", "(?(1)a|b)", "(*COMMIT)a", "\\Qa\\E", "(a", "a)", "[a", "\\"})
        BOOST_TEST(!tally::parse_regex(pattern).has_value(), pattern);
}

BOOST_AUTO_TEST_CASE(looking_around_is_told) {
    BOOST_TEST(tally::parse_regex("a(?=b)")->asserts);
    BOOST_TEST(tally::parse_regex("(?<!a)b")->asserts);
    BOOST_TEST(!tally::parse_regex("\\ba$")->asserts);
}

BOOST_AUTO_TEST_CASE(repeats_are_pumped) {
    const auto tree = tally::parse_regex("x(?:ab?)+y");
    const tally::RegexSampler sampler(tree->root);
    BOOST_REQUIRE(sampler.repeats().size() == 1U);
    const std::string text = sampler.pumped(sampler.repeats().front(), 8, 0);
    BOOST_TEST((text == "xaaaaaaaa" || text == "xabababababababab"), text);
    const auto bounded = tally::parse_regex("(?:a){1,3}b++");
    BOOST_TEST(tally::RegexSampler(bounded->root).repeats().empty());
}

BOOST_AUTO_TEST_CASE(patterns_of_packs_are_understood) {
    const auto packs = tally::load_packs({{"summit", {}, ""}});
    BOOST_REQUIRE(packs);
    for (const tally::Rule& rule : packs->front().rules)
        for (const tally::Pattern& pattern : rule.match)
            BOOST_TEST(tally::parse_regex(pattern.pcre).has_value(), pattern.source);
}

BOOST_AUTO_TEST_SUITE_END()
