// An amount is a hedge, one number with its unit or two of them as a range, and perhaps a hedge
// behind: "up to about 30 km", "between $62 and $68 a share", "5 to 7 per cent", "40 people or
// more".
#include "claims/values/amount.h"

#include "claims/values/hedge.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

/// A number with the unit that stands with it.
struct Part {
    std::size_t first = 0, last = 0; ///< its tokens, sign and unit included
    std::size_t digits = 0;          ///< where the number itself begins
    NumberReading number;
    std::optional<UnitReading> unit; ///< nothing for a bare number
    bool sign = false;               ///< the currency stood before it
};

bool is_between_sign(const Token& token) { return token.is("-") || token.is("–") || token.is("—"); }

void multiply(NumberReading& number, const Decimal& factor) {
    if (number.value) number.value = *number.value * factor;
    number.allows = scaled(number.allows, factor);
    number.precision.last_place = number.precision.last_place * factor;
    number.precision.last_digit = number.precision.last_digit * factor;
}

class AmountReader {
public:
    AmountReader(const TokenisedSentence& sentence, const TemporalEnd& temporal_end)
        : s_(sentence), temporal_end_(temporal_end) {}

    std::optional<Reading> read(std::size_t at) {
        std::optional<HedgeMatch> hedge = hedge_before(s_, at);
        std::size_t i = hedge ? hedge->last : at;
        if (hedge && s_[i].is("the")) ++i; // "more than the 30 that"
        if (hedge && !may_begin_part(i)) return std::nullopt;
        const bool between = s_[i].is("between");
        if (between) {
            ++i;
            if (const auto inner = hedge_before(s_, i)) i = inner->last;
        }
        auto part = read_part(i);
        if (!part) return std::nullopt;
        const bool from = s_[at - 1].is("from");
        if (auto range = read_range(*part, between, from, at)) {
            range->first = at;
            finish_range(*range, hedge);
            return range->out;
        }
        if (between) return std::nullopt;
        const bool counts = hedge && hedge->hedging != Hedging::exactly;
        if (is_stranger(*part, at, counts)) return std::nullopt;
        add_unit_of_count(*part);
        if (!hedge && is_age(*part)) return age(*part);
        if (hedge)
            if (auto both = between_hedges(*part, *hedge, at)) return both;
        if (part->number.is_signed && part->unit && part->unit->kind == Kind::count &&
            part->number.value->is_negative())
            return std::nullopt; // "Covid -19 tests"
        return single(*part, at, hedge);
    }

private:
    /// A quick look, for most hedges stand before no number.
    bool may_begin_part(std::size_t i) const {
        return may_begin_number(s_[i]) || s_[i].is("between") ||
               Vocabulary::phrase(Table::currency_sign, s_, i) || quantity_before(s_, i);
    }

    // ------------------------------------------------------------ parts

    std::optional<Part> read_part(std::size_t at) {
        Part out;
        out.first = at;
        std::size_t i = at;
        bool negative = false;
        if ((s_[i].is("-") || s_[i].is("+")) && s_.glued(i + 1) && !s_[i + 1].is_digits() &&
            currency_sign(s_, i + 1)) { // "-$5"
            negative = s_[i].is("-");
            ++i;
        } else if (s_[i].is("minus") && currency_sign(s_, i + 1)) {
            negative = true;
            ++i;
        }
        std::optional<UnitReading> before = currency_sign(s_, i);
        if (!before) before = quantity_before(s_, i);
        if (before) i = before->last;
        if (!before && negative) return std::nullopt;
        out.digits = i;
        const bool money = before && before->kind == Kind::money;
        auto number = read_number(s_, i, {money});
        if (!number) return std::nullopt;
        if (before && !money && (number->in_words || number->is_signed)) return std::nullopt;
        if (negative && number->value) {
            number->value = -*number->value;
            number->allows = Interval::exactly(*number->value);
        }
        out.sign = before.has_value();
        out.unit = before ? before : unit_behind(i, *number);
        out.number = *number;
        out.last = number->last;
        // Half a mile is 0.5 miles, no part of a whole.
        if (out.unit) out.number.precision.fraction = false;
        if (before) {
            behind_sign(out);
        } else if (out.unit) {
            out.last = out.unit->last;
        }
        if (out.unit && out.unit->factor != Decimal(1)) multiply(out.number, out.unit->factor);
        if (out.unit && out.unit->kind == Kind::quantity) add_smaller_unit(out);
        return out;
    }

