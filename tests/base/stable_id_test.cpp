// Ids made of content.
#include "claims/base/stable_id.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

using tally::IdParts;
using tally::stable_id;

BOOST_AUTO_TEST_SUITE(stable_ids)

BOOST_AUTO_TEST_CASE(a_number_is_its_digits) {
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{9}, std::uint64_t{10}, std::uint64_t{123'456'789},
          std::uint64_t{1'234'567'890}, UINT64_MAX}) {
        const std::string digits = std::to_string(number);
        BOOST_TEST(IdParts().add(number).id("x") == stable_id("x", {digits}));
    }
}

BOOST_AUTO_TEST_CASE(parts_that_are_copied_go_on_alone) {
    IdParts parts;
    parts.add("a");
    IdParts more = parts;
    more.add("b").add(std::string(200, 'c'));
    BOOST_TEST(more.id("x") == stable_id("x", {"a", "b", std::string(200, 'c')}));
    BOOST_TEST(parts.id("x") == stable_id("x", {"a"}));
}

BOOST_AUTO_TEST_CASE(parts_do_not_run_together) {
    BOOST_TEST(stable_id("x", {"ab", "c"}) != stable_id("x", {"a", "bc"}));
    BOOST_TEST(stable_id("x", {"ab"}) != stable_id("y", {"ab"}));
}

BOOST_AUTO_TEST_CASE(an_id_is_of_normal_form_c) {
    BOOST_TEST(stable_id("x", {"caf\xC3\xA9"}) == stable_id("x", {"cafe\xCC\x81"}));
}

BOOST_AUTO_TEST_CASE(an_id_has_sixteen_digits) {
    const std::string id = stable_id("c", {"a"});
    BOOST_TEST(id.size() == 18U);
    BOOST_TEST(id.substr(0, 2) == "c:");
    BOOST_TEST(id.find_first_not_of("0123456789abcdef", 2) == std::string::npos);
    BOOST_TEST(tally::content_hash("a").size() == 32U);
}

BOOST_AUTO_TEST_SUITE_END()
