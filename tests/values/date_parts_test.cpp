#include "claims/values/date_parts.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using tally::Kind;
using tally::Value;

Value dated(const std::string& timex, Kind kind = Kind::date) {
    Value value;
    value.kind = kind;
    value.timex3 = tally::Timex3{kind == Kind::date ? "DATE" : "TIME", timex};
    if (kind == Kind::time) value.allows = tally::Interval::at_least(tally::Decimal(0));
    return value;
}

std::string text(const std::optional<std::string>& part) { return part.value_or("none"); }

} // namespace

BOOST_AUTO_TEST_SUITE(date_parts)

BOOST_AUTO_TEST_CASE(a_date_gives_the_parts_that_it_is_precise_enough_for) {
    struct Row {
        std::string timex, year, month, day;
    };
    for (const Row& row : std::vector<Row>{{"2021-04-15", "2021", "2021-04", "2021-04-15"},
                                           {"2021-04", "2021", "2021-04", "none"},
                                           {"2021", "2021", "none", "none"},
                                           {"2021-Q2", "2021", "none", "none"},
                                           {"2021-H1", "2021", "none", "none"},
                                           {"2021-SU", "2021", "none", "none"},
                                           {"2021-WI", "none", "none", "none"},
                                           {"2021-W15", "2021", "2021-04", "none"},
                                           {"2021-W17", "2021", "none", "none"},
                                           {"2020-W53", "none", "none", "none"},
                                           {"2021-W15-WE", "2021", "2021-04", "none"},
                                           {"199", "none", "none", "none"},
                                           {"19", "none", "none", "none"},
                                           {"PAST_REF", "none", "none", "none"},
                                           {"XXXX-04-15", "none", "none", "none"},
                                           {"XXXX-WXX-1", "none", "none", "none"},
                                           {"2021-W99", "none", "none", "none"}}) {
        const Value value = dated(row.timex);
        BOOST_TEST(text(year_part(value)) == row.year, row.timex);
        BOOST_TEST(text(month_part(value)) == row.month, row.timex);
        BOOST_TEST(text(day_part(value)) == row.day, row.timex);
    }
}

BOOST_AUTO_TEST_CASE(an_open_interval_still_names_its_days) {
    Value since = dated("2014");
    since.allows = tally::Interval::at_least(tally::Decimal(16071));
    BOOST_TEST(text(year_part(since)) == "2014");
    BOOST_TEST((named_days(since) == tally::year_range(2014)));
}

BOOST_AUTO_TEST_CASE(a_time_has_a_day_only_where_one_is_said) {
    BOOST_TEST(text(day_part(dated("2021-04-15T07:48", Kind::time))) == "2021-04-15");
    Value open = dated("2021-04-15T07:48", Kind::time);
    open.allows = tally::Interval();
    BOOST_TEST(text(day_part(open)) == "none");
    BOOST_TEST(text(day_part(dated("T07:48", Kind::time))) == "none");
}

BOOST_AUTO_TEST_CASE(other_kinds_name_no_days) {
    Value value;
    value.kind = Kind::duration;
    value.timex3 = tally::Timex3{"DURATION", "P3Y"};
    BOOST_TEST(!named_days(value).has_value());
    BOOST_TEST(!named_days(Value()).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
