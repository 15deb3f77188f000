// Dates that name their own day, month or year: "16 June 2021", "Aug. 2", "Friday", "in 1996",
// "the third quarter of 1990", "Easter Monday", "6/16/2021".
#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// What ties the two ends of a range, or two dates that share their month.
bool is_connector(const TemporalScan& scan, std::size_t at) {
    return scan.is(
        at, {"and", "to", "-", "–", "—", "~", "or", "through", "thru", "until", "till", "&"});
}

/// A whole number of so many digits at most, or -1.
int digits_at(const TemporalScan& scan, std::size_t at, std::size_t most) {
    const Token& token = scan[at];
    if (!token.is_digits() || token.text.size() > most) return -1;
    int value = 0;
    for (const char c : token.text)
        value = 10 * value + (c - '0');
    return value;
}

/// Digits that go on as another number: "1,984", "5.7", "10:30", "5%".
bool number_goes_on(const TemporalScan& scan, std::size_t last) {
    if (!scan.glued(last)) return false;
    if (scan.is(last, {"%", "°"})) return true;
    if (scan.is(last, {",", ".", ":", "/"}))
        return scan[last + 1].is_digits() && scan.glued(last + 1);
    return scan[last].is_word() && !scan.is(last, {"'s"});
}

/// Digits that a sign, a point or another number stands before: "$5", "1.5", "#5".
bool number_began_before(const TemporalScan& scan, std::size_t at) {
    if (!scan.glued(at)) return false;
    const Token& token = scan[at - 1];
    if (token.is_word()) return true;
    if (!token.is_symbol()) return false;
    if (scan.is(at - 1, {"$", "£", "€", "¥", "#", "+", "@", "_", "\\"})) return true;
    return scan.is(at - 1, {",", ".", "/", ":"}) && scan[at - 2].is_digits() && scan.glued(at - 1);
}

std::optional<Small> month_at(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* month = scan.term(at, TimeSense::month);
    if (month == nullptr) return std::nullopt;
    return Small{month->number, scan.behind_stop(at + 1)};
}

bool is_weak(const TemporalScan& scan, std::size_t at, TimeSense sense) {
    const TimeTerm* term = scan.term(at, sense);
    return term != nullptr && (term->weak || !scan[at].capital);
}

std::optional<Small> weekday_at(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* weekday = scan.term(at, TimeSense::weekday);
    if (weekday == nullptr) return std::nullopt;
    return Small{weekday->number, scan.behind_stop(at + 1)};
}

/// The day of a month: "16", "16th", "sixteenth", "twenty nine".
std::optional<Small> day_at(const TemporalScan& scan, std::size_t at) {
    if (number_began_before(scan, at)) return std::nullopt;
    auto day = scan.ordinal(at);
    if (!day) {
        if (scan[at].is_digits() && scan[at].text.size() > 2) return std::nullopt;
        day = scan.cardinal(at);
        if (day && scan[at].is_digits() && number_goes_on(scan, day->last)) return std::nullopt;
    }
    if (!day || day->value < 1 || day->value > 31) return std::nullopt;
    return day;
}

/// Four digits that may be a year, "'95", or a year in words.
std::optional<Small> year_at(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is_digits() && scan[at].text.size() == 4) {
        const int year = digits_at(scan, at, 4);
        if (year < 1000 || year > 2199 || number_goes_on(scan, at + 1) ||
            number_began_before(scan, at))
            return std::nullopt;
        return Small{year, at + 1};
    }
    if (scan[at].is("'") && scan[at + 1].is_digits() && scan.glued(at + 1) &&
        scan[at + 1].text.size() == 2)
        return Small{full_year(digits_at(scan, at + 1, 2), scan.published()), at + 2};
    return scan.spelled_year(at);
}

