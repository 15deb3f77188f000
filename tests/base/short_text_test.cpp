#include "claims/base/short_text.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

using tally::ShortText;

BOOST_AUTO_TEST_SUITE(short_text)

BOOST_AUTO_TEST_CASE(it_is_what_was_added) {
    const ShortText text = ShortText("XXXX-").add(7, 2).add('-').add(std::string_view("WE"));
    BOOST_CHECK_EQUAL(text.view(), "XXXX-07-WE");
    BOOST_CHECK_EQUAL(text.str(), "XXXX-07-WE");
    BOOST_CHECK_EQUAL(text.size(), 10U);
    BOOST_CHECK(text == ShortText(std::string_view("XXXX-07-WE")));
    BOOST_CHECK(!(text == ShortText("XXXX-07")));
    BOOST_CHECK_EQUAL(ShortText().view(), "");
}

BOOST_AUTO_TEST_CASE(a_number_is_written_as_printf_does) {
    BOOST_CHECK(rc::check([] {
        const int number = *rc::gen::inRange(-99999, 100000);
        const int places = *rc::gen::inRange(1, 7);
        char written[32];
        std::snprintf(written, sizeof written, "%0*d", places, number);
        RC_ASSERT(ShortText().add(number, places).view() == written);
    }));
}

BOOST_AUTO_TEST_CASE(a_sixteenth_byte_is_refused) {
    BOOST_CHECK_EQUAL(ShortText("123456789012345").size(), 15U);
    BOOST_CHECK_THROW(ShortText("1234567890123456"), std::length_error);
    BOOST_CHECK_THROW(ShortText("123456789012345").add('6'), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()