    std::optional<UnitReading> unit_behind(std::size_t first, NumberReading& number) {
        std::size_t i = number.last;
        // "half a mile", "a third of a percent", "two thirds of a mile"
        if (number.precision.fraction) {
            if (s_[i].is("of")) ++i;
            if (is(s_[i], WordClass::article)) {
                ++i;
            } else if (number.in_words || i != number.last) {
                return std::nullopt;
            }
        }
        if (auto percent = percent_behind(s_, i)) return percent;
        auto money = money_behind(s_, i, number);
        if (!money) {
            const auto again = read_number(s_, first, {true});
            if (again && again->last > number.last) { // "2m euros", "5b dollars"
                money = money_behind(s_, again->last, *again);
                if (money) number = *again;
            }
        }
        if (money) {
            add_coins(*money, number);
            if (const auto per = denominator_at(s_, money->last)) {
                money->per = per->unit;
                money->text_last = money->last = per->last;
            }
            return money;
        }
        return quantity_behind(s_, i, number);
    }

    /// "two dollars and fifty cents"
    void add_coins(UnitReading& money, NumberReading& number) const {
        if (!number.value || money.factor != Decimal(1)) return;
        const std::size_t i = money.last + (s_[money.last].is("and") ? 1 : 0);
        const auto coins = read_number(s_, i);
        if (!coins || !coins->value || *coins->value >= Decimal(100)) return;
        const auto unit = money_behind(s_, coins->last, *coins);
        // "15 dollars 50"
        const bool bare = !unit && i == money.last && s_[i - 1].is_word() && coins->bare_digits &&
                          s_[i].text.size() == 2 && number.value->is_whole() &&
                          !number.precision.scale_word && !s_[coins->last].is_word() &&
                          !s_.glued(coins->last + 1) && !s_[coins->last].is_digits() &&
                          !currency_sign(s_, coins->last) && !percent_behind(s_, coins->last);
        if (!bare && (!unit || unit->factor == Decimal(1))) return;
        const Decimal part = bare ? Decimal::scaled(1, -2) : unit->factor;
        number.value = *number.value + *coins->value * part;
        number.allows = Interval::exactly(*number.value);
        number.precision.last_place = number.precision.last_digit = part;
        money.last = bare ? coins->last : unit->last;
    }

    /// "$76 US a barrel", "$5 million Canadian", "$1.25 sterling", "$3500 a month".
    void behind_sign(Part& part) {
        UnitReading& unit = *part.unit;
        if (unit.kind != Kind::money) return;
        std::size_t i = part.last;
        if (const auto named = money_behind(s_, i, part.number);
            named && named->factor == Decimal(1) && !s_[i].is_symbol()) {
            unit.unit = named->unit;
            i = named->last;
        } else if (s_[i].text == "US" || s_[i].text == "U.S.") {
            const Token& after = s_[i + 1];
            if (!after.is_word() || is(after, WordClass::article) || after.is("per")) ++i;
        }
        if (const auto per = denominator_at(s_, i)) {
            unit.per = per->unit;
            i = per->last;
        }
        part.last = i;
    }

    /// "5-foot-11", "six feet two inches".
    void add_smaller_unit(Part& part) {
        const auto compound = compound_behind(s_, *part.unit, part.number);
        if (!compound) return;
        part.number.value = compound->value;
        part.number.allows = Interval::exactly(compound->value);
        part.number.precision.last_place = Decimal(1);
        part.number.precision.last_digit = Decimal(1);
        part.unit->unit = compound->unit;
        part.unit->text_last = part.unit->last = part.last = compound->last;
    }

    // ------------------------------------------------------------ ranges

    struct Range {
        Reading out;
        Part low, high;
        std::size_t first = 0, last = 0;
    };