/// The year behind a month or day: "June 16, 2021", "June of 2021", "15 April of 87".
std::optional<Small> year_behind(const TemporalScan& scan, std::size_t at) {
    if (scan[at].is(",") || scan.is(at, {"-", "/"})) {
        if (!scan[at].is(",") && !scan.glued(at)) return std::nullopt;
        return scan[at + 1].is_digits() || scan[at + 1].is_word() ? year_at(scan, at + 1)
                                                                  : std::nullopt;
    }
    const bool linked = scan.is(at, {"of", "in"});
    if (const auto year = year_at(scan, linked ? at + 1 : at)) return year;
    const int two = scan[at].is("of") ? digits_at(scan, at + 1, 2) : -1;
    if (two >= 0 && scan[at + 1].text.size() == 2 && !number_goes_on(scan, at + 2))
        return Small{full_year(two, scan.published()), at + 2};
    return std::nullopt;
}

struct MonthDay {
    int month = 0;
    int day = 0;  ///< 0 for none
    int year = 0; ///< 0 for none
    std::size_t first = 0;
    std::size_t last = 0;
};

/// "June 16", "October, 1st", "June 16, 2021", "June 2021", "June".
std::optional<MonthDay> month_first(const TemporalScan& scan, std::size_t at) {
    const auto month = month_at(scan, at);
    if (!month) return std::nullopt;
    MonthDay out{month->value, 0, 0, at, month->last};
    std::size_t next = out.last;
    if (scan.is(next, {",", "-", "/"}) && scan.glued(next)) ++next;
    if (scan[next].is("the") && scan.ordinal(next + 1)) ++next;
    const bool joined = next != out.last && !scan.is(out.last, {","});
    if (const auto day = day_at(scan, next);
        day && (next == out.last || joined || scan.ordinal(next) || scan[next].is_digits()) &&
        !scan.spelled_year(next) && calendar_day(2000, out.month, day->value)) {
        if (!joined || scan[next].is_digits()) {
            out.day = day->value;
            out.last = day->last;
        }
    }
    if (const auto year = year_behind(scan, out.last)) {
        out.year = year->value;
        out.last = year->last;
    }
    return out;
}

/// "16 June 2021", "the 16th of June", "16-Jun-2021", "the 15th day of June".
std::optional<MonthDay> day_first(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    if (scan[next].is("the")) ++next;
    const auto day = day_at(scan, next);
    if (!day || (next != at && !scan.ordinal(next))) return std::nullopt;
    next = day->last;
    if (scan[next].is("day") && scan[next + 1].is("of")) ++next;
    if (scan[next].is("of") || (scan.is(next, {"-", "/"}) && scan.glued(next))) ++next;
    const auto month = month_at(scan, next);
    if (!month || !calendar_day(2000, month->value, day->value)) return std::nullopt;
    MonthDay out{month->value, day->value, 0, at, month->last};
    if (const auto year = year_behind(scan, out.last)) {
        out.year = year->value;
        out.last = year->last;
    }
    return out;
}

/// The year that the other end of a range gives: "Nov 18 to Dec 19, 2015", "Nov-Feb 2017".
int year_of_other_end(const TemporalScan& scan, const MonthDay& date) {
    if (!is_connector(scan, date.last)) return 0;
    const std::size_t next = date.last + 1;
    auto other = month_first(scan, next);
    if (!other) other = day_first(scan, next);
    if (!other || other->year == 0) return 0;
    const bool wraps = std::pair(other->month, other->day) < std::pair(date.month, date.day) &&
                       other->month != date.month;
    return wraps ? other->year - 1 : other->year;
}

/// The year of a range's end by its start: "from May to September", "Dec. 18 through Jan. 4".
int year_of_range_start(const TemporalScan& scan, const MonthDay& date) {
    const auto& near = scan.context().near_date;
    const std::size_t at = date.first;
    const bool behind = at >= 1 && scan.context().date_end == at - 1 &&
                        scan.is(at - 1, {"to", "-", "–", "—", "through", "thru", "until", "till"});
    if (!behind || !near || !near->days) return 0;
    const Day start = near->days->first;
    const bool before =
        date.month < month_of(start) ||
        (date.month == month_of(start) && date.day != 0 && date.day < day_of_month(start));
    return year_of(start) + (before ? 1 : 0);
}

