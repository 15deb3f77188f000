#include "claims/base/regex.h"
#include "claims/base/regex_parts.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <variant>

using namespace tally;

namespace {

/// "1.0": the path of the item at an offset, "none" where none starts.
std::string path_at(std::string_view pattern, std::size_t offset) {
    const RegexParts parts(pattern);
    const RegexPart* part = parts.at(offset);
    if (part == nullptr) return "none";
    std::string out;
    for (const int step : part->path)
        out += (out.empty() ? "" : ".") + std::to_string(step);
    return out;
}

/// What the farthest attempt matched, and what it wanted next.
std::string reached(const std::string& pattern, std::string_view subject) {
    const auto compiled = Regex::compile(pattern);
    const auto reach = std::get<Regex>(compiled).farthest(subject);
    if (!reach) return "nothing";
    return std::string(
               subject.substr(reach->matched.first, reach->matched.second - reach->matched.first)) +
           "|" + pattern.substr(reach->failed);
}

} // namespace

BOOST_AUTO_TEST_SUITE(regex_parts)

BOOST_AUTO_TEST_CASE(items_are_counted_in_their_groups_and_branches) {
    const std::string_view pattern = "a(?:bc|d)e";
    BOOST_TEST(path_at(pattern, 0) == "0");
    BOOST_TEST(path_at(pattern, 1) == "1");
    BOOST_TEST(path_at(pattern, 4) == "1.0");
    BOOST_TEST(path_at(pattern, 5) == "1.1");
    BOOST_TEST(path_at(pattern, 7) == "1.0");
    BOOST_TEST(path_at(pattern, 9) == "2");
    BOOST_TEST(path_at(pattern, 10) == "3");
}

BOOST_AUTO_TEST_CASE(quantifiers_classes_and_escapes_are_no_items_of_their_own) {
    const std::string_view pattern = R"(a+?[^])(]{2,3}\x{41}(?<n>b)*é$)";
    BOOST_TEST(path_at(pattern, 3) == "1");
    BOOST_TEST(path_at(pattern, 14) == "2");
    BOOST_TEST(path_at(pattern, 20) == "3");
    BOOST_TEST(path_at(pattern, 25) == "3.0");
    BOOST_TEST(path_at(pattern, 28) == "4");
    BOOST_TEST(path_at(pattern, 30) == "5");
    BOOST_TEST(path_at(pattern, 1) == "none");
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_look_around_is_no_item) {
    BOOST_TEST(path_at("(?!xy)a", 3) == "none");
    BOOST_TEST(path_at("(?!xy)a", 6) == "1");
    BOOST_TEST(path_at("(?<=(?:x|y))a", 7) == "none");
}

BOOST_AUTO_TEST_CASE(the_attempt_with_most_of_the_pattern_is_the_farthest) {
    BOOST_TEST(reached("ab(?:cd|ef)g", "xabx abcx abefx") == "abef|g");
    BOOST_TEST(reached("ab(?:cd|ef)g", "xab") == "ab|(?:cd|ef)g");
    BOOST_TEST(reached("ab(?:cd|ef)g", "xyz") == "nothing");
    BOOST_TEST(reached("(?:a|b)c", "xb") == "b|c");
    BOOST_TEST(reached("[0-9]+ men", "7 women, 12 boys") == "7 |men");
}

BOOST_AUTO_TEST_CASE(a_search_that_runs_into_its_limit_tells_what_it_saw) {
    const std::string subject(60, 'a');
    BOOST_TEST(reached("(?:a+)+b", subject).starts_with("a"));
}

BOOST_AUTO_TEST_SUITE_END()
