#include "claims/base/utf8.h"
#include "claims/base/yaml.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <chrono>
#include <string>
#include <vector>

using tally::Location;
using tally::read_yaml;
using tally::SourceText;
using tally::YamlNode;

namespace {

YamlNode read(const std::string& text) {
    const auto result = read_yaml(SourceText("a.yaml", text));
    if (!result) BOOST_FAIL(to_string(result.error().front()));
    return *result;
}

/// The one error of a text that is refused, as a user sees it.
std::string refusal(const std::string& text) {
    const auto result = read_yaml(SourceText("a.yaml", text));
    if (result) return "taken";
    return to_string(result.error().front());
}

std::string place(const SourceText& file, const YamlNode& scalar, std::size_t offset) {
    const Location where = location_in(file, scalar, offset);
    return std::to_string(where.line) + ":" + std::to_string(where.column);
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(scalars_stay_text) {
    const YamlNode node = read("a: 010\nb: yes\nc: 'yes'\nd: 2021-06-16\ne: \"1e3\"\n");
    BOOST_TEST(node.find("a")->scalar == "010");
    BOOST_TEST(node.find("b")->scalar == "yes");
    BOOST_TEST(node.find("b")->plain);
    BOOST_TEST(!node.find("c")->plain);
    BOOST_TEST(node.find("d")->scalar == "2021-06-16");
    BOOST_TEST(!node.find("e")->plain);
    BOOST_TEST(node.find("f") == nullptr);
}

BOOST_AUTO_TEST_CASE(nothing_is_a_null_node) {
    for (const char* text : {"", "# a comment\n", "---\n", "~", "---\n...\n", "\xEF\xBB\xBF"})
        BOOST_TEST(read(text).is_null(), "for " << text);
    BOOST_TEST(read("a:\nb: ~\n").find("a")->is_null());
    BOOST_TEST(read("a: ''").find("a")->is_scalar());
}

BOOST_AUTO_TEST_CASE(a_missing_value_has_the_place_of_its_key) {
    BOOST_TEST(read("a: 1\nlong:\nb: 2\n").find("long")->offset == 5U);
}

BOOST_AUTO_TEST_CASE(offsets_are_bytes_of_the_file) {
    const YamlNode node = read("\xEF\xBB\xBF"
                               "é: ü\r\nb: 'x'\r\n");
    BOOST_TEST(node.entries[0].key.offset == 3U);
    BOOST_TEST(node.entries[0].value.offset == 7U);
    BOOST_TEST(node.find("b")->offset == 14U);
}

BOOST_AUTO_TEST_CASE(a_place_in_a_scalar_is_exact_on_one_line) {
    const SourceText file("a.yaml", "plain: é b(c\n"
                                    "single: 'it''s b(c'\n"
                                    "double: \"a\\tb\\\"c(d\"\n"
                                    "folded: >\n  a\n  b\n"
                                    "wide: \"\\u00e9x\"\n"
                                    "long: a\n  b(\n");
    const auto result = read_yaml(file);
    BOOST_REQUIRE(result);
    BOOST_TEST(place(file, *result->find("plain"), 4) == "1:11");
    BOOST_TEST(place(file, *result->find("single"), 6) == "2:17"); // the doubled ' counts once
    BOOST_TEST(place(file, *result->find("double"), 5) == "3:17");
    BOOST_TEST(place(file, *result->find("folded"), 2) == "4:9");
    BOOST_TEST(place(file, *result->find("wide"), 2) == "7:7");
    BOOST_TEST(place(file, *result->find("long"), 3) == "8:7");
    BOOST_TEST(place(file, *result->find("plain"), 0) == "1:8");
}

BOOST_AUTO_TEST_CASE(places_in_plain_scalars_are_where_the_text_is) {
    BOOST_TEST(rc::check([] {
        const auto word = *rc::gen::nonEmpty(rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::inRange('a', 'z'), rc::gen::just('('))));
        const std::size_t at = *rc::gen::inRange<std::size_t>(0, word.size());
        const SourceText file("a.yaml", "k: [b, x" + word + "]\n");
        const auto result = read_yaml(file);
        RC_ASSERT(result.has_value());
        const YamlNode& scalar = result->find("k")->items[1];
        RC_ASSERT(location_in(file, scalar, at).column == 8 + at);
    }));
}