std::optional<DatePhrase> phrase_of(const TemporalScan& scan, MonthDay date) {
    if (date.year == 0) date.year = year_of_other_end(scan, date);
    if (date.year == 0) date.year = year_of_range_start(scan, date);
    const Tense tense = scan.tense(date.first, date.last);
    DatePhrase out;
    out.first = date.first;
    out.last = date.last;
    if (date.year != 0) {
        if (date.day == 0) {
            out.period = month_period(date.year, date.month);
            return out;
        }
        const auto day = calendar_day(date.year, date.month, date.day);
        if (!day) return std::nullopt;
        out.period = day_period(*day);
        return out;
    }
    if (date.day == 0) {
        out.period = nearest_month(date.month, tense, scan.published());
        return out;
    }
    const auto period = nearest_date(date.month, date.day, tense, scan.published());
    if (!period) return std::nullopt;
    out.period = *period;
    return out;
}

/// A month by itself is taken for one where it can be nothing else, or where the words around it
/// ask for a date: "in May", "last March", "early August".
bool month_stands_alone(const TemporalScan& scan, std::size_t at, std::size_t last) {
    const bool called =
        scan.is(at - 1,
                {"in",    "since", "until",    "till", "by",      "during",  "of",     "from",
                 "early", "late",  "mid",      "to",   "through", "between", "before", "after",
                 "last",  "next",  "this",     "each", "every",   "and",     "or",     "around",
                 "-",     "for",   "previous", "past", "as",      "than",    "about"}) ||
        scan.term(at - 1, TimeSense::portion) != nullptr;
    if (!is_weak(scan, at, TimeSense::month)) {
        // "April Smith" is a person: a name behind it, and nothing that asks for a date before it.
        const bool name_behind = scan[last].is_word() && scan[last].capital &&
                                 !scan[last].is("'s") && !scan.term(last, TimeSense::weekday);
        return called || !name_behind;
    }
    const bool before_noun =
        scan[at].capital &&
        scan.is(at - 1, {"the", "a", "an", "'s", "its", "their", "his", "her"}) &&
        scan[last].is_word() && !scan[last].capital && !scan[last].is("'s");
    if (before_noun) return true; // "the March accession"
    if (!called) return false;
    if (scan[at].capital) return true;
    // "may", "march", "august" in small letters: only where nothing follows that they could govern.
    const TimeTerm* month = scan.term(at, TimeSense::month);
    if (!month->weak) return true;
    return scan.is(at - 1, {"in", "since", "until", "by", "last", "next"}) && !scan[last].is_word();
}

/// "6/16/2021", "2021-06-16", "16.06.2021", "20210616".
struct Numeric {
    int year = 0, month = 0, day = 0; ///< year 0 for none
    std::size_t last = 0;
};

bool separator(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, {"-", "/", "."}) && scan.glued(at) && scan.glued(at + 1);
}

bool day_comes_first(const TemporalScan& scan, int a, int b) {
    if (a > 12) return true;
    if (b > 12) return false;
    return scan.context().day_order == DayOrder::day_first;
}

std::optional<Numeric> numeric_at(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits()) return std::nullopt;
    if (scan.glued(at) && !scan.is(at - 1, {"(", "\"", "'", "`", "[", "–", "~"}) &&
        !(scan[at - 1].is("-") && at == scan.context().date_end + 1))
        return std::nullopt;
    const std::string_view text = scan[at].text;
    if (text.size() == 8 && !number_goes_on(scan, at + 1)) {
        const auto day =
            parse_iso_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) +
                           "-" + std::string(text.substr(6)));
        if (!day || year_of(*day) < 1900 || year_of(*day) > 2099) return std::nullopt;
        return Numeric{year_of(*day), month_of(*day), day_of_month(*day), at + 1};
    }
    if (!separator(scan, at + 1)) return std::nullopt;
    const int a = digits_at(scan, at, 4);
    const int b = digits_at(scan, at + 2, 4);
    const bool three = separator(scan, at + 3) && scan[at + 1].text == scan[at + 3].text &&
                       (scan[at + 4].is_digits() || scan[at + 4].is_word());
    const int c = three ? digits_at(scan, at + 4, 4) : -1;
    const auto month_name = month_at(scan, at + 2);
    const auto full = [&](std::size_t i) { return scan[i].text.size() == 4; };
    if (three && month_name && a >= 0 && c >= 0) { // 2019-aug-1, 22/Jan/2019
        if (full(at)) return Numeric{a, month_name->value, c, at + 5};
        if (full(at + 4)) return Numeric{c, month_name->value, a, at + 5};
    }
    if (a < 0 || b < 0) return std::nullopt;
    if (three && c >= 0) {
        const bool range = scan[at + 5].is("-") && !scan[at + 1].is("-") && separator(scan, at + 7);
        if (scan.glued(at + 5) && !range &&
            (scan.is(at + 5, {"-", "/"}) || scan[at + 5].is_digits()))
            return std::nullopt;
        if (full(at)) return Numeric{a, b, c, at + 5};
        if (full(at + 2) || scan[at].text.size() > 2) return std::nullopt;
        int year = c;
        if (!full(at + 4)) {
            if (scan[at + 4].text.size() != 2 || !scan[at + 1].is("/")) return std::nullopt;
            year = full_year(c, scan.published());
        }
        return day_comes_first(scan, a, b) ? Numeric{year, b, a, at + 5}
                                           : Numeric{year, a, b, at + 5};
    }
    return std::nullopt;
}

