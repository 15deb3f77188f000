// Two numbers that bound one: "5 to 7 per cent", "between 62 and 68", "$10-15 billion", "more than
// 100 but less than 300". The ends share unit and scale; a score, two years, or a change and where
// it led ("rose 3 percent to 5 percent") are no range.
#include "claims/values/amount_part.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

bool is_between_sign(const Token& token) { return token.is("-") || token.is("–") || token.is("—"); }

/// "25k or 40k cheaper than the other two respectively": each end is of its own thing.
bool told_apart(const TokenisedSentence& s, std::size_t at) {
    constexpr std::size_t reach = 20;
    for (std::size_t i = at; i < at + reach && !s[i].is_end() && !s[i].is(";"); ++i)
        if (s[i].is("respectively")) return true;
    return false;
}

bool same_unit(const UnitReading& a, const UnitReading& b) {
    return a.kind == b.kind && a.unit == b.unit;
}

class RangeReader {
public:
    explicit RangeReader(const TokenisedSentence& sentence) : s_(sentence) {}

    struct Range {
        Part low, high;
    };

    std::optional<Range> read(const Part& low, bool between, bool from, std::size_t at) {
        if (!low.number.value || low.number.precision.fraction) return std::nullopt;
        std::size_t i = low.last;
        if (between && s_[i].is(",")) ++i;
        const Token& sign = s_[i];
        const bool dash = is_between_sign(sign);
        const bool slash = sign.is("/") && low.sign && s_.glued(i) && s_.glued(i + 1);
        const bool or_word = sign.is("or") && !low.unit && !told_apart(s_, i);
        if (s_.glued(low.first) && s_[low.first - 1].is_word()) return std::nullopt;
        if (dash && !low.unit && s_.glued(low.first) && s_[low.first - 1].is("-") &&
            is_part_of_name(s_, low.first, low.number))
            return std::nullopt; // "CVE-2023-5678"
        if (sign.is("-") && s_.glued(i) && s_[i + 1].is("to") && s_[i + 2].is("-")) {
            return range_behind(low, i + 3, between, from, at); // "0-to-60-mph"
        }
        // "24- to 30-foot", "10- or 12-metre": the first hyphen waits for the unit
        if (sign.is("-") && s_.glued(i) && !s_.glued(i + 1) &&
            (s_[i + 1].is("to") || s_[i + 1].is("or")))
            return range_behind(low, i + 2, between, from, at);
        if (between ? !(sign.is("and") || dash)
                    : !(sign.is("to") || sign.is("through") || dash || slash || or_word))
            return std::nullopt;
        // "25 – 40" or "25-40", not "25 - see".
        if (dash && s_.glued(i) != s_.glued(i + 1) && !sign.is("–")) return std::nullopt;
        return range_behind(low, i + 1, between, from, at);
    }

