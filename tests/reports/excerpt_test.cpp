// One line out of an article, at several widths.
#include "claims/base/utf8.h"
#include "claims/reports/excerpt.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <string>

using namespace tally;

namespace {

/// An excerpt of the sentence `text` whose mark stands between « and » there.
Excerpt cut(std::string text, std::size_t columns, std::string_view ellipsis = "…") {
    const std::string open = "«";
    const std::string close = "»";
    const std::size_t start = text.find(open);
    text.erase(start, open.size());
    const std::size_t end = text.find(close);
    text.erase(end, close.size());
    return excerpt(text, {0, text.size()}, {start, end}, columns, ellipsis);
}

std::string with_marks(const Excerpt& excerpt) {
    return excerpt.line + "\n" + std::string(excerpt.mark_column, ' ') +
           std::string(excerpt.mark_width, '^');
}

const std::string long_sentence =
    "In April, after weeks of warnings, the government sanctioned «32 entities and individuals» "
    "over election meddling and a breach of federal computers.";

} // namespace

BOOST_AUTO_TEST_SUITE(reports)
BOOST_AUTO_TEST_SUITE(excerpts)

BOOST_AUTO_TEST_CASE(a_sentence_that_fits_stands_whole) {
    BOOST_TEST(with_marks(cut("They named «32 firms» in April.", 80)) ==
               "They named 32 firms in April.\n"
               "           ^^^^^^^^");
}

BOOST_AUTO_TEST_CASE(words_are_left_out_on_both_sides) {
    BOOST_TEST(with_marks(cut(long_sentence, 75)) ==
               "… the government sanctioned 32 entities and individuals over election …\n"
               "                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

BOOST_AUTO_TEST_CASE(where_little_follows_more_stands_before) {
    BOOST_TEST(
        with_marks(cut("In the first week of the new year the ministry said it had sent home "
                       "«ten diplomats».",
                       50)) == "… ministry said it had sent home ten diplomats.\n"
                               "                                 ^^^^^^^^^^^^^");
}

BOOST_AUTO_TEST_CASE(line_breaks_and_tabs_become_one_blank) {
    BOOST_TEST(with_marks(cut("They\tnamed\r\n  «32\n firms» \n in April.\n", 80)) ==
               "They named 32 firms in April.\n"
               "           ^^^^^^^^");
}

BOOST_AUTO_TEST_CASE(wide_letters_take_two_columns_and_marks_none) {
    BOOST_TEST(with_marks(cut("東京で «32 社» が e\xCC\x81t\xC3\xA9.", 80)) ==
               "東京で 32 社 が e\xCC\x81t\xC3\xA9.\n"
               "       ^^^^^");
}

BOOST_AUTO_TEST_CASE(text_without_blanks_is_cut_between_letters) {
    const Excerpt one =
        cut("«三十二社»が制裁の対象になったと政府は四月に発表し野党は説明を求めた", 40);
    BOOST_TEST(display_width(one.line) <= 40U);
    BOOST_TEST(display_width(one.line) >= 38U);
    BOOST_TEST(one.line.ends_with("…"));
}

BOOST_AUTO_TEST_CASE(a_mark_wider_than_the_line_is_cut_at_its_end) {
    const Excerpt one =
        cut("He said: «we will hold talks for as long as it takes to end this» now", 40);
    BOOST_TEST(display_width(one.line) <= 40U);
    BOOST_TEST(one.line.ends_with("…"));
    BOOST_TEST(one.mark_column + one.mark_width <= 40U);
}

BOOST_AUTO_TEST_CASE(nothing_hostile_is_left_in_the_line) {
    const Excerpt one = cut("\x1b]0;x\x07 named «32\xE2\x80\xAE firms\xC2\x9B» [2J", 80);
    BOOST_TEST(one.line == "\\u{1B}]0;x\\u{07} named 32\\u{202E} firms\\u{9B} [2J");
    BOOST_TEST(one.mark_column == 23U);
    BOOST_TEST(one.mark_width == 22U);
}

BOOST_AUTO_TEST_CASE(any_text_fits_any_width) {
    BOOST_TEST(rc::check([](const std::string& bytes) {
        std::string text;
        for (const char c : bytes) // code points from the whole of Latin and CJK
            append_utf8(text, static_cast<unsigned char>(c) % 3 == 0
                                  ? 0x4E00U + static_cast<unsigned char>(c)
                                  : static_cast<unsigned char>(c));
        RC_PRE(!text.empty());
        const std::size_t first = *rc::gen::inRange<std::size_t>(0, code_points(text));
        std::size_t start = 0;
        for (std::size_t i = 0; i < first; ++i)
            start += code_point_at(text, start).size;
        const std::size_t end = start + code_point_at(text, start).size;
        const std::size_t columns = *rc::gen::inRange<std::size_t>(30, 120);
        const Excerpt one = excerpt(text, {0, text.size()}, {start, end}, columns, "…");
        RC_ASSERT(display_width(one.line) <= columns);
        RC_ASSERT(one.mark_width >= 1);
        RC_ASSERT(one.mark_column + one.mark_width <= columns);
        for (std::size_t at = 0; at < one.line.size();) {
            const CodePoint point = code_point_at(one.line, at);
            RC_ASSERT(!is_unseen(point.value));
            at += point.size;
        }
    }));
}

BOOST_AUTO_TEST_CASE(a_long_mark_is_cut_at_a_word) {
    BOOST_TEST(with_marks(cut("«\"We looked at every drawing of the bridge on a rainy day\"»",
                              40)) == "\"We looked at every drawing of the …\n"
                                      "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