/// "22/04", "5.12": two numbers are a date only where the words say so, for they are fractions,
/// scores and versions too.
std::optional<Numeric> short_numeric_at(const TemporalScan& scan, std::size_t at, bool sure) {
    if (!scan[at].is_digits() || number_began_before(scan, at) || !separator(scan, at + 1))
        return std::nullopt;
    const int a = digits_at(scan, at, 2);
    const int b = digits_at(scan, at + 2, 2);
    if (a < 1 || b < 1 || number_goes_on(scan, at + 3)) return std::nullopt;
    if (!sure && !scan[at + 1].is("/")) return std::nullopt;
    const bool day_first_here = day_comes_first(scan, a, b);
    const int month = day_first_here ? b : a, day = day_first_here ? a : b;
    if (!calendar_day(2000, month, day)) return std::nullopt;
    return Numeric{0, month, day, at + 3};
}

std::optional<DatePhrase> numeric_date(const TemporalScan& scan, std::size_t at) {
    const auto date = numeric_at(scan, at);
    if (!date) return std::nullopt;
    const auto day = calendar_day(date->year, date->month, date->day);
    if (!day || date->year < 1000 || date->year > 2199) return std::nullopt;
    DatePhrase out;
    out.period = day_period(*day);
    out.first = at;
    out.last = date->last;
    return out;
}

std::optional<DatePhrase> short_numeric_date(const TemporalScan& scan, std::size_t at, bool sure) {
    if (!sure) {
        sure = scan.is(at - 1, {"on", "this", "next", "last", "dated"}) ||
               (at == scan.context().date_end + 1 && scan.context().near_date &&
                scan.is(at - 1, {",", "or", "and", "-", "to"}));
    }
    if (!sure) return std::nullopt;
    const auto date = short_numeric_at(scan, at, sure);
    if (!date) return std::nullopt;
    const auto period =
        nearest_date(date->month, date->day, scan.tense(at, date->last), scan.published());
    if (!period) return std::nullopt;
    DatePhrase out;
    out.period = *period;
    out.first = at;
    out.last = date->last;
    return out;
}

/// "3 to 12 of Sept": the first day takes its month from the second.
std::optional<DatePhrase> day_before_range_end(const TemporalScan& scan, std::size_t at) {
    std::size_t next = scan[at].is("the") ? at + 1 : at;
    const auto day = day_at(scan, next);
    if (!day || !is_connector(scan, day->last)) return std::nullopt;
    const auto end = day_first(scan, day->last + 1);
    if (!end || end->day <= day->value) return std::nullopt;
    auto out = phrase_of(scan, MonthDay{end->month, day->value, end->year, at, day->last});
    return out;
}