    /// Both ends as one part, which allows all between them.
    static Part whole_of(const TokenisedSentence& s, Range& range) {
        Part& high = range.high;
        add_unit_of_count(s, high);
        Part whole = high;
        const Decimal& a = *range.low.number.value;
        const Decimal& b = *high.number.value;
        whole.number.allows = Interval::between(a, b);
        whole.number.value = std::nullopt;
        whole.number.precision.last_place =
            std::min(range.low.number.precision.last_place, high.number.precision.last_place);
        whole.number.precision.last_digit =
            std::min(range.low.number.precision.last_digit, high.number.precision.last_digit);
        whole.number.precision.scale_word =
            range.low.number.precision.scale_word || high.number.precision.scale_word;
        return whole;
    }

private:
    /// The range whose upper end begins at `i`.
    std::optional<Range> range_behind(const Part& low, std::size_t i, bool between, bool from,
                                      std::size_t at) {
        const Token& sign = s_[i - 1];
        const bool dash = is_between_sign(sign) && !s_[i - 2].is("to");
        const bool slash = sign.is("/");
        if (sign.is("to") && is_between_sign(s_[i]) && s_.glued(i + 1)) ++i; // "to-260,000"
        if (const auto inner = hedge_before(s_, i)) {
            if (sign.is("to") && (inner->hedging == Hedging::about || from)) i = inner->last;
        }
        Part high;
        if (!read_part(s_, i, high) || !high.number.value || high.number.precision.fraction ||
            (high.number.is_signed && dash))
            return std::nullopt;
        if (!high.unit && is_half_day(s_[high.last])) return std::nullopt; // "9 to 11 a.m."
        Range out{low, high};
        count_in_millions(out);
        if (!share_units(out, between || from)) return std::nullopt;
        share_scale(out);
        // "in 2018 to 3.9 million", "between 2014 and 2017": years.
        if (is_year(low.number) && !low.unit && !counts_things(s_, high) &&
            (!out.high.unit || out.high.number.scale > Decimal(100)) &&
            (is_recent_year(out.high.number) || out.high.number.precision.scale_word) &&
            is_recent_year(low.number))
            return std::nullopt;
        const bool rising = *out.low.number.value < *out.high.number.value;
        const bool anchored = between || from;
        if (!rising && !anchored) return std::nullopt;
        if (!anchored && !makes_range(out, at, dash, slash)) return std::nullopt;
        if (*out.low.number.value == *out.high.number.value) return std::nullopt;
        return out;
    }

    static bool is_half_day(const Token& token) {
        return token.is("a.m.") || token.is("p.m.") || token.is("a.m") || token.is("p.m") ||
               token.is("am") || token.is("pm");
    }

    /// "5m-6m euros", "10m to 15m people": the first is no length either.
    void count_in_millions(Range& range) const {
        const std::optional<UnitReading>& unit = range.low.unit;
        const Decimal million = Decimal::scaled(1, 6);
        if (!unit || unit->unit != "m" || s_[unit->first].text() != "m" || !s_.glued(unit->first) ||
            range.high.number.scale != million)
            return;
        range.low.number.last = unit->last;
        range.low.unit.reset();
        multiply(range.low.number, million);
        range.low.number.precision.scale_word = true;
    }

    /// "5 to 7 per cent", "208 pounds to 193", "$62 and $68 a share": one unit for both.
    static bool share_units(Range& range, bool anchored) {
        std::optional<UnitReading>& a = range.low.unit;
        std::optional<UnitReading>& b = range.high.unit;
        if (a && b) {
            if (!same_unit(*a, *b)) return false;
            if (b->per.empty()) b->per = a->per;
            return true;
        }
        if (b) {
            if (range.high.sign) return false;
            if (b->factor != Decimal(1)) multiply(range.low.number, b->factor);
            return true;
        }
        if (a) {
            if (!range.low.sign && !anchored) return false;
            b = a;
        }
        return true;
    }

    /// "1 to 2 thousand", "$10 to $15 billion", "3-5 million".
    void share_scale(Range& range) const {
        const NumberReading& high = range.high.number;
        NumberReading& low = range.low.number;
        // "three or four hundred": hundreds, both
        if (low.in_words && *low.value < Decimal(10) && high.in_words &&
            s_[high.last - 1].is("hundred")) {
            multiply(low, Decimal(100));
            return;
        }
        if (low.precision.scale_word || high.scale <= Decimal(100) || *low.value >= Decimal(1000) ||
            low.value->is_negative())
            return;
        if (*low.value * high.scale > *high.value && *low.value != Decimal(0)) return;
        multiply(low, high.scale);
        low.precision.scale_word = true;
    }

