// Times that return: "every Monday", "daily", "twice a week", "each year", "$5 a month".
#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

struct SetPhrase {
    ShortText timex;
    std::string_view unit; ///< the period's calendar unit
    std::optional<Decimal> times;
    std::optional<Decimal> length; ///< of the period in its unit: the 9 of "every 9 weeks"
    std::size_t first = 0, last = 0;
};

ShortText period_of_unit(std::string_view unit, int count) {
    const auto period = [](std::string_view sign, int number, char letter) {
        return ShortText(sign).add(number, 1).add(letter);
    };
    if (unit == "second") return period("PT", count, 'S');
    if (unit == "minute") return period("PT", count, 'M');
    if (unit == "hour") return period("PT", count, 'H');
    if (unit == "day" || unit == "night") return period("P", count, 'D');
    if (unit == "weekend" && count == 1) return "XXXX-WXX-WE";
    if (unit == "week" || unit == "weekend") return period("P", count, 'W');
    if (unit == "fortnight") return period("P", 2 * count, 'W');
    if (unit == "month") return period("P", count, 'M');
    if (unit == "quarter") return period("P", count, 'Q');
    if (unit == "decade") return period("P", count, 'E');
    if (unit == "century") return period("P", 100 * count, 'Y');
    return period("P", count, 'Y');
}

/// "every few weeks": nobody counted how many.
ShortText period_of_some(std::string_view unit) {
    const ShortText one = period_of_unit(unit, 1);
    const std::size_t count = one.view().find('1');
    if (count == std::string_view::npos) return one;
    return ShortText(one.view().substr(0, count)).add('X').add(one.view().substr(count + 1));
}

ShortText weekday_text(int weekday) { return ShortText("XXXX-WXX-").add(weekday, 1); }

/// What returns, behind "every": a weekday, a month, a part of the day, a unit.
std::optional<SetPhrase> returning(const TemporalScan& scan, std::size_t at, int count) {
    SetPhrase out;
    if (const TimeTerm* weekday = scan.term(at, TimeSense::weekday);
        weekday && scan[at].capital()) {
        out.timex = weekday_text(weekday->number);
        out.unit = "week";
        out.last = scan.behind_stop(at + 1);
        if (const TimeTerm* part = scan.term(out.last, TimeSense::part)) {
            out.timex.add('T').add(part->code);
            ++out.last;
        }
        return out;
    }
    if (const TimeTerm* month = scan.term(at, TimeSense::month); month && scan[at].capital()) {
        out.timex = ShortText("XXXX-").add(month->number, 2);
        out.unit = "year";
        out.last = scan.behind_stop(at + 1);
        return out;
    }
    if (const TimeTerm* season = scan.term(at, TimeSense::season)) {
        out.timex = ShortText("XXXX-").add(season->code);
        out.unit = "year";
        out.last = at + 1;
        return out;
    }
    if (const TimeTerm* holiday = scan.term(at, TimeSense::holiday)) {
        out.timex = "P1Y";
        out.unit = "year";
        out.last = at + size_of(*holiday);
        return out;
    }
    if (const TimeTerm* unit = scan.term(at, TimeSense::unit)) {
        if (unit->code == "second" && count == 1) return std::nullopt;
        out.timex = period_of_unit(unit->code, count);
        out.unit = unit->code;
        out.last = at + 1;
        return out;
    }
    if (const TimeTerm* part = scan.term(at, TimeSense::part)) {
        out.timex = ShortText("XXXX-XX-XXT").add(part->code);
        out.unit = "day";
        out.last = at + 1;
        return out;
    }
    if (scan[at].is("weekday")) {
        out.timex = "XXXX-WXX-XX";
        out.unit = "day";
        out.last = at + 1;
        return out;
    }
    return std::nullopt;
}

