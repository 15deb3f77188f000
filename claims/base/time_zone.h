#pragma once

#include "claims/base/calendar.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tally {

/// The clock of a place: how far it is ahead of UTC, and when it has summer time. The rule is the
/// one in force there now, also for days before it came to be.
class TimeZone {
public:
    /// "Europe/Berlin" and the like, as the IANA database names them in any case; "UTC"; or an
    /// offset, "+02:00" and "UTC+02:00". Nothing for any other text.
    static std::optional<TimeZone> named(std::string_view name);

    /// A clock as POSIX writes it for the variable TZ: "CET-1CEST,M3.5.0,M10.5.0/3". Nothing for
    /// any other text.
    static std::optional<TimeZone> read(std::string_view posix);

    /// The names that named() knows, in order, as they are written.
    static std::vector<std::string_view> names();

    /// Minutes ahead of UTC at a moment, in minutes of UTC from 1970.
    int minutes_at(long long moment) const;

    /// The day that its calendar shows at a moment.
    Day day_at(long long moment) const;

private:
    /// "M3.5.0/3": 3 o'clock of the last Sunday of March. The hour may lie beyond its day.
    struct Change {
        int month = 1;
        int week = 1;    ///< 5 is the last
        int weekday = 7; ///< 1 is Monday
        int minutes = 2 * 60;
    };

    static std::optional<Change> read_change(std::string_view text);
    static long long moment_of(const Change& change, int year, int offset);

    int standard_ = 0; ///< minutes ahead of UTC
    bool has_summer_ = false;
    int summer_ = 0;     ///< the same while it has summer time
    Change begin_, end_; ///< of summer time
};

/// The moment of "2021-06-14T23:30:00Z", in minutes of UTC from 1970; only for times that are given
/// in UTC ("Z", "+00:00"), nothing for any other text.
std::optional<long long> utc_moment(std::string_view text);

/// The day of an ISO 8601 date. One with a time that is given in UTC falls on the day that the
/// zone's calendar shows then; all others say theirs.
std::optional<Day> day_in(const std::optional<TimeZone>& zone, std::string_view text);

} // namespace tally