/// "April 24 and 25", "June 16-18": a day that takes its month from the date before it.
std::optional<DatePhrase> day_after_range_start(const TemporalScan& scan, std::size_t at) {
    const auto& near = scan.context().near_date;
    if (!near || !near->days || near->grain != Grain::day || at == 0 ||
        scan.context().date_end != at - 1 || !is_connector(scan, at - 1))
        return std::nullopt;
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    const auto day = day_at(scan, start);
    if (!day) return std::nullopt;
    // A counted thing behind it is no date: "April 24 and 25 people".
    const Token& behind = scan[day->last];
    std::size_t last = day->last;
    const auto year = year_behind(scan, last);
    if (year) last = year->last;
    if (!year && behind.is_word() &&
        !scan.is(day->last,
                 {"in", "at", "for", "on", "of", "with", "and", "to", "by", "as", "when", "from"}))
        return std::nullopt;
    const Day first = near->days->first;
    if (day->value <= day_of_month(first)) return std::nullopt;
    const auto found =
        calendar_day(year ? year->value : year_of(first), month_of(first), day->value);
    if (!found) return std::nullopt;
    DatePhrase out;
    out.period = day_period(*found);
    out.first = at;
    out.last = last;
    return out;
}

/// "Friday", "Friday, Oct. 13", "Tuesday the eleventh", "Friday 5/12".
std::optional<DatePhrase> weekday_date(const TemporalScan& scan, std::size_t at) {
    const auto weekday = weekday_at(scan, at);
    if (!weekday) return std::nullopt;
    std::size_t next = weekday->last;
    if (scan[next].is(",")) ++next;
    std::optional<DatePhrase> date;
    if (const auto month = month_first(scan, next); month && month->day != 0)
        date = phrase_of(scan, *month);
    else if (const auto day = day_first(scan, next))
        date = phrase_of(scan, *day);
    else if (auto numeric = numeric_date(scan, next))
        date = numeric;
    else if (auto brief = short_numeric_date(scan, next, true))
        date = brief;
    if (date) {
        date->first = at;
        return date;
    }
    // "Tuesday the eleventh", "Friday 31"
    next = weekday->last;
    const bool the = scan[next].is("the");
    const auto place =
        the || scan[next].is_digits() ? day_at(scan, the ? next + 1 : next) : std::nullopt;
    if (place && (scan.ordinal(the ? next + 1 : next) || !scan[place->last].is_word()) &&
        scan.published()) {
        // The nearest month in which that day has that weekday.
        for (int off = 0; off <= 24; ++off) {
            for (const int sign : {1, -1}) {
                const Day month = add_months(
                    month_range(year_of(*scan.published()), month_of(*scan.published())).first,
                    sign * off);
                const auto day = calendar_day(year_of(month), month_of(month), place->value);
                if (!day || weekday_of(*day) != weekday->value) continue;
                DatePhrase out;
                out.period = day_period(*day);
                out.first = at;
                out.last = place->last;
                return out;
            }
        }
    }
    if (is_weak(scan, at, TimeSense::weekday)) {
        const TimeTerm* term = scan.term(at, TimeSense::weekday);
        const bool called = scan.is(at - 1, {"on", "last", "next", "this", "until", "since", "by",
                                             "from", "before", "after", "through", "every", "each",
                                             "coming", "following", "previous", "past"});
        if (term->weak && (!called || (scan[at].is("sun") && !scan[at].capital)))
            return std::nullopt;
    }
    DatePhrase out;
    out.period = nearest_weekday(weekday->value, scan.tense(at, weekday->last), scan.published());
    out.first = at;
    out.last = weekday->last;
    return out;
}

std::optional<DatePhrase> month_date(const TemporalScan& scan, std::size_t at) {
    const auto date = month_first(scan, at);
    if (!date) return std::nullopt;
    if (date->day == 0 && date->year == 0 && !month_stands_alone(scan, at, date->last))
        return std::nullopt;
    // "may 5 people": a small letter and a weak word want more than a number behind them
    if (date->year == 0 && !scan[at].capital && scan.term(at, TimeSense::month)->weak &&
        date->day != 0 && scan[date->last].is_word() && !scan.ordinal(at + 1) &&
        !scan.is(date->last, {"and", "or", "at", "to", "in", "on", "for"}))
        return std::nullopt;
    return phrase_of(scan, *date);
}

