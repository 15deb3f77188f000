#include "claims/base/calendar.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <array>
#include <vector>

namespace tally {
namespace {

Day iso(std::string_view text) { return parse_iso_date(text).value(); }

rc::Gen<Day> any_day() {
    return rc::gen::map(
        rc::gen::inRange(day_number(iso("1583-01-01")), day_number(iso("9998-12-31"))),
        [](int number) { return day_from_number(number); });
}

} // namespace

BOOST_AUTO_TEST_SUITE(calendar)

BOOST_AUTO_TEST_CASE(a_day_survives_its_text_its_number_and_its_parts) {
    BOOST_TEST(rc::check([] {
        const Day day = *any_day();
        RC_ASSERT(parse_iso_date(iso_date(day)) == day);
        RC_ASSERT(day_from_number(day_number(day)) == day);
        RC_ASSERT(calendar_day(year_of(day), month_of(day), day_of_month(day)) == day);
    }));
}

BOOST_AUTO_TEST_CASE(a_week_holds_its_day_and_starts_on_a_monday) {
    BOOST_TEST(rc::check([] {
        const Day day = *any_day();
        const IsoWeek week = iso_week(day);
        const Day monday = first_day(week);
        RC_ASSERT(weekday_of(monday) == 1);
        RC_ASSERT(monday <= day && day <= monday + std::chrono::days(6));
        RC_ASSERT(week.week >= 1 && week.week <= weeks_in_year(week.year));
        RC_ASSERT((week_range(day) == DayRange{monday, monday + std::chrono::days(6)}));
    }));
}

BOOST_AUTO_TEST_CASE(months_added_can_be_taken_away_again_but_for_days_that_a_month_lacks) {
    BOOST_TEST(rc::check([] {
        const Day day = *any_day();
        const int months = *rc::gen::inRange(-600, 600);
        const Day there = add_months(day, months);
        const Day back = add_months(there, -months);
        RC_ASSERT(back <= day && day - back <= std::chrono::days(3));
        if (day_of_month(day) <= 28) RC_ASSERT(back == day);
    }));
}

BOOST_AUTO_TEST_CASE(a_month_that_lacks_the_day_gives_its_last) {
    BOOST_TEST(iso_date(add_months(iso("2021-01-31"), 1)) == "2021-02-28");
    BOOST_TEST(iso_date(add_months(iso("2020-01-31"), 1)) == "2020-02-29");
    BOOST_TEST(iso_date(add_months(iso("2020-02-29"), -12)) == "2019-02-28");
    BOOST_TEST(iso_date(add_months(iso("2020-12-31"), 2)) == "2021-02-28");
}

BOOST_AUTO_TEST_CASE(days_that_do_not_exist_are_none) {
    BOOST_TEST(!calendar_day(2021, 2, 29).has_value());
    BOOST_TEST(!calendar_day(1900, 2, 29).has_value());
    BOOST_TEST(calendar_day(2000, 2, 29).has_value());
    BOOST_TEST(!calendar_day(2021, 13, 1).has_value());
    BOOST_TEST(!calendar_day(2021, 6, 0).has_value());
    BOOST_TEST(!calendar_day(2021, 6, 31).has_value());
    for (const char* text :
         {"2021-02-29", "2021-6-16", "2021-06-16x", "20210616", "-021-06-16", ""})
        BOOST_TEST(!parse_iso_date(text).has_value(), text);
    BOOST_TEST(iso_date(iso("2021-06-16T08:00:00Z")) == "2021-06-16");
}

// ISO 8601:2004, 3.2.2 and the years around it where week and calendar year part.
BOOST_AUTO_TEST_CASE(weeks_around_new_year_belong_to_the_year_of_their_thursday) {
    struct Row {
        const char* day;
        int year, week;
    };
    for (const Row& row : std::vector<Row>{{"2005-01-01", 2004, 53},
                                           {"2005-01-02", 2004, 53},
                                           {"2005-12-31", 2005, 52},
                                           {"2007-01-01", 2007, 1},
                                           {"2008-12-28", 2008, 52},
                                           {"2008-12-29", 2009, 1},
                                           {"2010-01-03", 2009, 53},
                                           {"2010-01-04", 2010, 1},
                                           {"2020-12-31", 2020, 53},
                                           {"2021-01-03", 2020, 53}}) {
        BOOST_TEST(iso_week(iso(row.day)).year == row.year, row.day);
        BOOST_TEST(iso_week(iso(row.day)).week == row.week, row.day);
    }
    BOOST_TEST(weeks_in_year(2020) == 53);
    BOOST_TEST(weeks_in_year(2021) == 52);
    BOOST_TEST(iso_date(first_day({2021, 0})) == "2020-12-28");
}

// Dates of Easter as published by the United States Naval Observatory, with the earliest (1818) and
// the latest (1943) of the Gregorian calendar.
BOOST_AUTO_TEST_CASE(easter_falls_as_published) {
    for (const char* day :
         {"1818-03-22", "1943-04-25", "1989-03-26", "1998-04-12", "2000-04-23", "2008-03-23",
          "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
          "2023-04-09", "2024-03-31", "2025-04-20", "2038-04-25"})
        BOOST_TEST(iso_date(easter(year_of(iso(day)))) == day);
}

BOOST_AUTO_TEST_CASE(easter_is_a_sunday_of_spring) {
    for (int year = 1583; year <= 4099; ++year) {
        BOOST_TEST(weekday_of(easter(year)) == 7);
        BOOST_TEST((easter(year) >= *calendar_day(year, 3, 22)));
        BOOST_TEST((easter(year) <= *calendar_day(year, 4, 25)));
    }
}

BOOST_AUTO_TEST_CASE(the_nth_weekday_counts_from_either_end) {
    BOOST_TEST(iso_date(*nth_weekday(2021, 11, 4, 4)) == "2021-11-25"); // Thanksgiving
    BOOST_TEST(iso_date(*nth_weekday(2021, 5, 1, -1)) == "2021-05-31"); // Memorial Day
    BOOST_TEST(iso_date(*nth_weekday(2021, 9, 1, 1)) == "2021-09-06");  // Labor Day
    BOOST_TEST(!nth_weekday(2021, 2, 1, 5).has_value());
    BOOST_TEST(!nth_weekday(2021, 2, 1, 0).has_value());
}

BOOST_AUTO_TEST_CASE(ranges_run_from_first_to_last_day) {
    BOOST_TEST(iso_date(month_range(2020, 2).last) == "2020-02-29");
    BOOST_TEST(iso_date(month_range(2021, 4, 3).first) == "2021-04-01");
    BOOST_TEST(iso_date(month_range(2021, 4, 3).last) == "2021-06-30");
    BOOST_TEST(iso_date(month_range(2021, 13).first) == "2022-01-01");
    BOOST_TEST(iso_date(month_range(2021, 0).first) == "2020-12-01");
    BOOST_TEST(iso_date(year_range(1990, 10).last) == "1999-12-31");
    BOOST_TEST(days_in_month(2021, 6) == 30);
    BOOST_TEST(quarter_of(iso("2021-06-30")) == 2);
    BOOST_TEST(quarter_of(iso("2021-07-01")) == 3);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tally