BOOST_AUTO_TEST_CASE(what_the_library_takes_without_a_word_is_refused) {
    BOOST_TEST(
        refusal(", y") ==
        "a.yaml:1:1: error: there is more text after the document, keep one YAML document in "
        "a file");
    BOOST_TEST(refusal(",").find("more text after") != std::string::npos);
    BOOST_TEST(refusal("a\n---\nb").find("a.yaml:2:1: error: there is more text") == 0U);
    BOOST_TEST(refusal("a: 1\n...\nb: 2").find("more text") != std::string::npos);
    BOOST_TEST(refusal("k: &x v") ==
               "a.yaml:1:4: error: anchors (&name) are not allowed, write the value out");
    BOOST_TEST(refusal("&x k: v").find("anchors") != std::string::npos);
    BOOST_TEST(refusal("a: &a [*a]").find("anchors") != std::string::npos);
    BOOST_TEST(refusal("k: *x").find("a.yaml:1:4: error: aliases") == 0U);
    for (const char* tagged :
         {"k: !x v", "k: ! v", "! 'x'", "!!map {a: b}", "k: !<tag:a> b", "- !x [a]", "!t a: b"})
        BOOST_TEST(refusal(tagged).find("tags (!name)") != std::string::npos, tagged);
    BOOST_TEST(refusal("a: 1\nb: 2\n'a': 3\n") ==
               "a.yaml:3:1: error: the key 'a' stands twice, first at line 1, column 1, remove one "
               "of them");
    BOOST_TEST(refusal("? [a]\n: b").find("a key must be text") != std::string::npos);
    BOOST_TEST(refusal("[a\nb: c").find("close the bracket") != std::string::npos);
    BOOST_TEST(refusal("~: b").find("a key must be text") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_plain_utf8_are_refused_at_their_place) {
    BOOST_TEST(refusal("a: b\xFF"
                       "c") == "a.yaml:1:5: error: this byte is not UTF-8, save the file as UTF-8");
    BOOST_TEST(refusal("a: \xED\xA0\x80").find("1:4: error: this byte") != std::string::npos);
    BOOST_TEST(
        refusal(std::string("a: b\0c", 6)).find("1:5: error: a control character (U+0000)") !=
        std::string::npos);
    BOOST_TEST(refusal("a: b\x04"
                       "c")
                   .find("(U+0004)") != std::string::npos);
    BOOST_TEST(refusal(std::string("\xFF\xFE"
                                   "a\0",
                                   4))
                   .find("UTF-16") != std::string::npos);
    BOOST_TEST(refusal(std::string("\xFE\xFF\0a", 4)).find("UTF-16") != std::string::npos);
    BOOST_TEST(refusal(std::string("a\0:\0", 4)).find("U+0000") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_with_a_cure) {
    BOOST_TEST(refusal("a: b: c").find("a.yaml:1:5: error: ': ' cannot stand") == 0U);
    BOOST_TEST(refusal("a: 'x").find("not closed") != std::string::npos);
    BOOST_TEST(refusal("a: [b").find("1:4: error: the '[' that opens here") != std::string::npos);
    BOOST_TEST(refusal("a: {b").find("1:4: error: the '{' that opens here") != std::string::npos);
    BOOST_TEST(refusal("a: 1\n\tb: 2").find("indent with spaces") != std::string::npos);
    BOOST_TEST(refusal("a:\n  b: 1\n \t- c\n").find("a.yaml:3:2: error: a tab stands") == 0U);
    BOOST_TEST(refusal("a: @b").find("quotation marks") != std::string::npos);
    BOOST_TEST(refusal("a: \"\\q\"").find("no such escape") != std::string::npos);
    BOOST_TEST(refusal("a: 'x' y").find("1:7: error: the text goes on") != std::string::npos);
    BOOST_TEST(refusal("a: 'it's'").find("double it") != std::string::npos);
    BOOST_TEST(refusal("a:\n  b: 1\n   c: 2\n").find("3:4: error: 'c' stands at column 4") !=
               std::string::npos);
    BOOST_TEST(refusal("\xEF\xBB\xBF"
                       "a: b: c")
                   .find("a.yaml:1:6:") == 0U);
}

BOOST_AUTO_TEST_CASE(depth_size_and_number_of_nodes_have_limits) {
    const auto nested = [](std::size_t levels) {
        return repeated("[", levels) + "a" + repeated("]", levels);
    };
    BOOST_TEST(refusal(nested(32)) == "taken");
    BOOST_TEST(refusal(nested(33)).find("1:33: error: nested deeper than 32") != std::string::npos);
    BOOST_TEST(refusal(nested(400'000)).find("nested deeper") != std::string::npos);
    BOOST_TEST(refusal(repeated("- ", 200)).find("nested deeper") != std::string::npos);
    BOOST_TEST(refusal(repeated("{a: ", 5000)).find("brace") != std::string::npos);
    BOOST_TEST(refusal(repeated("? ", 5000)) != "taken");

    BOOST_TEST(refusal(repeated("- a\n", 99'999)) == "taken");
    BOOST_TEST(refusal(repeated("- a\n", 100'000)).find("more than 100,000 nodes") !=
               std::string::npos);
    BOOST_TEST(refusal(std::string((1U << 20U) + 1, '#')).find("more than 1 MB") !=
               std::string::npos);
    BOOST_TEST(refusal(std::string(1U << 20U, '#')) == "taken");
}

BOOST_AUTO_TEST_CASE(billion_laughs_are_refused_at_the_first_anchor) {
    BOOST_TEST(refusal("a: &a [lol, lol]\nb: &b [*a, *a]\nc: [*b, *b]\n").find("1:4") !=
               std::string::npos);
    BOOST_TEST(refusal("a: {<<: *b}").find("aliases") != std::string::npos);
}

double seconds_to_read(std::string_view start, std::string_view part, std::size_t size) {
    std::string text = std::string(start) + repeated(part, size / part.size() + 1);
    text.resize(size);
    while (tally::first_invalid_utf8(text))
        text.pop_back();
    const auto began = std::chrono::steady_clock::now();
    (void)read_yaml(SourceText("a.yaml", text));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

BOOST_AUTO_TEST_CASE(time_is_linear_whatever_the_text) {
    for (const char* part :
         {",",     "[",     "{",        "- ",      "? ",      ": ",     "a: ",    "'",    "\"",
          "\\",    "a",     "a ",       "a\n",     "\n",      " \n",    "#",      "# \n", "a: b\n",
          "[],",   "{},",   "- a\n",    "-\n",     "|\n",     ">\n \n", "a: |\n", "%",    "%\n",
          "---\n", "...\n", "!",        "&a ",     "*a ",     "\t",     "\r",     "[a,",  "'' ",
          "\"\" ", "a:\n ", "\xC3\xA9", "- [a]\n", "[a: b, ", "a?",     "a#",     "a:b",  "- - \n"})
        for (const char* start : {"", "a: ", "[", "\"", "- |\n "})
            BOOST_TEST(seconds_to_read(start, part, std::size_t{1} << 15U) < 0.3,
                       "'" << start << "' and many '" << part << "'");
}

BOOST_AUTO_TEST_CASE(a_megabyte_takes_less_than_a_second) {
    BOOST_TEST(seconds_to_read("a: ", "a\n ", std::size_t{1} << 20U) < 2.0); // the slowest, 0.4 s
    BOOST_TEST(seconds_to_read("[", "a,bcdefghij,", std::size_t{1} << 20U) < 2.0);
}

BOOST_AUTO_TEST_SUITE_END()
