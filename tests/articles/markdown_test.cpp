// Markdown files and what is read of them, beside each other; and each file again with other line
// ends and a byte order mark, which must move nothing.
#include "claims/articles/read.h"
#include "tests/articles/folder.h"
#include "tests/articles/shown.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <vector>

using tally::Corpus;
using tally::tests::Case;
using tally::tests::check_positions;
using tally::tests::Folder;
using tally::tests::shown;
using tally::tests::with_crlf;

namespace {

Corpus read(const std::string& bytes) { return tally::tests::read_as("a.md", bytes); }

std::vector<Case> markdown_cases(const std::filesystem::path& path) {
    const std::string text = tally::tests::read_file(path);
    std::filesystem::path golden = path;
    golden.replace_extension(".read");
    return {{"as_it_is",
             [=] {
                 const Corpus corpus = read(text);
                 tally::tests::check_golden(golden, shown(corpus));
                 BOOST_TEST((check_positions(corpus) > 0 || corpus.articles[0].sentences.empty()));
             }},
            {"with_other_line_ends",
             [=] {
                 const Corpus corpus = read(with_crlf(text));
                 BOOST_TEST(shown(corpus) == shown(read(text)));
                 check_positions(corpus);
             }},
            {"with_a_byte_order_mark", [=] {
                 const Corpus corpus = read("\xEF\xBB\xBF" + text);
                 BOOST_TEST(shown(corpus) == shown(read(text)));
                 check_positions(corpus);
             }}};
}

const bool registered =
    tally::tests::add_case_suite({"fixtures/articles/markdown", ".md", markdown_cases});

} // namespace

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(many_references_to_a_long_address_are_refused) {
    std::string text = "[a]: https://example.org/" + std::string(100'000, 'x') + "\n\n";
    for (int i = 0; i < 100'000; ++i)
        text += "[a] ";
    const Folder folder;
    folder.write("a.md", text);
    const auto corpus = tally::read_corpus({folder.path("a.md")}, {});
    BOOST_REQUIRE(corpus.has_value());
    BOOST_REQUIRE(corpus->unread.size() == 1U);
    BOOST_TEST(corpus->unread[0].what ==
               "refers to long addresses too often; write shorter link definitions");
}

BOOST_AUTO_TEST_CASE(every_prefix_of_a_file_is_read) {
    const std::string text = tally::tests::read_file("fixtures/articles/markdown/summit.md");
    for (std::size_t size = 0; size < text.size(); ++size) {
        if ((static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) continue;
        check_positions(read(text.substr(0, size)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
