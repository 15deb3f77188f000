#include "claims/values/amount.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

/// Tells of an amount's unit what a currency says of the tokens [first, last).
void say(const Currency& currency, std::size_t first, std::size_t last, UnitReading& out) {
    out.kind = Kind::money;
    out.unit = currency.code;
    if (currency.parts != 1)
        out.factor = Decimal::divide(Decimal(1), Decimal(currency.parts), Rounding::nearest);
    out.first = first;
    out.text_last = out.last = last;
    out.from_zero = false;
}

/// "5 million pounds", "hundreds of pounds" are sterling; "208 pounds" and "5 million pounds of
/// beef" weigh.
bool is_sterling(const TokenisedSentence& sentence, std::size_t at, const NumberReading& number) {
    return (sentence[at].is("pound") || sentence[at].is("pounds")) &&
           (number.precision.scale_word || !number.value) && !sentence[at + 1].is("of");
}

/// "120 MEUR", "300 MSEK": millions, as Nordic companies report them.
const Currency* in_millions(const Token& token) {
    if (!token.is_word() || token.text().size() != 4 || token.text().front() != 'M') return nullptr;
    const Word* const code = vocabulary().find(token.folded().substr(1));
    if (code == nullptr) return nullptr;
    const auto row =
        std::find_if(code->phrases.begin(), code->phrases.end(), [&](const Phrase& phrase) {
            return phrase.table == Table::currency && phrase.written == token.text().substr(1);
        });
    return row == code->phrases.end() ? nullptr : &vocabulary().currency(row->row);
}

bool is_in_capitals(const Token& word) {
    return word.is_word() && word.text().size() > 1 &&
           std::all_of(word.text().begin(), word.text().end(),
                       [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "10 ALL TIME", "3 TOP STORIES": among words in capitals a code is a word like them.
bool is_headline_word(const TokenisedSentence& sentence, std::size_t at, std::size_t last) {
    return last == at + 1 && is_in_capitals(sentence[at]) && is_in_capitals(sentence[last]) &&
           !Vocabulary::phrase(Table::currency, sentence, last);
}

/// "1.2 million", "20bn": no number of a name.
bool is_large(const TokenisedSentence& sentence, std::size_t at) {
    const auto number = read_number(sentence, at, {true});
    return number && number->precision.scale_word && number->scale >= Decimal(1000000);
}

/// "dollar 22.5 million", "Rupees 5 crore": a name for a sign, where a scale makes it a sum.
std::optional<PhraseMatch> name_as_sign(const TokenisedSentence& sentence, std::size_t at) {
    const Token& before = sentence[at - 1];
    if (!sentence[at + 1].is_digits() || (at > 0 && is(before, WordClass::determiner)) ||
        (at > 0 && (before.is_digits() || before.is_symbol() || is(before, WordClass::scale))))
        return std::nullopt;
    const auto named = Vocabulary::phrase(Table::currency, sentence, at);
    if (!named || named->last != at + 1) return std::nullopt;
    const auto number = read_number(sentence, at + 1, {true});
    return number && number->precision.scale_word ? named : std::nullopt;
}

/// "10 $ 30 $": the signs stand behind their numbers where the last one must.
bool sign_goes_behind(const TokenisedSentence& sentence, std::size_t sign, std::size_t next) {
    const auto number = read_number(sentence, next);
    return number && sentence[number->last].is(sentence[sign].folded()) &&
           !sentence.glued(number->last) && !sentence[number->last + 1].is_digits();
}

} // namespace

namespace {

/// The sign that begins at `at`, or a name that stands for one.
std::optional<PhraseMatch> sign_at(const TokenisedSentence& sentence, std::size_t at) {
    if (!may_begin_currency(sentence[at])) return std::nullopt;
    const auto found = Vocabulary::phrase(Table::currency_sign, sentence, at);
    if (!found) return name_as_sign(sentence, at);
    // A sign glued to a word before it is a part of that word: "KA$H", "EUR" of "AMATEUR".
    if (sentence.glued(at) && sentence[at - 1].is_word()) return std::nullopt;
    const std::size_t last = found->last;
    const Token& last_sign = sentence[last - 1];
    const Token& next = sentence[last];
    // "c $ 5 million" in a text put into small letters with a blank behind each sign; "vitamin c
    // $5" is no Canadian dollar.
    if (last == at + 2 && !sentence.glued(at + 1) && sentence[at].is_word() &&
        !sentence[at].capital() && sentence.glued(last))
        return std::nullopt;
    // "R5", "W2": single letters are signs only before sums of three digits or more.
    if (last_sign.is_word() && last_sign.text().size() == 1 &&
        !(next.is_digits() && (next.text().size() >= 3 || is_large(sentence, last))))
        return std::nullopt;
    if (next.is("-") && sentence.glued(last) && sentence.glued(last + 1) &&
        !sentence[last + 1].is_digits())
        return std::nullopt;
    return found;
}

/// Whether the name or sign of a currency at [at, last) is said of the number before it.
bool is_of_number(const TokenisedSentence& sentence, std::size_t at, std::size_t last, bool hyphen,
                  const NumberReading& number) {
    const Token& word = sentence[at];
    const bool one_letter = word.is_word() && word.text().size() == 1;
    if (one_letter && (!sentence.glued(at) || hyphen)) return false;
    // A sign behind a blank belongs to the next number: "5 $10 notes".
    if (word.is_symbol() && !sentence.glued(at) && sentence[last].is_digits() &&
        !sign_goes_behind(sentence, at, last))
        return false;
    if (!sentence.glued(at) && sentence[last].is_digits() && sentence.glued(last))
        return false; // "3 USD50 cards"
    if (is_headline_word(sentence, at, last)) return false;
    if (word.is("won") && (!number.value || *number.value < Decimal(100))) return false;
    // "1,080p" is a screen, no sum.
    return !(word.is("p") && number.value && *number.value >= Decimal(360) && number.bare_digits &&
             (number.value->digits().back() == '8' || *number.value == Decimal(720)));
}

} // namespace

bool may_begin_currency(const Token& token) {
    constexpr std::uint32_t tables = bit(Table::currency_sign) | bit(Table::currency);
    return token.word() != nullptr && (token.word()->tables & tables) != 0;
}

std::optional<UnitReading> currency_sign(const TokenisedSentence& sentence, std::size_t at) {
    std::optional<UnitReading> out;
    if (const auto sign = sign_at(sentence, at))
        say(vocabulary().currency(sign->row), at, sign->last, out.emplace());
    return out;
}

std::optional<UnitReading> money_behind(const TokenisedSentence& sentence, std::size_t at,
                                        const NumberReading& number) {
    std::optional<UnitReading> out;
    std::size_t i = at;
    const bool hyphen = sentence[i].is("-") && sentence.glued(i) && sentence.glued(i + 1);
    if (hyphen) ++i;
    if (is_sterling(sentence, i, number)) {
        say(Currency{"GBP", 1}, i, i + 1, out.emplace());
    } else if (const auto found = Vocabulary::phrase(Table::currency, sentence, i)) {
        if (is_of_number(sentence, i, found->last, hyphen, number))
            say(vocabulary().currency(found->row), i, found->last, out.emplace());
    } else if (const Currency* const currency = in_millions(sentence[i])) {
        say(*currency, i, i + 1, out.emplace());
        out->factor = Decimal::scaled(1, 6);
    }
    return out;
}

} // namespace tally
