// Dates in digits: "2021-06-16", "6/16/2021", "16.06.2021", "20210616", "22/04", "12-2015". Whether
// "4/5/2021" is of April or May the article's other dates say, those that have but one reading;
// else the month comes first. What other digits are tied to is no date: "555-12-2015".
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

/// "6/16/2021", "2021-06-16", "16.06.2021", "20210616".
struct Numeric {
    int year = 0, month = 0, day = 0; ///< year 0 for none
    std::size_t last = 0;
};

bool separator(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, "-", "/", ".") && scan.glued(at) && scan.glued(at + 1);
}

bool day_comes_first(const TemporalScan& scan, int a, int b) {
    if (a > 12) return true;
    if (b > 12) return false;
    return scan.context().day_order == DayOrder::day_first;
}

/// "20210616"
std::optional<Numeric> eight_digits(const TemporalScan& scan, std::size_t at) {
    const std::string_view text = scan[at].text();
    if (text.size() != 8 || number_goes_on(scan, at + 1)) return std::nullopt;
    const auto day =
        parse_iso_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                       std::string(text.substr(6)));
    if (!day || year_of(*day) < 1900 || year_of(*day) > 2099) return std::nullopt;
    return Numeric{year_of(*day), month_of(*day), day_of_month(*day), at + 1};
}

std::optional<Numeric> numeric_at(const TemporalScan& scan, std::size_t at) {
    if (scan[at].text().size() != 8 && !separator(scan, at + 1)) return std::nullopt;
    if (scan.glued(at) && !scan.is(at - 1, "(", "\"", "'", "`", "[", "–", "~") &&
        !(scan[at - 1].is("-") && at == scan.context().date_end + 1))
        return std::nullopt;
    if (const auto run = eight_digits(scan, at)) return run;
    if (!separator(scan, at + 1)) return std::nullopt;
    const int a = digits_at(scan, at, 4);
    const int b = digits_at(scan, at + 2, 4);
    const bool three = separator(scan, at + 3) && scan[at + 1].text() == scan[at + 3].text() &&
                       (scan[at + 4].is_digits() || scan[at + 4].is_word());
    const int c = three ? digits_at(scan, at + 4, 4) : -1;
    const auto month_name = month_at(scan, at + 2);
    const auto full = [&](std::size_t i) { return scan[i].text().size() == 4; };
    if (three && month_name && a >= 0 && c >= 0) { // 2019-aug-1, 22/Jan/2019
        if (full(at)) return Numeric{a, month_name->value, c, at + 5};
        if (full(at + 4)) return Numeric{c, month_name->value, a, at + 5};
    }
    if (a < 0 || b < 0) return std::nullopt;
    if (three && c >= 0) {
        const bool range = scan[at + 5].is("-") && !scan[at + 1].is("-") && separator(scan, at + 7);
        if (scan.glued(at + 5) && !range && (scan.is(at + 5, "-", "/") || scan[at + 5].is_digits()))
            return std::nullopt;
        if (full(at)) return Numeric{a, b, c, at + 5};
        if (full(at + 2) || scan[at].text().size() > 2) return std::nullopt;
        int year = c;
        if (!full(at + 4)) {
            if (scan[at + 4].text().size() != 2 || !scan[at + 1].is("/")) return std::nullopt;
            year = full_year(c, scan.published());
        }
        return day_comes_first(scan, a, b) ? Numeric{year, b, a, at + 5}
                                           : Numeric{year, a, b, at + 5};
    }
    return std::nullopt;
}

/// Whether the words around two numbers say that they are a date.
bool called_before(const TemporalScan& scan, std::size_t at) {
    return scan.is(at - 1, "on", "this", "next", "last", "dated") ||
           (at == scan.context().date_end + 1 && scan.context().near_date &&
            !scan[at + 1].is(".") && // "rose in 2018 to 3.9 million"
            scan.is(at - 1, ",", "or", "and", "-", "to"));
}

} // namespace

std::optional<DatePhrase> numeric_date(const TemporalScan& scan, std::size_t at) {
    const auto date = scan[at].is_digits() ? numeric_at(scan, at) : std::nullopt;
    if (!date) return std::nullopt;
    const auto day = calendar_day(date->year, date->month, date->day);
    if (!day || date->year < 1000 || date->year > 2199) return std::nullopt;
    return made(day_period(*day), at, date->last);
}

std::optional<DatePhrase> short_numeric_date(const TemporalScan& scan, std::size_t at) {
    if (!separator(scan, at + 1) || !called_before(scan, at)) return std::nullopt;
    return sure_numeric_date(scan, at);
}

std::optional<DatePhrase> sure_numeric_date(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits() || !separator(scan, at + 1) || number_began_before(scan, at))
        return std::nullopt;
    const int a = digits_at(scan, at, 2);
    const int b = digits_at(scan, at + 2, 2);
    if (a < 1 || b < 1 || number_goes_on(scan, at + 3)) return std::nullopt;
    const bool day_first_here = day_comes_first(scan, a, b);
    const int month = day_first_here ? b : a, day = day_first_here ? a : b;
    if (!calendar_day(2000, month, day)) return std::nullopt;
    const auto period = nearest_date(month, day, scan.direction(at, at + 3), scan.published());
    return period ? std::optional(made(*period, at, at + 3)) : std::nullopt;
}

/// "12-2015"; "Dec/2018" is month_first's.
std::optional<DatePhrase> month_year_numeric(const TemporalScan& scan, std::size_t at) {
    if (!separator(scan, at + 1) || scan[at + 1].is(".") ||
        (scan.glued(at) && !scan.is(at - 1, "(", "\"", "'")))
        return std::nullopt;
    const int month = digits_at(scan, at, 2);
    const int year = scan[at + 2].text().size() == 4 ? digits_at(scan, at + 2, 4) : -1;
    if (month < 1 || month > 12 || year < 1900 || year > 2099 ||
        (scan.glued(at + 3) && scan.is(at + 3, "-", "/")) || number_goes_on(scan, at + 3))
        return std::nullopt;
    return made(month_period(year, month), at, at + 3);
}

} // namespace tally
