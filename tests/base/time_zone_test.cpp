#include "claims/base/embedded_yaml.h"
#include "claims/base/time_zone.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

namespace tally {
namespace {

std::string day_of(std::string_view zone, std::string_view text) {
    const auto day = day_in(TimeZone::named(zone), text);
    return day ? iso_date(*day) : "none";
}

/// What the C library makes of the same clock.
int minutes_of_libc(const std::string& posix, long long moment) {
    ::setenv("TZ", posix.c_str(), 1);
    ::tzset();
    const std::time_t seconds = moment * 60;
    std::tm parts = {};
    ::localtime_r(&seconds, &parts);
    return static_cast<int>(parts.tm_gmtoff / 60);
}

} // namespace

BOOST_AUTO_TEST_SUITE(time_zone)

BOOST_AUTO_TEST_CASE(a_moment_of_utc_falls_on_the_day_of_the_zone) {
    BOOST_TEST(day_of("America/New_York", "2021-06-15T02:30:00Z") == "2021-06-14");
    BOOST_TEST(day_of("America/New_York", "2021-06-15T04:00:00.000+00:00") == "2021-06-15");
    BOOST_TEST(day_of("america/new_york", "2021-12-15T04:59Z") == "2021-12-14");
    BOOST_TEST(day_of("Asia/Tokyo", "2021-06-14T15:00:00Z") == "2021-06-15");
    BOOST_TEST(day_of("Australia/Sydney", "2021-01-01T13:00:00Z") == "2021-01-02");
    BOOST_TEST(day_of("UTC", "2021-06-15T23:59:00Z") == "2021-06-15");
    BOOST_TEST(day_of("+05:30", "2021-06-14T18:30:00Z") == "2021-06-15");
    BOOST_TEST(day_of("UTC-03:00", "2021-01-01T02:59:00Z") == "2020-12-31");
}

BOOST_AUTO_TEST_CASE(a_date_without_a_time_in_utc_says_its_own_day) {
    BOOST_TEST(day_of("America/New_York", "2021-06-15") == "2021-06-15");
    BOOST_TEST(day_of("America/New_York", "2021-06-15T02:30:00") == "2021-06-15");
    BOOST_TEST(day_of("America/New_York", "2021-06-15T02:30:00+02:00") == "2021-06-15");
    BOOST_TEST(day_of("America/New_York", "15 June 2021") == "none");
    BOOST_TEST(iso_date(*day_in(std::nullopt, "2021-06-15T02:30:00Z")) == "2021-06-15");
}

BOOST_AUTO_TEST_CASE(what_is_no_zone_is_none) {
    for (const std::string_view name :
         {"", "Europe", "Europe/Berlln", "CET", "+2", "+02:60", "+19:00", "UTC+2", "UTC+02:00x"})
        BOOST_TEST(!TimeZone::named(name), name);
    for (const std::string_view posix :
         {"", "CE-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
          "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J60,J300",
          "CET-1CEST,M3.5.0,M10.5.0/3x", "<+01-1", "CET-168"})
        BOOST_TEST(!TimeZone::read(posix), posix);
}

BOOST_AUTO_TEST_CASE(every_zone_of_the_table_goes_as_the_c_library_has_it) {
    std::size_t zones = 0;
    for (const auto& [clock, names] : embedded_yaml("claims/base/words/time_zones.yml").entries) {
        const auto zone = TimeZone::read(clock.scalar);
        BOOST_REQUIRE_MESSAGE(zone, clock.scalar);
        zones += names.items.size();
        for (const YamlNode& name : names.items)
            BOOST_TEST(TimeZone::named(name.scalar).has_value(), name.scalar);
        const std::string posix = clock.scalar;
        const auto same = [&](long long moment) {
            return zone->minutes_at(moment) == minutes_of_libc(posix, moment);
        };
        // Each half hour of two years, in which all changes lie.
        constexpr long long from = 1'609'459'200 / 60; // 2021-01-01
        for (long long moment = from - 1440; moment < from + 731LL * 1440; moment += 30)
            if (!same(moment)) BOOST_TEST_REQUIRE(false, posix + " at " << moment);
        rc::check(posix, [&] { RC_ASSERT(same(*rc::gen::inRange(1'000'000, 60'000'000))); });
    }
    ::unsetenv("TZ");
    ::tzset();
    BOOST_TEST(zones > 400U);
    BOOST_TEST(TimeZone::names().size() == zones);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tally