    std::optional<Range> read_range(const Part& low, bool between, bool from, std::size_t at) {
        if (!low.number.value || low.number.precision.fraction) return std::nullopt;
        std::size_t i = low.last;
        if (between && s_[i].is(",")) ++i;
        const Token& sign = s_[i];
        const bool dash = is_between_sign(sign);
        const bool slash = sign.is("/") && low.sign && s_.glued(i) && s_.glued(i + 1);
        const bool or_word = sign.is("or") && !low.unit;
        if (s_.glued(low.first) && s_[low.first - 1].is_word()) return std::nullopt;
        if (sign.is("-") && s_.glued(i) && s_[i + 1].is("to") && s_[i + 2].is("-")) {
            return range_behind(low, i + 3, between, from, at); // "0-to-60-mph"
        }
        if (between ? !(sign.is("and") || dash)
                    : !(sign.is("to") || sign.is("through") || dash || slash || or_word))
            return std::nullopt;
        // "25 – 40" or "25-40", not "25 - see".
        if (dash && s_.glued(i) != s_.glued(i + 1) && !sign.is("–")) return std::nullopt;
        return range_behind(low, i + 1, between, from, at);
    }

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
        auto high = read_part(i);
        if (!high || !high->number.value || high->number.precision.fraction ||
            (high->number.is_signed && dash))
            return std::nullopt;
        Range out{{}, low, *high, at, high->last};
        if (!share_units(out, between || from)) return std::nullopt;
        share_scale(out);
        // "in 2018 to 3.9 million", "between 2014 and 2017": years.
        if (is_year(low.number) && !low.unit &&
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

    static bool same_unit(const UnitReading& a, const UnitReading& b) {
        return a.kind == b.kind && a.unit == b.unit;
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
    static void share_scale(Range& range) {
        const NumberReading& high = range.high.number;
        NumberReading& low = range.low.number;
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
        if (bare && (s_[b.digits].text.front() == '0' ||
                     (s_[a.digits].text.size() == 3 && s_[b.digits].text.size() == 4 && dash)))
            return false;
        if (bare && is_recent_year(a.number) &&
            (is_recent_year(b.number) || s_[b.digits].text.size() == 2))
            return false;
        if (!b.unit && (dash || s_[a.last].is("to"))) {
            // A bare pair needs a noun that it counts: "10-15 people"; "3-5" is a score.
            const auto counted = counted_behind(s_, b.last, b.number);
            const bool words = a.number.in_words || b.number.in_words;
            const bool large = *a.number.value >= Decimal(1000);
            if (!counted && bare && !(hedge_before(s_, at) || !dash || words || large))
                return false;
        }
        if (!a.unit && is_part_of_name(s_, a.digits, a.number) && !dash) return false;
        if (is_part_of_name(s_, b.digits, b.number) && !dash && !b.unit) return false;
        if (dash && bare && s_[b.last].capital && !is_plural(s_[b.last])) return false; // addresses
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

    static bool is_year(const NumberReading& number) {
        return number.bare_digits && *number.value >= Decimal(1000) &&
               *number.value <= Decimal(2100);
    }

    static bool is_recent_year(const NumberReading& number) {
        return is_year(number) && *number.value >= Decimal(1500);
    }

    void finish_range(Range& range, const std::optional<HedgeMatch>& hedge) {
        Part& high = range.high;
        add_unit_of_count(high);
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
        Reading out = *single(whole, range.first, hedge);
        range.out = std::move(out);
    }

    /// "greater than 100 and smaller than 300": two bounds of one number.
    std::optional<Reading> between_hedges(const Part& a, const HedgeMatch& hedge, std::size_t at) {
        const std::size_t behind = a.unit ? a.unit->last : a.last;
        if (!s_[behind].is("and") && !s_[behind].is("but")) return std::nullopt;
        const auto other = hedge_before(s_, behind + 1);
        if (!other || !a.number.value) return std::nullopt;
        const bool rising = change_of(hedge.hedging) == Change::more;
        const Change wanted = rising ? Change::less : Change::more;
        if (is_approximate(hedge.hedging) || is_approximate(other->hedging) ||
            (!rising && change_of(hedge.hedging) != Change::less) ||
            change_of(other->hedging) != wanted)
            return std::nullopt;
        auto b = read_part(other->last);
        if (!b || !b->number.value) return std::nullopt;
        add_unit_of_count(*b);
        if (a.unit && b->unit && !same_unit(*a.unit, *b->unit)) return std::nullopt;
        if (a.unit && !b->unit) b->unit = a.unit;
        const Part& low = rising ? a : *b;
        const Part& high = rising ? *b : a;
        if (*low.number.value >= *high.number.value) return std::nullopt;
        const Hedging low_hedge = rising ? hedge.hedging : other->hedging;
        const Hedging high_hedge = rising ? other->hedging : hedge.hedging;
        Part whole = *b;
        whole.number.allows = Interval::of(low.number.value, low_hedge == Hedging::more_than,
                                           high.number.value, high_hedge == Hedging::less_than);
        whole.number.value = std::nullopt;
        whole.last = b->last;
        if (whole.unit && whole.unit->last < whole.last) whole.unit->last = whole.last;
        return single(whole, at, std::nullopt);
    }

    // ------------------------------------------------------------ what it is

    /// Whether a bare number is no amount: a part of a name, a year, a date.
    bool is_stranger(const Part& part, std::size_t at, bool hedged_before) {
        const bool bare = !part.unit;
        if (const std::size_t end = temporal_end_(part.digits); end > part.number.last) {
            if (bare || end >= part.last) return true;
        } else if (end == part.number.last && bare && !is_year(part.number)) {
            if (!hedged_before && !counts_things(part)) return true;
            if (is(s_[at - 1], WordClass::preposition) && !hedged_before) return true;
        }
        if (bare && is_year(part.number) && !hedged_before && !is_round_count(part, at))
            return true;
        if (!bare && is_year(part.number) && part.unit->kind == Kind::quantity && !part.sign &&
            s_[part.unit->first].capital && s_[part.unit->first].text.size() > 3)
            return true; // "during 2016 Stone spoke"
        if (!bare) return part.sign ? false : is_part_of_symbol(part);
        if (part.number.is_signed && part.number.last == part.first + 2 &&
            s_[part.first].is_symbol())
            return is_part_of_name(s_, part.first, part.number);
        if (part.number.is_signed) return s_[part.first].is("+") && s_[part.last].is_digits();
        const NumberReading& number = part.number;
        if (number.in_words && ordinal_goes_on(part)) return true;
        if (number.value && *number.value == Decimal(1) && number.in_words)
            return is_pronoun(part, hedged_before) ||
                   (is(s_[part.digits - 1], WordClass::name_before) && // "a category one storm"
                    is_part_of_name(s_, part.digits, number));
        // "slipped to the bottom three": a place in a table
        if (number.in_words && (s_[at - 1].is("bottom") || s_[at - 1].is("top")) &&
            !counts_things(part))
            return true;
        return is_part_of_name(s_, part.digits, number) || is_hyphened_word(part);
    }

    /// "twenty first", "one hundred and fifth".
    bool ordinal_goes_on(const Part& part) const {
        std::size_t i = part.last;
        if (s_[i].is("-") || s_[i].is("and")) ++i;
        return is(s_[i], WordClass::ordinal) && recognise_ordinal(s_, part.digits);
    }

    /// "2000 jobs": what looks like a year and counts things all the same.
    bool is_round_count(const Part& part, std::size_t at) const {
        const Decimal& value = *part.number.value;
        const bool like_now = value >= Decimal(1700) && value <= Decimal(2100);
        const bool round = value.last_digit_exponent() >= 2;
        const Token& before = s_[at - 1];
        if (like_now && (!round || is(before, WordClass::determiner))) return false;
        if (is(before, WordClass::preposition) && !before.is("to") && !before.is("of") &&
            !before.is("with"))
            return false;
        const auto counted = counted_behind(s_, part.last, part.number);
        if (like_now) return counted && !s_[part.last].capital && is_plural(s_[counted->last - 1]);
        return true;
    }

    bool counts_things(const Part& part) const {
        const auto counted = counted_behind(s_, part.last, part.number);
        return counted && counted->last > part.last;
    }

    /// "A4-5 km": glued to a word before it.
    bool is_part_of_symbol(const Part& part) const {
        if (!s_.glued(part.first)) return false;
        const Token& before = s_[part.first - 1];
        if (before.is_word()) return !before.is("'s");
        if (before.is("-") && s_.glued(part.first - 1) && s_[part.first - 2].is_word())
            return s_[part.first - 2].capital;
        return before.is("/") || before.is("_") || before.is("@") || before.is("#") ||
               before.is("=") ||
               (before.is(".") && s_.glued(part.first - 1) && s_[part.first - 2].is_digits());
    }

    /// "one" that stands for a thing: "the one", "one of them", "this one", "one can".
    bool is_pronoun(const Part& part, bool hedged_before) const {
        if (hedged_before && !s_[part.digits].is("one")) return false;
        const Token& before = s_[part.digits - 1];
        const Token& next = s_[part.last];
        if (next.is("of") && counted_behind(s_, part.last, part.number)) return false;
        if (part.number.article || s_[part.digits].folded != "one") return false;
        if (s_.glued(part.digits)) return true;
        if (is_hyphened_word(part)) return true;
        if (is(before, WordClass::determiner) && !before.is("the")) return true;
        if (is(before, WordClass::ordinal) || before.is("last") || before.is("next") ||
            before.is("only") || is(before, WordClass::adjective))
            return !counted_behind(s_, part.last, part.number) || next.is("that");
        const auto counted = counted_behind(s_, part.last, part.number);
        if (counted) return before.is("the") && next.is("of");
        // "killing one", "left one dead"
        return !(is(before, WordClass::verb) &&
                 (!next.is_word() || is(next, WordClass::role_noun))) &&
               !hedged_before;
    }

    /// "two-way", "three-pronged": a number that makes a word with what follows.
    bool is_hyphened_word(const Part& part) const {
        if (part.unit || !s_[part.last].is("-") || !s_.glued(part.last) || !s_.glued(part.last + 1))
            return false;
        if (!s_[part.last + 1].is_word()) return false;
        return !counted_behind(s_, part.last, part.number).has_value() &&
               !hedge_after(s_, part.last);
    }

    /// "Maria Lopez, 66, has": an age between commas behind a name.
    bool is_age(const Part& part) const {
        if (part.unit || !part.number.bare_digits || part.first < 2) return false;
        const Decimal& years = *part.number.value;
        const Token& name = s_[part.first - 2];
        if (years < Decimal(1) || years > Decimal(119) || !s_[part.first - 1].is(",") ||
            !s_[part.last].is(",") || s_[part.last + 1].is_digits())
            return false;
        const bool known = name.word != nullptr && name.word->classes != 0;
        return name.is_word() && name.capital && name.text.size() > 1 && !known;
    }

    Reading age(const Part& part) const {
        Reading out;
        out.first = part.first;
        out.last = part.last;
        Value& value = out.value;
        value.kind = Kind::quantity;
        value.span = value.core = s_.span_of(out.first, out.last);
        value.value = part.number.value;
        value.allows = part.number.allows;
        value.precision = part.number.precision;
        value.unit = "a";
        return out;
    }

    void add_unit_of_count(Part& part) {
        if (part.unit || part.number.precision.fraction) return;
        // "30 or more people", "30-plus people", "30-odd people"
        const auto hedge = hedge_after(s_, part.last);
        auto counted = hedge ? counted_behind(s_, hedge->last, part.number) : std::nullopt;
        if (!counted) counted = counted_behind(s_, part.last, part.number);
        if (!counted) return;
        part.unit = std::move(counted);
    }

    std::optional<Reading> single(const Part& part, std::size_t at,
                                  const std::optional<HedgeMatch>& before) {
        const Kind kind = part.unit ? part.unit->kind : Kind::number;
        const bool count = kind == Kind::count;
        Reading out;
        out.first = at;
        std::size_t core_last = part.last;
        out.last = count ? part.unit->last : part.last;
        std::optional<HedgeMatch> hedge = before;
        const bool weak = !hedge || hedge->hedging == Hedging::exactly;
        if (const auto glued = hedge_after(s_, part.last);
            glued && count && weak && part.unit->first >= glued->last) {
            hedge = glued;
            core_last = glued->last;
        } else if (const auto behind = hedge_after(s_, out.last); behind && weak) {
            hedge = behind;
            out.last = behind->last;
            if (!count) core_last = behind->last;
        }
        Value& value = out.value;
        value.kind = kind;
        value.span = s_.span_of(at, out.last);
        value.core = count ? s_.span_of(at, core_last) : value.span;
        value.value = part.number.value;
        value.precision = part.number.precision;
        value.approximate = part.number.approximate;
        value.allows = part.number.allows;
        if (hedge) apply(*hedge, part, value);
        if (!part.number.value && part.number.approximate) value.approximate = true;
        if (part.unit)
            say_unit(part, value);
        else if (part.number.precision.fraction)
            say_whole(part, value);
        else if (is(s_[part.last], WordClass::role_noun) && part.number.value)
            value.unit_text = s_[part.last].text;
        say_direction(at, value);
        return out;
    }

    static void apply(const HedgeMatch& hedge, const Part& part, Value& value) {
        const Kind kind = value.kind;
        const bool negative = part.number.allows.min() && part.number.allows.min()->is_negative();
        const bool from_zero =
            kind == Kind::count ||
            (part.unit && !negative &&
             (kind == Kind::money || kind == Kind::percent || part.unit->from_zero));
        const bool whole =
            kind == Kind::count && part.number.value && part.number.value->is_whole();
        if (!part.number.value && !part.number.approximate) { // a range
            value.approximate = is_approximate(hedge.hedging);
        } else {
            value.allows = hedged(hedge.hedging, part.number, {whole, from_zero});
            value.approximate = value.approximate || is_approximate(hedge.hedging);
        }
        value.change = change_of(hedge.hedging);
        value.hedge = name_of(hedge.hedging);
    }

    /// "half the voters": of what it is a part.
    void say_whole(const Part& part, Value& value) const {
        std::size_t i = part.last + (s_[part.last].is("of") ? 1 : 0);
        if (is(s_[i], WordClass::determiner)) ++i;
        NumberReading many;
        many.value = Decimal(2);
        if (s_.glued(i)) return;
        const auto whole = counted_behind(s_, i, many);
        if (whole && whole->first == i) value.unit_text = s_.text_of(i, whole->text_last);
    }

    void say_unit(const Part& part, Value& value) const {
        const UnitReading& unit = *part.unit;
        value.unit = unit.unit;
        value.per = unit.per;
        value.unit_text = s_.text_of(unit.first, unit.text_last);
        if (part.sign && unit.kind == Kind::money && !unit.per.empty())
            value.unit_text += std::string(" per ") + unit.per;
    }

    void say_direction(std::size_t at, Value& value) const {
        if (value.change != Change::equal && value.change != Change::about) return;
        const bool sign = s_[at].is("+") && value.kind == Kind::percent;
        const Token& before = s_[at - 1];
        // "is up about 15 percent" tells where it stands, "rose about 15 percent" what it did.
        if (value.change == Change::about && (before.is("up") || before.is("down"))) return;
        if (!value.value && value.approximate) return;
        const Change direction = sign ? Change::up : direction_before(s_, at);
        if (direction != Change::equal) value.change = direction;
    }

    const TokenisedSentence& s_;
    const TemporalEnd& temporal_end_;
};

} // namespace

std::optional<Reading> recognise_amount(const TokenisedSentence& sentence, std::size_t at,
                                        const TemporalEnd& temporal_end) {
    return AmountReader(sentence, temporal_end).read(at);
}

bool may_begin_amount(const TokenisedSentence& sentence, std::size_t at) {
    const Token& token = sentence[at];
    if (is(token, WordClass::article)) { // "a million", "a third", "a few", "a total of 5"
        const Token& next = sentence[at + 1];
        if (Vocabulary::phrase(Table::currency_sign, sentence, at)) return true; // "A$"
        return next.word != nullptr &&
               (may_begin_number(next) || is(next, WordClass::plural_scale) ||
                Vocabulary::phrase(Table::hedge, sentence, at));
    }
    if (may_begin_number(token)) return true;
    if (token.word == nullptr) return false;
    if (is(token, WordClass::ordinal) || token.is("between") || token.is("magnitude") ||
        token.is("mach"))
        return true;
    return std::any_of(
        token.word->phrases.begin(), token.word->phrases.end(), [](const Phrase& phrase) {
            return phrase.table == Table::hedge || phrase.table == Table::currency_sign ||
                   phrase.table == Table::idiom;
        });
}

} // namespace tally
