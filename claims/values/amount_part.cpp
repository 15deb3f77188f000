// One number with what stands with it: a sign before it, a unit, coins or a smaller unit behind it.
#include "claims/values/amount_part.h"

#include "claims/values/vocabulary.h"

#include <utility>

namespace tally {

namespace {

class PartReader {
public:
    explicit PartReader(const TokenisedSentence& sentence) : s_(sentence) {}

    bool read(std::size_t at, Part& out) {
        out.first = at;
        bool negative = false;
        out.digits = s_[at].is_digits() ? at : behind_sign_and_unit(at, out.unit, negative);
        out.sign = out.unit.has_value();
        const bool money = out.sign && out.unit->kind == Kind::money;
        NumberReading& number = out.number;
        if (!read_number(s_, out.digits, {money}, number)) return false;
        const bool words = number.in_words && !(out.sign && out.unit->unit == "category");
        if (out.sign && !money && (words || number.is_signed)) return false;
        if (negative && number.value) {
            number.value = -*number.value;
            number.allows = Interval::exactly(*number.value);
        }
        if (!out.sign) add_unit(out);
        out.last = number.last;
        if (!out.unit) return true;
        number.precision.fraction = false; // half a mile is 0.5 miles, no part of a whole
        if (out.sign)
            behind_sign(out);
        else
            out.last = out.unit->last;
        if (out.unit->factor != Decimal(1)) multiply(number, out.unit->factor);
        if (out.unit->kind == Kind::quantity) add_smaller_unit(out);
        return true;
    }

private:
    /// Behind "-$", "minus £", "A$", "magnitude of": the unit that stands before a number, and
    /// whether a sign of its own before that makes the number negative. `at` where there is none.
    std::size_t behind_sign_and_unit(std::size_t at, std::optional<UnitReading>& unit,
                                     bool& negative) const {
        std::size_t i = at;
        const Token& sign = s_[at];
        if (sign.is("-") || sign.is("+")) {
            if (!s_.glued(at + 1) || s_[at + 1].is_digits()) return at;
            negative = sign.is("-");
            ++i;
        } else if (sign.is("minus")) {
            negative = true;
            ++i;
        }
        if (may_begin_currency(s_[i])) unit = currency_sign(s_, i);
        if (!unit && i != at) { // "minus 5"
            negative = false;
            return at;
        }
        if (!unit && s_[i].is_word() && !may_begin_number(s_[i])) unit = quantity_before(s_, i);
        return unit ? unit->last : at;
    }

    void add_unit(Part& part) {
        NumberReading& number = part.number;
        if (takes_grand(number))
            part.unit = thousands(number);
        else if (!number.multiple && !number.times &&
                 (number.precision.fraction || !number.value || may_begin_unit(s_, number.last)))
            add_unit_behind(part);
    }

    /// "50 grand", "two grand a month": thousands, of the currency that the article's other sums or
    /// its region tell (ambiguous.h). Not "two grand pianos".
    bool takes_grand(const NumberReading& number) const {
        if (!s_[number.last].is("grand") || !number.value || number.precision.scale_word)
            return false;
        const Token& next = s_[number.last + 1];
        const bool noun = next.is_word() &&
                          (next.word() == nullptr || (next.word()->classes & behind_grand) == 0);
        return !noun && !s_.glued(number.last) && !s_[number.last].capital();
    }

    /// Makes thousands of the number before "grand".
    UnitReading thousands(NumberReading& number) const {
        UnitReading out;
        out.kind = Kind::money;
        out.unit = "USD";
        out.first = number.last;
        out.text_last = out.last = number.last + 1;
        out.from_zero = false;
        multiply(number, Decimal(1000));
        number.precision.scale_word = true;
        if (const auto per = denominator_at(s_, out.last)) {
            out.per = per->unit;
            out.text_last = out.last = per->last;
        }
        return out;
    }

    static constexpr std::uint64_t behind_grand =
        bit(WordClass::article) | bit(WordClass::determiner) | bit(WordClass::preposition) |
        bit(WordClass::conjunction) | bit(WordClass::pronoun) | bit(WordClass::auxiliary) |
        bit(WordClass::adverb);

