#include "claims/values/value.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using tally::Decimal;
using tally::Span;
using tally::Value;

namespace {

std::vector<Value> values_of(const std::string& text) {
    return tally::recognise(text, {{0, text.size()}}, {});
}

/// Words and signs that values are made of, and some that they are not.
std::string any_text() {
    static const std::vector<std::string> pieces = {
        "more than", "about",     "up to",  "nearly", "$",       "€",      "A$",      "2",
        "40",        "1,400",     "2.5",    "0.1",    "billion", "m",      "bn",      "million",
        "hundred",   "and",       "a",      "half",   "dozen",   "dozens", "of",      "people",
        "Russian",   "diplomats", "-",      "–",      "to",      "or",     "between", "from",
        "%",         "percent",   "points", "km",     "miles",   "an",     "hour",    "per",
        "month",     "year",      "old",    "June",   "16",      "2021",   "Monday",  "5",
        "p.m.",      ",",         ".",      "(",      ")",       "’s",     "third",   "21st",
        "in",        "five",      "one",    "two",    "thirds",  "rose",   "killed",  "magnitude",
        "feet",      "inches",    "°",      "C",      "/",       "½",      "several", "few",
        "minus",     "+",         "~",      "so",     "more",    "less",   "U.S.",    "G-7",
        "naïve"};
    std::string out;
    const int words = *rc::gen::inRange(0, 14);
    for (int i = 0; i < words; ++i) {
        out += *rc::gen::elementOf(pieces);
        if (*rc::gen::inRange(0, 4) > 0) out += ' ';
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(recognise)

BOOST_AUTO_TEST_CASE(spans_lie_in_the_text_in_order_without_overlap_and_hold_an_interval) {
    BOOST_TEST(rc::check([] {
        const std::string text = any_text();
        std::size_t end = 0;
        for (const Value& value : values_of(text)) {
            RC_ASSERT(value.span.start >= end);
            RC_ASSERT(value.span.start < value.span.end);
            RC_ASSERT(value.span.end <= text.size());
            RC_ASSERT(value.span.contains(value.core));
            RC_ASSERT(value.core.size() > 0U);
            RC_ASSERT(text[value.span.start] != ' ');
            RC_ASSERT(text[value.span.end - 1] != ' ');
            if (value.allows.min() && value.allows.max())
                RC_ASSERT(*value.allows.min() <= *value.allows.max());
            end = value.span.end;
        }
    }));
}

BOOST_AUTO_TEST_CASE(a_sentence_is_read_alike_wherever_it_stands) {
    BOOST_TEST(rc::check([] {
        const std::string text = any_text();
        const std::string before = "The talks went on. ";
        const std::string longer = before + text;
        const auto alone = values_of(text);
        const auto within =
            tally::recognise(longer, {{0, before.size() - 1}, {before.size(), longer.size()}}, {});
        RC_ASSERT(alone.size() == within.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            RC_ASSERT(alone[i].span.start + before.size() == within[i].span.start);
            RC_ASSERT(alone[i].kind == within[i].kind);
            RC_ASSERT(alone[i].allows == within[i].allows);
        }
    }));
}

BOOST_AUTO_TEST_CASE(a_number_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const auto millions = *rc::gen::inRange<std::int64_t>(1, 1000);
        std::string grouped = std::to_string(millions) + ",000,000";
        const std::string plain = std::to_string(millions);
        const Decimal value = Decimal::scaled(millions, 6);
        for (const std::string& form :
             {"$" + grouped, "$" + plain + " million", "$" + plain + "m", "$" + plain + "mn",
              plain + " million dollars", grouped + " U.S. dollars", "USD " + plain + "m"}) {
            const auto found = values_of("They paid " + form + " for it");
            RC_ASSERT(found.size() == 1U);
            RC_ASSERT(found[0].kind == tally::Kind::money);
            RC_ASSERT(found[0].value == value);
            RC_ASSERT(found[0].unit == "USD");
        }
    }));
}

BOOST_AUTO_TEST_CASE(number_words_say_what_digits_say) {
    static const std::vector<std::string> small = {
        "zero",     "one",     "two",     "three",     "four",     "five",    "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const std::vector<std::string> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                  "fifty", "sixty", "seventy", "eighty", "ninety"};
    const auto below_thousand = [](std::int64_t n) {
        std::string out;
        const auto index = [](std::int64_t i) { return static_cast<std::size_t>(i); };
        if (n >= 100) out = small[index(n / 100)] + " hundred";
        const std::int64_t rest = n % 100;
        if (rest == 0 && n > 0) return out;
        if (!out.empty()) out += *rc::gen::element<std::string>(" and ", " ");
        if (rest < 20) return out + small[index(rest)];
        out += tens[index(rest / 10)];
        if (rest % 10 > 0)
            out += *rc::gen::element<std::string>("-", " ") + small[index(rest % 10)];
        return out;
    };
    BOOST_TEST(rc::check([&] {
        const auto n = *rc::gen::inRange<std::int64_t>(2, 1'000'000'000);
        std::string words;
        const auto add = [&](std::int64_t part, const std::string& scale) {
            if (part == 0) return;
            if (!words.empty()) words += ' ';
            words += below_thousand(part) + scale;
        };
        add(n / 1'000'000, " million");
        add(n / 1000 % 1000, " thousand");
        add(n % 1000, "");
        const auto found = values_of("They sold " + words + " tickets");
        RC_ASSERT(found.size() == 1U);
        RC_ASSERT(found[0].value == Decimal(n));
        RC_ASSERT(found[0].unit == "ticket");
    }));
}

BOOST_AUTO_TEST_CASE(no_value_crosses_the_end_of_a_sentence) {
    const std::string text = "It cost 5 million dollars";
    const auto found = tally::recognise(text, {{0, 17}, {18, text.size()}}, {});
    BOOST_REQUIRE(!found.empty());
    BOOST_TEST(found[0].span.end <= 17U);
    BOOST_TEST((found[0].kind == tally::Kind::number));
}

BOOST_AUTO_TEST_SUITE_END()
