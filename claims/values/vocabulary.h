#pragma once

#include "claims/base/decimal.h"
#include "claims/values/tokens.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tally {

/// What a word may be; a section of claims/values/words/grammar.yml or numbers.yml each (the names
/// in vocabulary.cpp). A section that maps words to numbers gives the number with it.
enum class WordClass : std::uint8_t {
    // numbers.yml
    unit_number,  ///< zero to nineteen
    tens_number,  ///< twenty to ninety
    scale,        ///< hundred, thousand, million …: its power of ten
    scale_letter, ///< k, m, bn behind digits: its power of ten
    group_number, ///< dozen, score, gross
    plural_scale, ///< dozens, hundreds, millions: how many one of them is
    vague_number, ///< several, few, couple: the least that it allows
    vague_high,   ///< the same words: the most
    ordinal,      ///< first, twentieth: its place
    ordinal_end,  ///< st, nd, rd, th
    fraction,     ///< half, quarter, third(s), tenths: its denominator
    multiple,     ///< twice, double, triple: its factor
    // grammar.yml
    article,
    determiner,
    preposition,
    conjunction,
    pronoun,
    auxiliary,
    verb,
    adverb,
    adjective,
    invariable_plural, ///< people, police, aircraft
    false_plural,      ///< ends in s and is none: across, news, various
    parent,            ///< mother, dad: the number behind "of" counts their children
    name_before,       ///< Highway, Boeing, Flight: a number behind it is a name's part
    numbers_parts,     ///< section, version: those of them whose number may have a point
    name_after,        ///< Road, Street: a number before it is a name's part
    person_noun,       ///< man, driver: "Man, 61, rescued"
    role_noun,         ///< dead, wounded, injured: nouns that say what happened
    rises,             ///< "rose", "up": the amount behind it is a change
    falls,
    between_verb_and_amount, ///< "rose by another 3 percent"
    governs_about,           ///< "asked about 5 people"
    governs_over,            ///< "victory over 2 rivals"
    goes_over,               ///< "took over 2 firms", but not "took over 2 hours"
    kept_hedge,              ///< "exceeded", "above": a hedge that a slot leaves in the sentence
    calendar_unit,           ///< year, month …: the names of a denominator
    per_noun,                ///< "$5 a share", "a head"
    people_noun,             ///< "no deaths", "no survivors": a zero that is a count
    compound_tail,           ///< "-strong", "-way": with a number a word, no unit
    noun_participle,         ///< "rocket propelled": behind a noun a modifier with it
    none_word,               ///< "no deaths", "nobody died": may be a count of 0
    any_word,                ///< "denied expelling any": may be one or more
    share_noun,              ///< "a majority of": may be a percentage
    amount_word,             ///< "minus", "between", "magnitude": an amount may begin with it
    end_of_list
};

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

/// The tables of phrases, each a file or section of claims/values/words/.
enum class Table : std::uint8_t {
    hedge,         ///< before a number: "more than"
    hedge_after,   ///< behind it: "or more"
    currency,      ///< names and codes
    currency_sign, ///< stands before the number
    percent,
    unit,        ///< names, in any case
    unit_symbol, ///< symbols, as written
    idiom        ///< holds a number word and is no value: "one another"
};

constexpr std::uint32_t bit(Table table) { return 1U << static_cast<unsigned>(table); }

/// A phrase that begins with a word: the words that follow it, and its row.
struct Phrase {
    Table table;
    std::uint32_t row;
    std::uint64_t head_behind; ///< of the first of `rest`; 0 for none
    struct Part {
        std::string folded;
        std::uint64_t head; ///< head_of(folded)
        bool glued;         ///< the table has no blank before it, so the text may have none
    };
    std::vector<Part> rest;
    std::string written; ///< the first word as it must be written; empty for any case
};

struct TimeTerm;

/// The words that stand second in a word's phrases, roughly: a bit for each, which few share. Most
/// words that begin a phrase begin none where they stand, and one look at the next token tells.
class SecondWords {
public:
    void add(std::uint64_t head) { bits_ |= mark(head); }
    /// Never false where a phrase goes on with the token.
    bool may_be(const Token& token) const { return (bits_ & mark(token.head())) != 0; }

private:
    static std::uint64_t mark(std::uint64_t head) {
        return std::uint64_t{1} << ((head * 0x9E3779B97F4A7C15ULL) >> 58U);
    }
    std::uint64_t bits_ = 0;
};

