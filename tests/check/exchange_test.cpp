#include "claims/check/exchange.h"

#include <boost/test/unit_test.hpp>

namespace tally {

namespace {

Decimal decimal(const char* digits) { return *Decimal::parse(digits); }
Interval sum(const char* from, const char* to) {
    return Interval::between(decimal(from), decimal(to));
}

} // namespace

BOOST_AUTO_TEST_SUITE(exchange)

BOOST_AUTO_TEST_CASE(a_rate_leads_both_ways_and_is_rounded_outward) {
    ExchangeRates rates;
    rates.add("EUR", sum("2", "4"), "USD", sum("3", "5"));
    BOOST_TEST((rates.between("EUR", "USD") == sum("0.75", "2.5")));
    const Interval back = *rates.between("USD", "EUR");
    BOOST_TEST((back.min() == decimal("0.4")));
    BOOST_TEST((*back.max() * decimal("3") >= decimal("4")));
}

BOOST_AUTO_TEST_CASE(a_currency_is_worth_one_of_itself) {
    BOOST_TEST((ExchangeRates().between("EUR", "EUR") == sum("1", "1")));
}

BOOST_AUTO_TEST_CASE(without_a_rate_there_is_none) {
    ExchangeRates rates;
    BOOST_TEST(rates.empty());
    BOOST_TEST(!rates.between("EUR", "USD"));
    rates.add("EUR", sum("0", "4"), "USD", sum("3", "5"));
    rates.add("EUR", sum("1", "4"), "EUR", sum("3", "5"));
    rates.add("EUR", Interval::more_than(decimal("1")), "USD", sum("3", "5"));
    BOOST_TEST(rates.empty());
}

BOOST_AUTO_TEST_CASE(several_rates_are_what_all_allow) {
    ExchangeRates rates;
    rates.add("EUR", sum("1", "1"), "USD", sum("1", "3"));
    rates.add("EUR", sum("1", "1"), "USD", sum("2", "4"));
    BOOST_TEST((rates.between("EUR", "USD") == sum("2", "3")));
}

BOOST_AUTO_TEST_CASE(rates_that_differ_are_all_that_some_allow) {
    ExchangeRates rates;
    rates.add("EUR", sum("1", "1"), "USD", sum("1", "2"));
    rates.add("EUR", sum("1", "1"), "USD", sum("3", "4"));
    BOOST_TEST((rates.between("EUR", "USD") == sum("1", "4")));
}

BOOST_AUTO_TEST_CASE(a_rate_leads_over_another_currency) {
    ExchangeRates rates;
    rates.add("EUR", sum("1", "1"), "USD", sum("2", "2"));
    rates.add("USD", sum("1", "1"), "ZAR", sum("8", "10"));
    BOOST_TEST((rates.between("EUR", "ZAR") == sum("16", "20")));
    BOOST_TEST(rates.first_tied_to("ZAR") == "EUR");
    BOOST_TEST(rates.first_tied_to("GBP") == "GBP");
}

BOOST_AUTO_TEST_CASE(a_sum_takes_the_whole_rate) {
    BOOST_TEST((exchanged(sum("10", "20"), sum("2", "3")) == sum("20", "60")));
    BOOST_TEST((exchanged(sum("-10", "20"), sum("2", "3")) == sum("-30", "60")));
    const Interval above = exchanged(Interval::more_than(decimal("10")), sum("2", "3"));
    BOOST_TEST((above == Interval::more_than(decimal("20"))));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tally
