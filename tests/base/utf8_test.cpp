#include "claims/base/utf8.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace {

/// Unicode 15, table 3-7: the ranges of each byte, row by row.
struct Row {
    std::vector<std::array<unsigned, 2>> bytes;
};

const std::vector<Row>& table_3_7() {
    static const std::vector<Row> rows = {
        {{{{0x00, 0x7F}}}},
        {{{{0xC2, 0xDF}}, {{0x80, 0xBF}}}},
        {{{{0xE0, 0xE0}}, {{0xA0, 0xBF}}, {{0x80, 0xBF}}}},
        {{{{0xE1, 0xEC}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}}},
        {{{{0xED, 0xED}}, {{0x80, 0x9F}}, {{0x80, 0xBF}}}},
        {{{{0xEE, 0xEF}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}}},
        {{{{0xF0, 0xF0}}, {{0x90, 0xBF}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}}},
        {{{{0xF1, 0xF3}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}}},
        {{{{0xF4, 0xF4}}, {{0x80, 0x8F}}, {{0x80, 0xBF}}, {{0x80, 0xBF}}}},
    };
    return rows;
}

std::optional<std::size_t> first_invalid_by_table(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 0;
        for (const Row& row : table_3_7()) {
            bool fits = at + row.bytes.size() <= text.size();
            for (std::size_t i = 0; fits && i < row.bytes.size(); ++i) {
                const auto byte = static_cast<unsigned char>(text[at + i]);
                fits = byte >= row.bytes[i][0] && byte <= row.bytes[i][1];
            }
            if (fits) size = row.bytes.size();
        }
        if (size == 0) return at;
        at += size;
    }
    return std::nullopt;
}

} // namespace

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(every_string_of_two_bytes_is_judged_as_the_table_says) {
    std::size_t wrong = 0;
    for (unsigned both = 0; both < 0x10000; ++both) {
        const std::string text = {static_cast<char>(both >> 8U), static_cast<char>(both & 0xFFU)};
        if (tally::first_invalid_utf8(text) != first_invalid_by_table(text)) ++wrong;
        // and where the fast way for plain letters stands before it
        const std::string late = "eight letters." + text;
        if (tally::first_invalid_utf8(late) != first_invalid_by_table(late)) ++wrong;
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(random_strings_are_judged_as_the_table_says) {
    // A million, from the bytes at which the table's ranges begin and end.
    const std::array<unsigned char, 24> edges = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                                 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
                                                 0xED, 0xEE, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF};
    std::uint64_t state = 1;
    std::size_t wrong = 0;
    std::string text;
    for (int round = 0; round < 1'000'000; ++round) {
        text.clear();
        for (int i = 0; i < 6; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            text += static_cast<char>(edges[(state >> 33U) % edges.size()]);
        }
        if (tally::first_invalid_utf8(text) != first_invalid_by_table(text)) ++wrong;
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(a_code_point_survives_its_way_through_bytes) {
    for (char32_t point = 0; point <= 0x10FFFF; ++point) {
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        std::string bytes;
        tally::append_utf8(bytes, point);
        const tally::CodePoint read = tally::code_point_at(bytes, 0);
        if (read.value != point || read.size != bytes.size())
            BOOST_ERROR("U+" << std::hex << static_cast<unsigned long>(point));
    }
}

BOOST_AUTO_TEST_CASE(folding_joins_a_letter_of_ascii_with_the_marks_behind_it) {
    struct Case {
        std::string text, composed, folded;
    };
    const Case cases[] = {
        {"", "", ""},
        {"The AB42, no more", "The AB42, no more", "the ab42, no more"},
        {"E\u0301", "\u00C9", "\u00E9"},
        {"caFE\u0301 BE\u0301BE\u0301", "caF\u00C9 B\u00C9B\u00C9", "caf\u00E9 b\u00E9b\u00E9"},
        {"A\u0301\u0323B", "\u1EA0\u0301B", "\u1EA1\u0301b"}, // marks are put in order first
        {"\u201CHe SAID\u201D", "\u201CHe SAID\u201D", "\u201Che said\u201D"},
        {"STRA\u00DFE", "STRA\u00DFE", "strasse"},
        {"\u0149A", "\u0149A", "\u02BCna"}, // ends with an ASCII letter once it is folded
        {"\u0130I", "\u0130I", "i\u0307i"},
        {"5 k\u212A\u212BX", "5 kK\u00C5X", "5 kk\u00E5x"}, // Kelvin's sign, Angstrom's
        {"\u1100\u1161\u11A8a", "\uAC01a", "\uAC01a"},
        {"\u0301x\u0301", "\u0301x\u0301", "\u0301x\u0301"},
    };
    for (const Case& one : cases) {
        BOOST_TEST(tally::nfc(one.text) == one.composed, one.text);
        BOOST_TEST(tally::folded(one.text) == one.folded, one.text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_folded_stays_as_it_is) {
    static const std::vector<std::string> pieces = {
        "a",      "E",      "x ",     "7",      ",",      "\u0301", "\u0323", "\u0307", "\u00C9",
        "\u00DF", "\u0149", "\u0130", "\u2019", "\u1100", "\u1161", "\u11A8", "\u212A", "\u4E2D"};
    const auto text_of = [&](const std::vector<std::size_t>& drawn) {
        std::string text;
        for (const std::size_t index : drawn)
            text += pieces[index % pieces.size()];
        return text;
    };
    BOOST_TEST(rc::check([&](const std::vector<std::size_t>& drawn) {
        const std::string text = text_of(drawn);
        RC_ASSERT(tally::nfc(tally::nfc(text)) == tally::nfc(text));
        RC_ASSERT(tally::folded(tally::folded(text)) == tally::folded(text));
        RC_ASSERT(tally::folded(tally::nfc(text)) == tally::folded(text));
    }));
}

BOOST_AUTO_TEST_SUITE_END()
