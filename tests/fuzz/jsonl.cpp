// JSON Lines from strangers: every line becomes an article, a blank, or one told mistake, and the
// sentences of what is read cover it.
#include "claims/articles/formats.h"
#include "claims/articles/input.h"
#include "claims/articles/stops.h"
#include "claims/base/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace {

void require(bool truth, const char* what) {
    if (truth) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

class Checker : public tally::Intake {
public:
    void take(tally::Article article, std::size_t line) override {
        require(line > 0 && line == article.record_line, "a record has its line");
        require(!article.id.empty(), "an article has an id");
        require(!tally::first_invalid_utf8(article.text), "text is UTF-8");
        std::size_t at = 0;
        for (const tally::Sentence& sentence : article.sentences) {
            skip_blanks(article.text, at, sentence.span.start);
            require(!sentence.span.empty(), "no sentence is empty");
            at = sentence.span.end;
        }
        skip_blanks(article.text, at, article.text.size());
    }
    void unread(tally::UnreadInput input) override {
        require(!input.what.empty(), "it is told why");
    }
    void note(tally::Diagnostic) override {}

private:
    static void skip_blanks(std::string_view text, std::size_t& at, std::size_t end) {
        while (at < end) {
            const std::size_t size = tally::blank_at(text, at);
            require(size > 0, "what is not blank is in a sentence");
            at += size;
        }
        require(at == end, "sentences do not overlap");
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int file = ::memfd_create("jsonl", MFD_CLOEXEC);
    require(file >= 0 && ::ftruncate(file, 0) == 0, "a file in memory");
    require(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size), "it takes the input");
    require(::lseek(file, 0, SEEK_SET) == 0, "it is read from its start");
    tally::InputFile input("fuzz.jsonl", file, false);
    Checker checker;
    tally::read_json_lines(input, checker);
    require(input.failure().empty(), "a file in memory can be read");
    return 0;
}
