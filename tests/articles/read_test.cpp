#include "claims/articles/read.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

using tally::Corpus;
using tally::ReadOptions;
using tally::tests::Folder;

namespace {

Corpus read(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
    auto corpus = tally::read_corpus(paths, options);
    for (const auto& diagnostic : corpus ? tally::Diagnostics{} : corpus.error())
        BOOST_ERROR(tally::to_string(diagnostic));
    return corpus ? std::move(*corpus) : Corpus{};
}

std::string told(const Corpus& corpus) {
    std::string all;
    for (const auto& unread : corpus.unread)
        all += unread.path + ":" + std::to_string(unread.line) + ":" +
               std::to_string(unread.column) + ": " + unread.what + "\n";
    for (const auto& note : corpus.notes)
        all += tally::to_string(note) + "\n";
    return all;
}

bool tells(const Corpus& corpus, const std::string& words) {
    return told(corpus).find(words) != std::string::npos;
}

std::vector<std::string> ids(const Corpus& corpus) {
    std::vector<std::string> all;
    for (const auto& article : corpus.articles)
        all.push_back(article.id);
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(articles_read)

BOOST_AUTO_TEST_CASE(a_folder_is_read_in_order_of_path_with_everything_below) {
    const Folder folder;
    folder.write("b/two.txt", "Two.");
    folder.write("a.txt", "One.");
    folder.write("b/c/three.txt", "Three.");
    folder.write(".hidden/no.txt", "No.");
    folder.write("b/.git/no.txt", "No.");
    folder.write("b/photo.jpg", "x");
    const Corpus corpus = read({folder.path("")});
    BOOST_TEST(ids(corpus) ==
                   (std::vector<std::string>{folder.path("a.txt"), folder.path("b/c/three.txt"),
                                             folder.path("b/two.txt")}),
               boost::test_tools::per_element());
    BOOST_TEST(tells(corpus, "1 file of other kinds not read: 1 .jpg"), told(corpus));
    BOOST_TEST(corpus.unread.empty());
}

BOOST_AUTO_TEST_CASE(a_named_path_that_does_not_exist_stops_everything) {
    const Folder folder;
    folder.write("a.txt", "One.");
    const auto corpus = tally::read_corpus({folder.path("a.txt"), folder.path("no.txt"), ""}, {});
    BOOST_REQUIRE(!corpus);
    BOOST_REQUIRE(corpus.error().size() == 2);
    BOOST_TEST(tally::to_string(corpus.error()[0]) ==
               folder.path("no.txt") + ": error: no such file or folder");
}

BOOST_AUTO_TEST_CASE(pipes_devices_sockets_and_links_never_hang) {
    const Folder folder;
    folder.write("in/a.txt", "One.");
    folder.write("out/secret.txt", "Secret.");
    BOOST_REQUIRE(::mkfifo(folder.path("in/pipe.txt").c_str(), 0600) == 0);
    BOOST_REQUIRE(::symlink("..", folder.path("in/loop").c_str()) == 0);
    BOOST_REQUIRE(::symlink("self.txt", folder.path("in/self.txt").c_str()) == 0);
    BOOST_REQUIRE(::symlink("../out/secret.txt", folder.path("in/link.txt").c_str()) == 0);
    BOOST_REQUIRE(::symlink("/dev/zero", folder.path("in/zero.txt").c_str()) == 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = folder.path("in/socket.txt");
    BOOST_REQUIRE(name.size() < sizeof address.sun_path);
    name.copy(address.sun_path, name.size());
    BOOST_REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    ::close(socket);

    const Corpus corpus = read({folder.path("in")});
    BOOST_TEST(ids(corpus) == std::vector<std::string>{folder.path("in/a.txt")},
               boost::test_tools::per_element());
    BOOST_TEST(tells(corpus, "pipe.txt:0:0: is a pipe, not a file"), told(corpus));
    BOOST_TEST(tells(corpus, "socket.txt:0:0: is a socket, not a file"), told(corpus));
    for (const char* link : {"loop", "self.txt", "link.txt", "zero.txt"})
        BOOST_TEST(tells(corpus, std::string(link) + ": note: a symbolic link below a folder"),
                   told(corpus));

    const Corpus named =
        read({folder.path("in/link.txt"), folder.path("in/pipe.txt"), "/dev/null"});
    BOOST_TEST(ids(named) == std::vector<std::string>{folder.path("in/link.txt")},
               boost::test_tools::per_element());
    BOOST_TEST(tells(named, "/dev/null:0:0: is a device, not a file"), told(named));
}

BOOST_AUTO_TEST_CASE(a_file_that_comes_up_twice_is_read_once) {
    const Folder folder;
    folder.write("a.txt", "One.");
    BOOST_REQUIRE(::link(folder.path("a.txt").c_str(), folder.path("b.txt").c_str()) == 0);
    const Corpus corpus = read({folder.path(""), folder.path("a.txt")});
    BOOST_TEST(corpus.articles.size() == 1U);
    BOOST_TEST(tells(corpus, "b.txt: note: the same file as one that was read before"),
               told(corpus));
}

BOOST_AUTO_TEST_CASE(json_lines_on_standard_input) {
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    const std::string line =
        "{\"id\":\"x\",\"text\":\"A. B.\",\"source\":\"s\",\"published\":\"2021-06-10\"}\n";
    BOOST_REQUIRE(::write(ends[1], line.data(), line.size()) == static_cast<ssize_t>(line.size()));
    ::close(ends[1]);
    ReadOptions options;
    options.standard_input = ends[0];
    const Corpus corpus = read({"-"}, options);
    ::close(ends[0]);
    BOOST_REQUIRE(corpus.articles.size() == 1U);
    const auto& article = corpus.articles[0];
    BOOST_TEST(article.id == "x");
    BOOST_TEST(article.path == "-");
    BOOST_TEST(article.source == "s");
    BOOST_TEST(article.source_given);
    BOOST_TEST((article.day == tally::parse_iso_date("2021-06-10")));
    BOOST_TEST(article.position(3).line == 1U);
    BOOST_TEST(article.position(3).column == 1U);
}

BOOST_AUTO_TEST_CASE(a_date_under_another_key_is_told_once_a_file) {
    const Folder folder;
    folder.write("a.jsonl",
                 "{\"id\":\"a\",\"text\":\"A.\",\"published\":\"2021-06-10\",\"date\":\"x\"}\n"
                 "{\"id\":\"b\",\"text\":\"B.\",\"date\":\"2021-06-10\"}\n"
                 "{\"id\":\"c\",\"text\":\"C.\",\"published\":null,\"date\":7}\n"
                 "{\"id\":\"d\",\"text\":\"D.\",\"pubDate\":\"Mon\",\"published\":\"\"}\n"
                 "{\"id\":\"e\",\"text\":\"E.\",\"date\":null}\n"
                 "{\"id\":\"f\",\"date\":\"2021-06-10\"}\n");
    const Corpus corpus = read({folder.path("a.jsonl")});
    BOOST_TEST(corpus.notes.size() == 2U, told(corpus));
    BOOST_TEST(tells(corpus, ":2:1: warning: the date of 2 records stands under 'date'"),
               told(corpus));
    BOOST_TEST(tells(corpus, ":4:1: warning: the date of 1 record stands under 'pubDate'"),
               told(corpus));
}

BOOST_AUTO_TEST_CASE(what_is_no_plain_text_is_told_whatever_its_name) {
    const Folder folder;
    folder.write("a.txt", "%PDF-1.4\nreads like text");
    folder.write("b.txt", "\xEF\xBB\xBF \n<!DOCTYPE HTML>\n<p>Ten.");
    folder.write("c.txt", "<Html lang=en>Ten.");
    folder.write("d.txt", "<hr> is a tag, and %PDF-1.4 how a PDF begins.");
    folder.write("e.md", "%PDF-1.4\n");
    folder.write("f.md", "<html>is allowed in Markdown</html>");
    const Corpus corpus = read({folder.path("")});
    BOOST_TEST(ids(corpus) == (std::vector<std::string>{folder.path("d.txt"), folder.path("f.md")}),
               boost::test_tools::per_element());
    for (const char* words :
         {"a.txt:0:0: is a PDF", "b.txt:0:0: is HTML", "c.txt:0:0: is HTML", "e.md:0:0: is a PDF"})
        BOOST_TEST(tells(corpus, words), told(corpus));
}

BOOST_AUTO_TEST_CASE(front_matter_of_plain_text_is_told) {
    const Folder folder;
    folder.write("a.txt", "---\nsource: ledger\n---\nTen.");
    folder.write("b.txt", "---\nnot: ours\n---\nTen.");
    folder.write("c.txt", "---\nA rule is no front matter.\n---\n");
    folder.write("d.txt", "---\nsource: never closed\n");
    const Corpus corpus = read({folder.path("")});
    BOOST_TEST(corpus.articles.size() == 4U);
    BOOST_TEST(corpus.notes.size() == 1U, told(corpus));
    BOOST_TEST(tells(corpus, "a.txt:1:1: warning: the front matter is taken for text"),
               told(corpus));
}

BOOST_AUTO_TEST_CASE(a_bad_record_is_told_with_its_line_and_the_rest_goes_on) {
    const Folder folder;
    folder.write("a.jsonl",
                 "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"A\",\"extra\":[1,{}]}\r\n"
                 "\n"
                 "{\"id\":\"b\"}\n"
                 "{\"id\":\"c\",\"text\":\"C\",\"id\":\"d\"}\n"
                 "{\"id\":7,\"text\":\"C\"}\n"
                 "[]\n"
                 "{\"id\":\"e\",\"text\":\"\xFF\"}\n"
                 "{\"id\":\"f\",\"text\":\"a\\u0000b\"}\n"
                 "{\"id\":\"\",\"text\":\"a\"}\n"
                 "{\"id\":\"g\",\"text\":\"\\uD800\"}\n"
                 "{\"id\":\"a\",\"text\":\"again\"}\n"
                 "{\"id\":\"h\",\"text\":\"H\",\"published\":\"May 4\",\"source\":null}\n"
                 "{\"id\":\"i\",\"text\":\"\"}");
    const Corpus corpus = read({folder.path("a.jsonl")});
    BOOST_TEST(ids(corpus) == (std::vector<std::string>{"a", "h", "i"}),
               boost::test_tools::per_element());
    for (const char* line :
         {":3:1: the record has no 'text'",
          ":4:1: the record is not read: the key 'id' stands twice",
          ":5:1: 'id' is a number, it must be a string",
          ":6:1: the record is not read: it is a list, not an object", ":7:19: is not UTF-8",
          ":8:1: 'text' holds a NUL", ":9:1: 'id' is empty",
          ":10:1: the record is not read: a string has a bad escape",
          ":11:1: an article with this id was read before",
          ":12:1: warning: published 'May 4' of 'h' is not an ISO 8601 date",
          ":13:1: note: the article 'i' has no text"})
        BOOST_TEST(tells(corpus, line), line << "\n" << told(corpus));
    BOOST_TEST(corpus.unread.size() == 9U, told(corpus));
    BOOST_TEST(corpus.articles[1].published.empty());
    BOOST_TEST(corpus.articles[1].source == "h");
    BOOST_TEST(!corpus.articles[1].source_given);
}

BOOST_AUTO_TEST_SUITE_END()
