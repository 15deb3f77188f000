// Decades and centuries: "the 1990s", "the '80s", "the nineties", "nineteen-eighties", "the 20th
// century". As people count, the 20th is 1900 to 1999. A decade by its name alone wants its
// article: "the sixties", but "temperatures in the sixties" is one as well, for no word tells.
#include "claims/values/date_grammar.h"

namespace tally {

namespace {

struct Decade {
    int year = 0;
    std::size_t last = 0;
};

/// "1990s", "'80s", "the 80s"; `the`: the article stands before it.
std::optional<Decade> in_digits(const TemporalScan& scan, std::size_t at, bool the) {
    if (scan[at].is_digits() && scan[at].text().size() == 4 && scan.glued(at + 1) &&
        scan.is(at + 1, "s", "'s") && scan[at].text().back() == '0') {
        // "1990's" is the decade where the article stands before it, else a year's own
        if (scan[at + 1].is("'s") && !the) return Decade{};
        return Decade{digits_at(scan, at, 4), at + 2};
    }
    if (scan[at].is("'") && scan[at + 1].is_digits() && scan[at + 1].text().size() == 2 &&
        scan.is(at + 2, "s", "'s") && scan.glued(at + 2))
        return Decade{full_year(digits_at(scan, at + 1, 2), scan.published()), at + 3};
    if (the && scan[at].is_digits() && scan[at].text().size() == 2 &&
        scan[at].text().back() == '0' && scan.is(at + 1, "s") && scan.glued(at + 1))
        return Decade{full_year(digits_at(scan, at, 2), scan.published()), at + 2};
    return std::nullopt;
}

/// "the nineties", "nineteen-eighties"
std::optional<Decade> in_words(const TemporalScan& scan, std::size_t at, bool the) {
    constexpr std::string_view names[] = {"twenties", "thirties",  "forties",  "fifties",
                                          "sixties",  "seventies", "eighties", "nineties"};
    if (!scan[at].is_word()) return std::nullopt;
    int century = 0;
    std::size_t name = at;
    if (const auto head = scan.cardinal(at); head && head->value >= 17 && head->value <= 20) {
        century = 100 * head->value;
        name = head->last;
        if (scan[name].is("-")) ++name;
    }
    if (name == at && !the) return std::nullopt; // "nineties" wants its article
    for (int i = 0; i < 8; ++i) {
        const int year = 20 + 10 * i;
        if (scan[name].is(names[i]))
            return Decade{century != 0 ? century + year : full_year(year, scan.published()),
                          name + 1};
    }
    return std::nullopt;
}

} // namespace

std::optional<DatePhrase> decade_date(const TemporalScan& scan, std::size_t at) {
    const bool the = scan[at].is("the");
    const std::size_t start = the ? at + 1 : at;
    auto decade = in_digits(scan, start, the);
    if (!decade) decade = in_words(scan, start, the);
    if (!decade || decade->year < 1000) return std::nullopt;
    // "the 1800s" are mostly the whole century; of "the 2000s" that is not over yet
    const bool century = decade->year % 100 == 0 && decade->year < 2000;
    return made(century ? century_period(decade->year) : decade_period(decade->year), at,
                decade->last);
}

/// "the 20th century", "11th-century".
std::optional<DatePhrase> century_date(const TemporalScan& scan, std::size_t at) {
    const std::size_t start = scan[at].is("the") ? at + 1 : at;
    const auto place = scan.ordinal(start);
    if (!place || place->value < 1 || place->value > 30) return std::nullopt;
    std::size_t unit = place->last;
    if (scan[unit].is("-") && scan.glued(unit)) ++unit;
    if (!scan.is(unit, "century", "centuries", "millennium")) return std::nullopt;
    DatePhrase out;
    out.period = scan[unit].is("millennium") ? millennium_period(1000 * (place->value - 1))
                                             : century_period(100 * (place->value - 1));
    out.first = at;
    out.last = unit + 1;
    return out;
}

} // namespace tally
