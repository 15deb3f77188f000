#include "claims/values/units.h"

#include <boost/test/unit_test.hpp>

using tally::conversion_of;
using tally::Decimal;
using tally::Interval;

namespace {

Interval based(const char* low, const char* high, const char* unit) {
    return in_base(Interval::of(Decimal::parse(low), false, Decimal::parse(high), true),
                   conversion_of(unit).value());
}

} // namespace

BOOST_AUTO_TEST_SUITE(units)

BOOST_AUTO_TEST_CASE(kilometres_and_miles_meet_in_metres) {
    BOOST_TEST(conversion_of("km")->base == "m");
    BOOST_TEST(intersection(based("4.5", "5.5", "km"), based("2.5", "3.5", "[mi_i]")).has_value());
    BOOST_TEST(!intersection(based("4.5", "4.6", "km"), based("2.9", "3", "[mi_i]")));
}

BOOST_AUTO_TEST_CASE(degrees_meet_though_their_zeros_differ) {
    BOOST_TEST(
        intersection(based("99.5", "100.5", "[degF]"), based("37.5", "38.5", "Cel")).has_value());
    const Interval freezing = in_base(Interval::exactly(Decimal(0)), conversion_of("Cel").value());
    BOOST_TEST((freezing == Interval::exactly(Decimal(32))));
    BOOST_TEST((in_base(Interval::exactly(Decimal::parse("273.15").value()),
                        conversion_of("K").value()) == freezing));
}

BOOST_AUTO_TEST_CASE(powers_and_denominators_are_made_of_their_parts) {
    BOOST_TEST(conversion_of("m2")->base == conversion_of("har")->base);
    BOOST_TEST(conversion_of("km2")->factor.to_string() == "1000000");
    BOOST_TEST(conversion_of("[ft_i]3")->base == "m3");
    BOOST_TEST(conversion_of("km/h")->base == conversion_of("[mi_i]/h")->base);
    BOOST_TEST(conversion_of("m/s")->base == conversion_of("km/h")->base);
    BOOST_TEST(conversion_of("m/s")->factor.to_string() == "3600");
}

BOOST_AUTO_TEST_CASE(months_and_seconds_are_two_families) {
    BOOST_TEST(conversion_of("year")->base == conversion_of("month")->base);
    BOOST_TEST(conversion_of("week")->base == conversion_of("hour")->base);
    BOOST_TEST(conversion_of("year")->base != conversion_of("day")->base);
    BOOST_TEST(conversion_of("century")->factor.to_string() == "1200");
}

BOOST_AUTO_TEST_CASE(factors_are_those_of_ucum) {
    const auto factor = [](const char* unit) { return conversion_of(unit)->factor.to_string(); };
    BOOST_TEST(factor("[Btu]") == "1054.35"); // thermochemical; [Btu_IT] is another unit
    BOOST_TEST(factor("[lton_av]") == "1016046.9088");
    BOOST_TEST(factor("[ft_i].[lbf_av]") == "1.3558179483314004");
    BOOST_TEST(factor("[tsp_us]") == "0.00000492892159375");
    BOOST_TEST(factor("[HP]") != factor("75.m.kgf/s"));
}

BOOST_AUTO_TEST_CASE(a_noun_has_no_conversion) {
    BOOST_TEST(!conversion_of("diplomat"));
    BOOST_TEST(!conversion_of("USD"));
    BOOST_TEST(!conversion_of(""));
}

BOOST_AUTO_TEST_SUITE_END()
