// The layouts of the text report, as goldens in fixtures/reports/, and what must hold of any.
#include "claims/base/utf8.h"
#include "claims/reports/formats.h"
#include "tests/reports/sample.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>

using namespace tally;
using namespace tally::tests;

namespace {

std::string printed(const Sample& sample, Show show, Layout layout,
                    void (*write)(const Report&, const Layout&, const Sink&) = write_text) {
    std::string out;
    write(sample.report(show), layout, [&](std::string_view piece) { out += piece; });
    return out;
}

/// Characters that no report may send to a terminal, line ends aside.
std::size_t unseen_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value != U'\n' && is_unseen(point.value)) ++count;
        at += point.size;
    }
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports)
BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(findings_at_several_widths) {
    for (const std::size_t width : {60U, 80U, 100U, 200U})
        check_golden("fixtures/reports/summit." + std::to_string(width) + ".txt",
                     printed(summit_sample(), Show::all, {width, false, true}));
}

BOOST_AUTO_TEST_CASE(findings_alone) {
    check_golden("fixtures/reports/summit.findings.txt",
                 printed(summit_sample(), Show::findings, {100, false, true}));
}

BOOST_AUTO_TEST_CASE(colour_adds_nothing_but_escape_sequences) {
    const std::string plain = printed(summit_sample(), Show::all, {80, false, true});
    const std::string coloured = printed(summit_sample(), Show::all, {80, true, true});
    check_golden("fixtures/reports/summit.colour.txt", coloured);
    std::string stripped;
    for (std::size_t at = 0; at < coloured.size(); ++at) {
        if (coloured[at] == '\x1b') {
            at = coloured.find('m', at);
            continue;
        }
        stripped += coloured[at];
    }
    BOOST_TEST(stripped == plain);
}

BOOST_AUTO_TEST_CASE(without_utf8_the_frame_is_ascii) {
    const std::string text = printed(summit_sample(), Show::all, {80, false, false});
    for (const char c : text)
        BOOST_REQUIRE(static_cast<unsigned char>(c) < 0x80);
    BOOST_TEST(text.find("...") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_the_terminal_but_places_and_commands) {
    for (const std::size_t width : {60U, 80U, 132U}) {
        std::istringstream lines(printed(summit_sample(), Show::all, {width, false, true}));
        for (std::string line; std::getline(lines, line);)
            if (line.find("--> ") == std::string::npos && line.find("::: ") == std::string::npos &&
                line.find("tally decide ") == std::string::npos &&
                line.find("tally explain ") == std::string::npos)
                BOOST_TEST(display_width(line) <= width, line);
    }
}

BOOST_AUTO_TEST_CASE(nothing_hostile_reaches_the_terminal) {
    const Sample sample = hostile_sample();
    for (const std::size_t width : {40U, 80U, 200U}) {
        BOOST_TEST(unseen_in(printed(sample, Show::all, {width, false, true})) == 0U);
        BOOST_TEST(unseen_in(printed(sample, Show::all, {width, false, true}, write_concise)) ==
                   0U);
    }
    BOOST_TEST(unseen_in(printed(sample, Show::all, {}, write_json)) == 0U);
    BOOST_TEST(printed(sample, Show::all, {200, false, true}).find("\\u{1B}[2J") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(concise_is_a_line_a_finding) {
    check_golden("fixtures/reports/summit.concise.txt",
                 printed(summit_sample(), Show::all, {}, write_concise));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
