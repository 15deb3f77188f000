// Most numbers and most of what stands behind them are decided at one look. Here those short ways
// are held to the grammars behind them, on random texts of what numbers and units are made of.
#include "claims/values/amount.h"
#include "claims/values/number_grammar.h"
#include "claims/values/number_words.h"
#include "claims/values/tokens.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

using tally::NumberReading;
using tally::TokenisedSentence;

namespace {

bool same(const NumberReading& a, const NumberReading& b) {
    return a.last == b.last && a.value == b.value && a.allows == b.allows &&
           a.precision == b.precision && a.scale == b.scale && a.approximate == b.approximate &&
           a.in_words == b.in_words && a.bare_digits == b.bare_digits && a.article == b.article &&
           a.is_signed == b.is_signed && a.multiple == b.multiple && a.times == b.times;
}

std::string joined(const std::vector<std::string>& pieces) {
    const auto count = *rc::gen::inRange<std::size_t>(1, 9);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0 && *rc::gen::inRange(0, 3) > 0) out += ' ';
        out += *rc::gen::elementOf(pieces);
    }
    return out;
}

const std::vector<std::string> parts_of_numbers = {"0",
                                                   "1",
                                                   "2",
                                                   "5",
                                                   "10",
                                                   "12",
                                                   "30",
                                                   "007",
                                                   "100",
                                                   "2019",
                                                   "000",
                                                   "123456",
                                                   ",",
                                                   ".",
                                                   ",000",
                                                   ",500",
                                                   ".5",
                                                   ".25",
                                                   "1,234",
                                                   "2.5",
                                                   "-",
                                                   "–",
                                                   "/",
                                                   "⁄",
                                                   "*",
                                                   "^",
                                                   "×",
                                                   "%",
                                                   "½",
                                                   "(",
                                                   ")",
                                                   "'",
                                                   "\"",
                                                   "+",
                                                   "x",
                                                   "e",
                                                   "s",
                                                   "k",
                                                   "m",
                                                   "bn",
                                                   "mil",
                                                   "st",
                                                   "and",
                                                   "in",
                                                   "out",
                                                   "of",
                                                   "over",
                                                   "point",
                                                   "fold",
                                                   "a",
                                                   "an",
                                                   "one",
                                                   "three",
                                                   "six",
                                                   "ten",
                                                   "nineteen",
                                                   "twenty",
                                                   "forty",
                                                   "ninety",
                                                   "zero",
                                                   "hundred",
                                                   "million",
                                                   "thousand",
                                                   "billion",
                                                   "dozen",
                                                   "dozens",
                                                   "score",
                                                   "gross",
                                                   "half",
                                                   "third",
                                                   "fifths",
                                                   "firsts",
                                                   "seconds",
                                                   "ninth",
                                                   "nineths",
                                                   "quarter",
                                                   "quarters",
                                                   "first",
                                                   "second",
                                                   "hundredth",
                                                   "tens",
                                                   "several",
                                                   "few",
                                                   "couple",
                                                   "twice",
                                                   "tenfold",
                                                   "minus",
                                                   "people",
                                                   "months",
                                                   "years",
                                                   "Monday",
                                                   "euros",
                                                   "feet",
                                                   "every",
                                                   "to",
                                                   "million's",
                                                   "123456789012345678",
                                                   "\u00A0"};

const std::vector<std::string> parts_of_units = {
    "-",       "/",       "'",        "\"",     "(",          ")",        "[",          "]",
    "<",       ">",       "{",        "}",      ".",          ",",        "%",          "$",
    "€",       "£",       "°",        "²",      "³",          "2",        "3",          "10",
    "a",       "an",      "per",      "the",    "of",         "km",       "m",          "h",
    "kg",      "kWh",     "mm",       "K",      "C",          "in",       "st",         "lb",
    "ft",      "l",       "W",        "MEUR",   "MSEK",       "EUR",      "USD",        "US",
    "p",       "c",       "bp",       "pc",     "pp",         "percent",  "percentage", "point",
    "points",  "basis",   "per cent", "dollar", "dollars",    "euro",     "pounds",     "cents",
    "won",     "mil",     "bn",       "grand",  "square",     "sq",       "cubic",      "cu",
    "metres",  "mile",    "foot",     "inches", "barrels",    "bpd",      "bcf",        "yo",
    "y",       "o",       "y.o",      "years",  "year",       "second",   "seconds",    "minutes",
    "hour",    "days",    "week",     "light",  "quarter",    "decades",  "month",      "degrees",
    "Celsius", "long",    "tall",     "people", "Australian", "Canadian", "US$",        "stone",
    "tonnes",  "gallons", "1/2"};

} // namespace

BOOST_AUTO_TEST_SUITE(number_words)

BOOST_AUTO_TEST_CASE(a_plain_number_is_read_as_the_grammar_reads_it) {
    BOOST_TEST(rc::check([] {
        const std::string text = joined(parts_of_numbers);
        TokenisedSentence s;
        s.tokenise(text, {0, text.size()});
        const bool money = *rc::gen::inRange(0, 2) == 1;
        for (std::size_t at = 0; at < s.size(); ++at) {
            NumberReading plain;
            if (!tally::read_plain_number(s, at, plain)) continue;
            const auto full = tally::read_long_number(s, at, {money});
            if (!full || !same(plain, *full)) RC_FAIL(text + " at " + std::to_string(at));
        }
    }));
}

BOOST_AUTO_TEST_CASE(no_unit_stands_where_none_may_begin) {
    BOOST_TEST(rc::check([] {
        const std::string text =
            "12" + std::string(*rc::gen::inRange<std::size_t>(0, 2), ' ') + joined(parts_of_units);
        TokenisedSentence s;
        s.tokenise(text, {0, text.size()});
        const auto number = tally::read_number(s, 0);
        if (!number || number->precision.fraction || !number->value) return;
        const std::size_t at = number->last;
        if (tally::may_begin_unit(s, at)) return;
        const auto money = tally::money_behind(s, at, *number);
        const auto percent = tally::percent_behind(s, at);
        const auto quantity = tally::quantity_behind(s, at, *number);
        if (money || percent || quantity) RC_FAIL(text);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
