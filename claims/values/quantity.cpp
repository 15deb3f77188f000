// A unit behind a number: a symbol as written ("km", "kWh"), or a name in any case ("square
// miles"), powers and denominators behind it. Lengths of time are left to the recognisers of dates,
// but for parts of a second.
#include "claims/values/amount.h"
#include "claims/values/lemma.h"
#include "claims/values/units.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tally {

namespace {

struct UnitMatch {
    std::string code;
    std::size_t last = 0;
    bool symbol = false;
    Decimal times = Decimal(1);
};

bool is_length_of_time(std::string_view code) {
    constexpr std::array<std::string_view, 11> codes = {
        "s", "min", "h", "d", "wk", "mo", "a", "quarter", "decade", "century", "fortnight"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_length(std::string_view code) {
    const Unit* const unit = vocabulary().unit_of(code);
    return unit != nullptr && unit->base == "m";
}

/// "12st", "21st 4lb", not the place "21st".
bool stands_for_stone(const TokenisedSentence& sentence, std::size_t at) {
    if (at == 0 || !sentence.glued(at) || !sentence[at - 1].is_digits()) return false;
    const std::string_view digits = sentence[at - 1].text();
    if (sentence[at + 1].is_digits() && sentence[at + 2].is("lb")) return true;
    return !digits.ends_with('1') || digits.ends_with("11");
}

/// A symbol may stand away from its number if it is no common word or letter.
bool symbol_fits(const TokenisedSentence& sentence, std::size_t at, bool behind_number) {
    const Token& symbol = sentence[at];
    if (symbol.is("st")) return behind_number && stands_for_stone(sentence, at);
    if (!behind_number || sentence.glued(at)) return true;
    if (symbol.is("in")) return false;
    if (symbol.text().size() > 1) return true;
    return symbol.text() == "m" || symbol.text() == "g" || symbol.text() == "l" ||
           symbol.text() == "L" || symbol.text() == "W" || symbol.text() == "V" ||
           symbol.text() == "°" ||
           (symbol.text() == "K" &&
            !(sentence[at + 1].is_word() && !is(sentence[at + 1], WordClass::preposition) &&
              !is(sentence[at + 1], WordClass::conjunction)));
}

/// "square", "sq.", "cubic", "cu" and the power they mean.
std::size_t power_word(const TokenisedSentence& s, std::size_t at, char& power) {
    const Token& word = s[at];
    if (word.is("square") || word.is("sq")) {
        power = '2';
    } else if (word.is("cubic") || word.is("cu")) {
        power = '3';
    } else {
        return at;
    }
    std::size_t next = at + 1;
    if (s[next].is(".") && s.glued(next)) ++next;
    if (s[next].is("-") && s.glued(next) && s.glued(next + 1)) ++next;
    return next;
}

char power_sign(const TokenisedSentence& s, std::size_t at) {
    if (!s.glued(at)) return '\0';
    const bool ends = !s.glued(at + 1) || (!s[at + 1].is_word() && !s[at + 2].is_digits());
    if (s[at].is("²") || (s[at].text() == "2" && ends)) return '2';
    if (s[at].is("³") || (s[at].text() == "3" && ends)) return '3';
    return '\0';
}

std::optional<UnitMatch> simple_unit(const TokenisedSentence& s, std::size_t at,
                                     bool behind_number) {
    char power = '\0';
    const std::size_t noun = power_word(s, at, power);
    const auto named = Vocabulary::phrase(Table::unit, s, noun);
    auto symbol = Vocabulary::phrase(Table::unit_symbol, s, noun);
    if (symbol && symbol->last == noun + 1 && !symbol_fits(s, noun, behind_number && power == '\0'))
        symbol.reset();
    if (!named && !symbol) return std::nullopt;
    const bool by_symbol = symbol && (!named || symbol->last > named->last);
    const PhraseMatch& found = by_symbol ? *symbol : *named;
    const Unit& unit = vocabulary().unit(found.row);
    UnitMatch out{unit.code, found.last, by_symbol, unit.times};
    // A symbol glued to more letters or digits is a part of them.
    const char sign = power_sign(s, out.last);
    if (power == '\0' && is_length(out.code) && sign != '\0') {
        power = sign;
        ++out.last;
    }
    if (power != '\0') {
        if (!is_length(out.code)) return std::nullopt;
        out.code += power;
    }
    if (by_symbol && s.glued(out.last) && (s[out.last].is_word() || s[out.last].is_digits()))
        return std::nullopt;
    return out;
}

/// "/h", "per square inch", "an hour": a denominator that is a unit of measure.
std::optional<UnitMatch> over_unit(const TokenisedSentence& s, std::size_t at) {
    const bool slash = s[at].is("/") && s.glued(at) && s.glued(at + 1);
    const bool per = s[at].is("per") || (s[at].is("-") && s[at + 1].is("per") && s.glued(at));
    const bool article = s[at].is("a") || s[at].is("an");
    if (!slash && !per && !article) return std::nullopt;
    std::size_t i = at + (s[at].is("-") ? 2 : 1);
    if (s[i].is("-") && s.glued(i)) ++i;
    auto unit = simple_unit(s, i, false);
    if (!unit) return std::nullopt;
    // "a litre" makes no density of "5 miles"; of articles only short times make a speed.
    if (article && unit->code != "h" && unit->code != "s" && unit->code != "min")
        return std::nullopt;
    const bool of_calendar = is_length_of_time(unit->code) && unit->code != "h" &&
                             unit->code != "s" && unit->code != "min";
    return of_calendar ? std::nullopt : unit;
}

/// "gallons of jet fuel a year": where the denominator stands behind what is measured; `at` where
/// there is none.
std::size_t behind_substance(const TokenisedSentence& s, std::size_t at) {
    if (!s[at].is("of")) return at;
    for (std::size_t i = at + 2; i < at + 5; ++i) {
        if (!s[i - 1].is_word() || is(s[i - 1], WordClass::determiner)) return at;
        if ((s[i].is("a") || s[i].is("per") || s[i].is("every")) &&
            is(s[i + 1], WordClass::calendar_unit))
            return i;
    }
    return at;
}

/// "10" long": what a measure of length is said of.
bool is_dimension(const Token& word) {
    constexpr std::array<std::string_view, 6> names = {"long", "wide",  "tall",
                                                       "high", "thick", "deep"};
    return std::find(names.begin(), names.end(), word.folded()) != names.end();
}

/// "20 (kg)", "20 [kg]".
std::optional<UnitMatch> bracketed_unit(const TokenisedSentence& s, std::size_t at) {
    constexpr std::array brackets = {std::pair{"(", ")"}, std::pair{"[", "]"}, std::pair{"{", "}"},
                                     std::pair{"<", ">"}};
    const auto* const open = std::find_if(brackets.begin(), brackets.end(),
                                          [&](const auto& pair) { return s[at].is(pair.first); });
    if (open == brackets.end()) return std::nullopt;
    auto unit = simple_unit(s, at + 1, false);
    if (!unit || !unit->symbol || !s[unit->last].is(open->second)) return std::nullopt;
    ++unit->last;
    return unit;
}

/// "5-foot-11", "six feet two inches", "11 st 4 lb": the smaller unit of a pair and how many make
/// the larger.
struct Pair {
    std::string_view large, small;
    std::int64_t count;
};
constexpr std::array pairs = {Pair{"[ft_i]", "[in_i]", 12}, Pair{"[lb_av]", "[oz_av]", 16},
                              Pair{"[stone_av]", "[lb_av]", 14}};

/// Whether nothing that a number could count stands behind it.
bool ends_measure(const TokenisedSentence& s, std::size_t last) {
    const Token& next = s[last];
    return next.is_end() || (next.is_symbol() && !next.is("%")) || next.is("tall") ||
           is(next, WordClass::preposition) || is(next, WordClass::conjunction);
}

/// "87 yo", "87 y/o": an age as doctors write it.
std::size_t behind_years_old(const TokenisedSentence& s, std::size_t at) {
    if (s[at].is("yo") || s[at].is("y.o")) return at + 1;
    const bool signs = s[at].is("y") && s[at + 1].is("/") && s[at + 2].is("o");
    return signs && s.glued(at + 1) && s.glued(at + 2) ? at + 3 : 0;
}

} // namespace

bool may_begin_unit(const TokenisedSentence& s, std::size_t at) {
    const bool hyphen = s[at].is("-") && s.glued(at) && s.glued(at + 1);
    const std::size_t i = hyphen ? at + 1 : at;
    const Token& token = s[i];
    constexpr std::uint32_t tables =
        bit(Table::currency) | bit(Table::percent) | bit(Table::unit) | bit(Table::unit_symbol);
    // "30 years" is a length of time, but "30 seconds per metre" is none.
    if (is(token, WordClass::calendar_unit) && (token.word()->tables & tables) == bit(Table::unit))
        return s[i + 1].is("per") || s[i + 1].is("/") || s[i + 1].is("-") ||
               is(s[i + 1], WordClass::article) || token.word()->seconds.may_be(s[i + 1]);
    if (token.word() != nullptr && ((token.word()->tables & tables) != 0 ||
                                    token.word()->is(WordClass::scale_letter) || token.is("mil")))
        return true;
    if (token.is_word()) {
        if (token.text().size() == 4 && token.text().front() == 'M') return true; // "MEUR"
        return token.is("square") || token.is("sq") || token.is("cubic") || token.is("cu") ||
               token.is("yo") || token.is("y.o") || token.is("y");
    }
    return token.is("'") || token.is("\"") || token.is("(") || token.is("[") || token.is("{") ||
           token.is("<");
}

std::optional<CompoundReading> compound_behind(const TokenisedSentence& s, const UnitReading& large,
                                               const NumberReading& number) {
    const auto* const pair = std::find_if(pairs.begin(), pairs.end(),
                                          [&](const Pair& p) { return p.large == large.unit; });
    if (pair == pairs.end() || !number.value || !number.value->is_whole()) return std::nullopt;
    std::size_t i = large.last;
    const bool hyphen = s[i].is("-") && s.glued(i) && s.glued(i + 1);
    if (hyphen || s[i].is(",") || s[i].is("and")) ++i;
    const auto small = read_number(s, i);
    // "5 ft 11", "5 feet 11", "12 stone 4"
    const bool bare = !hyphen && i == large.last && small && small->bare_digits &&
                      pair->small != "[oz_av]" && ends_measure(s, small->last);
    if (!small || !small->value || small->is_signed || *small->value >= Decimal(pair->count) ||
        s[i].is_symbol())
        return std::nullopt;
    std::size_t j = small->last;
    if (s[j].is("-") && s.glued(j) && s.glued(j + 1)) ++j;
    const auto unit = simple_unit(s, j, true);
    const bool inch_mark = s[j].is("\"") && s.glued(j);
    CompoundReading out;
    if (unit && unit->code == pair->small) {
        out.last = unit->last;
    } else if (pair->small == "[in_i]" && (inch_mark || s[j].is("in"))) {
        out.last = j + 1;
    } else if (bare ||
               (pair->small == "[in_i]" && (hyphen || s.glued(i)) && !s[large.last].is(","))) {
        out.last = small->last; // "5-foot-11", "5ft11", "5ft 11"
    } else if (s[large.last - 1].is("foot") && i == large.last && small->in_words &&
               *number.value >= Decimal(4) && *number.value <= Decimal(7) && !s[j].is_word()) {
        out.last = small->last; // "six foot three"
    } else {
        return std::nullopt;
    }
    out.value = *number.value * Decimal(pair->count) + *small->value;
    out.unit = pair->small;
    return out;
}

std::optional<UnitReading> quantity_behind(const TokenisedSentence& s, std::size_t at,
                                           const NumberReading& number) {
    std::size_t i = at;
    const bool hyphen = s[i].is("-") && s.glued(i) && s.glued(i + 1);
    if (hyphen) ++i;
    std::optional<UnitReading> reading;
    if (const std::size_t last = behind_years_old(s, i)) {
        UnitReading& years = reading.emplace();
        years.kind = Kind::quantity;
        years.unit = "a";
        years.first = i;
        years.text_last = years.last = last;
        return reading;
    }
    std::optional<UnitMatch> unit;
    if (s[i].is("'") && s.glued(i) && number.bare_digits && s[i + 1].is_digits() &&
        s.glued(i + 1)) {
        unit = UnitMatch{"[ft_i]", i + 1, true}; // 5'11"
    } else if (s[i].is("\"") && number.bare_digits && is_dimension(s[i + 1])) {
        unit = UnitMatch{"[in_i]", i + 1, true}; // 10" long
    } else {
        unit = simple_unit(s, i, !hyphen);
    }
    if (!unit) unit = bracketed_unit(s, i);
    if (!unit) return reading;
    const auto under = over_unit(s, unit->last);
    if (!under && is_length_of_time(unit->code)) return reading;
    UnitReading& out = reading.emplace();
    out.kind = Kind::quantity;
    out.first = i;
    if (under) {
        out.unit = unit->code + "/" + under->code;
        if (out.unit == "[lb_av]/[in_i]2") out.unit = "[psi]";
        out.text_last = out.last = under->last;
        return reading;
    }
    out.unit = std::move(unit->code);
    out.factor = unit->times;
    out.text_last = out.last = unit->last;
    if (out.unit.ends_with("/d") || out.unit.ends_with("/a")) {
        out.per = out.unit.back() == 'd' ? "day" : "year"; // "bpd" is barrels a day
        out.unit.resize(out.unit.size() - 2);
    }
    // Temperatures and angles go below 0.
    const auto conversion = conversion_of(out.unit);
    out.from_zero =
        !conversion || (conversion->offset.is_zero() && out.unit != "[degF]" && out.unit != "deg");
    if (const auto per = denominator_at(s, behind_substance(s, out.last))) {
        out.per = per->unit;
        out.text_last = out.last = per->last;
    }
    return reading;
}

namespace {

/// "category 4 hurricane": behind the number the storm that is measured by it.
bool is_storm(const TokenisedSentence& s, std::size_t number) {
    constexpr std::array<std::string_view, 6> storms = {"hurricane",  "storm",   "cyclone",
                                                        "hurricanes", "typhoon", "cyclones"};
    const std::size_t noun = s[number].is("-") && s.glued(number) ? number + 2 : number + 1;
    return std::find(storms.begin(), storms.end(), s[noun].folded()) != storms.end();
}

} // namespace

namespace {

/// "magnitude of 6.1", "magnitude at 6.1", "magnitude was put at 6.1": what ties the number to it.
std::size_t behind_link(const TokenisedSentence& s, std::size_t at) {
    std::size_t next = at;
    if (s[next].is("was") || s[next].is("is")) ++next;
    if (next > at && (s[next].folded().ends_with("ed") || s[next].is("put") || s[next].is("set")) &&
        s[next + 1].is("at"))
        return next + 2;
    if (next == at && (s[next].is("of") || s[next].is("at") || s[next].is(":"))) ++next;
    return next;
}

} // namespace

std::optional<UnitReading> quantity_before(const TokenisedSentence& s, std::size_t at) {
    const Token& name = s[at];
    std::size_t next = at + 1;
    std::string_view unit;
    if (name.is("magnitude")) {
        unit = "magnitude";
        next = behind_link(s, next);
        if (s[next].is("-") && s.glued(next) && s.glued(next + 1)) ++next;
    } else if (name.is("mach") && name.capital()) {
        unit = "[mach]";
    } else if (name.is("ph") && name.text() == "pH") {
        unit = "[pH]";
        while (next < at + 4 && (s[next].is("of") || s[next].is("level") || s[next].is("value")))
            ++next;
    } else if (name.is("category") && is_storm(s, next)) {
        unit = "category";
        if (s[next].is("-")) ++next;
    } else {
        return std::nullopt;
    }
    UnitReading out;
    out.kind = Kind::quantity;
    out.unit = unit;
    out.first = at;
    out.text_last = at + 1;
    out.last = next;
    return out;
}

namespace {

/// "10,000 units annually", "8.5 % yearly": the adverb behind what it is the rate of.
std::optional<UnitReading> rate_adverb(const TokenisedSentence& s, std::size_t at) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> adverbs = {
        {{"annually", "year"},
         {"yearly", "year"},
         {"monthly", "month"},
         {"weekly", "week"},
         {"daily", "day"},
         {"hourly", "hour"}}};
    const Token& behind = s[at + 1];
    if (behind.is_digits() || (behind.is_word() && !is(behind, WordClass::preposition) &&
                               !is(behind, WordClass::conjunction)))
        return std::nullopt;
    for (const auto& [word, unit] : adverbs) {
        if (!s[at].is(word)) continue;
        UnitReading out;
        out.first = at;
        out.unit = unit;
        out.last = at + 1;
        return out;
    }
    return std::nullopt;
}

struct Denominator {
    UnitReading unit;
    bool of_time = false; ///< a calendar unit: "a month"
};

std::optional<Denominator> one_denominator_at(const TokenisedSentence& s, std::size_t at) {
    if (s[at].is_word() && s[at].folded().ends_with("ly"))
        if (auto rate = rate_adverb(s, at)) return Denominator{std::move(*rate), true};
    // "$70-a-share", and as some corpora have it, "$ 70 - a - share"
    const bool apart = s[at].is("-") && s[at + 2].is("-") && !s.glued(at + 2);
    const bool hyphen = s[at].is("-") && ((s.glued(at) && s.glued(at + 1)) || apart);
    std::size_t i = at + (hyphen ? 1 : 0);
    const bool slash = s[i].is("/") && s.glued(i) && s.glued(i + 1);
    const bool per = s[i].is("per");
    const bool article = is(s[i], WordClass::article) || s[i].is("each") || s[i].is("every");
    if (!slash && !per && !article) return std::nullopt;
    ++i;
    if (s[i].is("-") && ((s.glued(i) && s.glued(i + 1)) || apart)) ++i;
    const Token& noun = s[i];
    UnitReading out;
    out.first = at;
    const auto calendar = is(noun, WordClass::calendar_unit)
                              ? noun.word()->number(WordClass::calendar_unit)
                              : std::nullopt;
    if (calendar && *calendar < 20) {
        constexpr std::array names = {"",        "second",    "minute",  "hour",   "day",
                                      "week",    "month",     "quarter", "year",   "decade",
                                      "century", "fortnight", "night",   "weekend"};
        out.unit = names[static_cast<std::size_t>(*calendar)];
        out.last = i + 1;
    } else if (const auto unit = simple_unit(s, i, false); unit && !(article && unit->symbol)) {
        if (article && !is(noun, WordClass::per_noun)) return std::nullopt;
        out.unit = unit->code;
        out.last = unit->last;
    } else if (is(noun, WordClass::per_noun) ||
               (per && noun.is_word() && !is(noun, WordClass::determiner))) {
        if (s[i].is("each") || s[i].is("every")) return std::nullopt;
        out.unit = lemma_of(noun);
        out.last = i + 1;
    } else {
        return std::nullopt;
    }
    // "every five days" is no denominator of one.
    if (s[at].is("every") && !calendar) return std::nullopt;
    // "from $6 billion a year earlier": a date, no denominator.
    const Token& next = s[out.last];
    if (article && calendar &&
        (next.is("earlier") || next.is("ago") || next.is("later") || next.is("before") ||
         next.is("after")))
        return std::nullopt;
    out.text_last = out.last;
    return Denominator{std::move(out), calendar.has_value()};
}

} // namespace

std::optional<UnitReading> denominator_at(const TokenisedSentence& s, std::size_t at) {
    auto first = one_denominator_at(s, at);
    if (!first) return std::nullopt;
    const std::size_t next = first->unit.last;
    const auto second = one_denominator_at(s, next);
    if (!second || second->of_time == first->of_time) return std::move(first->unit);
    // "per user per month" and "a month per user" are one rate: the time stands last.
    UnitReading& out = first->unit;
    out.unit =
        first->of_time ? second->unit.unit + '/' + out.unit : out.unit + '/' + second->unit.unit;
    out.text_last = out.last = second->unit.last;
    return std::move(out);
}

} // namespace tally
