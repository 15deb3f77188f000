#include "claims/base/decimal.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <string>

using tally::Decimal;
using tally::Rounding;

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(equal_numbers_are_equal_however_they_are_written) {
    BOOST_TEST((Decimal::parse("2.50") == Decimal::parse("25e-1")));
    BOOST_TEST((Decimal::parse("2000000000") == Decimal::parse("2e9")));
    BOOST_TEST((Decimal::parse("-0.0") == Decimal(0)));
    BOOST_TEST((Decimal::parse("0010") == Decimal(10)));
}

BOOST_AUTO_TEST_CASE(text_that_is_no_number_is_refused) {
    for (const char* text : {"", ".", "-", "1.2.3", "1e", "1e+", "12a", " 1", "1e99999",
                             "12345678901234567890123456789012345"})
        BOOST_TEST(!Decimal::parse(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(plain_notation_is_shortest_and_exact) {
    for (const char* text :
         {"0", "1", "-3", "2500", "0.05", "1.005", "-12.5", "123456789012345678901234"})
        BOOST_TEST(Decimal::parse(text)->to_string() == text);
}

BOOST_AUTO_TEST_CASE(neighbouring_one_decimal_cells_do_not_meet) {
    const Decimal half = Decimal::scaled(5, -2);
    for (int tenths = 0; tenths < 999; ++tenths) {
        const Decimal upper = Decimal::scaled(tenths, -1) + half;
        const Decimal lower = Decimal::scaled(tenths + 1, -1) - half;
        BOOST_TEST((upper == lower));
    }
}

BOOST_AUTO_TEST_CASE(beyond_34_digits_results_go_the_way_asked) {
    const Decimal third_down = Decimal::divide(Decimal(1), Decimal(3), Rounding::down);
    const Decimal third_up = Decimal::divide(Decimal(1), Decimal(3), Rounding::up);
    BOOST_TEST((third_down < third_up));
    BOOST_TEST((third_down * Decimal(3) < Decimal(1)));
    BOOST_TEST((Decimal::multiply(third_up, Decimal(3), Rounding::up) > Decimal(1)));
    BOOST_TEST((Decimal::divide(Decimal(-1), Decimal(3), Rounding::down) == -third_up));
    const Decimal tiny = Decimal::scaled(1, -200);
    BOOST_TEST((Decimal::add(Decimal(1), tiny, Rounding::down) == Decimal(1)));
    BOOST_TEST((Decimal::add(Decimal(1), tiny, Rounding::up) > Decimal(1)));
    BOOST_TEST((Decimal::add(Decimal(1), -tiny, Rounding::down) < Decimal(1)));
}

BOOST_AUTO_TEST_CASE(order_agrees_with_subtraction) {
    const auto any = [] {
        return Decimal::scaled(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-30, 30));
    };
    BOOST_TEST(rc::check([&] {
        const Decimal a = any();
        const Decimal b = any();
        const Decimal difference = Decimal::add(a, -b, Rounding::nearest);
        RC_ASSERT((a < b) == difference.is_negative());
        RC_ASSERT((a == b) == difference.is_zero());
    }));
}

BOOST_AUTO_TEST_CASE(parsing_reverses_printing) {
    BOOST_TEST(rc::check([] {
        const Decimal d =
            Decimal::scaled(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-60, 60));
        RC_ASSERT(Decimal::parse(d.to_string()) == d);
    }));
}

BOOST_AUTO_TEST_CASE(whole_numbers_round_both_ways) {
    BOOST_TEST((Decimal::parse("2.5")->to_whole(Rounding::down) == 2));
    BOOST_TEST((Decimal::parse("2.5")->to_whole(Rounding::up) == 3));
    BOOST_TEST((Decimal::parse("-2.5")->floor() == Decimal(-3)));
    BOOST_TEST((Decimal::parse("-2.5")->ceil() == Decimal(-2)));
    BOOST_TEST(!Decimal::parse("1e30")->to_whole(Rounding::down).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
