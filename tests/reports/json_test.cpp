// The JSON report is valid JSON with the members of docs/contract.md, whatever the text holds.
#include "claims/reports/formats.h"
#include "tests/reports/sample.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <string>

using namespace tally;
using namespace tally::tests;

namespace {

std::string printed(const Report& report) {
    std::string out;
    write_json(report, {}, [&](std::string_view piece) { out += piece; });
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports)
BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(it_has_the_members_of_the_contract) {
    const Sample sample = summit_sample();
    const std::string text = printed(sample.report(Show::all));
    check_golden("fixtures/reports/summit.json", text);
    simdjson::dom::parser parser;
    const simdjson::dom::element report = parser.parse(text);
    for (const char* name : {"schema_version", "tool", "corpus", "facts", "decisions", "known",
                             "coverage", "relations", "errors"})
        BOOST_TEST(report[name].error() == simdjson::SUCCESS, name);
    const simdjson::dom::element fact = report["facts"].at(0);
    for (const char* name :
         {"id", "subject", "attribute", "qualifiers", "kind", "unit", "verdict", "strength",
          "independent_sources", "claims", "claims_total", "conflicts", "conflicts_total"})
        BOOST_TEST(fact[name].error() == simdjson::SUCCESS, name);
    const simdjson::dom::element claim = fact["claims"].at(0);
    for (const char* name : {"article",     "start",     "end",        "text",
                             "kind",        "value",     "min",        "max",
                             "min_open",    "max_open",  "min_key",    "max_key",
                             "approximate", "change",    "unit",       "per",
                             "unit_text",   "id",        "rule",       "fact",
                             "subject",     "attribute", "qualifiers", "polarity",
                             "attribution", "as_of",     "sentence",   "sentence_start",
                             "line",        "column"})
        BOOST_TEST(claim[name].error() == simdjson::SUCCESS, name);
    const std::string_view a = fact["conflicts"].at(0)["a"];
    BOOST_TEST(a == sample.checked.claims.at(sample.checked.facts[0].conflicts[0].a).id);
}

BOOST_AUTO_TEST_CASE(max_claims_cuts_the_list_and_says_how_many_there_are) {
    const Sample sample = summit_sample();
    Report report = sample.report(Show::all);
    report.max_claims = 1;
    simdjson::dom::parser parser;
    const std::string text = printed(report);
    const simdjson::dom::element fact = simdjson::dom::element(parser.parse(text))["facts"].at(0);
    BOOST_TEST(simdjson::dom::array(fact["claims"]).size() == 1U);
    BOOST_TEST(std::int64_t(fact["claims_total"]) == 3);
}

BOOST_AUTO_TEST_CASE(hostile_text_comes_back_as_it_was) {
    const Sample sample = hostile_sample();
    const std::string text = printed(sample.report(Show::all));
    simdjson::dom::parser parser;
    const simdjson::dom::element report = parser.parse(text);
    const std::string_view words = report["facts"].at(0)["claims"].at(0)["text"];
    BOOST_TEST(words == sample.checked.claims[0].value.span.of(sample.corpus.articles[0].text));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
