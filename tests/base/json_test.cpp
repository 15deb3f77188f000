// JsonWriter: what it writes, byte for byte.
#include "claims/base/json.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tally;

namespace {

std::string written(std::string_view text) {
    std::string out;
    JsonWriter(out).value(text);
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(base)
BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(members_and_items_are_parted_by_commas) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("a", 1).key("b").begin_array().value("x").null().end_array();
    json.key("c").begin_object().end_object().member("d", true).end_object();
    BOOST_TEST(out == R"({"a":1,"b":["x",null],"c":{},"d":true})");
}

BOOST_AUTO_TEST_CASE(an_indent_gives_a_line_an_item_and_none_to_what_is_empty) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().key("a").begin_array().value(1).value(2).end_array();
    json.key("b").begin_array().end_array().end_object();
    BOOST_TEST(out == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

BOOST_AUTO_TEST_CASE(a_name_known_beforehand_is_written_as_any_other) {
    const std::string name = "a";
    for (const int indent : {0, 2}) {
        std::string known, other;
        JsonWriter json(known, indent), same(other, indent);
        json.begin_array().begin_object().member("a", 1).member("a", "x").end_object();
        json.begin_object().key("a").null().end_object().end_array();
        same.begin_array().begin_object().member(name, 1).member(name, "x").end_object();
        same.begin_object().key(name).null().end_object().end_array();
        BOOST_TEST(known == other);
    }
}

BOOST_AUTO_TEST_CASE(text_of_any_length_comes_out_whole) {
    for (const std::size_t size : {0, 1, 7, 8, 9, 15, 16, 17, 31, 33, 2043, 2046, 2047, 5000}) {
        const std::string plain(size, 'x');
        BOOST_TEST(written(plain) == '"' + plain + '"');
        BOOST_TEST(written(plain + '\n' + plain) == '"' + plain + "\\n" + plain + '"');
        std::string members;
        JsonWriter(members).begin_object().member(plain, plain).member(plain, 1).end_object();
        BOOST_TEST(members == "{\"" + plain + "\":\"" + plain + "\",\"" + plain + "\":1}");
    }
}

BOOST_AUTO_TEST_CASE(what_is_open_is_handed_over_when_asked_for) {
    std::string out;
    JsonWriter json(out);
    json.begin_array().value(1);
    json.flush();
    BOOST_TEST(out == "[1");
    json.value(true);
    BOOST_TEST(json.size() == 7U);
    json.flush();
    BOOST_TEST(out == "[1,true");
    out.clear();
    json.value(2).end_array();
    BOOST_TEST(out == ",2]");
    json.value(3); // a text of its own
    BOOST_TEST(out == ",2]3");
}

BOOST_AUTO_TEST_CASE(decimals_are_written_exactly) {
    std::string out;
    JsonWriter json(out);
    json.begin_array().value(Decimal::scaled(25, -1)).value(Decimal(-3)).value(Decimal(2000000000));
    json.end_array();
    BOOST_TEST(out == "[2.5,-3,2000000000]");
}

BOOST_AUTO_TEST_CASE(quotes_controls_and_line_separators_are_escaped) {
    BOOST_TEST(written("say \"no\" \\ yes") == R"("say \"no\" \\ yes")");
    BOOST_TEST(written("a\n\r\t\b\f\x1b\x7f") == R"("a\n\r\t\b\f\u001b\u007f")");
    BOOST_TEST(written("\xC2\x85 \xE2\x80\xA8 \xE2\x80\xA9") == R"("\u0085 \u2028 \u2029")");
    BOOST_TEST(written(std::string_view("\0", 1)) == R"("\u0000")");
}

BOOST_AUTO_TEST_CASE(bidi_zero_width_and_tag_characters_are_escaped) {
    BOOST_TEST(written("\xE2\x80\xAE!\xEF\xBB\xBF") == R"("\u202e!\ufeff")");
    BOOST_TEST(written("\xF3\xA0\x81\x81") == R"("\udb40\udc41")");
}

BOOST_AUTO_TEST_CASE(other_text_stands_as_it_is) {
    BOOST_TEST(written("São Paulo, 東京, 𐐀, e\xCC\x81") == "\"São Paulo, 東京, 𐐀, e\xCC\x81\"");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_the_replacement_character) {
    BOOST_TEST(written("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
