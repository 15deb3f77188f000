// An amount is a hedge, one number with its unit or two of them as a range, and perhaps a hedge
// behind: "up to about 30 km", "between $62 and $68 a share", "5 to 7 per cent", "40 people or
// more".
#include "claims/values/amount.h"

#include "claims/values/amount_part.h"
#include "claims/values/hedge.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

class AmountReader {
public:
    AmountReader(const TokenisedSentence& sentence, const TemporalEnd& temporal_end,
                 std::vector<Value>& out)
        : s_(sentence), temporal_end_(temporal_end), out_(out) {}

    std::size_t read(std::size_t at, const std::optional<HedgeMatch>& hedge) {
        std::size_t i = hedge ? hedge->last : at;
        if (hedge && s_[i].is("the")) ++i; // "more than the 30 that"
        if (hedge && !may_begin_part(i)) return 0;
        const bool between = s_[i].is("between");
        if (between) {
            ++i;
            if (const auto inner = hedge_before(s_, i)) i = inner->last;
        }
        Part part;
        if (!read_part(s_, i, part)) return 0;
        const Anchor anchor{between, s_[at - 1].is("from")};
        if (auto range = read_range(s_, part, anchor, at)) {
            if (is_age(s_, *range, at)) count_years(*range);
            return single(*range, at, hedge);
        }
        if (between) return 0;
        const bool counts = hedge && hedge->hedging != Hedging::exactly;
        if (is_stranger(s_, temporal_end_, part, at, counts)) return 0;
        if (hedge && s_[i - 1].is("the") && is_recent_year(part.number) && s_[part.last].capital())
            return 0; // "under the 1996 Act"
        if (!ends_score(s_, part)) add_unit_of_count(s_, part);
        if (is_age(s_, part, at)) {
            count_years(part);
        } else if (is_magnitude(part)) {
            measure_magnitude(part);
        } else {
            if (hedge)
                if (auto both = read_bounds(s_, part, *hedge))
                    return single(*both, at, std::nullopt);
            if (part.number.is_signed && part.unit && part.unit->kind == Kind::count &&
                part.number.value->is_negative())
                return 0; // "Covid -19 tests"
        }
        return single(part, at, hedge);
    }

private:
    /// A quick look, for most hedges stand before no number.
    bool may_begin_part(std::size_t i) const {
        return may_begin_number(s_[i]) || s_[i].is("between") ||
               Vocabulary::phrase(Table::currency_sign, s_, i) || quantity_before(s_, i);
    }

    /// An age has no word for its unit: years.
    static void count_years(Part& part) { measure(part, "a"); }

    static void measure(Part& part, std::string_view unit) {
        UnitReading& out = part.unit.emplace();
        out.kind = Kind::quantity;
        out.unit = unit;
        out.first = out.text_last = out.last = part.last;
    }

    /// "a 5.6 quake": no 5.6 quakes. The noun stays outside as it does behind "5.6-magnitude".
    bool is_magnitude(const Part& part) const {
        const Token& noun = s_[part.number.last];
        const bool quake = noun.is("quake") || noun.is("earthquake") || noun.is("temblor") ||
                           noun.is("tremor") || noun.is("aftershock") || noun.is("foreshock");
        return quake && !part.sign && part.number.value && !part.number.in_words &&
               !part.number.bare_digits && *part.number.value < Decimal(10);
    }

    static void measure_magnitude(Part& part) {
        part.last = part.number.last;
        measure(part, "magnitude");
    }

    /// The value of one part, or of a range as one, and the token behind it. The words of its unit
    /// are taken from it.
    std::size_t single(Part& part, std::size_t at, const std::optional<HedgeMatch>& before) {
        const Kind kind = part.unit ? part.unit->kind : Kind::number;
        const bool count = kind == Kind::count;
        std::size_t core_last = part.last;
        std::size_t last = count && !part.unit->apart ? part.unit->last : part.last;
        std::optional<HedgeMatch> hedge = before;
        const bool weak = !hedge || hedge->hedging == Hedging::exactly;
        if (const auto glued = hedge_after(s_, part.last);
            glued && part.unit && weak && part.unit->first >= glued->last) {
            hedge = glued;
            last = part.unit->last;
            if (count) core_last = glued->last;
        } else if (const auto behind = hedge_after(s_, last); behind && weak) {
            hedge = behind;
            last = behind->last;
            if (!count) core_last = behind->last;
        }
        Value& value = out_.emplace_back();
        value.kind = kind;
        value.span = s_.span_of(at, last);
        value.core = s_.span_of(before ? before->core : at, count ? core_last : last);
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
            value.unit_text = s_[part.last].text();
        say_direction(at, part, value);
        return last;
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

    void say_unit(Part& part, Value& value) const {
        UnitReading& unit = *part.unit;
        value.unit = std::move(unit.unit);
        value.per = std::move(unit.per);
        if (unit.first < unit.text_last) value.unit_text = s_.text_of(unit.first, unit.text_last);
        if (part.sign && unit.kind == Kind::money && !value.per.empty())
            value.unit_text.append(" per ") += value.per;
    }

    /// "shut down 3 plants", "picked up five of them": the verb's, and no direction.
    bool is_particle(std::size_t at) const {
        if (at < 2 || !(s_[at - 1].is("up") || s_[at - 1].is("down"))) return false;
        const Token& verb = s_[at - 2];
        if (is(verb, WordClass::rises) || is(verb, WordClass::falls)) return false;
        return is(verb, WordClass::verb) || verb.folded().ends_with("ed") ||
               verb.folded().ends_with("ing");
    }

    void say_direction(std::size_t at, const Part& part, Value& value) const {
        // "broke up a five-man gang": the size of something, which no verb moves
        if (value.kind == Kind::count && part.unit && s_[part.unit->first - 1].is("-")) return;
        if (value.change != Change::equal && value.change != Change::about) return;
        const bool sign = s_[at].is("+") && value.kind == Kind::percent;
        const Token& before = s_[at - 1];
        // "is up about 15 percent" tells where it stands, "rose about 15 percent" what it did.
        if (value.change == Change::about && (before.is("up") || before.is("down"))) return;
        if (!value.value && value.approximate) return;
        if (value.kind == Kind::count && value.unit != "point" && is_particle(at)) return;
        const Change direction = sign ? Change::up : direction_before(s_, at);
        if (direction != Change::equal) value.change = direction;
    }

    const TokenisedSentence& s_;
    const TemporalEnd& temporal_end_;
    std::vector<Value>& out_;
};

} // namespace

std::size_t recognise_amount(const TokenisedSentence& sentence, std::size_t at,
                             const std::optional<HedgeMatch>& hedge,
                             const TemporalEnd& temporal_end, std::vector<Value>& out) {
    return AmountReader(sentence, temporal_end, out).read(at, hedge);
}

} // namespace tally
