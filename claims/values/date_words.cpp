// The words that dates are made of, each read at one token: a day of the month, a month, a weekday,
// a year, and what shows that digits are a part of something else. "16" is a day in "16 June", and
// none in "16.5", "$16" or "16%".
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

DatePhrase made(Period period, std::size_t first, std::size_t last) {
    DatePhrase out;
    out.period = std::move(period);
    out.first = first;
    out.last = last;
    return out;
}

bool is_connector(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, "and", "to", "-", "–", "—", "~", "or", "through", "thru", "until", "till",
                   "&");
}

int digits_at(const TemporalScan& scan, std::size_t at, std::size_t most) {
    const Token& token = scan[at];
    if (!token.is_digits() || token.text().size() > most) return -1;
    int value = 0;
    for (const char c : token.text())
        value = 10 * value + (c - '0');
    return value;
}

bool number_goes_on(const TemporalScan& scan, std::size_t last) {
    if (!scan.glued(last)) return false;
    if (scan.is(last, "%", "°")) return true;
    if (scan.is(last, ",", ".", ":", "/"))
        return scan[last + 1].is_digits() && scan.glued(last + 1);
    return scan[last].is_word() && !scan.is(last, "'s");
}

bool number_began_before(const TemporalScan& scan, std::size_t at) {
    if (!scan.glued(at)) return false;
    const Token& token = scan[at - 1];
    if (token.is_word()) return true;
    if (!token.is_symbol()) return false;
    if (scan.is(at - 1, "$", "£", "€", "¥", "#", "+", "@", "_", "\\")) return true;
    return scan.is(at - 1, ",", ".", "/", ":") && scan[at - 2].is_digits() && scan.glued(at - 1);
}

bool is_weak(const TemporalScan& scan, std::size_t at, TimeSense sense) {
    const TimeTerm* term = scan.term(at, sense);
    return term != nullptr && (term->weak || !scan[at].capital());
}

std::optional<Small> month_at(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* month = scan.term(at, TimeSense::month);
    if (month == nullptr) return std::nullopt;
    return Small{month->number, scan.behind_stop(at + 1)};
}

std::optional<Small> weekday_at(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* weekday = scan.term(at, TimeSense::weekday);
    if (weekday == nullptr) return std::nullopt;
    return Small{weekday->number, scan.behind_stop(at + 1)};
}

std::optional<Small> day_at(const TemporalScan& scan, std::size_t at) {
    if (number_began_before(scan, at)) return std::nullopt;
    auto day = scan.ordinal(at);
    if (!day) {
        if (scan[at].is_digits() && scan[at].text().size() > 2) return std::nullopt;
        day = scan.cardinal(at);
        if (day && scan[at].is_digits() && number_goes_on(scan, day->last)) return std::nullopt;
    }
    if (!day || day->value < 1 || day->value > 31) return std::nullopt;
    return day;
}

std::optional<Small> year_at(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is_digits() && scan[at].text().size() == 4) {
        const int year = digits_at(scan, at, 4);
        // "2020/21": a season, or a year of accounts
        const bool two_years = scan[at + 1].is("/") && scan[at + 2].text().size() == 2 &&
                               digits_at(scan, at + 2, 2) == (year + 1) % 100;
        if (year < 1000 || year > 2199 || (number_goes_on(scan, at + 1) && !two_years) ||
            number_began_before(scan, at))
            return std::nullopt;
        return Small{year, at + 1};
    }
    if (scan[at].is("'") && scan[at + 1].is_digits() && scan.glued(at + 1) &&
        scan[at + 1].text().size() == 2)
        return Small{full_year(digits_at(scan, at + 1, 2), scan.published()), at + 2};
    return scan.spelled_year(at);
}

namespace {

/// Whether two digits may end a year before the token: no noun follows that they count.
bool may_end_year(const Token& next) {
    if (next.is("%") || next.is("per")) return false;
    return !next.is_word() || is(next, WordClass::preposition) ||
           is(next, WordClass::conjunction) || is(next, WordClass::auxiliary) ||
           is(next, WordClass::pronoun);
}

} // namespace

std::optional<Small> year_behind(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is(",") || scan.is(at, "-", "/")) {
        if (!scan[at].is(",") && !scan.glued(at)) return std::nullopt;
        return scan[at + 1].is_digits() || scan[at + 1].is_word() ? year_at(scan, at + 1)
                                                                  : std::nullopt;
    }
    const bool linked = scan.is(at, "of", "in");
    if (const auto year = year_at(scan, linked ? at + 1 : at)) return year;
    // "in May of 95", but "guilty in May of 11 counts", "the loss in May of 20 per cent"
    const int two = scan[at].is("of") ? digits_at(scan, at + 1, 2) : -1;
    if (two >= 0 && scan[at + 1].text().size() == 2 && !number_goes_on(scan, at + 2) &&
        may_end_year(scan[at + 2]))
        return Small{full_year(two, scan.published()), at + 2};
    return std::nullopt;
}

} // namespace tally
