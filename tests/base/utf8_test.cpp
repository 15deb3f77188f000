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

BOOST_AUTO_TEST_SUITE_END()
