// Years: "in 1996", "since '95", "fiscal 2020", "nineteen ninety-one", "2014-2018". Four digits are
// as often an amount, so the words around them decide: "2014 people" and "$2014" are no years, "in
// 2014" and a lone "2014," are.
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

/// A word in the plural behind four digits makes them a count: "2014 people".
bool counts_behind(const TemporalScan& scan, std::size_t last) {
    const Token& token = scan[last];
    if (!token.is_word() || token.is("'s") || token.is("onwards")) return false;
    if (is(token, WordClass::invariable_plural)) return true;
    if (scan.term(last, TimeSense::unit)) return !token.is("quarter") && !token.is("year");
    if (is(token, WordClass::preposition) || is(token, WordClass::conjunction) ||
        is(token, WordClass::auxiliary) || is(token, WordClass::false_plural) ||
        is(token, WordClass::adverb) || is(token, WordClass::verb))
        return false;
    const std::string_view word = token.folded();
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
           word[word.size() - 2] != 'u' && !token.capital();
}

} // namespace

/// "fiscal 1995", "the year 1995", "FY21", "calendar year '95".
std::optional<DatePhrase> year_by_name(const TemporalScan& scan, std::size_t at) {
    std::size_t start = at;
    if (scan[start].is("the") && scan[start + 1].is("year")) ++start;
    if (scan.is(start, "calendar", "fiscal") && scan[start + 1].is("year")) ++start;
    if (!scan.is(start, "year", "fiscal", "fy", "cy")) return std::nullopt;
    ++start;
    if (scan[start].is("of")) ++start;
    const int two = scan[start - 1].folded().size() == 2 ? digits_at(scan, start, 2) : -1;
    if (two >= 0 && scan[start].text().size() == 2)
        return made(year_period(full_year(two, scan.published())), at, start + 1);
    if (scan[start].is_digits() && scan[start].text().size() == 4 && scan.glued(start)) {
        const int year = digits_at(scan, start, 4);
        if (year >= 1900 && year <= 2199) return made(year_period(year), at, start + 1);
    }
    const auto year = year_at(scan, start);
    if (!year) return std::nullopt;
    return made(year_period(year->value), at, year->last);
}

namespace {

/// Digits tied to it by a dash: with a later year, or its last two digits, a range; else they are
/// telephone numbers, pages and the like.
bool makes_range(const TemporalScan& scan, const Small& year) {
    const std::size_t next = year.last + 1;
    const auto other = year_at(scan, next);
    if (other && other->value > year.value &&
        !(scan.glued(other->last) && scan.is(other->last, "-")))
        return true;
    return scan[next].text().size() == 2 && digits_at(scan, next, 2) > year.value % 100 &&
           !number_goes_on(scan, next + 1) && !(scan.glued(next + 1) && scan[next + 1].is("-"));
}

/// "in 1995, 1997 and 1999": behind another year.
bool goes_on_list(const TemporalScan& scan, std::size_t at) {
    const auto& context = scan.context();
    if (context.date_end == 0 || !context.near_date || context.near_date->grain != Grain::year)
        return false;
    const bool next =
        context.date_end + 1 == at || (context.date_end + 2 == at && scan[at - 2].is(","));
    return next && (is_connector(scan, at - 1) || scan[at - 1].is(","));
}

bool is_date_word(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, "in", "since", "until", "till", "during", "throughout", "early", "late",
                   "mid", "circa", "c", "before", "after", "from", "through", "by", "of", "to",
                   "between", "for", "into", "around", "about", "than", "versus", "vs", "on",
                   "post", "pre", "back", "as", "beyond", "summer", "winter", "spring", "autumn",
                   "fall", "mid", "with");
}

