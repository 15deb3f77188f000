#include "claims/base/table.h"
#include "claims/base/utf8.h"
#include "claims/reports/table.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>

using namespace tally;

namespace {

std::string text(const char* words) { return words; }

/// Wide, combining and hostile characters, numbers of all sizes, nothing, bytes.
ResultTable sample() {
    return {
        {"source", "value", "said"},
        {{text("Kurier"), std::int64_t{-5}, text("plain words")},
         {text("朝日新聞"), 2.5, text("é, e\xCC\x81 and 👩‍👩‍👧 in one cell")},
         {TableCell(), 1e300, text("=HYPERLINK(\"http://example.org\",\"x\")")},
         {text("@ledger"), TableCell(), text("-1+2, \"quoted\"")},
         {text("a|b*c_<d>"), std::int64_t{9'007'199'254'740'993}, text("two\r\nlines\tand a tab")},
         {text("\x1B[2J\xE2\x80\xAE"), std::int64_t{0}, text("escape and override")},
         {text("\r=1+1"), -0.5, Bytes{std::string("\0\xFF", 2)}},
         {text(""), std::int64_t{1}, std::string(300, 'x')}}};
}

std::string written(std::string_view name, const ResultTable& table,
                    const TableOptions& options = {}) {
    for (const TableFormat& format : table_formats())
        if (format.name == name) {
            std::string out;
            format.write(out, table, options);
            return out;
        }
    BOOST_FAIL("no format " << name);
    return "";
}

} // namespace

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(each_format_writes_the_sample_as_it_did) {
    for (const TableFormat& format : table_formats())
        tests::check_golden("fixtures/reports/table/sample." + std::string(format.name),
                            written(format.name, sample()));
    tests::check_golden("fixtures/reports/table/sample.raw.csv",
                        written("csv", sample(), {.width = 100, .raw = true}));
}

BOOST_AUTO_TEST_CASE(a_table_is_no_wider_than_asked_where_its_numbers_leave_room) {
    for (std::size_t width = 28; width < 400; ++width) {
        std::istringstream lines(written("table", sample(), {.width = width, .raw = false}));
        for (std::string line; std::getline(lines, line);)
            BOOST_TEST(display_width(line) <= width, line);
    }
}

BOOST_AUTO_TEST_CASE(a_number_is_never_cut_though_the_table_grows_too_wide) {
    const ResultTable mixed{{"a_very_long_name", "value"},
                            {{text("words and more words"), std::int64_t{123'456'789'012}},
                             {std::int64_t{7'000'000}, text("2021-06-16 and so on")}}};
    BOOST_TEST(
        written("table", mixed, {.width = 10, .raw = false}) ==
        "a_very…  value\n-------  ------------\nwords …  123456789012\n7000000  2021-06-16 …\n");
}

BOOST_AUTO_TEST_CASE(without_a_limit_nothing_is_cut) {
    BOOST_TEST(written("table", sample(), {.width = 0, .raw = false}).find("…") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_control_character_of_a_cell_reaches_a_terminal) {
    for (const std::string_view format : {"table", "long", "markdown", "csv"}) {
        const std::string out = written(format, sample());
        BOOST_TEST(out.find('\x1B') == std::string::npos, format);
        BOOST_TEST(out.find("\xE2\x80\xAE") == std::string::npos, format);
    }
}

BOOST_AUTO_TEST_CASE(csv_is_text_to_a_spreadsheet_and_numbers_stay_numbers) {
    for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n"})
        BOOST_TEST(written("csv", {{"a"}, {{start + "1"}}}) == "\"a\"\r\n\"'" + start + "1\"\r\n");
    BOOST_TEST(written("csv", {{"a", "b"}, {{std::int64_t{-5}, -0.5}}}) ==
               "\"a\",\"b\"\r\n-5,-0.5\r\n");
    BOOST_TEST(written("csv", {{"=a"}, {{text("1=1")}}}) == "\"'=a\"\r\n\"1=1\"\r\n");
}

BOOST_AUTO_TEST_CASE(raw_csv_is_text_as_it_is) {
    const TableOptions raw{.width = 0, .raw = true};
    BOOST_TEST(written("csv", {{"a", "b"}, {{text("=1"), text("x\"y")}}}, raw) ==
               "a,b\r\n=1,\"x\"\"y\"\r\n");
    // Nothing and empty text differ.
    BOOST_TEST(written("csv", {{"a", "b"}, {{text(""), TableCell()}}}, raw) == "a,b\r\n\"\",\r\n");
}

BOOST_AUTO_TEST_CASE(numbers_that_json_has_not_are_null) {
    const double infinite = std::numeric_limits<double>::infinity();
    BOOST_TEST(written("jsonl", {{"a", "b"}, {{infinite, -infinite}}}) ==
               "{\"a\":null,\"b\":null}\n");
}

BOOST_AUTO_TEST_CASE(an_empty_table_has_its_columns) {
    BOOST_TEST(written("table", {{"id", "verdict"}, {}}) == "id  verdict\n--  -------\n");
    BOOST_TEST(written("json", {{"id"}, {}}) == "[]\n");
    BOOST_TEST(written("jsonl", {{"id"}, {}}) == "");
    BOOST_TEST(written("long", {{"id"}, {}}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