/// "every two weeks", "every other day", "each of the next three years" is not one.
std::optional<SetPhrase> every(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "every", "each", "per", "any")) return std::nullopt;
    std::size_t next = at + 1;
    int count = 1;
    bool counted = false;
    if (scan.is(next, "single")) ++next;
    if (scan[at].is("every")) {
        if (scan[next].is("other")) {
            count = 2;
            ++next;
        } else if (const auto number = scan.cardinal(next); number && number->value > 0) {
            count = number->value;
            counted = true;
            next = number->last;
        } else if (const auto place = scan.ordinal(next);
                   place && place->value > 1 && scan.term(place->last, TimeSense::unit)) {
            count = place->value; // "every third year"
            next = place->last;
        } else if (scan[next].is("few")) {
            ++next;
            const TimeTerm* unit = scan.term(next, TimeSense::unit);
            if (unit == nullptr) return std::nullopt;
            SetPhrase out;
            out.timex = period_of_some(unit->code);
            out.unit = unit->code;
            out.first = at;
            out.last = next + 1;
            return out;
        }
    }
    auto out = returning(scan, next, count);
    if (!out) return std::nullopt;
    out->first = at;
    if (counted) out->length = Decimal(count);
    return out;
}

/// Whether the words before "a year" count something: "fifty thousand CDs a year", "twice a week".
bool counted_before(const TemporalScan& scan, std::size_t at) {
    if (scan.is(at - 1, "once", "twice", "thrice", "times")) return true;
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        const Token& token = scan[at - back];
        if (token.is_digits() || token.is("%") || may_begin_number(token))
            return !token.is("a") && !token.is("an");
        if (!token.is_word() ||
            scan.is(at - back, "for", "in", "within", "after", "of", "by", "about", "over", "and",
                    "that", "than", "nearly", "almost", "just"))
            return false;
    }
    return false;
}

std::optional<SetPhrase> a_unit(const TemporalScan& scan, std::size_t at) {
    if (!scan.is(at, "a", "an")) return std::nullopt;
    const TimeTerm* unit = scan.term(at + 1, TimeSense::unit);
    if (unit == nullptr || unit->code == "second" || scan[at + 1].folded().back() == 's' ||
        scan[at + 2].is("-"))
        return std::nullopt;
    if (scan.term(at + 2, TimeSense::counted) ||
        scan.is(at + 2, "or", "and", "of", "old", "from", "since"))
        return std::nullopt;
    if (!counted_before(scan, at)) return std::nullopt;
    SetPhrase out;
    out.timex = period_of_unit(unit->code, 1);
    out.unit = unit->code;
    out.first = at;
    out.last = at + 2;
    return out;
}

std::optional<SetPhrase> adverb(const TemporalScan& scan, std::size_t at) {
    const TimeTerm* term = scan.term(at, TimeSense::set);
    if (term == nullptr) return std::nullopt;
    // "Daily News", "Weekly Standard" are names
    if (scan[at].capital() && at > 0 && (scan[at + 1].capital() || scan[at - 1].capital()))
        return std::nullopt;
    SetPhrase out;
    out.timex = ShortText(std::string_view(term->code));
    out.first = at;
    out.last = at + size_of(*term);
    const char letter = term->code.back();
    out.unit = letter == 'D'   ? "day"
               : letter == 'H' ? "hour"
               : letter == 'W' ? "week"
               : letter == 'M' ? "month"
                               : "year";
    return out;
}

/// "once a day", "three times a year": the count with it.
std::optional<SetPhrase> times_a_unit(const TemporalScan& scan, std::size_t at) {
    std::size_t next = at;
    std::optional<Decimal> times;
    if (scan[at].is("once")) {
        times = Decimal(1);
        ++next;
    } else if (scan[at].is("twice")) {
        times = Decimal(2);
        ++next;
    } else if (const auto number = scan.cardinal(at); number && scan[number->last].is("times")) {
        times = Decimal(number->value);
        next = number->last + 1;
    } else {
        return std::nullopt;
    }
    std::optional<SetPhrase> out;
    if (scan.is(next, "a", "an")) {
        if (const TimeTerm* unit = scan.term(next + 1, TimeSense::unit);
            unit && unit->code != "second") {
            SetPhrase phrase;
            phrase.timex = period_of_unit(unit->code, 1);
            phrase.unit = unit->code;
            phrase.last = next + 2;
            out = phrase;
        }
    } else {
        out = every(scan, next);
        if (!out) out = adverb(scan, next); // "twice daily"
    }
    if (!out) return std::nullopt;
    out->first = at;
    out->times = times;
    return out;
}

