// Packed streams of records: read like plain ones, whole or not; what is cut off, damaged or made
// to blow up is told, and what was read before it stays.
#include "claims/articles/read.h"
#include "tests/articles/folder.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>
#include <zlib.h>
#include <zstd.h>

using tally::Corpus;
using tally::tests::Folder;

namespace {

std::string gzipped(const std::string& text) {
    z_stream stream{};
    BOOST_REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY) ==
                  Z_OK);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    BOOST_REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstd_packed(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 9));
    return out;
}

struct Form {
    std::string ending;
    std::string (*pack)(const std::string&);
};
const std::vector<Form> forms = {{".jsonl.gz", gzipped}, {".jsonl.zst", zstd_packed}};

std::string records(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += R"({"id":"a)" + std::to_string(i) + R"(","text":"It cost )" +
               std::to_string(i * 7919 % 100'003) + R"( dollars."})" + "\n";
    return out;
}

Corpus read(const std::string& name, const std::string& bytes) {
    const Folder folder;
    folder.write(name, bytes);
    auto corpus = tally::read_corpus({folder.path(name)}, {});
    BOOST_REQUIRE(corpus.has_value());
    return std::move(*corpus);
}

} // namespace

BOOST_AUTO_TEST_SUITE(packed)

BOOST_AUTO_TEST_CASE(packed_records_are_read_like_plain_ones) {
    const std::string text = records(20'000); // more than one piece of any buffer
    const Corpus plain = read("a.jsonl", text);
    for (const Form& form : forms) {
        const Corpus corpus = read("a" + form.ending, form.pack(text));
        BOOST_TEST(corpus.unread.empty());
        BOOST_REQUIRE(corpus.articles.size() == plain.articles.size());
        BOOST_TEST(corpus.articles.back().text == plain.articles.back().text);
        BOOST_TEST(corpus.articles.back().position(3).line == 20'000U);
    }
}

BOOST_AUTO_TEST_CASE(several_packed_one_behind_another_are_one_stream) {
    const std::string text = records(3);
    const std::size_t half = text.find('\n') + 1;
    for (const Form& form : forms) {
        const Corpus corpus =
            read("a" + form.ending, form.pack(text.substr(0, half)) + form.pack(text.substr(half)));
        BOOST_TEST(corpus.unread.empty());
        BOOST_TEST(corpus.articles.size() == 3U);
    }
}

BOOST_AUTO_TEST_CASE(every_cut_is_told) {
    const std::string text = records(200);
    for (const Form& form : forms) {
        const std::string whole = form.pack(text);
        for (std::size_t size = 1; size < whole.size(); size += 13) {
            const Corpus corpus = read("a" + form.ending, whole.substr(0, size));
            BOOST_REQUIRE(corpus.unread.size() == 1U);
            BOOST_TEST(corpus.unread[0].what == "ends in the midst of what is packed, at byte " +
                                                    std::to_string(size) +
                                                    "; it is cut off, and what follows is missing");
            BOOST_TEST(corpus.articles.size() <= 200U); // all, where only a sum is cut off
        }
        BOOST_TEST(read("a" + form.ending, "").unread.empty()); // nothing is not cut off
    }
}

BOOST_AUTO_TEST_CASE(damage_is_told_with_its_place) {
    for (const Form& form : forms) {
        std::string bytes = form.pack(records(5000));
        bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
        bytes[bytes.size() / 2 + 1] = static_cast<char>(~bytes[bytes.size() / 2 + 1]);
        const Corpus corpus = read("a" + form.ending, bytes);
        BOOST_REQUIRE(!corpus.unread.empty());
        const std::string& what = corpus.unread.back().what;
        BOOST_TEST(what.starts_with("is damaged ("), what);
        BOOST_TEST(what.find(" of the packed file, so nothing behind that is read") !=
                   std::string::npos);
        BOOST_TEST(
            read("a" + form.ending, "plain text\n").unread.at(0).what.starts_with("is damaged ("));
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_blows_up_is_refused) {
    const std::string text(100'000'000, '\n');
    for (const Form& form : forms) {
        const Corpus corpus = read("a" + form.ending, form.pack(text));
        BOOST_REQUIRE(corpus.unread.size() == 1U);
        BOOST_TEST(corpus.unread[0].what.starts_with("unpacks to more than 250 times its size"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
