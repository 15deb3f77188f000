// Markdown files and what is read of them, beside each other; and each file again with other line
// ends and a byte order mark, which must move nothing.
#include "claims/articles/read.h"
#include "claims/base/utf8.h"
#include "tests/articles/folder.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <vector>

using tally::Article;
using tally::Corpus;
using tally::Sentence;
using tally::tests::Case;
using tally::tests::Folder;

namespace {

Corpus read(const std::string& bytes) {
    const Folder folder;
    folder.write("a.md", bytes);
    tally::ReadOptions options;
    auto corpus = tally::read_corpus({folder.path("a.md")}, options);
    BOOST_TEST_REQUIRE(corpus.has_value());
    BOOST_TEST_REQUIRE(corpus->articles.size() == 1U);
    for (Article& article : corpus->articles) // the folder has another name each time
        if (!article.source_given) article.source = "a.md";
    for (auto& unread : corpus->unread)
        unread.path = "a.md";
    for (auto& note : corpus->notes) {
        note.where.file = "a.md";
        const std::size_t at = note.what.find(folder.path(""));
        if (at != std::string::npos) note.what.erase(at, folder.path("").size() + 1);
    }
    return std::move(*corpus);
}

std::string shown(const Corpus& corpus) {
    std::string out;
    for (const auto& unread : corpus.unread)
        out += "unread " + std::to_string(unread.line) + ":" + std::to_string(unread.column) + " " +
               unread.what + "\n";
    for (const auto& note : corpus.notes)
        out += tally::to_string(note) + "\n";
    for (const Article& a : corpus.articles) {
        out += "title: " + a.title + "\nsource: " + a.source +
               (a.source_given ? "" : " (none given)") + "\npublished: " + a.published +
               "\nauthor: " + a.author + "\nurl: " + a.url + "\nlanguage: " + a.language + "\n";
        for (const Sentence& s : a.sentences) {
            const tally::Position at = a.position(s.span.start);
            out += std::to_string(at.line) + ":" + std::to_string(at.column) + " p" +
                   std::to_string(s.paragraph) + (s.heading ? " # " : "   ") +
                   tally::visible(s.span.of(a.text)) + "\n";
        }
    }
    return out;
}

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

/// Every letter and digit of the text leads back to itself in the file. How many there were.
std::size_t check_positions(const Corpus& corpus) {
    std::size_t same = 0;
    for (const Article& article : corpus.articles)
        for (std::size_t at = 0; at < article.text.size(); ++at) {
            const char c = article.text[at];
            const bool word =
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!word) continue;
            const tally::Position position = article.position(at);
            std::size_t offset = 0;
            for (std::size_t line = 1; line < position.line; ++line)
                offset = article.file_text.find('\n', offset) + 1;
            if (offset == 0 && article.file_text.starts_with("\xEF\xBB\xBF")) offset = 3;
            for (std::size_t column = 1; column < position.column; ++column)
                offset += tally::code_point_at(article.file_text, offset).size;
            BOOST_TEST(article.file_text[offset] == c, "offset " << at);
            ++same;
        }
    return same;
}

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
