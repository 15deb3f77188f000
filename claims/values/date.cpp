// The value that a date gives: its days, the side of them that the words around it mean, and the
// part that they narrow it to. "Since May 2014" allows all days from 2014-05-01; "early May 2014"
// the first ten of the month; "about three years ago" keeps its hedge.
#include "claims/values/date_grammar.h"
#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

using std::chrono::days;

/// The part of a period that "early", "mid-" or "late" mean: days 1-10, 11-20, 21-end of a month,
/// thirds of anything else.
DayRange portion_of(const Period& period, std::string_view portion) {
    const DayRange range = *period.days;
    if (portion.empty()) return range;
    const int length = static_cast<int>((range.last - range.first).count()) + 1;
    if (length < 3) return range;
    Day second = range.first + days(10), third = range.first + days(20);
    if (period.grain != Grain::month) {
        if (period.grain == Grain::year || period.grain == Grain::decade) {
            const bool year = period.grain == Grain::year;
            second = add_months(range.first, year ? 4 : 48);
            third = add_months(range.first, year ? 8 : 84);
        } else {
            second = range.first + days((length + 2) / 3);
            third = range.first + days(length - length / 3);
        }
    }
    if (portion == "START") return {range.first, second - days(1)};
    if (portion == "MID") return {second, third - days(1)};
    return {third, range.last};
}

/// The part that a phrase means, of "early to mid-May" from the first on to the second.
DayRange days_meant(const DatePhrase& date) {
    const DayRange from = portion_of(date.period, date.portion);
    if (date.second_portion.empty()) return from;
    const DayRange to = portion_of(date.period, date.second_portion);
    return from.first <= to.last ? DayRange{from.first, to.last} : *date.period.days;
}

/// The side of the date that the words before it mean, or behind it: "since", "or later".
/// "After Wednesday's failure" is after that, and tells of Wednesday itself.
std::string_view side_of(const TemporalScan& scan, std::size_t first, std::size_t last) {
    if (scan.is(last, "'s", "’s") && scan[last + 1].is_word()) return "";
    for (std::size_t size = 3; size >= 1; --size) {
        if (size > first) continue;
        const TimeTerm* side = scan.term(first - size, TimeSense::side);
        if (side && size_of(*side) == size) return side->code;
    }
    if (scan.is(last, "or", "and")) {
        if (scan.is(last + 1, "later", "after", "onward", "onwards", "greater", "newer"))
            return "from_first";
        if (scan.is(last + 1, "earlier", "before", "prior", "older")) return "to_last";
    }
    if (scan.is(last, "onward", "onwards")) return "from_first";
    return "";
}

Interval interval_of(DayRange range, std::string_view side) {
    const Decimal first(day_number(range.first)), last(day_number(range.last));
    if (side == "from_first") return Interval::at_least(first);
    if (side == "after_last") return Interval::at_least(last + Decimal(1));
    if (side == "before_first") return Interval::at_most(first - Decimal(1));
    if (side == "to_last") return Interval::at_most(last);
    return Interval::between(first, last);
}

/// "until then", "since then", "from then on": the date last named.
std::optional<DatePhrase> back_reference(const TemporalScan& scan, std::size_t at) {
    const auto& named = scan.context().last_date;
    if (!scan[at].is("then") || !named) return std::nullopt;
    const bool from_on = scan[at - 1].is("from") && scan[at + 1].is("on");
    if (!from_on && !scan.is(at - 1, "until", "till", "since", "by")) return std::nullopt;
    return made(*named, at, at + 1);
}

/// "soon became rich", "was soon freed": a time that had come, not one that will.
bool was_soon(const TemporalScan& scan, std::size_t at) {
    return scan.is(at, "soon") &&
           (scan.is(at - 1, "was", "were", "had", "and") || !scan[at - 1].is_word() ||
            scan[at - 1].is("that")) &&
           scan.tense(at, at + 1) == Tense::past;
}

/// "Now, she says, it is", "Currently, the rule is": a turn of the talk, which dates nothing.
bool opens_remark(const TemporalScan& scan, std::size_t at, std::size_t behind) {
    if (!scan.is(at, "now", "currently") || !scan[behind].is(",")) return false;
    return at == 0 || (scan[at].capital() && !scan[at - 1].is_word());
}

/// A date in the words behind it: "most recently last October", "most recently in 2019".
bool date_follows(const TemporalScan& scan, std::size_t at) {
    return date_phrase(scan, scan.is(at, "in", "on", ",") ? at + 1 : at).has_value();
}

