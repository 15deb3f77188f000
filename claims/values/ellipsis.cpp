// What a sentence says once and means twice: "sold 3.9 million headsets, up from 2.4 million",
// "2,500 crowns ($120) or 3,000 ($144)". Only fixed frames take over; a number that just stands
// near another counts nothing of it.
#include "claims/values/ellipsis.h"

#include "claims/values/amount.h"
#include "claims/values/hedge.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// "cents", "p": behind those a bare number counts coins, and its unit does not say so.
bool is_coin(std::string_view unit_text) {
    const Word* const word = vocabulary().find(unit_text);
    if (word == nullptr) return false;
    return std::any_of(word->phrases.begin(), word->phrases.end(), [](const Phrase& phrase) {
        return phrase.table == Table::currency && phrase.rest.empty() &&
               vocabulary().currency(phrase.row).parts != 1;
    });
}

bool is_bare(const Value& value) {
    return value.kind == Kind::number && !value.precision.fraction && value.unit_text.empty();
}

bool has_unit(const Value& value) {
    return value.kind == Kind::count || value.kind == Kind::money || value.kind == Kind::quantity;
}

void give_unit(const Value& from, Value& to) {
    to.kind = from.kind;
    to.unit = from.unit;
    to.per = from.per;
    to.unit_text = from.unit_text;
    if (!is_coin(from.unit_text)) return;
    const Decimal hundredth = Decimal::scaled(1, -2);
    if (to.value) to.value = *to.value * hundredth;
    to.allows = scaled(to.allows, hundredth);
    to.precision.last_place = to.precision.last_place * hundredth;
    to.precision.last_digit = to.precision.last_digit * hundredth;
}

/// "while", "whereas" between two amounts: the clause behind it is made like the one before.
bool contrasts(const TokenisedSentence& s, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        if (s[i].is("while") || s[i].is("whilst") || s[i].is("whereas") || s[i].is("but"))
            return true;
    return false;
}

/// "to 300 crowns in May and to 320 in June"
bool goes_on_with(const TokenisedSentence& s, std::size_t preposition) {
    if (!s[preposition].is("to") && !s[preposition].is("from")) return false;
    const Token& before = s[preposition - 1];
    return before.is("and") || before.is("or") || before.is("but") || before.is(",");
}

bool ends_clause(const Token& token) {
    return token.is_end() || token.is(".") || token.is(",") || token.is(";") || token.is(")") ||
           token.is("!") || token.is("?") || token.is("\"") || token.is("”");
}

} // namespace

void SentenceValues::begin_sentence() { placed_.clear(); }

void SentenceValues::add(Reading&& reading) {
    out_.push_back(std::move(reading.value));
    complete(reading.first, reading.last);
}

void SentenceValues::complete(std::size_t first, std::size_t last) {
    const Placed placed{out_.size() - 1, first, last};
    if (!placed_.empty()) {
        take_unit(placed);
        take_direction(placed);
        take_bound(placed);
    }
    placed_.push_back(placed);
    if (placed_.size() < 2) return; // what follows takes two
    share_denominator(placed);
    give_unit_of_whole(placed);
    give_unit_by_conversion(placed);
    give_unit_by_date(placed);
}

/// The last value of the sentence that is no date and no length of time.
const SentenceValues::Placed* SentenceValues::amount_before(std::size_t skip) const {
    for (auto it = placed_.rbegin(); it != placed_.rend(); ++it)
        if (!value_of(*it).timex3 && skip-- == 0) return &*it;
    return nullptr;
}

void SentenceValues::take_unit(const Placed& placed) {
    Value& value = value_of(placed);
    if (value.kind != Kind::number || value.precision.fraction) return;
    const Value* from = compared_with(placed);
    if (from == nullptr) from = same_place_before(placed);
    if (from != nullptr) give_unit(*from, value);
}

/// "3.9 million headsets, up from 2.4 million", "rose 64 points to 4,577": a bare number that is
/// compared with the amount before it counts the same.
const Value* SentenceValues::compared_with(const Placed& placed) const {
    const Placed* const known = amount_before();
    if (known == nullptr) return nullptr;
    const Value& before = value_of(*known);
    const std::size_t at = placed.first;
    const std::size_t behind_last = placed_.back().last;
    const Token& word = s_[at - 1];
    const bool compared = (word.is("from") && (s_[at - 2].is("up") || s_[at - 2].is("down")) &&
                           at - behind_last <= 4) ||
                          (word.is("with") && s_[at - 2].is("compared")) ||
                          (word.is("to") && s_[at - 2].is("compared"));
    // "6 million homes, including 1.5 million in the north"
    const bool part = word.is("including") && before.kind == Kind::count &&
                      is(s_[placed.last], WordClass::preposition);
    const bool level = word.is("to") && at == behind_last + 1 && before.unit == "point";
    if (!has_unit(before) || !before.per.empty() || !(compared || level || part)) return nullptr;
    return &before;
}

/// "The highest is 84.75 cents, while the lowest is 74.07": a bare number at the end of a clause
/// behind the same word as an amount before it. And an index that moved by points ends at points:
/// "lost 162 points, or 2.1%, to fall to 7,425.81".
const Value* SentenceValues::same_place_before(const Placed& placed) const {
    const Value& value = value_of(placed);
    const Token& word = s_[placed.first - 1];
    if (!word.is_word() || !value.unit_text.empty()) return nullptr;
    const bool level = (word.is("to") || word.is("at")) && value.value &&
                       *value.value >= Decimal(100) && !value.precision.scale_word;
    const Token& next = s_[placed.last];
    const bool clause = ends_clause(next) || is(next, WordClass::preposition);
    for (auto it = placed_.rbegin(); it != placed_.rend(); ++it) {
        const Value& before = value_of(*it);
        if (!has_unit(before)) continue;
        if (level && before.unit == "point") return &before;
        if (it->first == 0 || !clause || !s_[it->first - 1].is(word.folded())) continue;
        const bool stands = is(word, WordClass::auxiliary) ? contrasts(s_, it->last, placed.first)
                                                           : goes_on_with(s_, placed.first - 1);
        if (stands && before.per.empty()) return &before;
    }
    return nullptr;
}