/// Behind a word that calls for a date.
bool fits_date_word(const TemporalScan& scan, std::size_t at, const Small& year) {
    if (year.value >= 1700 && year.value < 2100) {
        // "about 2000", "to 1800", "by 1,900": amounts as often as years, unless near today's
        const bool amount = scan.is(at - 1, "about", "around", "to", "by", "of", "for", "than");
        return !amount || (year.value >= 1850 && !scan[year.last].is("per"));
    }
    const bool noun_behind = scan[year.last].is_word() &&
                             !is(scan[year.last], WordClass::preposition) &&
                             !is(scan[year.last], WordClass::conjunction);
    return scan.is(at - 1, "in", "since", "until", "from", "between", "circa") && !noun_behind;
}

/// Whether the words around four digits, "'95" or a year in words let it be one.
bool stands_as_year(const TemporalScan& scan, std::size_t at, const Small& year) {
    const Token& before = scan.before(at);
    const bool owner = scan.is(at - 1, "the", "'s", "its", "his", "her", "their", "our", "a", "an",
                               "that", "this", "my", "your", "whose") ||
                       before.is("'");
    if (owner) return year.value >= 1500;
    const bool date_word = is_date_word(scan, at - 1);
    if (scan[at].is("'")) return date_word;
    if (counts_behind(scan, year.last)) return false;
    // "from 1000 to 2000 jobs"
    if (scan.is(at - 1, "from", "between") && scan.is(year.last, "to", "and") &&
        scan[year.last + 1].is_digits() && counts_behind(scan, year.last + 2))
        return false;
    if (scan.term(year.last, TimeSense::unit) != nullptr && !scan.is(year.last, "quarter", "year"))
        return false;
    if (date_word) return fits_date_word(scan, at, year);
    if (scan[at].is_word()) return false;
    if (year.value < 1900 || year.value > 2050) return false;
    if (before.is_digits() || is(before, WordClass::name_before)) return false;
    return !(before.is_word() && before.capital() && at >= 2); // "Euro 2024", "Windows 2000"
}

} // namespace

/// "2020-21", "2014/15": two digits behind the year that a range begins with.
std::optional<DatePhrase> last_two_digits(const TemporalScan& scan, std::size_t at) {
    const auto& context = scan.context();
    if (!scan[at].is_digits() || scan[at].text().size() != 2 || !scan.glued(at) ||
        !scan.is(at - 1, "-", "–", "/") || !scan.glued(at - 1) || context.date_end + 1 != at ||
        !context.near_date || context.near_date->grain != Grain::year || !context.near_date->days)
        return std::nullopt;
    const int start = year_of(context.near_date->days->first), two = digits_at(scan, at, 2);
    if (two <= start % 100 || number_goes_on(scan, at + 1)) return std::nullopt;
    return made(year_period(start - start % 100 + two), at, at + 1);
}

/// "post-1959", "pre-2008": all years on that side of it.
std::optional<DatePhrase> side_of_year(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "post", "pre") || !scan.is(at + 1, "-", "–") || !scan.glued(at + 1) ||
        !scan.glued(at + 2))
        return std::nullopt;
    const auto year = year_at(scan, at + 2);
    if (!year) return std::nullopt;
    DatePhrase out = made(year_period(year->value), at, year->last);
    out.side = scan[at].is("post") ? "after_last" : "before_first";
    return out;
}

std::optional<DatePhrase> year_date(const TemporalScan& scan, std::size_t at) {
    const auto year = year_at(scan, at);
    if (!year) return std::nullopt;
    DatePhrase out = made(year_period(year->value), at, year->last);
    const bool range_behind = scan.is(year->last, "-", "–", "~", "/") && scan.glued(year->last) &&
                              scan[year->last + 1].is_digits() && scan.glued(year->last + 1);
    if (range_behind && !makes_range(scan, *year)) return std::nullopt;
    const bool tied = scan.glued(at) && scan.is(at - 1, "-", "–", "~", "/");
    if (goes_on_list(scan, at) || (range_behind && !tied)) return out;
    const bool fits = tied ? scan[at - 2].is_word() // "summer-1959"
                           : stands_as_year(scan, at, *year);
    return fits ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace tally
