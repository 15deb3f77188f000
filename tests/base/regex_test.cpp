#include "claims/base/regex.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

using tally::Regex;
using tally::RegexError;
using tally::RegexLimits;
using tally::RegexMatch;
using tally::RegexOptions;
using tally::RegexOutcome;

namespace {

Regex compiled(std::string_view pattern, RegexOptions options = {}) {
    auto result = Regex::compile(pattern, options);
    if (const auto* error = std::get_if<RegexError>(&result)) BOOST_FAIL(error->what);
    return std::get<Regex>(result);
}

RegexError refused(std::string_view pattern) {
    auto result = Regex::compile(pattern);
    BOOST_REQUIRE(std::holds_alternative<RegexError>(result));
    return std::get<RegexError>(result);
}

std::string found(const Regex& regex, std::string_view subject, std::size_t from = 0) {
    RegexMatch match;
    if (regex.find(subject, from, match) != RegexOutcome::match) return "-";
    const auto [start, end] = *match.groups[0];
    return std::to_string(start) + "-" + std::to_string(end);
}

} // namespace

BOOST_AUTO_TEST_SUITE(regex)

BOOST_AUTO_TEST_CASE(spans_are_bytes_and_words_are_unicode) {
    BOOST_TEST(found(compiled(R"(\bélan\w*)"), "der ÉLANS") == "4-10");
    BOOST_TEST(found(compiled(R"(\s)"), "a\xC2\xA0"
                                        "b") == "1-3");
    BOOST_TEST(found(compiled("a"), "ba a", 2) == "3-4");
    BOOST_TEST(found(compiled("(?<=b)a"), "ba", 1) == "1-2"); // sees what stands before `from`
    BOOST_TEST(found(compiled("x"), "", 0) == "-");
}

BOOST_AUTO_TEST_CASE(case_matters_where_asked) {
    BOOST_TEST(found(compiled("us", {.caseless = false}), "US us") == "3-5");
    BOOST_TEST(found(compiled("us"), "US us") == "0-2");
}

BOOST_AUTO_TEST_CASE(groups_have_numbers_and_names) {
    const Regex regex = compiled("(?<n>a)|(?<m>b)");
    BOOST_TEST(regex.group_count() == 2U);
    BOOST_TEST((regex.group("m") == 2U));
    BOOST_TEST((!regex.group("o")));
    RegexMatch match;
    BOOST_REQUIRE((regex.find("b", 0, match) == RegexOutcome::match));
    BOOST_REQUIRE(match.groups.size() == 3U);
    BOOST_TEST((!match.groups[1]));
    BOOST_TEST((match.groups[2] == std::pair<std::size_t, std::size_t>(0, 1)));
}

BOOST_AUTO_TEST_CASE(what_does_not_compile_is_told_with_its_offset) {
    BOOST_TEST(refused("ab(c").offset == 4U);
    BOOST_TEST(refused("a[b").what.find("missing terminating ]") != std::string::npos);
    BOOST_TEST(refused(R"(a\Cb)").what.find("\\C") != std::string::npos);
    for (const char* start : {"(*UTF)a", "(*LIMIT_MATCH=1000000000)a", "(*NO_JIT)a", "(*CR)a"})
        BOOST_TEST(refused(start).what.find("settings") != std::string::npos, start);
    BOOST_TEST(refused("a(*LIMIT_MATCH=9)").offset > 0U);
    BOOST_TEST(refused(std::string(70'000, 'a')).what.find("64 KB") != std::string::npos);
    BOOST_TEST(refused(std::string(300, '(') + std::string(300, ')')).what.find("nested") !=
               std::string::npos);
    BOOST_TEST(found(compiled("(*positive_lookahead:a)a"), "ba") == "1-2");
}

BOOST_AUTO_TEST_CASE(a_search_that_costs_too_much_is_told_and_never_no_match) {
    const std::string subject = std::string(40, 'a') + "!";
    RegexMatch match;
    for (const char* pattern : {"^(a+)+$", "(a|aa)+$", "^(a|a)*$", "^(a?){40}a{41}", "(a+){10,}$",
                                "^(\\w+\\s?)*$", "(?:a+)+$", "(x+x+)+y|(a+a+)+[by]"}) {
        const auto began = std::chrono::steady_clock::now();
        const RegexOutcome outcome = compiled(pattern).find(subject, 0, match);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        BOOST_TEST((outcome == RegexOutcome::limit), pattern);
        BOOST_TEST(took.count() < 0.5, pattern);
    }
    BOOST_TEST((compiled("a+!").find(subject, 0, match, {.match = 3}) == RegexOutcome::match));
}

BOOST_AUTO_TEST_CASE(a_pattern_that_calls_itself_for_ever_is_a_limit) {
    const auto regex = Regex::compile("(?R)");
    RegexMatch match;
    BOOST_TEST((std::get<Regex>(regex).find("text", 0, match) == RegexOutcome::limit));
}

BOOST_AUTO_TEST_CASE(a_full_jit_stack_hands_over_to_the_interpreter) {
    // Each turn of this loop keeps a frame; 1 MB of JIT stack is too little for 200,000 of them.
    const Regex regex = compiled("^(?:(a)|(b))*+c?$");
    const std::string subject(20'000, 'a');
    RegexMatch match;
    BOOST_TEST((regex.find(subject, 0, match) == RegexOutcome::match));
    const Regex deep = compiled("^(?:(a)|(b)|(d))*c");
    const RegexOutcome outcome =
        deep.find(std::string(200'000, 'a') + "c", 0, match, {.match = 10'000'000});
    BOOST_TEST((outcome == RegexOutcome::match || outcome == RegexOutcome::limit));
    BOOST_TEST((regex.find("ab", 0, match) == RegexOutcome::match)); // and is well afterwards
}

BOOST_AUTO_TEST_CASE(copies_match_from_several_threads) {
    const Regex regex = compiled("(?<n>\\w+) (?<m>\\w+)$");
    std::vector<std::string> results(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < results.size(); ++i)
        threads.emplace_back([regex, &results, i] {
            for (int n = 0; n < 200; ++n)
                results[i] = found(regex, std::string(i, 'x') + "a b c");
        });
    for (std::thread& thread : threads)
        thread.join();
    for (std::size_t i = 0; i < results.size(); ++i)
        BOOST_TEST(results[i] == std::to_string(i + 2) + "-" + std::to_string(i + 5));
}

BOOST_AUTO_TEST_SUITE_END()
