#include "claims/base/regex_cost.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <variant>

namespace {

tally::Regex compiled(const char* pattern) {
    return std::get<tally::Regex>(tally::Regex::compile(pattern));
}

} // namespace

BOOST_AUTO_TEST_SUITE(regex_cost)

BOOST_AUTO_TEST_CASE(a_search_within_its_steps_ends_and_one_step_less_is_the_limit) {
    const tally::Regex regex = compiled("(?:a|b|ab)+c");
    const std::string subject = "abababababxc";
    const std::uint32_t steps = tally::search_steps(regex, subject);
    BOOST_TEST(steps > 1U);
    BOOST_TEST(steps < tally::RegexLimits{}.match);
    tally::RegexMatch match;
    tally::RegexLimits limits;
    limits.match = steps;
    BOOST_TEST((regex.find(subject, 0, match, limits) == tally::RegexOutcome::no_match));
    limits.match = steps - 1;
    BOOST_TEST((regex.find(subject, 0, match, limits) == tally::RegexOutcome::limit));
}

BOOST_AUTO_TEST_CASE(the_worst_of_many_is_found_by_asking_each_whether_it_is_worse) {
    const tally::Regex regex = compiled("(?:a|b|ab)+c");
    const std::uint32_t small = tally::search_steps(regex, "abxc");
    const std::uint32_t large = tally::search_steps(regex, "ababababxc");
    BOOST_TEST(small < large);
    BOOST_TEST(tally::search_steps(regex, "abxc", large) == large);
    BOOST_TEST(tally::search_steps(regex, "ababababxc", small) == large);
}

BOOST_AUTO_TEST_CASE(what_explodes_costs_the_limit) {
    const tally::Regex regex = compiled("(?:a|a)*b");
    const std::string subject = std::string(60, 'a') + "\x01" + "b";
    BOOST_TEST(tally::search_steps(regex, subject) == tally::RegexLimits{}.match);
}

BOOST_AUTO_TEST_SUITE_END()