/// "lost 190 points, or 0.6%", "rose 64 points (1.4%)": the same change in other words.
void SentenceValues::take_direction(const Placed& placed) {
    Value& value = value_of(placed);
    const std::size_t at = placed.first;
    if (value.kind != Kind::percent || value.change != Change::equal) return;
    const std::size_t last = placed_.back().last;
    const bool in_brackets = s_[at - 1].is("(") && at == last + 1;
    const bool in_other_words = s_[at - 1].is("or") && at <= last + 2;
    if (!in_brackets && !in_other_words) return;
    const Change before = value_of(placed_.back()).change;
    if (before == Change::up || before == Change::down) value.change = before;
}

/// "more than 100 kilometres (60 miles)": the conversion is as open as what it converts. Behind
/// "about" it is as wide, though no word says so of it.
void SentenceValues::take_bound(const Placed& placed) {
    Value& value = value_of(placed);
    if (!value.hedge.empty() || !value.value || placed.first != placed_.back().last + 1 ||
        !s_[placed.first - 1].is("("))
        return;
    const Value& before = value_of(placed_.back());
    const bool both = (value.kind == Kind::money && before.kind == Kind::money) ||
                      (value.kind == Kind::quantity && before.kind == Kind::quantity);
    const auto hedging = hedging_named(before.hedge);
    if (!both || !hedging || value.unit == before.unit) return;
    NumberReading number;
    number.value = value.value;
    number.allows = value.allows;
    number.precision = value.precision;
    value.allows = hedged(*hedging, number, {false, !value.value->is_negative()});
    value.approximate = is_approximate(*hedging);
    const Change change = change_of(*hedging);
    if (change == Change::more || change == Change::less) value.change = change;
}

/// "C$6 (US$4.46) per share": both are per share.
void SentenceValues::share_denominator(const Placed& placed) {
    if (!s_[placed.last].is(")") || !s_[placed.first - 1].is("(")) return;
    const Placed& outer = placed_[placed_.size() - 2];
    if (outer.last + 1 != placed.first) return;
    const auto per = denominator_at(s_, placed.last + 1);
    if (!per) return;
    for (Value* value : {&value_of(outer), &out_.back()}) {
        if (value->kind != Kind::money || !value->per.empty()) continue;
        value->per = per->unit;
        value->unit_text += " per " + per->unit;
    }
}

/// "13 of the 20 seats": seats, both.
void SentenceValues::give_unit_of_whole(const Placed& whole) {
    if (out_.back().kind != Kind::count || !out_.back().value || whole.first < 2 ||
        !s_[whole.first - 2].is("of") || !is(s_[whole.first - 1], WordClass::determiner))
        return;
    const Placed& part = placed_[placed_.size() - 2];
    Value& value = value_of(part);
    if (part.last + 2 == whole.first && is_bare(value) && value.value &&
        *value.value <= *out_.back().value)
        give_unit(out_.back(), value);
}

/// The bare number whose tokens end where those of the last value begin, `gap` tokens between.
const SentenceValues::Placed* SentenceValues::bare_before(std::size_t last) {
    if (placed_.size() < 3) return nullptr;
    const Placed& bare = placed_[placed_.size() - 2];
    return bare.last == last && is_bare(value_of(bare)) ? &bare : nullptr;
}

/// "2,500 crowns ($120) or 3,000 ($144)": what is converted to the same unit is in the same unit.
void SentenceValues::give_unit_by_conversion(const Placed& conversion) {
    const Value& converted = out_.back();
    if (!has_unit(converted) || !s_[conversion.first - 1].is("(")) return;
    const Placed* const bare = bare_before(conversion.first - 1);
    if (bare == nullptr) return;
    for (std::size_t i = placed_.size() - 2; i-- > 1;) {
        const Value& earlier = value_of(placed_[i]);
        const bool alike = earlier.kind == converted.kind && earlier.unit == converted.unit;
        if (!alike || !s_[placed_[i].first - 1].is("(") ||
            placed_[i - 1].last + 1 != placed_[i].first || !has_unit(value_of(placed_[i - 1])))
            continue;
        give_unit(value_of(placed_[i - 1]), value_of(*bare));
        return;
    }
}

/// "$3.2 billion in 2018 and 2.1 billion in 2017": amounts in one frame with their dates.
void SentenceValues::give_unit_by_date(const Placed& date) {
    if (out_.back().kind != Kind::date || placed_.size() < 4) return;
    const bool preposition = is(s_[date.first - 1], WordClass::preposition);
    const Placed* const bare = bare_before(date.first - (preposition ? 1 : 0));
    if (bare == nullptr) return;
    const Placed& other_date = placed_[placed_.size() - 3];
    const Placed& amount = placed_[placed_.size() - 4];
    const std::size_t between = bare->first - other_date.last;
    const Token& joint = s_[bare->first - 1];
    if (value_of(other_date).kind != Kind::date || !has_unit(value_of(amount)) || between == 0 ||
        between > 2 || amount.last + 1 < other_date.first ||
        !(joint.is("and") || joint.is(",") || joint.is("or") || joint.is("to") ||
          joint.is("from") || joint.is("versus")))
        return;
    give_unit(value_of(amount), value_of(*bare));
}

} // namespace tally