/// What the tables know of one word, by its folded form.
struct Word {
    std::uint64_t classes = 0;
    std::uint32_t tables = 0;          ///< a bit for each Table that one of its phrases is in
    std::uint32_t sure_tables = 0;     ///< of those that have it alone as a phrase
    std::uint32_t time_senses = 0;     ///< a bit for each TimeSense of its `times`
    std::uint32_t sure_senses = 0;     ///< of those that are phrases of this word alone
    bool ends_time = false;            ///< the last word of a phrase that tells of time
    bool second_in_time = false;       ///< the second of one
    bool second_in_opening = false;    ///< the second of a hedge, an idiom or a sign of currency
    std::uint32_t traits = 0;          ///< a bit for each Trait
    SecondWords seconds, time_seconds; ///< of its phrases; and of its `times`
    /// The phrases of words/dates.yml, nullptr for none and for what is no word.
    const std::vector<TimeTerm>* times = nullptr;
    std::vector<std::pair<WordClass, std::int64_t>> numbers;
    std::vector<Phrase> phrases; ///< of each table the longest first
    std::string lemma;           ///< of an irregular plural: "foot" of "feet"

    bool is(WordClass c) const { return (classes & bit(c)) != 0; }
    std::optional<std::int64_t> number(WordClass c) const;
};

/// What a table of words gives: a word and, at hand, what is asked of each; nothing for an unknown.
struct KnownWord {
    const Word* word = nullptr;
    std::uint32_t traits = 0;
};

inline bool is(const Token& token, WordClass c) { return token.word() && token.word()->is(c); }

/// A row of words/hedges.yml: "about", "nearly", "more_than". What it allows, hedge.h says.
struct Hedge {
    std::string name;
};

/// A currency, or a coin that is its part.
struct Currency {
    std::string code;       ///< ISO 4217
    std::int64_t parts = 1; ///< how many of it make one: 100 for a cent
};

/// A unit of measure: a row of words/units.yml, its prefix applied.
struct Unit {
    std::string code; ///< UCUM
    std::string base; ///< the unit that all units of its dimension are compared in
    Decimal factor;   ///< x of it are x * factor + offset of the base
    Decimal offset;
    Decimal times = Decimal(1); ///< what a name of it counts by: 10^9 of "bcf", billions of ft3
};

struct PhraseMatch {
    std::uint32_t row = 0;
    std::size_t last = 0; ///< the token behind it
};

/// All of words/*.yml, read once. A fault in those files is std::logic_error: they are ours.
class Vocabulary {
public:
    Vocabulary();

    const WordTable<KnownWord>& words() const { return words_; }
    const Word* find(std::string_view folded) const { return words_.find(folded).word; }

    /// Whether a phrase of a table may begin at token `at`: a look at it and the next.
    static bool may_begin(Table table, const TokenisedSentence& sentence, std::size_t at) {
        const Word* const word = sentence[at].word();
        return word != nullptr && (word->tables & bit(table)) != 0 &&
               ((word->sure_tables & bit(table)) != 0 || word->seconds.may_be(sentence[at + 1]));
    }
    /// The longest phrase of a table that begins at token `at`.
    static std::optional<PhraseMatch> phrase(Table table, const TokenisedSentence& sentence,
                                             std::size_t at) {
        if (!may_begin(table, sentence, at)) return std::nullopt;
        return phrase_of(*sentence[at].word(), table, sentence, at);
    }

    const std::vector<Hedge>& hedges() const { return hedges_; }
    const Currency& currency(std::uint32_t row) const { return currencies_[row]; }
    const Unit& unit(std::uint32_t row) const { return units_[row]; }
    /// "percent", "percentage point", "basis point".
    const std::string& percent(std::uint32_t row) const { return percents_[row]; }
    /// The row with a code, without denominators and powers; nullptr where there is none.
    const Unit* unit_of(std::string_view code) const;

private:
    friend class VocabularyReader;
    static std::optional<PhraseMatch> phrase_of(const Word& word, Table table,
                                                const TokenisedSentence& sentence, std::size_t at);
    std::deque<std::pair<std::string, Word>> store_;
    std::set<std::string> seconds_; ///< known as second words of phrases that open a value alone
    WordTable<KnownWord> words_;
    std::vector<Hedge> hedges_;
    std::vector<Currency> currencies_;
    std::vector<Unit> units_;
    std::vector<std::string> percents_;
    std::unordered_map<std::string, std::uint32_t> unit_rows_;
};

const Vocabulary& vocabulary();

} // namespace tally
