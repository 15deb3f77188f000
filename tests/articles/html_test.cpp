// Pages and what is read of them, beside each other (fixtures/articles/html); each page again with
// other line ends, with a byte order mark and cut off anywhere; and what the standard says, held to
// html5lib where that is installed.
#include "claims/articles/character_references.h"
#include "claims/articles/html_tokens.h"
#include "claims/articles/read.h"
#include "claims/base/json.h"
#include "claims/base/process.h"
#include "claims/base/utf8.h"
#include "tests/articles/folder.h"
#include "tests/articles/shown.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

using tally::Corpus;
using tally::tests::Case;
using tally::tests::check_positions;
using tally::tests::Folder;
using tally::tests::read_as;
using tally::tests::shown;

namespace {

std::vector<Case> page_cases(const std::filesystem::path& path) {
    const std::string text = tally::tests::read_file(path);
    const std::string name = "a" + path.extension().string();
    std::filesystem::path golden = path;
    golden.replace_extension(".read");
    return {{"as_it_is",
             [=] {
                 const Corpus corpus = read_as(name, text);
                 tally::tests::check_golden(golden, shown(corpus));
                 BOOST_TEST(check_positions(corpus) > 0U);
             }},
            {"with_other_line_ends",
             [=] {
                 const Corpus corpus = read_as(name, tally::tests::with_crlf(text));
                 BOOST_TEST(shown(corpus) == shown(read_as(name, text)));
                 check_positions(corpus);
             }},
            {"with_a_byte_order_mark",
             [=] {
                 const Corpus corpus = read_as(name, "\xEF\xBB\xBF" + text);
                 BOOST_TEST(shown(corpus) == shown(read_as(name, text)));
                 check_positions(corpus);
             }},
            {"cut_off_anywhere", [=] {
                 for (std::size_t size = 0; size < text.size(); size += 7) {
                     std::size_t end = size;
                     while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                         ++end;
                     check_positions(read_as(name, text.substr(0, end)));
                 }
             }}};
}

const bool pages = tally::tests::add_case_suite({"fixtures/articles/html", ".html", page_cases});
const bool old_pages = tally::tests::add_case_suite({"fixtures/articles/html", ".htm", page_cases});
const bool xml_pages =
    tally::tests::add_case_suite({"fixtures/articles/html", ".xhtml", page_cases});

std::string text_of(const std::string& page) {
    const Corpus corpus = read_as("a.html", page);
    std::string out;
    for (const auto& sentence : corpus.articles[0].sentences)
        out += (out.empty() ? "" : "|") + std::string(sentence.span.of(corpus.articles[0].text));
    return out;
}

/// Tokens as html_oracle.py compares them: texts joined, attributes by their first value.
void write_tokens(tally::JsonWriter& json, const std::string& page) {
    using Kind = tally::HtmlToken::Kind;
    std::string text;
    const auto flush = [&] {
        if (text.empty()) return;
        json.begin_array().value("text").value(text).end_array();
        text.clear();
    };
    json.key("tokens").begin_array();
    tally::HtmlTokens tokens(page, 0, false);
    for (;;) {
        const tally::HtmlToken& token = tokens.next();
        if (token.kind == Kind::end) break;
        if (token.kind == Kind::text) {
            const std::string_view bytes = token.where.of(page);
            text += token.references ? tally::without_references(bytes, false) : std::string(bytes);
        }
        const bool start = token.kind == Kind::start_tag;
        if (token.unfinished || (!start && token.kind != Kind::end_tag)) continue;
        flush();
        json.begin_array().value(start ? "start" : "end").value(token.name);
        if (start) {
            std::map<std::string, std::string> attributes;
            for (const tally::HtmlAttribute& one : token.attributes)
                attributes.emplace(tally::folded(one.name),
                                   tally::without_references(one.value, true));
            json.begin_object();
            for (const auto& [name, value] : attributes)
                json.member(name, value);
            json.end_object();
        }
        json.end_array();
    }
    flush();
    json.end_array();
}

/// A page of pieces that trip tokenisers up.
std::string random_page(std::mt19937& random) {
    static const std::vector<std::string> pieces = {"<p>",
                                                    "</p>",
                                                    "<div class=a>",
                                                    "</div>",
                                                    "<a href='x'>",
                                                    "</a >",
                                                    "text ",
                                                    "12 people. ",
                                                    "<",
                                                    ">",
                                                    "&",
                                                    "&amp;",
                                                    "&notit;",
                                                    "&#x41",
                                                    "&#150;",
                                                    "&copy=",
                                                    "\"",
                                                    "'",
                                                    "=",
                                                    "/",
                                                    "!",
                                                    "-",
                                                    "--",
                                                    "-->",
                                                    "--!>",
                                                    "<!--",
                                                    "<!-",
                                                    "<!",
                                                    "<!doctype html>",
                                                    "<?php ?>",
                                                    "</",
                                                    "</>",
                                                    "</ x>",
                                                    "<br/>",
                                                    "<b",
                                                    "<b c",
                                                    "<b c=d",
                                                    "<b c=\"d",
                                                    "<b c='&lt;&ampx'>",
                                                    " = ",
                                                    "\n",
                                                    "<script>",
                                                    "</script>",
                                                    "</SCRIPT >",
                                                    "<style>",
                                                    "</style>",
                                                    "<title>",
                                                    "</title>",
                                                    "<textarea>",
                                                    "</textarea/>",
                                                    "<script",
                                                    "]]>",
                                                    "<![CDATA[",
                                                    "<x y=1 Y=2 z>",
                                                    "é",
                                                    "\t"};
    std::string page;
    for (std::size_t count = random() % 24 + 1; count > 0; --count)
        page += pieces[random() % pieces.size()];
    return page;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(references_are_read_as_the_standard_has_them) {
    const auto read = [](std::string_view text, bool in_attribute = false) {
        return tally::without_references(text, in_attribute);
    };
    BOOST_TEST(read("&amp;&lt;&hellip;&nbsp;&notin;") == "&<…\u00A0∉");
    BOOST_TEST(read("&notit; &noti &notin") == "¬it; ¬i ¬in");
    BOOST_TEST(read("&copy2021 &AMP &amp") == "©2021 & &");
    BOOST_TEST(read("&nosuch; &; & &hellip") == "&nosuch; &; & &hellip");
    BOOST_TEST(read("&NotEqualTilde;&bne;") == "≂̸=⃥");
    BOOST_TEST(read("&CounterClockwiseContourIntegral;") == "∳");
    BOOST_TEST(read("&#8217;&#x2019;&#X2019&#8217") == "’’’’");
    BOOST_TEST(read("&#128;&#150;&#x9F;&#129;") == "€–Ÿ\u0081");
    BOOST_TEST(read("&#0;&#xD800;&#x110000;&#99999999999999;") == "\uFFFD\uFFFD\uFFFD\uFFFD");
    BOOST_TEST(read("&#; &#x; &#xg;") == "&#; &#x; &#xg;");
    BOOST_TEST(read("?a=1&copy=2&copyx&copy&amp;b", true) == "?a=1&copy=2&copyx©&b");
}

BOOST_AUTO_TEST_CASE(what_a_page_hides_is_not_read) {
    BOOST_TEST(text_of("<p>One<p style='color: red; DISPLAY : none'>Two<p>Three") == "One|Three");
    BOOST_TEST(text_of("<p>One<div aria-hidden=true>Two<div>Three</div></div>Four") == "One|Four");
    BOOST_TEST(text_of("<p>A <span hidden>B <b>C</b></span>D") == "A D");
    BOOST_TEST(text_of("<p hidden=until-found>One") == "One");
    BOOST_TEST(text_of("<div role='menu'>One</div><div role='note'>Two</div>") == "Two");
}

BOOST_AUTO_TEST_CASE(a_name_in_graphics_is_another_element) {
    BOOST_TEST(text_of("<svg><a><foreignObject><p></a></p></foreignObject></a></svg><p>One two.") ==
               "One two.");
}

BOOST_AUTO_TEST_CASE(raised_digits_stay_apart_from_the_number_before_them) {
    BOOST_TEST(text_of("<p>12 km<sup>2</sup> and 10<sup>-3</sup> on the 21<sup>st</sup>") ==
               "12 km² and 10⁻³ on the 21st");
    BOOST_TEST(
        text_of("<p>34<sup><a href=#n1>[1]</a></sup> people<sup>[<a href='#2'>2</a>]</sup>") ==
        "34 people");
    BOOST_TEST(text_of("<p>34<sup><a href=/x>5</a></sup>") == "34⁵");
}

BOOST_AUTO_TEST_CASE(encodings_that_pages_declare) {
    const std::string body = "<p>caf\xE9 \x96 12 \x80</p>";
    const auto read = [](const std::string& page) {
        const Folder folder;
        folder.write("a.html", page);
        auto corpus = tally::read_corpus({folder.path("a.html")}, {});
        BOOST_TEST_REQUIRE(corpus.has_value());
        if (corpus->articles.empty()) return corpus->unread.at(0).what;
        return corpus->articles[0].text + corpus->notes.at(0).what;
    };
    const std::string converted = "café – 12 €\nconverted from Windows-1252; offsets are those of "
                                  "its UTF-8 form";
    BOOST_TEST(read("<meta charset=ISO-8859-1>" + body) == converted);
    BOOST_TEST(read("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>" +
                    body) == converted);
    BOOST_TEST(read("<?xml version='1.0' encoding='iso-8859-1'?>" + body) == converted);
    BOOST_TEST(read(body) == "is not UTF-8: byte 0xE9 (offset 6); save it as UTF-8");
    BOOST_TEST(read("<meta charset=utf-8>" + body) ==
               "is not UTF-8: byte 0xE9 (offset 26); save it as UTF-8 (it says that it is utf-8)");
    BOOST_TEST(read("<meta charset=koi8-r>" + body).ends_with("(it says that it is koi8-r)"));
    // What is UTF-8 is that, whatever it says.
    BOOST_TEST(text_of("<meta charset=iso-8859-1><p>café") == "café");
}

BOOST_AUTO_TEST_CASE(pages_are_read_as_html5lib_reads_them) {
    std::string lines;
    const auto add = [&](const std::string& page, const std::string* text) {
        tally::JsonWriter json(lines);
        json.begin_object().member("page", page);
        write_tokens(json, page);
        json.key("text");
        if (text != nullptr)
            json.value(*text);
        else
            json.null();
        json.end_object();
        lines += '\n';
    };
    for (const auto& entry : std::filesystem::directory_iterator("fixtures/articles/html")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".html" && extension != ".htm") continue;
        std::string page = tally::tests::read_file(entry.path());
        // Whether CDATA counts, only a tree can tell.
        if (page.find("<![CDATA[") != std::string::npos) continue;
        add(page, &read_as("a.html", page).articles[0].text);
    }
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i)
        add(random_page(random), nullptr);
    const Folder folder;
    folder.write("pages", lines);
    const tally::Ran ran = tally::run_program(
        {"/usr/bin/python3", "tests/support/html_oracle.py", folder.path("pages")}, ".");
    BOOST_TEST(ran.status == 0, ran.err);
    BOOST_TEST(ran.out == "compared 2006\n");
}