/// The Thursday of "every Monday, Tuesday and Thursday".
bool goes_on_every(const TemporalScan& scan, std::size_t at) {
    std::size_t day = at;
    while (day >= 2 && scan.is(day - 1, "and", "or", ",", "&")) {
        day -= scan[day - 2].is(",") ? 3 : 2;
        if (!scan.term(day, TimeSense::weekday)) return false;
        if (scan.is(day - 1, "every", "each")) return true;
    }
    return false;
}

/// "Mondays", "Tuesday nights", "weekends": what the plural says.
std::optional<SetPhrase> plural(const TemporalScan& scan, std::size_t at) {
    const Token& token = scan[at];
    if (!token.is_word()) return std::nullopt;
    SetPhrase out;
    out.first = at;
    out.unit = "week";
    if (const TimeTerm* weekday = scan.term(at, TimeSense::weekday)) {
        if (goes_on_every(scan, at)) {
            out.timex = weekday_text(weekday->number);
            out.last = scan.behind_stop(at + 1);
            return out;
        }
        // "Monday and Tuesday nights": both
        const bool two = scan.is(at + 1, "and", "or") && scan.term(at + 2, TimeSense::weekday);
        const std::size_t night = two ? at + 3 : at + 1;
        const TimeTerm* part = scan.term(night, TimeSense::part);
        if (two && part && scan[night].folded().back() == 's' && token.capital()) {
            out.timex = weekday_text(weekday->number).add('T').add(part->code);
            out.last = at + 1;
            return out;
        }
        if (two || part == nullptr || scan[at + 1].folded().back() != 's' || !token.capital())
            return std::nullopt;
        out.timex = weekday_text(weekday->number).add('T').add(part->code);
        out.last = at + 2;
        return out;
    }
    if (token.capital() && token.folded().size() > 6 && token.folded().back() == 's') {
        const std::string_view one = token.folded().substr(0, token.folded().size() - 1);
        if (const auto* terms = time_words().beginning_with(one, head_of(one))) {
            for (const TimeTerm& term : *terms)
                if (term.sense == TimeSense::weekday && term.behind.empty()) {
                    out.timex = weekday_text(term.number);
                    out.last = at + 1;
                    return out;
                }
        }
    }
    if (token.is("weekends") && scan.is(at - 1, "on", "and", "at", "during")) {
        out.timex = "XXXX-WXX-WE";
        out.last = at + 1;
        return out;
    }
    if (token.is("weekdays")) {
        out.timex = "XXXX-WXX-XX";
        out.unit = "day";
        out.last = at + 1;
        return out;
    }
    return std::nullopt;
}

constexpr Grammar<SetPhrase> sets[] = {
    {bit(TimeSense::opener), every},
    {bit(TimeSense::opener) | head::digits | head::number, times_a_unit},
    {head::amount, a_unit},
    {bit(TimeSense::weekday) | bit(TimeSense::unit) | bit(TimeSense::opener) | head::plural_day,
     plural},
    {bit(TimeSense::set), adverb},
};

} // namespace

void recognise_set(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best) {
    std::optional<SetPhrase> set;
    keep_longest<sets>(set, scan, at, heads);
    if (!set || set->last <= best.last) return;
    Value& value = begin(best, Kind::set, scan, set->first, set->last);
    value.timex3 = Timex3{"SET", set->timex.str()};
    if (set->times) {
        value.value = set->times;
        value.allows = Interval::exactly(*set->times);
        value.unit = set->unit;
    } else if (set->length) { // no bounds: nine weeks pass, and nothing is counted
        value.value = set->length;
        value.unit = set->unit;
    }
}

} // namespace tally
