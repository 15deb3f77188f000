#include "claims/articles/article.h"
#include "claims/articles/input.h"
#include "claims/articles/sentences.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <variant>

using tally::DecodedText;
using tally::InputFile;
using tally::UnreadInput;
using tally::tests::Folder;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        bytes += big_endian ? std::string{high, low} : std::string{low, high};
    }
    return bytes;
}

/// "line:column what", or the text.
std::string decoded(const std::string& bytes) {
    const auto result = tally::decode("a.txt", bytes);
    if (const auto* bad = std::get_if<UnreadInput>(&result))
        return std::to_string(bad->line) + ":" + std::to_string(bad->column) + " " + bad->what;
    return std::get<DecodedText>(result).text;
}

int open_file(const std::string& path) { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }

} // namespace

BOOST_AUTO_TEST_SUITE(articles_input)

BOOST_AUTO_TEST_CASE(utf8_stays_as_it_is) {
    for (const std::string text : {"", "a\r\nb", "\xEF\xBB\xBFmarked", "Ünder"})
        BOOST_TEST(decoded(text) == text);
}

BOOST_AUTO_TEST_CASE(utf16_with_its_mark_is_converted) {
    for (const bool big : {false, true}) {
        BOOST_TEST(decoded(utf16(u"\uFEFFÜnder 😀\n", big)) == "Ünder 😀\n");
        BOOST_TEST(decoded(utf16(std::u16string{0xFEFF, 'a', 0xD800, 'b'}, big)) ==
                   "0:0 is not valid UTF-16: byte 5 begins no character; save it as UTF-8");
        BOOST_TEST(decoded(utf16(std::u16string{0xFEFF, 0xDC00}, big)) ==
                   "0:0 is not valid UTF-16: byte 3 begins no character; save it as UTF-8");
        BOOST_TEST(decoded(utf16(std::u16string{0xFEFF, 'a'}, big) + "x") ==
                   "0:0 is not valid UTF-16: byte 5 begins no character; save it as UTF-8");
        BOOST_TEST(decoded(utf16(std::u16string{0xFEFF, 'a', 0, 'b'}, big)) ==
                   "0:0 holds NUL characters, so it is taken for binary");
    }
}

BOOST_AUTO_TEST_CASE(the_first_bad_byte_is_named) {
    BOOST_TEST(decoded("one\nÜn\xFF") ==
               "2:3 is not UTF-8: byte 0xFF (offset 7); save it as UTF-8");
    BOOST_TEST(decoded("caf\xE9") == "1:4 is not UTF-8: byte 0xE9 (offset 3); save it as UTF-8");
    BOOST_TEST(decoded(std::string("a\0b", 3)) == "1:2 holds NUL bytes, so it is taken for binary");
    BOOST_TEST(decoded(utf16(u"no mark", false)) ==
               "1:2 holds NUL bytes, so it is taken for binary");
}

BOOST_AUTO_TEST_CASE(lines_are_given_whole_whatever_their_length) {
    const Folder folder;
    std::string expected;
    std::size_t count = 0;
    for (std::size_t size : {0UL, 1UL, 16'383UL, 16'384UL, 16'385UL, 300'000UL, 5UL, 262'143UL,
                             262'144UL, 262'145UL, 700'000UL, 3UL}) {
        expected += std::string(size, static_cast<char>('a' + count++)) + "\n";
    }
    folder.write("a", expected + "no end");
    InputFile file("a", open_file(folder.path("a")), true);
    std::string read;
    std::size_t number = 0;
    while (const auto line = file.next_line()) {
        BOOST_TEST(line->number == ++number);
        read += std::string(line->text) + (number <= count ? "\n" : "");
    }
    BOOST_TEST((read == expected + "no end"));
    BOOST_TEST(file.failure().empty());
}

BOOST_AUTO_TEST_CASE(a_line_that_is_too_long_is_passed_over_and_counted) {
    const Folder folder;
    folder.write("a", "one\n" + std::string(tally::longest_record + 1, 'x') + "\nthree\n" +
                          std::string(tally::longest_record, 'y') + "\n" +
                          std::string(3 * tally::longest_record, 'z'));
    InputFile file("a", open_file(folder.path("a")), true);
    std::string seen;
    while (const auto line = file.next_line())
        seen += std::to_string(line->number) + (line->too_long ? "!" : ":") +
                std::to_string(line->text.size()) + " ";
    BOOST_TEST(seen == "1:3 2!0 3:5 4:16777216 5!0 ");
}

BOOST_AUTO_TEST_CASE(a_file_over_the_limit_is_refused_before_it_fills_memory) {
    const Folder folder;
    folder.write("a", "");
    std::filesystem::resize_file(folder.path("a"), std::uintmax_t{1} << 40U); // sparse
    InputFile file("a", open_file(folder.path("a")), true);
    const auto result = file.read_all();
    BOOST_REQUIRE(std::holds_alternative<UnreadInput>(result));
    BOOST_TEST(std::get<UnreadInput>(result).what ==
               "is larger than 64 MB, the most that one article may be");
}

BOOST_AUTO_TEST_CASE(a_file_that_shrinks_while_it_is_read_is_short_and_no_crash) {
    const Folder folder;
    for (std::size_t round = 0; round < 1000; ++round) {
        folder.write("a", std::string(600'000, 'x'));
        InputFile file("a", open_file(folder.path("a")), true);
        (void)file.next_line(); // the whole line, so read to the end; then it shrinks
        std::filesystem::resize_file(folder.path("a"), round * 500);
        BOOST_TEST_REQUIRE(!file.next_line().has_value());

        InputFile again("a", open_file(folder.path("a")), true);
        std::filesystem::resize_file(folder.path("a"), round);
        const auto rest = again.read_all();
        BOOST_TEST_REQUIRE(std::get<std::string>(rest).size() == round);
    }
}

BOOST_AUTO_TEST_CASE(a_folder_opened_as_a_file_tells_why_it_cannot_be_read) {
    const Folder folder;
    InputFile file("a", open_file(folder.path("")), true);
    BOOST_TEST(!file.next_line().has_value());
    BOOST_TEST(file.failure() == "cannot be read: Is a directory");
}

BOOST_AUTO_TEST_CASE(positions_count_code_points_and_no_byte_order_mark) {
    for (const bool marked : {false, true}) {
        tally::Article article;
        article.text = std::string(marked ? "\xEF\xBB\xBF" : "") + "Ünder\r\nzwölf 😀 x\n";
        tally::index_lines(article);
        const auto shown = [&](std::string_view word) {
            const auto at = article.position(article.text.find(word));
            return std::to_string(at.line) + ":" + std::to_string(at.column);
        };
        BOOST_TEST(shown("Ü") == "1:1");
        BOOST_TEST(shown("der") == "1:3");
        BOOST_TEST(shown("zw") == "2:1");
        BOOST_TEST(shown("x") == "2:9");
        BOOST_TEST(article.position(article.text.size()).line == 3U);
        BOOST_CHECK_THROW((void)article.position(article.text.size() + 1), std::logic_error);
    }
}

BOOST_AUTO_TEST_CASE(positions_in_one_long_line_are_found_at_once) {
    tally::Article article;
    for (int i = 0; i < 2'000'000; ++i)
        article.text += "ü ";
    tally::index_lines(article);
    for (std::size_t at = 0; at < article.text.size(); at += 300) // 20,000 positions
        BOOST_TEST_REQUIRE(article.position(at).column == at / 3 * 2 + 1);
}

BOOST_AUTO_TEST_SUITE_END()