    /// Whether two rising numbers are the ends of a range, and no score, phone, years or change.
    bool makes_range(const Range& range, std::size_t at, bool dash, bool slash) {
        if (slash) return true;
        const Part& a = range.low;
        const Part& b = range.high;
        const bool bare = a.number.bare_digits && b.number.bare_digits && !a.unit && !b.unit;
        // "rose 3 percent to 5 percent": a change and where it led.
        if (a.unit && !dash && direction_before(s_, at) != Change::equal && !a.sign) return false;
        if (a.sign && !dash && direction_before(s_, at) != Change::equal) return false;
        if (bare && (s_[b.digits].text().front() == '0' ||
                     (s_[a.digits].text().size() == 3 && s_[b.digits].text().size() == 4 && dash)))
            return false;
        if (bare && is_recent_year(a.number) &&
            (is_recent_year(b.number) || s_[b.digits].text().size() == 2))
            return false;
        if (!b.unit && (dash || s_[a.last].is("to"))) {
            // A bare pair needs a noun that it counts: "10-15 people"; "3-5" is a score.
            const auto counted = counted_behind(s_, b.last, b.number);
            const bool words = a.number.in_words || b.number.in_words;
            const bool large =
                *a.number.value >= Decimal(1000) ||
                (*b.number.value >= Decimal(1000) && !is_recent_year(b.number)); // "1-65535"
            if (!counted && bare && !(hedge_before(s_, at) || !dash || words || large))
                return false;
        }
        if (!a.unit && is_part_of_name(s_, a.digits, a.number) && !dash) return false;
        if (is_part_of_name(s_, b.digits, b.number) && !dash && !b.unit) return false;
        if (dash && bare && s_[b.last].capital() && !is_plural(s_[b.last]))
            return false; // addresses
        if (b.number.bare_digits && !b.unit && glued_on(b)) return false;
        return true;
    }

    bool glued_on(const Part& part) const {
        const Token& next = s_[part.last];
        if (!s_.glued(part.last)) return false;
        return next.is_digits() || next.is("/") || is_between_sign(next)
                   ? s_[part.last + 1].is_digits()
                   : false;
    }

    const TokenisedSentence& s_;
};

} // namespace

std::optional<Part> read_range(const TokenisedSentence& sentence, const Part& low, Anchor anchor,
                               std::size_t at) {
    auto range = RangeReader(sentence).read(low, anchor.between, anchor.from, at);
    if (!range) return std::nullopt;
    return RangeReader::whole_of(sentence, *range);
}

std::optional<Part> read_bounds(const TokenisedSentence& s, const Part& a,
                                const HedgeMatch& hedge) {
    const std::size_t behind = a.unit ? a.unit->last : a.last;
    if (!s[behind].is("and") && !s[behind].is("but")) return std::nullopt;
    const auto other = hedge_before(s, behind + 1);
    if (!other || !a.number.value) return std::nullopt;
    const bool rising = change_of(hedge.hedging) == Change::more;
    const Change wanted = rising ? Change::less : Change::more;
    if (is_approximate(hedge.hedging) || is_approximate(other->hedging) ||
        (!rising && change_of(hedge.hedging) != Change::less) ||
        change_of(other->hedging) != wanted)
        return std::nullopt;
    Part b;
    if (!read_part(s, other->last, b) || !b.number.value) return std::nullopt;
    add_unit_of_count(s, b);
    if (a.unit && b.unit && !same_unit(*a.unit, *b.unit)) return std::nullopt;
    if (a.unit && !b.unit) b.unit = a.unit;
    const Part& low = rising ? a : b;
    const Part& high = rising ? b : a;
    if (*low.number.value >= *high.number.value) return std::nullopt;
    const Hedging low_hedge = rising ? hedge.hedging : other->hedging;
    const Hedging high_hedge = rising ? other->hedging : hedge.hedging;
    Part whole = b;
    whole.number.allows = Interval::of(low.number.value, low_hedge == Hedging::more_than,
                                       high.number.value, high_hedge == Hedging::less_than);
    whole.number.value = std::nullopt;
    if (whole.unit && whole.unit->last < whole.last) whole.unit->last = whole.last;
    return whole;
}

} // namespace tally