    void add_unit_behind(Part& part) const {
        NumberReading& number = part.number;
        std::optional<UnitReading>& unit = part.unit;
        std::size_t i = number.last;
        // "half a mile", "a third of a percent", "two thirds of a mile"
        if (number.precision.fraction) {
            if (s_[i].is("of")) ++i;
            if (is(s_[i], WordClass::article)) {
                ++i;
            } else if (s_[i].is("-") && s_.glued(i) && s_.glued(i + 1)) {
                // "half-mile", "half-percentage-point"
                unit = percent_behind(s_, i);
                if (!unit) unit = quantity_behind(s_, i, number);
                return;
            } else if (number.in_words || i != number.last) {
                // "half a percent" goes without article too: "a quarter mile", "half percent"
                const Token& name = s_[i - 1];
                const bool measured = name.is("half") || name.is("quarter");
                if (measured || i == number.last) unit = percent_behind(s_, i);
                if (!unit && measured) unit = quantity_behind(s_, i, number);
                return;
            }
        }
        unit = percent_behind(s_, i);
        if (unit) return;
        // "thousands of dollars", "hundreds of miles"
        if (!number.value && number.approximate && s_[i].is("of") && s_[i - 1].is_word()) ++i;
        unit = money_behind(s_, i, number);
        std::optional<NumberReading> again;
        if (!unit && may_be_scale(number.last)) {
            again = read_number(s_, part.digits, {true});
            if (again && again->last > number.last) { // "2m euros", "5b dollars"
                unit = money_behind(s_, again->last, *again);
                if (unit) number = *again;
            }
        }
        if (unit) {
            add_coins(*unit, number);
            if (const auto per = denominator_at(s_, unit->last)) {
                unit->per = per->unit;
                unit->text_last = unit->last = per->last;
            }
            return;
        }
        unit = quantity_behind(s_, i, number);
        if (again && again->last > number.last && i == number.last) {
            // "10m b/d", "2m tonnes": millions of a unit, and no metres
            if (auto many = quantity_behind(s_, again->last, *again)) {
                number = *again;
                unit = std::move(many);
            }
        }
    }

    /// Whether money would take the word behind a number for its scale: the "m" of "2m euros".
    bool may_be_scale(std::size_t i) const {
        const Token& token = s_[s_[i].is("-") ? i + 1 : i];
        return is(token, WordClass::scale_letter) || token.is("mil");
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
                          s_[i].text().size() == 2 && number.value->is_whole() &&
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
            named && named->factor == Decimal(1) && !s_[i].is_symbol() &&
            !s_[named->last].is_digits()) {
            unit.unit = named->unit;
            i = named->last;
        } else if (s_[i].text() == "US" || s_[i].text() == "U.S.") {
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

    const TokenisedSentence& s_;
};

} // namespace

bool read_part(const TokenisedSentence& sentence, std::size_t at, Part& out) {
    return PartReader(sentence).read(at, out);
}

bool ends_score(const TokenisedSentence& s, const Part& part) {
    if (!part.number.bare_digits || part.first < 2 || s[part.first].text().size() > 3) return false;
    const Token& dash = s[part.first - 1];
    return (dash.is("-") || dash.is("–") || dash.is(":")) && s.glued(part.first) &&
           s.glued(part.first - 1) && s[part.first - 2].is_digits();
}

namespace {

/// "Dad-of-three Lee Tandy", "mother of two Ann Lee": children are counted, not who is named
/// behind.
bool counts_children(const TokenisedSentence& s, const Part& part) {
    std::size_t of = part.first - 1;
    if (part.first < 2) return false;
    const bool hyphened = s[of].is("-") && s.glued(of) && s.glued(part.first);
    if (hyphened) --of;
    if (!s[of].is("of")) return false;
    const Token& parent = s[s[of - 1].is("-") ? of - 2 : of - 1];
    if (!is(parent, WordClass::parent)) return false;
    return hyphened || s[part.last].capital();
}

} // namespace

void add_unit_of_count(const TokenisedSentence& s, Part& part) {
    if (part.unit || part.number.precision.fraction || part.number.multiple) return;
    if (counts_children(s, part)) return;
    if (part.number.times) { // "twice"
        UnitReading& unit = part.unit.emplace();
        unit.kind = Kind::count;
        unit.unit = "time";
        unit.first = part.last - 1;
        unit.text_last = unit.last = part.last;
        return;
    }
    // "30 or more people", "30-plus people", "30-odd people"
    const auto hedge = hedge_after(s, part.last);
    if (hedge && s.glued(part.last)) part.unit = quantity_behind(s, hedge->last, part.number);
    if (part.unit) return;
    part.unit.emplace();
    if (hedge && read_counted(s, hedge->last, part.number, *part.unit)) return;
    if (hedge) part.unit.emplace();
    if (!read_counted(s, part.last, part.number, *part.unit)) part.unit.reset();
}

void multiply(NumberReading& number, const Decimal& factor) {
    if (number.value) number.value = *number.value * factor;
    number.allows = scaled(number.allows, factor);
    number.precision.last_place = number.precision.last_place * factor;
    number.precision.last_digit = number.precision.last_digit * factor;
}

bool is_year(const NumberReading& number) {
    return number.bare_digits && *number.value >= Decimal(1000) && *number.value <= Decimal(2100);
}

bool is_recent_year(const NumberReading& number) {
    return is_year(number) && *number.value >= Decimal(1500);
}

bool counts_things(const TokenisedSentence& sentence, const Part& part) {
    const auto counted = counted_behind(sentence, part.last, part.number);
    return counted && counted->last > part.last;
}

} // namespace tally
