#include "tests/articles/shown.h"

#include "claims/articles/read.h"
#include "claims/base/utf8.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace tally::tests {

Corpus read_as(const std::string& name, const std::string& bytes) {
    const Folder folder;
    folder.write(name, bytes);
    const ReadOptions options;
    auto corpus = read_corpus({folder.path(name)}, options);
    BOOST_TEST_REQUIRE(corpus.has_value());
    BOOST_TEST_REQUIRE(corpus->articles.size() == 1U);
    for (Article& article : corpus->articles) // the folder has another name each time
        if (!article.source_given) article.source = name;
    for (auto& unread : corpus->unread)
        unread.path = name;
    for (auto& note : corpus->notes) {
        note.where.file = name;
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
        out += to_string(note) + "\n";
    for (const Article& a : corpus.articles) {
        out += "title: " + a.title + "\nsource: " + a.source +
               (a.source_given ? "" : " (none given)") + "\npublished: " + a.published +
               "\nauthor: " + a.author + "\nurl: " + a.url + "\nlanguage: " + a.language + "\n";
        for (const Sentence& s : a.sentences) {
            const Position at = a.position(s.span.start);
            out += std::to_string(at.line) + ":" + std::to_string(at.column) + " p" +
                   std::to_string(s.paragraph) + (s.heading ? " # " : "   ") +
                   (s.column > 0 ? "|" + std::to_string(s.column) + "| " : "") +
                   visible(s.span.of(a.text)) + "\n";
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

std::size_t file_offset(const Article& article, std::size_t at) {
    const Position position = article.position(at);
    std::size_t offset = 0;
    for (std::size_t line = 1; line < position.line; ++line)
        offset = article.file_text.find('\n', offset) + 1;
    if (offset == 0 && article.file_text.starts_with("\xEF\xBB\xBF")) offset = 3;
    for (std::size_t column = 1; column < position.column; ++column)
        offset += code_point_at(article.file_text, offset).size;
    return offset;
}

std::size_t check_positions(const Corpus& corpus) {
    std::size_t same = 0;
    for (const Article& article : corpus.articles)
        for (std::size_t at = 0; at < article.text.size(); ++at) {
            const char c = article.text[at];
            const bool word =
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!word) continue;
            const std::size_t offset = file_offset(article, at);
            const bool itself = article.file_text[offset] == c || article.file_text[offset] == '&';
            BOOST_TEST(itself, "offset " << at);
            ++same;
        }
    return same;
}

} // namespace tally::tests
