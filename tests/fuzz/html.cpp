// Pages from strangers, as HTML and as XHTML. Beyond what holds for every reader, each letter and
// digit of the text must lead back to itself in the file, or to a reference that stands for it, and
// places must come in the file's order.
#include "tests/fuzz/article_checker.h"

namespace {

class PageChecker : public tally::tests::ArticleChecker {
public:
    void take(tally::Article article, std::size_t line) override {
        std::size_t last = 0;
        for (const tally::TextRun& run : article.runs) {
            tally::tests::require(run.file_offset >= last && run.text_offset < article.text.size(),
                                  "runs come in the file's order");
            last = run.file_offset;
        }
        for (std::size_t run = 0; run < article.runs.size(); ++run) {
            const auto& [from, place] = article.runs[run];
            const char first = article.text[from];
            const bool letter = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
            if (!letter) continue;
            const char there = article.file_text.at(place);
            tally::tests::require(there == first || there == '&', "a letter leads back to itself");
        }
        ArticleChecker::take(std::move(article), line);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    tally::tests::check_reader<PageChecker>(tally::read_html, "fuzz.html", data, size);
    tally::tests::check_reader<PageChecker>(tally::read_xhtml, "fuzz.xhtml", data, size);
    return 0;
}
