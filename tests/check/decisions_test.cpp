#include "claims/check/decisions.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tally;

namespace {

/// A fact with one claim on each interval, in the fact's unit.
Checked fact_of(Kind kind, const std::string& unit, const std::vector<Interval>& said) {
    Checked out;
    Fact& fact = out.facts.emplace_back();
    fact.kind = kind;
    fact.unit = unit;
    fact.verdict = Verdict::conflict;
    for (const Interval& one : said) {
        fact.claims.push_back(out.claims.size());
        out.claims.emplace_back().value.allows = one;
        Compared& compared = out.compared.emplace_back();
        compared.min_key = one.min_key();
        compared.max_key = one.max_key();
    }
    return out;
}

bool accepts(const Checked& checked, const std::string& words, std::size_t claim = 0) {
    const auto keys = accepted_keys(words, checked.facts[0], checked);
    BOOST_REQUIRE_MESSAGE(keys.has_value(), words);
    return can_be(checked.claims[claim], checked.compared[claim], *keys);
}

bool is_a_value(const Checked& checked, const std::string& words) {
    return accepted_keys(words, checked.facts[0], checked).has_value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(decisions)

BOOST_AUTO_TEST_CASE(a_number_is_one_of_the_facts_own_unit) {
    const Checked people = fact_of(Kind::count, "target", {Interval::exactly(Decimal(32))});
    for (const char* words : {"32", "32 people", "about 32", "30 to 40", "more than 31"})
        BOOST_TEST(accepts(people, words), words);
    for (const char* words : {"33", "fewer than 32", "40 officials"})
        BOOST_TEST(!accepts(people, words), words);
    for (const char* words : {"$32", "32 km", "many", "32 or 33 or so of them", ""})
        BOOST_TEST(!is_a_value(people, words), words);
}

BOOST_AUTO_TEST_CASE(money_and_lengths_are_brought_to_the_unit_of_comparison) {
    const Checked money = fact_of(Kind::money, "USD", {Interval::exactly(Decimal(2'500'000'000))});
    BOOST_TEST(accepts(money, "$2.5 billion"));
    BOOST_TEST(accepts(money, "2500000000"));
    BOOST_TEST(!accepts(money, "$2 billion"));
    BOOST_TEST(!is_a_value(money, "2.5 billion euros"));
    Checked length = fact_of(Kind::quantity, "m", {Interval::exactly(Decimal(2000))});
    length.facts[0].unit_as_written = "km";
    BOOST_TEST(accepts(length, "2 km"));
    BOOST_TEST(accepts(length, "2,000 m"));
    BOOST_TEST(!is_a_value(length, "2")); // of what, metres or kilometres?
}

BOOST_AUTO_TEST_CASE(a_day_may_be_given_as_a_month) {
    const Interval day = Interval::exactly(Decimal(day_number(*parse_iso_date("2021-06-16"))));
    const Checked fact = fact_of(Kind::date, "", {day});
    BOOST_TEST(accepts(fact, "June 16, 2021"));
    BOOST_TEST(accepts(fact, "June 2021"));
    BOOST_TEST(!accepts(fact, "17 June 2021"));
}

BOOST_AUTO_TEST_CASE(a_denial_can_be_true_unless_the_accepted_value_is_what_it_denies) {
    Checked fact = fact_of(Kind::count, "person",
                           {Interval::exactly(Decimal(12)), Interval::at_least(Decimal(10))});
    fact.claims[0].polarity = Polarity::denied;
    fact.claims[1].polarity = Polarity::denied;
    BOOST_TEST(!accepts(fact, "12", 0));
    BOOST_TEST(accepts(fact, "13", 0));
    BOOST_TEST(accepts(fact, "at least 12", 0)); // 13 is left
    BOOST_TEST(!accepts(fact, "at least 12", 1));
}

BOOST_AUTO_TEST_CASE(names_are_compared_by_their_words_in_any_case) {
    Checked fact = fact_of(Kind::name, "", {Interval()});
    const KeyRange keys = keys_of_text("new-start");
    fact.claims[0].value.name = "new-start";
    fact.claims[0].known_as = "New START";
    fact.compared[0].min_key = keys.low;
    fact.compared[0].max_key = keys.high;
    BOOST_TEST(accepts(fact, "new start"));
    BOOST_TEST(accepts(fact, "\"New  START\""));
    BOOST_TEST(!accepts(fact, "Open Skies"));
}

BOOST_AUTO_TEST_SUITE_END()