BOOST_AUTO_TEST_CASE(hostile_pages_take_linear_time) {
    const std::vector<std::string> pages = {
        repeated("<div>", 1'000'000) + "5 deep",
        repeated("<b>", 500'000) + "x" + repeated("</b>", 500'000),
        "<b>" + repeated("<span>", 300'000) + repeated("</i></b>", 300'000),
        "<div><table><td>" + repeated("<p>", 300'000) + repeated("</div>", 300'000),
        repeated("<a href=#x>", 300'000) + "y",
        repeated("<table><tr><td colspan=1000 rowspan=9>x", 100'000),
        repeated("<x", 100'000) + repeated("<!--", 500'000),
        repeated("<p title='", 500'000),
        repeated("&#x", 500'000) + repeated("&amp", 500'000),
        repeated("<svg><foreignObject>", 200'000) + "z",
        "<p " + repeated("a=1 ", 500'000) + ">z",
        repeated("<sup><sub>1", 300'000),
        repeated("<script><!--<script>", 200'000),
    };
    for (const std::string& page : pages) {
        const auto start = std::chrono::steady_clock::now();
        read_as("a.html", page);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        BOOST_TEST(took.count() < 5.0, page.substr(0, 40));
    }
}

BOOST_AUTO_TEST_SUITE_END()