/// "recently", "now", "the near future".
std::optional<DatePhrase> vague_date(const TemporalScan& scan, std::size_t at) {
    if (auto back = back_reference(scan, at)) return back;
    const TimeTerm* term = scan.term(at, TimeSense::vague);
    if (term == nullptr) {
        // "will one day be": not a length of time
        if (!scan.is(at, "one", "some") || !scan[at + 1].is("day") ||
            !scan.is(at - 1, "will", "would", "may", "might", "could", "can", "shall"))
            return std::nullopt;
        return made({Grain::none, "FUTURE_REF", std::nullopt}, at, at + 2);
    }
    const std::size_t behind = at + size_of(*term);
    if (scan.is(at, "soon") && scan.is(at - 1, "too", "so", "as", "how")) return std::nullopt;
    if (scan.is(at, "soon") && (scan.is(behind, "as", "after") || was_soon(scan, at)))
        return std::nullopt;
    if ((scan.is(at, "most") || scan[at - 1].is("most")) && date_follows(scan, behind))
        return std::nullopt;
    if (scan.is(at, "now") && scan.is(behind, "that")) return std::nullopt;
    if (opens_remark(scan, at, behind)) return std::nullopt;
    // "the future of", "the past two months", "the past president" are not times by themselves
    if (term->code != "PRESENT_REF" && !term->behind.empty() &&
        scan.is(behind - 1, "past", "future") &&
        (scan.is(behind, "of") ||
         (scan[behind].is_word() && !is(scan[behind], WordClass::preposition) &&
          !is(scan[behind], WordClass::conjunction) && !is(scan[behind], WordClass::auxiliary))))
        return std::nullopt;
    Period period{Grain::none, ShortText(std::string_view(term->code)), std::nullopt};
    // "between January and now": the end of a range is the day of the text.
    const bool ends_range = at >= 1 && scan.context().date_end == at - 1 && scan.published() &&
                            scan.is(at - 1, "and", "to", "until", "till", "through", "-");
    if (ends_range && scan.is(at, "now"))
        period.days = DayRange{*scan.published(), *scan.published()};
    return made(period, at, behind);
}

/// "about three years ago", "around 4 May"; "lower than a year ago" compares with that year. Fills
/// in the hedge where it belongs to the date.
std::optional<DatePhrase> date_behind_hedge(const TemporalScan& scan, std::size_t at,
                                            std::optional<HedgeMatch>& of_date) {
    const auto hedge = hedge_before(scan.sentence(), at);
    if (!hedge || scan.is(at, "lower", "higher", "fewer", "greater", "below", "above", "under",
                          "up", "at", "no", "not", "as", "over", "within"))
        return std::nullopt;
    auto date = counted_date(scan, hedge->last);
    if (!date && hedge->hedging == Hedging::about) {
        date = date_phrase(scan, hedge->last);
        if (date && date->period.grain != Grain::day && date->portion.empty()) return std::nullopt;
    }
    if (!date || hedge->hedging == Hedging::exactly) return date; // "just months ago"
    date->first = at;
    of_date = hedge;
    return date;
}

constexpr std::uint32_t vague_heads = bit(TimeSense::vague) | bit(TimeSense::opener);

} // namespace

void recognise_date(const TemporalScan& scan, std::size_t at, std::uint32_t heads, Reading& best) {
    auto found = date_phrase(scan, at);
    if ((heads & length_heads) != 0) keep_longer(found, counted_date(scan, at));
    if ((heads & vague_heads) != 0) keep_longer(found, vague_date(scan, at));
    std::optional<HedgeMatch> hedge;
    if (!found && (heads & head::hedge) != 0) found = date_behind_hedge(scan, at, hedge);
    if (!found || found->last <= best.last) return;
    const DatePhrase& date = *found;
    Value& value = begin(best, Kind::date, scan, date.first, date.last);
    best.period = date.period;
    value.timex3 = Timex3{"DATE", date.period.timex.str()};
    if (date.period.days && !date.likely)
        value.allows = interval_of(
            days_meant(date), date.side.empty() ? side_of(scan, date.first, date.last) : date.side);
    if (date.count && !date.unit.empty()) {
        value.value = date.count;
        value.unit = date.unit;
    }
    if (hedge) {
        value.approximate = is_approximate(hedge->hedging);
        value.hedge = name_of(hedge->hedging);
        if (!date.unit.empty()) value.change = change_of(hedge->hedging);
    }
}

} // namespace tally
