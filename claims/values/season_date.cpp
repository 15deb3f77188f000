// Seasons: "summer", "the winter of 1994", "spring 2021"; north of the equator, as the words mostly
// mean. "Spring" and "fall" are other words too, and want one before them that asks for a date: "in
// spring", but "spring water" and "the fall of the wall" are none.
#include "claims/values/date_grammar.h"

#include <string>

namespace tally {

namespace {

/// The month in which it begins.
int first_month(const std::string& season) {
    return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

/// The year of a season that the text does not give.
int nearest_year(int begins, Tense tense, Day published) {
    const int year = year_of(published), month = month_of(published);
    if (tense == Tense::future) return begins + 3 <= month ? year + 1 : year;
    if (begins <= month) return year;
    const bool open = tense == Tense::unknown || tense == Tense::planned;
    return open && begins - month <= 6 ? year : year - 1;
}

/// Whether the word at `at` is the season, and no verb, material or name.
bool stands_as_season(const TemporalScan& scan, std::size_t at, const std::string& season,
                      bool the) {
    const bool plain = season == "SU" || season == "WI" || scan[at].is("autumn");
    const std::size_t before = the ? at - 2 : at - 1;
    const bool called = the || scan.is(before, "in", "by", "during", "until", "since", "over",
                                       "through", "throughout");
    if (!plain && !called) return false;
    // "the fall of the wall", "spring water", "Winter Olympics"
    if (!plain && scan.is(at + 1, "of", "in", "from")) return false;
    if (scan[at].capital() && scan[at + 1].capital() && scan[at + 1].is_word()) return false;
    return plain || !scan[at + 1].is_word() || called;
}

} // namespace

std::optional<DatePhrase> season_date(const TemporalScan& scan, std::size_t at) {
    const bool the = scan[at].is("the");
    const std::size_t start = the ? at + 1 : at;
    const TimeTerm* season = scan.term(start, TimeSense::season);
    if (season == nullptr) return std::nullopt;
    std::size_t next = start + 1;
    if (scan.is(next, "of", "in")) ++next;
    if (scan[next].is(",")) ++next;
    if (const auto year = named_date(scan, next);
        year && year->period.grain == Grain::year && year->period.days)
        return made(season_period(year_of(year->period.days->first), season->code), at, year->last);
    if (!stands_as_season(scan, start, season->code, the)) return std::nullopt;
    if (!scan.published())
        return made({Grain::season, ShortText(std::string_view(season->code)), std::nullopt}, start,
                    start + 1);
    const int year =
        nearest_year(first_month(season->code), scan.tense(at, start + 1), *scan.published());
    return made(season_period(year, season->code), at, start + 1);
}

} // namespace tally
