#pragma once

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

namespace tally::tests {

inline void require(bool truth, const char* what) {
    if (truth) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// Holds what a reader gives to its promises: text is UTF-8, its sentences cover it, and each of
/// them leads back to a place in the file.
class ArticleChecker : public Intake {
public:
    void take(Article article, std::size_t line) override {
        require(article.record_line == 0 || line == article.record_line, "a record has its line");
        require(!article.id.empty(), "an article has an id");
        require(!first_invalid_utf8(article.text), "text is UTF-8");
        std::size_t at = 0;
        Position last{1, 1};
        for (const Sentence& sentence : article.sentences) {
            skip_blanks(article.text, at, sentence.span.start);
            require(!sentence.span.empty(), "no sentence is empty");
            at = sentence.span.end;
            const Position place = article.position(sentence.span.start);
            require(place.line >= last.line, "sentences come in order of line");
            last = place;
        }
        skip_blanks(article.text, at, article.text.size());
    }
    void unread(UnreadInput input) override { require(!input.what.empty(), "it is told why"); }
    void note(Diagnostic) override {}

private:
    static void skip_blanks(std::string_view text, std::size_t& at, std::size_t end) {
        while (at < end) {
            const std::size_t size = blank_at(text, at);
            require(size > 0, "what is not blank is in a sentence");
            at += size;
        }
        require(at == end, "sentences do not overlap");
    }
};

/// Reads the bytes as a file of that name.
template <class Checker = ArticleChecker>
void check_reader(void (*read)(InputFile&, Intake&), const char* name, const std::uint8_t* data,
                  std::size_t size) {
    static const int file = ::memfd_create("input", MFD_CLOEXEC);
    require(file >= 0 && ::ftruncate(file, 0) == 0, "a file in memory");
    require(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size), "it takes the input");
    require(::lseek(file, 0, SEEK_SET) == 0, "it is read from its start");
    InputFile input(name, file, false);
    Checker checker;
    read(input, checker);
    require(input.failure().empty(), "a file in memory can be read");
}

} // namespace tally::tests