std::optional<DatePhrase> day_month_date(const TemporalScan& scan, std::size_t at) {
    const auto date = day_first(scan, at);
    if (!date) return std::nullopt;
    return phrase_of(scan, *date);
}

// ---- years

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
    const std::string_view word = token.folded;
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
           word[word.size() - 2] != 'u' && !token.capital;
}

std::optional<DatePhrase> year_date(const TemporalScan& scan, std::size_t at) {
    std::size_t start = at;
    bool named = false; // "year", "fiscal" stand before it
    if (scan[start].is("the") && scan[start + 1].is("year")) ++start;
    if (scan.is(start, {"calendar", "fiscal"}) && scan[start + 1].is("year")) ++start;
    if (scan.is(start, {"year", "fiscal", "fy", "cy"})) {
        named = true;
        ++start;
        if (scan[start].is("of")) ++start;
        const int two = scan[start - 1].folded.size() == 2 ? digits_at(scan, start, 2) : -1;
        if (two >= 0 && scan[start].text.size() == 2) {
            DatePhrase out;
            out.period = year_period(full_year(two, scan.published()));
            out.first = at;
            out.last = start + 1;
            return out;
        }
        if (scan[start].is_digits() && scan[start].text.size() == 4 && scan.glued(start)) {
            const int year = digits_at(scan, start, 4);
            if (year >= 1900 && year <= 2199) {
                DatePhrase out;
                out.period = year_period(year);
                out.first = at;
                out.last = start + 1;
                return out;
            }
        }
    } else if (start != at) {
        return std::nullopt;
    }
    const auto year = year_at(scan, start);
    if (!year) return std::nullopt;
    DatePhrase out;
    out.period = year_period(year->value);
    out.first = at;
    out.last = year->last;
    if (named) return out;

    // Digits with another number tied to them are telephone numbers, ranges of pages and the like;
    // two years make a range.
    const bool range_behind = scan.is(year->last, {"-", "–", "~", "/"}) && scan.glued(year->last) &&
                              scan[year->last + 1].is_digits() && scan.glued(year->last + 1);
    if (range_behind) {
        const auto other = year_at(scan, year->last + 1);
        const bool brief = scan[year->last + 1].text.size() == 2 &&
                           digits_at(scan, year->last + 1, 2) > year->value % 100 &&
                           !number_goes_on(scan, year->last + 2) &&
                           !(scan.glued(year->last + 2) && scan[year->last + 2].is("-"));
        if (!(other && other->value > year->value &&
              !(scan.glued(other->last) && scan.is(other->last, {"-"}))) &&
            !brief)
            return std::nullopt;
    }
    const bool tied = scan.glued(at) && scan.is(at - 1, {"-", "–", "~", "/"});
    const bool in_list = scan.context().date_end != 0 && scan.context().near_date &&
                         scan.context().near_date->grain == Grain::year &&
                         (scan.context().date_end + 1 == at ||
                          (scan.context().date_end + 2 == at && scan[at - 2].is(","))) &&
                         (is_connector(scan, at - 1) || scan[at - 1].is(","));
    if (in_list || (range_behind && !tied)) return out;
    if (tied) return scan[at - 2].is_word() ? std::optional(out) : std::nullopt; // "post-1959"

    const int value = year->value;
    const bool spelled = scan[start].is_word();
    const bool apostrophe = scan[start].is("'");
    const Token& before = scan.before(at);
    const bool owner = scan.is(at - 1, {"the", "'s", "its", "his", "her", "their", "our", "a", "an",
                                        "that", "this", "my", "your", "whose"}) ||
                       before.is("'");
    const bool date_word =
        scan.is(at - 1, {"in",      "since", "until", "till",   "during",  "throughout", "early",
                         "late",    "mid",   "circa", "c",      "before",  "after",      "from",
                         "through", "by",    "of",    "to",     "between", "for",        "into",
                         "around",  "about", "than",  "versus", "vs",      "on",         "post",
                         "pre",     "back",  "as",    "beyond", "summer",  "winter",     "spring",
                         "autumn",  "fall",  "mid",   "with"});
    if (owner) return value >= 1500 ? std::optional(out) : std::nullopt;
    if (apostrophe) return date_word ? std::optional(out) : std::nullopt;
    if (counts_behind(scan, year->last)) return std::nullopt;
    if (scan.term(year->last, TimeSense::unit) != nullptr &&
        !scan.is(year->last, {"quarter", "year"}))
        return std::nullopt;
    if (date_word) {
        if (value >= 1700 && value < 2100) {
            // "about 2000", "to 1800", "by 1,900": amounts as often as years, unless near today's
            const bool amount =
                scan.is(at - 1, {"about", "around", "to", "by", "of", "for", "than"});
            return !amount || (value >= 1850 && !scan[year->last].is("per")) ? std::optional(out)
                                                                             : std::nullopt;
        }
        return scan.is(at - 1, {"in", "since", "until", "from", "between", "circa"}) &&
                       !(scan[year->last].is_word() &&
                         !is(scan[year->last], WordClass::preposition) &&
                         !is(scan[year->last], WordClass::conjunction))
                   ? std::optional(out)
                   : std::nullopt;
    }
    if (spelled) return std::nullopt;
    if (value < 1900 || value > 2050) return std::nullopt;
    if (before.is_digits() || is(before, WordClass::name_before)) return std::nullopt;
    if (before.is_word() && before.capital && at >= 2)
        return std::nullopt; // "Euro 2024", "Windows 2000"
    return out;
}

