#include "claims/base/json_reader.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <variant>
#include <vector>

using tally::JsonError;
using tally::JsonMember;
using tally::JsonReader;

namespace {

std::string error_of(JsonReader& reader, const std::string& text) {
    const auto result = reader.read_object(text);
    const auto* error = std::get_if<JsonError>(&result);
    return error == nullptr ? "" : error->what;
}

std::string nested(std::size_t levels) {
    return "{\"a\":" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_reader)

BOOST_AUTO_TEST_CASE(members_come_in_their_order_with_their_types) {
    JsonReader reader;
    const auto result = reader.read_object(
        R"( {"z":"a\u00e9\n\ud83d\ude00","a":1.50,"b":[1, {"x": null}],"c":{},"d":true,"e":null} )");
    const auto& members = std::get<std::vector<JsonMember>>(result);
    BOOST_REQUIRE(members.size() == 6U);
    BOOST_TEST(members[0].key == "z");
    BOOST_TEST(members[0].text == "aé\n😀");
    BOOST_TEST((members[0].type == JsonMember::Type::string));
    BOOST_TEST(members[1].text == "1.5");
    BOOST_TEST(members[2].text == "[1,{\"x\":null}]");
    BOOST_TEST((members[3].type == JsonMember::Type::object));
    BOOST_TEST((members[4].type == JsonMember::Type::boolean));
    BOOST_TEST((members[5].type == JsonMember::Type::null));
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_refused_with_its_reason) {
    JsonReader reader;
    for (const auto& [text, reason] : std::initializer_list<std::pair<const char*, const char*>>{
             {"", "it is empty"},
             {"[1]", "it is a list, not an object"},
             {"\"x\"", "it is a string, not an object"},
             {"{\"a\":1", "it is not well-formed JSON"},
             {"{\"a\":1} {}", "it is not well-formed JSON"},
             {"{\"a\":1,}", "it is not well-formed JSON"},
             {"{\"a\":1,\"b\":2,\"a\":3}", "the key 'a' stands twice"},
             {"{\"a\":1,\"\\u0061\":3}", "the key 'a' stands twice"},
             {"{\"a\":\"\\ud800\"}", "a string has a bad escape, a lone surrogate or a line end"},
             {"{\"a\":\"\x01\"}", "a string holds a control character that is not escaped"},
             {"{\"a\":tru}", "a word that is not true, false or null"},
             {"{\"a\":01}", "a number is malformed or beyond 64 bits"},
             {"{\"a\":99999999999999999999}", "a number is malformed or beyond 64 bits"},
             {"{\"a\":\"x}", "a string is not closed"}})
        BOOST_TEST(error_of(reader, text) == reason, text << ": " << error_of(reader, text));
}

BOOST_AUTO_TEST_CASE(mistakes_in_members_that_nobody_wants_are_found_too) {
    JsonReader reader;
    BOOST_TEST(error_of(reader, R"({"id":"a","text":"x","extra":[1,{"y":tru}]})") != "");
    BOOST_TEST(error_of(reader, "{\"id\":\"a\",\"text\":\"x\",\"extra\":\"\xFF\"}") ==
               "it is not UTF-8");
}

BOOST_AUTO_TEST_CASE(sixty_four_levels_are_read_and_no_more) {
    JsonReader reader;
    BOOST_TEST(error_of(reader, nested(63)) == "");
    BOOST_TEST(error_of(reader, nested(65)) == "it is nested deeper than 64 levels");
    // The limit holds after the buffers grew.
    BOOST_TEST(error_of(reader, "{\"a\":\"" + std::string(1'000'000, 'x') + "\"}") == "");
    BOOST_TEST(error_of(reader, nested(65)) == "it is nested deeper than 64 levels");
    BOOST_TEST(error_of(reader, nested(100'000)) == "it is nested deeper than 64 levels");
}

BOOST_AUTO_TEST_CASE(many_keys_cost_no_more_than_their_number) {
    JsonReader reader;
    std::string text = "{";
    for (int i = 0; i < 300'000; ++i)
        text += "\"k" + std::to_string(i) + "\":0,";
    BOOST_TEST(error_of(reader, text + "\"k77\":1}") == "the key 'k77' stands twice");
}

BOOST_AUTO_TEST_SUITE_END()
