#include "claims/values/interval.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>

using tally::Decimal;
using tally::Interval;

BOOST_AUTO_TEST_SUITE(interval)

BOOST_AUTO_TEST_CASE(an_open_end_excludes_its_bound) {
    BOOST_TEST(!Interval::more_than(Decimal(30)).contains(Decimal(30)));
    BOOST_TEST(Interval::at_least(Decimal(30)).contains(Decimal(30)));
    BOOST_TEST(!intersection(Interval::more_than(Decimal(30)), Interval::exactly(Decimal(30))));
}

BOOST_AUTO_TEST_CASE(neighbouring_half_open_cells_do_not_meet) {
    const auto cell = [](const char* low, const char* high) {
        return Interval::of(Decimal::parse(low), false, Decimal::parse(high), true);
    };
    BOOST_TEST(!intersection(cell("1.05", "1.15"), cell("1.15", "1.25")));
    BOOST_TEST(
        (intersection(cell("6.05", "6.15"), cell("6.115", "6.125")) == cell("6.115", "6.125")));
}

BOOST_AUTO_TEST_CASE(an_empty_interval_is_refused) {
    BOOST_CHECK_THROW((void)Interval::of(Decimal(2), false, Decimal(1), false),
                      std::invalid_argument);
    BOOST_CHECK_THROW((void)Interval::of(Decimal(1), true, Decimal(1), false),
                      std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(byte_order_of_keys_is_numeric_order) {
    const auto any = [] {
        return Decimal::scaled(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-30, 12));
    };
    BOOST_TEST(rc::check([&] {
        const Decimal a = any();
        const Decimal b = *rc::gen::element(any(), a, -a, Decimal(0));
        RC_ASSERT((a < b) == (tally::order_key(a) < tally::order_key(b)));
        RC_ASSERT((a == b) == (tally::order_key(a) == tally::order_key(b)));
    }));
}

BOOST_AUTO_TEST_CASE(
    intervals_meet_iff_the_greater_lower_key_is_no_more_than_the_lesser_upper_key) {
    const auto any = [] {
        const Decimal a(*rc::gen::inRange(-5, 6));
        const Decimal b(*rc::gen::inRange(-5, 6));
        std::optional<Decimal> low, high;
        if (*rc::gen::inRange(0, 5) > 0) low = std::min(a, b);
        if (*rc::gen::inRange(0, 5) > 0) high = std::max(a, b);
        const bool closed = a == b;
        return Interval::of(low, !closed && *rc::gen::arbitrary<bool>(), high,
                            !closed && *rc::gen::arbitrary<bool>());
    };
    BOOST_TEST(rc::check([&] {
        const Interval a = any();
        const Interval b = any();
        // Brute force: bounds are whole, so a common value can be found among halves.
        bool common = false;
        for (int halves = -14; halves <= 14; ++halves) {
            const Decimal x = Decimal::scaled(halves * 5, -1);
            common = common || (a.contains(x) && b.contains(x));
        }
        RC_ASSERT(intersection(a, b).has_value() == common);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