/// "the 1990s", "the '80s", "the nineties", "nineteen-eighties".
std::optional<DatePhrase> decade_date(const TemporalScan& scan, std::size_t at) {
    std::size_t start = scan[at].is("the") ? at + 1 : at;
    std::size_t last = 0;
    int year = -1;
    if (scan[start].is_digits() && scan[start].text.size() == 4 && scan.glued(start + 1) &&
        scan.is(start + 1, {"s", "'s"}) && scan[start].text.back() == '0') {
        // "1990's" is the decade where the article stands before it, else a year's own
        if (scan[start + 1].is("'s") && start == at) return std::nullopt;
        year = digits_at(scan, start, 4);
        last = start + 2;
    } else if (scan[start].is("'") && scan[start + 1].is_digits() &&
               scan[start + 1].text.size() == 2 && scan.is(start + 2, {"s", "'s"}) &&
               scan.glued(start + 2)) {
        year = full_year(digits_at(scan, start + 1, 2), scan.published());
        last = start + 3;
    } else if (start != at && scan[start].is_digits() && scan[start].text.size() == 2 &&
               scan[start].text.back() == '0' && scan.is(start + 1, {"s"}) &&
               scan.glued(start + 1)) {
        year = full_year(digits_at(scan, start, 2), scan.published());
        last = start + 2;
    } else {
        constexpr std::string_view names[] = {"twenties", "thirties",  "forties",  "fifties",
                                              "sixties",  "seventies", "eighties", "nineties"};
        int century = 0;
        std::size_t name = start;
        if (const auto head = scan.cardinal(start);
            head && scan[start].is_word() && head->value >= 17 && head->value <= 20) {
            century = 100 * head->value;
            name = head->last;
            if (scan[name].is("-")) ++name;
        }
        if (name == at) return std::nullopt; // "nineties" wants its article
        for (int i = 0; i < 8; ++i)
            if (scan[name].is(names[i])) {
                year =
                    century != 0 ? century + 20 + 10 * i : full_year(20 + 10 * i, scan.published());
                last = name + 1;
            }
    }
    if (year < 1000) return std::nullopt;
    DatePhrase out;
    out.period = decade_period(year);
    out.first = at;
    out.last = last;
    return out;
}

/// "the 20th century", "11th-century".
std::optional<DatePhrase> century_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    const auto place = scan.ordinal(start);
    if (!place || place->value < 1 || place->value > 30) return std::nullopt;
    std::size_t unit = place->last;
    if (scan[unit].is("-") && scan.glued(unit)) ++unit;
    if (!scan.is(unit, {"century", "centuries", "millennium"})) return std::nullopt;
    DatePhrase out;
    out.period = scan[unit].is("millennium") ? millennium_period(1000 * (place->value - 1))
                                             : century_period(100 * (place->value - 1));
    out.first = at;
    out.last = unit + 1;
    return out;
}

