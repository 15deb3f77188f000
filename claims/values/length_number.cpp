// The number before a calendar unit: "a" and "half a" before one, vague words ("several", "a couple
// of"), what numbers in digits and words say, and two of them as a range: "two to six days". "Three
// quarters" are so many of a year where the words call for time, else three fourths.
#include "claims/values/length_grammar.h"

namespace tally {

namespace {

/// "a quarter century", "a quarter of a century", "a half-century"
std::optional<LengthNumber> part_of_century(const TemporalScan& scan, std::size_t at) {
    const std::size_t part = scan.is(at, "a", "the") ? at + 1 : at;
    if (!scan.is(part, "quarter", "half")) return std::nullopt;
    std::size_t unit = part + 1;
    if (scan[unit].is("-") && scan.glued(unit)) ++unit;
    if (scan[unit].is("of") && scan[unit + 1].is("a")) unit += 2;
    if (!scan[unit].is("century") || (part == at && unit == part + 1)) return std::nullopt;
    NumberReading number =
        exactly(scan[part].is("half") ? Decimal::scaled(5, -1) : Decimal::scaled(25, -2));
    number.precision.fraction = true;
    return LengthNumber{number, unit, true};
}

/// "a quarter of an hour", "three quarters of a year": behind the fraction, before its unit; `last`
/// where no unit of one follows.
std::size_t behind_part_of(const TemporalScan& scan, const NumberReading& number) {
    const std::size_t last = number.last;
    const bool of_one = number.precision.fraction && scan[last].is("of") &&
                        scan.is(last + 1, "a", "an") && scan.term(last + 2, TimeSense::unit) &&
                        !is_plural_unit(scan[last + 2]);
    return of_one ? last + 2 : last;
}

/// "a year", "a full year", "half a year"
std::optional<LengthNumber> one_of(const TemporalScan& scan, std::size_t at) {
    const bool part = scan[at + 1].is("quarter") && scan[at + 2].is("of"); // "a quarter of an hour"
    if (scan.is(at, "a", "an") && !part) {
        std::size_t next = at + 1;
        if (scan.is(next, "full", "whole", "additional", "further", "extra", "mere", "single",
                    "good"))
            ++next;
        if (scan.term(next, TimeSense::unit) && !is_plural_unit(scan[next]))
            return LengthNumber{exactly(1), next, true};
    }
    if (!scan[at].is("half") || !scan.is(at + 1, "a", "an") || !scan.term(at + 2, TimeSense::unit))
        return std::nullopt;
    NumberReading half = exactly(Decimal::scaled(5, -1));
    half.precision.fraction = true;
    return LengthNumber{half, at + 2, true};
}

/// "several", "a couple of", "many". read_number knows how many those are, where it knows the word.
std::optional<LengthNumber> vague(const TemporalScan& scan, std::size_t at) {
    const bool a = scan[at].is("a") && scan.is(at + 1, "few", "couple");
    if (!a && !scan.is(at, "few", "several", "many", "some", "couple")) return std::nullopt;
    const std::size_t word = a ? at + 1 : at;
    if (auto number = read_number(scan.sentence(), at)) {
        std::size_t last = number->last;
        if (scan[last].is("of") && scan[last - 1].is("couple")) ++last;
        return LengthNumber{*number, last, false};
    }
    if (scan.is(word, "few", "couple"))
        return LengthNumber{roughly(2, scan[word].is("few") ? 6 : 3),
                            scan[word + 1].is("of") ? word + 2 : word + 1, false};
    if (scan.is(at, "many", "some")) return LengthNumber{uncounted_number(), at + 1, false};
    return std::nullopt;
}

/// "for three quarters" of a year each, not three fourths
std::optional<LengthNumber> quarters_of_year(const TemporalScan& scan, std::size_t at,
                                             const NumberReading& number) {
    if (!number.precision.fraction || !scan[number.last - 1].is("quarters") ||
        scan[number.last].is("of"))
        return std::nullopt;
    const auto count = scan.cardinal(at);
    const bool called = scan.is(at - 1, "for", "in", "over", "past", "last", "next", "first", "the",
                                "previous", "coming", "within", "after", "following");
    if (!count || !called || count->last + 1 != number.last) return std::nullopt;
    return LengthNumber{exactly(count->value), count->last, false};
}

} // namespace

std::optional<LengthNumber> length_number_at(const TemporalScan& scan, std::size_t at) {
    if (!scan[at].is_digits()) {
        if (auto part = part_of_century(scan, at)) return part;
        if (scan.is(at, "a", "an") && scan[at + 1].is("half") && scan.glued(at + 2))
            return std::nullopt;
        if (auto one = one_of(scan, at)) return one;
        if (auto some = vague(scan, at)) return some;
    }
    if (!may_begin_number(scan[at])) return std::nullopt;
    auto number = read_number(scan.sentence(), at);
    if (!number || number->is_signed) return std::nullopt;
    if (auto quarters = quarters_of_year(scan, at, *number)) return quarters;
    std::size_t last = behind_part_of(scan, *number);
    if (scan[last].is("of") && scan[last - 1].is("couple")) ++last;
    return LengthNumber{*number, last, false};
}

bool add_range(const TemporalScan& scan, LengthNumber& number) {
    std::size_t next = number.last;
    const bool hyphen = scan[next].is("-") && scan.glued(next);
    if (hyphen && scan.is(next + 1, "to", "or")) ++next;
    if (!scan.is(next, "to", "or", "-", "–")) return false;
    ++next;
    if (scan[next].is("-") && scan.glued(next)) ++next;
    if (scan[next].is("more") || !may_begin_number(scan[next])) return false;
    const auto other = read_number(scan.sentence(), next);
    if (!other || !other->value || !number.number.value || *other->value <= *number.number.value)
        return false;
    if (!unit_at(scan, other->last)) return false;
    number.number.allows = Interval::between(*number.number.value, *other->value);
    number.last = other->last;
    return true;
}

} // namespace tally
