// for_each_index: each index once, whatever the number of threads, and the first failure told.
#include "claims/base/parallel.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace tally;

BOOST_AUTO_TEST_SUITE(base)
BOOST_AUTO_TEST_SUITE(parallel)

BOOST_AUTO_TEST_CASE(each_index_is_worked_on_once) {
    for (const std::size_t jobs : {0U, 1U, 2U, 8U}) {
        std::vector<int> done(1000);
        for_each_index(done.size(), jobs, [&](std::size_t i) { ++done[i]; });
        BOOST_TEST(done == std::vector<int>(1000, 1), boost::test_tools::per_element());
    }
    for_each_index(0, 4, [](std::size_t) { BOOST_ERROR("called without an index"); });
}

BOOST_AUTO_TEST_CASE(the_failure_with_the_least_index_is_thrown) {
    for (const std::size_t jobs : {1U, 3U})
        try {
            for_each_index(1000, jobs, [](std::size_t i) {
                if (i >= 500) throw std::runtime_error(std::to_string(i));
            });
            BOOST_ERROR("nothing was thrown");
        } catch (const std::runtime_error& error) {
            BOOST_TEST(error.what() == std::string("500"));
        }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