std::optional<DatePhrase> holiday_date(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* term = scan.term(at, TimeSense::holiday);
    if (term == nullptr) return std::nullopt;
    if (!scan[at].capital && term->behind.empty() &&
        !scan.is(at - 1, {"of", "on", "at", "by", "after", "before", "until", "since", "next",
                          "last", "this", "following", "every"}))
        return std::nullopt;
    DatePhrase out;
    out.first = at;
    out.last = at + size_of(*term);
    if (scan[at].is("new") && term->behind.size() == 1 && !scan[at - 1].is("the")) {
        // "New Year" by itself is the day, "a new year" is not
        if (!scan[at + 1].capital) return std::nullopt;
    }
    const auto year = year_behind(scan, out.last);
    if (year) {
        const auto day = time_words().holiday(term->number, year->value);
        if (!day) return std::nullopt;
        out.period = day_period(*day);
        out.last = year->last;
        return out;
    }
    if (!scan.published()) {
        const auto day = time_words().holiday(term->number, 2001);
        const auto other = time_words().holiday(term->number, 2002);
        const bool fixed = day && other && day_of_month(*day) == day_of_month(*other);
        out.period = {Grain::day, fixed ? "XXXX" + iso_date(*day).substr(4) : "XXXX-XX-XX",
                      std::nullopt};
        return out;
    }
    const Tense tense = scan.tense(at, out.last);
    std::optional<Day> best;
    long best_off = 0;
    for (int by = -1; by <= 1; ++by) {
        const auto day = time_words().holiday(term->number, year_of(*scan.published()) + by);
        if (!day) continue;
        long off = (*day - *scan.published()).count();
        const bool against =
            (tense == Tense::past && off > 0) || (tense == Tense::future && off < 0);
        off = (off < 0 ? -off : off) + (against ? 400 : 0);
        if (!best || off < best_off) {
            best = day;
            best_off = off;
        }
    }
    if (!best) return std::nullopt;
    out.period = day_period(*best);
    return out;
}

/// "12-2015", "Dec/2018" is month_first's.
std::optional<DatePhrase> month_year_numeric(const TemporalScan& scan, std::size_t at) {
    if (scan.glued(at) && !scan.is(at - 1, {"(", "\"", "'"})) return std::nullopt;
    const int month = digits_at(scan, at, 2);
    if (month < 1 || month > 12 || !scan.is(at + 1, {"/", "-"}) || !separator(scan, at + 1))
        return std::nullopt;
    const auto year = year_at(scan, at + 2);
    if (!scan[at + 2].is_digits() || scan[at + 2].text.size() != 4) return std::nullopt;
    const int value = digits_at(scan, at + 2, 4);
    (void)year;
    if (value < 1900 || value > 2099 || (scan.glued(at + 3) && scan.is(at + 3, {"-", "/"})) ||
        number_goes_on(scan, at + 3))
        return std::nullopt;
    DatePhrase out;
    out.period = month_period(value, month);
    out.first = at;
    out.last = at + 3;
    return out;
}

} // namespace

std::optional<DatePhrase> named_date(const TemporalScan& scan, std::size_t at) {
    const Token& token = scan[at];
    if (token.is_end()) return std::nullopt;
    std::optional<DatePhrase> best;
    const auto consider = [&](std::optional<DatePhrase> found) {
        if (found && (!best || found->last > best->last)) best = std::move(found);
    };
    if (token.is_digits()) {
        consider(numeric_date(scan, at));
        consider(short_numeric_date(scan, at, false));
        consider(month_year_numeric(scan, at));
    }
    consider(weekday_date(scan, at));
    consider(month_date(scan, at));
    consider(day_month_date(scan, at));
    consider(day_before_range_end(scan, at));
    consider(day_after_range_start(scan, at));
    consider(decade_date(scan, at));
    consider(century_date(scan, at));
    consider(holiday_date(scan, at));
    consider(year_date(scan, at));
    return best;
}

} // namespace tally
