// Markdown and front matter from strangers.
#include "tests/fuzz/article_checker.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    tally::tests::check_reader(tally::read_markdown, "fuzz.md", data, size);
    return 0;
}
