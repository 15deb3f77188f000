// How numbers, days and intervals are said, and the arithmetic of a gap.
#include "claims/check/wording.h"
#include "tests/check/builder.h"

#include <boost/test/unit_test.hpp>

using namespace tally;
using tally::tests::parse_interval;

namespace {

std::string number(const char* text) { return number_words(*Decimal::parse(text)); }

std::string words(const char* interval, Kind kind = Kind::count) {
    return interval_words(parse_interval(interval), kind);
}

std::string bounds(const char* interval, Kind kind = Kind::count) {
    return bounds_words(parse_interval(interval), kind);
}

std::string gap(const char* a, const char* b, Kind kind = Kind::count, const char* unit = "") {
    const std::string out = gap_words(parse_interval(a), parse_interval(b), kind, unit);
    // The gap is the same from either side.
    const std::string back = gap_words(parse_interval(b), parse_interval(a), kind, unit);
    BOOST_TEST(out.substr(out.find(';')) == back.substr(back.find(';')));
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(check_wording)

BOOST_AUTO_TEST_CASE(numbers_are_said_as_people_read_them) {
    BOOST_TEST(number("32") == "32");
    BOOST_TEST(number("999") == "999");
    BOOST_TEST(number("1034") == "1,034");
    BOOST_TEST(number("-1034.5") == "-1,034.5");
    BOOST_TEST(number("123456") == "123,456");
    BOOST_TEST(number("1187432") == "1,187,432");
    BOOST_TEST(number("1000000") == "1 million");
    BOOST_TEST(number("2050000000") == "2.05 billion");
    BOOST_TEST(number("-1900000000") == "-1.9 billion");
    BOOST_TEST(number("1.5e15") == "1,500 trillion");
    BOOST_TEST(number("0.05") == "0.05");
    BOOST_TEST(number("0") == "0");
    BOOST_TEST(number("30.83333333333333333333") == "30.833333");
    BOOST_TEST(number("0.9999999999999") == "1");
}

BOOST_AUTO_TEST_CASE(intervals_say_which_ends_they_hold) {
    BOOST_TEST(words("[32, 32]") == "32");
    BOOST_TEST(words("[10, 20]") == "from 10 to 20");
    BOOST_TEST(words("[36, 40)") == "from 36 up to (not including) 40");
    BOOST_TEST(words("(30, 40]") == "above 30 up to 40");
    BOOST_TEST(words("(30, 40)") == "above 30 and below 40");
    BOOST_TEST(words("(30, inf)") == "more than 30");
    BOOST_TEST(words("[30, inf)") == "at least 30");
    BOOST_TEST(words("(-inf, 30)") == "less than 30");
    BOOST_TEST(words("(-inf, 30]") == "at most 30");
    BOOST_TEST(words("(-inf, inf)") == "any value");
    BOOST_TEST(words("[1900000000, 2100000000)") == "from 1.9 up to (not including) 2.1 billion");
    BOOST_TEST(words("[950000, 1050000)") == "from 950,000 up to (not including) 1.05 million");
    BOOST_TEST(words("[2021-06-01, 2021-06-30]", Kind::date) == "from 1 June 2021 to 30 June 2021");
    BOOST_TEST(words("[1623859200, 1623859200]", Kind::time) == "16 June 2021, 16:00");
    BOOST_TEST(words("[-1, -1]", Kind::time) == "31 December 1969, 23:59:59");
    BOOST_TEST(words("[1e12, 1e12]", Kind::date) == "1 trillion"); // beyond the calendar
}

BOOST_AUTO_TEST_CASE(beside_a_caret_stand_the_bounds) {
    BOOST_TEST(bounds("[36, 40)") == "at least 36, below 40");
    BOOST_TEST(bounds("[32, 32]") == "exactly 32");
    BOOST_TEST(bounds("(30, inf)") == "more than 30");
    BOOST_TEST(bounds("(30, 40]") == "more than 30, at most 40");
    BOOST_TEST(bounds("[1800000000, 2000000000)") == "at least 1.8, below 2 billion");
    BOOST_TEST(bounds("[2021-06-01, 2021-06-30]", Kind::date) == "a day in June 2021");
    BOOST_TEST(bounds("[2020-01-01, 2020-12-31]", Kind::date) == "a day in 2020");
    BOOST_TEST(bounds("[2021-06-01, 2021-07-31]", Kind::date) ==
               "from 1 June 2021 to 31 July 2021");
    BOOST_TEST(bounds("[2026-02-04, 2026-02-05]", Kind::date) == "from 4 to 5 February 2026");
    BOOST_TEST(bounds("[2021-06-01, inf)", Kind::date) == "1 June 2021 or later");
    BOOST_TEST(bounds("(2021-06-01, inf)", Kind::date) == "after 1 June 2021");
    BOOST_TEST(bounds("(-inf, 2021-06-01]", Kind::date) == "1 June 2021 or earlier");
    BOOST_TEST(bounds("(-inf, 2021-06-01)", Kind::date) == "before 1 June 2021");
    BOOST_TEST(bounds("[1e12, 2e12]", Kind::date) ==
               "from 1 trillion to 2 trillion"); // beyond the calendar
}

BOOST_AUTO_TEST_CASE(a_gap_is_arithmetic_that_can_be_checked) {
    BOOST_TEST(gap("[32, 32]", "[36, 40)") ==
               "no number is both 32 and from 36 up to (not including) 40; the gap is at least 4");
    BOOST_TEST(gap("[10, 10]", "[12, 12]") == "no number is both 10 and 12; they differ by 2");
    BOOST_TEST(gap("[30, 30]", "(30, inf)") ==
               "no number is both 30 and more than 30; 30 itself is left out by one of them");
    BOOST_TEST(gap("(-inf, 30)", "(30, inf)") ==
               "no number is both less than 30 and more than 30; 30 itself is left out by both");
    BOOST_TEST(gap("(-inf, 30)", "[31, inf)") ==
               "no number is both less than 30 and at least 31; the gap is more than 1");
    BOOST_TEST(gap("[5.5, 6.5)", "[7, 8)", Kind::percent, "percent") ==
               "no percentage is both from 5.5 up to (not including) 6.5 and from 7 up to (not "
               "including) 8; the gap is more than 0.5 points");
    BOOST_TEST(gap("[5, 5]", "[6, 6]", Kind::money, "EUR") ==
               "no sum in EUR is both 5 and 6; they differ by 1");
    BOOST_TEST(gap("[2021-06-16, 2021-06-16]", "[2021-06-18, 2021-06-18]", Kind::date) ==
               "no day is both 16 June 2021 and 18 June 2021; they differ by 2 days");
}

BOOST_AUTO_TEST_CASE(clock_times_are_said_as_such) {
    BOOST_TEST(words("[75600, 75660)", Kind::time) == "21:00");
    BOOST_TEST(bounds("[75600, 75660)", Kind::time) == "21:00");
    BOOST_TEST(bounds("[75600, 79200)", Kind::time) == "at least 21:00, below 22:00");
    BOOST_TEST(gap("[75600, 75660)", "[50400, 50460)", Kind::time) ==
               "no time is both 21:00 and 14:00; they differ by 7 hours");
    BOOST_TEST(gap("[0, 0]", "[90061, 90061]", Kind::time)
                   .ends_with("they differ by 1 day 1 hour 1 minute 1 second"));
}

BOOST_AUTO_TEST_CASE(a_unit_stands_behind_its_number_as_people_write_it) {
    BOOST_TEST(behind_number("weeks", false) == " weeks");
    BOOST_TEST(behind_number("weeks", true) == " week");
    BOOST_TEST(behind_number("miles", true) == " miles"); // as written, and so as it should be
    BOOST_TEST(behind_number("percent", false) == "%");
    BOOST_TEST(behind_number("", false) == "");
}

BOOST_AUTO_TEST_SUITE_END()
