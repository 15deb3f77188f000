// tally_bench [--text PATH] [NAME…]: the timed runs. Only ratios within one run mean anything; the
// exit status says whether all that must hold did. They work on a made corpus, or on the articles
// of PATH, repeated until they are as many bytes.
#include "claims/articles/read.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "bench/corpus.h"

namespace {

void name_machine() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) {
            std::printf("machine: %s\n\n", line.substr(line.find(':') + 2).c_str());
            return;
        }
}

constexpr std::size_t bytes = 8'000'000;

std::vector<std::string> read_articles(const std::string& path) {
    const auto corpus = tally::read_corpus({path}, {});
    if (!corpus) throw std::runtime_error(tally::to_string(corpus.error().front()));
    std::size_t size = 0;
    for (const tally::Article& article : corpus->articles)
        size += article.text.size();
    if (size == 0) throw std::runtime_error(path + ": no text");
    std::vector<std::string> out;
    for (std::size_t made = 0; made < bytes; made += size)
        for (const tally::Article& article : corpus->articles)
            out.push_back(article.text);
    return out;
}

int run(std::vector<std::string> wanted) {
    std::vector<std::string> articles;
    if (wanted.size() >= 2 && wanted[0] == "--text") {
        articles = read_articles(wanted[1]);
        wanted.erase(wanted.begin(), wanted.begin() + 2);
    } else {
        articles = tally::bench::made_articles(bytes);
    }
    name_machine();
    bool good = true;
    for (const tally::bench::Bench& bench : tally::bench::values_benches(articles))
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), bench.name) != wanted.end())
            good = tally::bench::measure(bench, 7) && good;
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tally_bench: %s\n", error.what());
        return 2;
    }
}
