#include "claims/extract/outline.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tally;

BOOST_AUTO_TEST_SUITE(outline)

namespace {

/// Of a heading, a sentence and a table, as sentences of an article without text.
const std::vector<Sentence> sentences = {
    {{}, 0, true},     // 0  # Limits
    {{}, 1, false},    // 1  Each plan has its own.
    {{}, 2, true, 1},  // 2  | What
    {{}, 2, true, 2},  // 3  | Free. It is
    {{}, 2, true, 2},  // 4    free.
    {{}, 3, false, 1}, // 5  | Projects
    {{}, 3, false, 2}, // 6  | 3
    {{}, 4, false, 2}, // 7  |       | 4   (no name of its row)
    {{}, 5, false, 1}, // 8  | Seats
    {{}, 5, false, 3}, // 9  |       |    | 5   (no name of its column)
    {{}, 6, false},    // 10 A sentence.
    {{}, 7, true},     // 11 ## More. Or less
    {{}, 7, true},     // 12
    {{}, 8, false},    // 13
};

} // namespace

BOOST_AUTO_TEST_CASE(a_sentence_stands_under_the_nearest_heading_above) {
    const Outline outline(sentences);
    BOOST_TEST(!outline.heading_of(0).has_value());
    BOOST_TEST(outline.heading_of(1).value() == 0U);
    BOOST_TEST(outline.heading_of(6).value() ==
               0U); // cells on top of columns are no headings of it
    BOOST_TEST(outline.heading_of(11).value() == 0U);
    BOOST_TEST(outline.heading_of(12).value() == 0U);
    BOOST_TEST(outline.heading_of(13).value() == 11U);
}

BOOST_AUTO_TEST_CASE(a_cell_is_named_by_the_first_of_its_row_and_the_one_on_top) {
    const Outline outline(sentences);
    BOOST_TEST(outline.row_of(6).value() == 5U);
    BOOST_TEST(outline.column_of(6).value() == 3U); // the first sentence of it
    BOOST_TEST(!outline.row_of(5).has_value());
    BOOST_TEST(outline.column_of(5).value() == 2U);
    BOOST_TEST(!outline.row_of(7).has_value());
    BOOST_TEST(outline.row_of(9).value() == 8U);
    BOOST_TEST(!outline.column_of(9).has_value());
    BOOST_TEST(!outline.row_of(10).has_value());
    BOOST_TEST(!outline.column_of(13).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
