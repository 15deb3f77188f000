#pragma once

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <sstream>
#include <utility>

namespace tally::tests {

/// Checks a property on many random cases, the same on each machine; a failure prints the smallest
/// case that fails.
template <class Property>
void holds(int cases, Property property) {
    constexpr std::uint64_t seed = 20210616;
    rc::detail::TestParams params;
    params.seed = seed;
    params.maxSuccess = cases;
    params.maxSize = 40;
    const auto result =
        rc::detail::checkTestable(std::move(property), rc::detail::TestMetadata(), params);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    BOOST_CHECK_MESSAGE(result.template is<rc::detail::SuccessResult>(), message.str());
}

} // namespace tally::tests
