// JSON Lines from strangers: every line becomes an article, a blank, or one told mistake.
#include "tests/fuzz/article_checker.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    tally::tests::check_reader(tally::read_json_lines, "fuzz.jsonl", data, size);
    return 0;
}
