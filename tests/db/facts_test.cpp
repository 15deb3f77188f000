// What a user writes into a filter is a parameter of the query, never a part of its text.
#include "db/facts.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace tally;
using namespace tally::tests;

namespace {

FactsAsked asked_with(const std::string& text) {
    FactsAsked asked;
    for (const FactField& field : fact_fields())
        asked.conditions.push_back({&field, FilterSign::is, {text, text}});
    asked.words = {text};
    return asked;
}

/// The rows of an answer, "a|b" each.
std::string answer(const std::string& path, const FactsAsked& asked) {
    const SqlQuery made = facts_query(asked);
    const auto result = query(path, made.sql, {}, made.parameters);
    if (!result) return to_string(result.error().front());
    std::string out;
    for (const auto& row : result->table.rows)
        out += std::get<std::string>(row.front()) + "\n";
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_facts)

BOOST_AUTO_TEST_CASE(no_text_of_a_user_changes_the_query) {
    BOOST_TEST(rc::check("one query for all values", [](const std::string& text) {
        for (const bool claims : {false, true})
            for (const bool for_people : {false, true}) {
                FactsAsked one = asked_with(text), other = asked_with("x");
                one.claims = other.claims = claims;
                one.for_people = other.for_people = for_people;
                RC_ASSERT(facts_query(one).sql == facts_query(other).sql);
            }
    }));
}

BOOST_AUTO_TEST_CASE(every_field_can_be_asked_and_counted_by) {
    const StoredStory stored;
    for (const FactField& field : fact_fields()) {
        FactsAsked asked;
        const bool is_day =
            field.sort == FactField::Sort::since || field.sort == FactField::Sort::until;
        asked.conditions = {{&field, FilterSign::is, {is_day ? "2031-03" : "1"}}};
        BOOST_TEST(answer(stored.path(), asked).find("error") == std::string::npos, field.name);
        if (!field.is_facet) continue;
        FactsAsked counted;
        counted.by = {&field};
        const SqlQuery made = facts_query(counted);
        const auto rows = query(stored.path(), made.sql, {}, made.parameters);
        BOOST_REQUIRE_MESSAGE(rows.has_value(), field.name);
        std::int64_t claims = 0;
        for (const auto& row : rows->table.rows)
            claims += std::get<std::int64_t>(row.back());
        BOOST_TEST(claims == 6, field.name); // each claim is counted once
    }
}

BOOST_AUTO_TEST_CASE(filters_on_claims_hold_for_one_claim) {
    const StoredStory stored;
    const auto found = [&](std::vector<FactCondition> conditions, std::vector<std::string> words) {
        FactsAsked asked;
        asked.conditions = std::move(conditions);
        asked.words = std::move(words);
        return answer(stored.path(), asked);
    };
    const FactField* source = fact_field("source");
    const FactField* value = fact_field("value");
    BOOST_TEST(found({{source, FilterSign::is, {"LEDGER"}}, {value, FilterSign::is, {"41"}}}, {}) !=
               "");
    BOOST_TEST(found({{source, FilterSign::is, {"post"}}, {value, FilterSign::is, {"41"}}}, {}) ==
               "");
    BOOST_TEST(found({{source, FilterSign::is, {"p*", "none"}}}, {"villagers were SAVED"}) != "");
    BOOST_TEST(found({{source, FilterSign::is, {"*["}}}, {}) == ""); // no sign but * means more
    BOOST_TEST(found({}, {"%"}) == "");
}

// Each statement is written out; what changes is bound. Where a name of the schema itself has to
// stand in the text (a view that is dropped, a column that is listed), the file is named here.
BOOST_AUTO_TEST_CASE(no_statement_is_put_together_of_text) {
    for (const auto& entry : std::filesystem::directory_iterator("db")) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".cpp" || name == "schema.cpp" || name == "maintain.cpp")
            continue;
        std::ifstream file(entry.path());
        std::size_t number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            BOOST_TEST(line.find("sqlite3_exec") == std::string::npos, name << ":" << number);
            const bool runs = line.find("exec(") != std::string::npos ||
                              line.find("execAndGet(") != std::string::npos;
            BOOST_TEST(!(runs && line.find(" + ") != std::string::npos), name << ":" << number);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
