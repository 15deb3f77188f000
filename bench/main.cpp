// tally_bench [--text PATH] [--ours ROUNDS] [NAME…]: the timed runs. Only ratios within one run
// mean anything; the exit status says whether all that must hold did. They work on a made corpus,
// or on the articles of PATH, repeated until they are as many bytes. --ours runs our side alone,
// for a profiler to watch.
#include "claims/articles/read.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.h"
#include "bench/process.h"

namespace {

void name_machine() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) {
            std::printf("machine: %s\n\n", line.substr(line.find(':') + 2).c_str());
            return;
        }
}

constexpr std::size_t bytes = 8'000'000; // of values_benches

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

struct Group {
    std::string_view name; ///< its benches' names begin with it
    std::vector<tally::bench::Bench> (*benches)(const std::vector<std::string>& articles);
};

constexpr std::array<Group, 14> groups = {{{"values", tally::bench::values_benches},
                                           {"extract", tally::bench::extract_benches},
                                           {"sentences", tally::bench::sentences_benches},
                                           {"check", tally::bench::check_benches},
                                           {"html", tally::bench::html_benches},
                                           {"json", tally::bench::json_benches},
                                           {"startup", tally::bench::startup_benches},
                                           {"store", tally::bench::store_benches},
                                           {"check_store", tally::bench::check_store_benches},
                                           {"noop", tally::bench::noop_benches},
                                           {"pathological", tally::bench::pathological_benches},
                                           {"rss", tally::bench::rss_benches},
                                           {"text_growth", tally::bench::text_growth_benches},
                                           {"threads", tally::bench::threads_benches}}};

/// Whether the bench holds; one whose peer is missing does not, and that is said.
bool holds(const tally::bench::Bench& bench, int rounds_alone) {
    if (rounds_alone > 0) {
        for (int round = 0; round < rounds_alone; ++round)
            std::printf("%s, alone: %zu found\n", bench.name.c_str(), bench.ours.run());
        return true;
    }
    try {
        return tally::bench::measure(bench);
    } catch (const std::runtime_error& missing) {
        std::printf("  NOT MEASURED: %s\n\n", missing.what());
        return false;
    }
}

int run(std::vector<std::string> wanted) {
    if (wanted.size() >= 2 && wanted[0] == "--watch")
        return tally::bench::watch({wanted.begin() + 1, wanted.end()});
    std::vector<std::string> articles;
    if (wanted.size() >= 2 && wanted[0] == "--text") {
        articles = read_articles(wanted[1]);
        wanted.erase(wanted.begin(), wanted.begin() + 2);
    }
    int rounds_alone = 0;
    if (wanted.size() >= 2 && wanted[0] == "--ours") {
        rounds_alone = std::stoi(wanted[1]);
        wanted.erase(wanted.begin(), wanted.begin() + 2);
    }
    name_machine();
    bool good = true;
    const std::set<std::string, std::less<>> named(wanted.begin(), wanted.end());
    std::set<std::string, std::less<>> unknown = named;
    for (const Group& group : groups) {
        const auto begins = [&](const std::string& name) { return name.starts_with(group.name); };
        if (!wanted.empty() && std::none_of(wanted.begin(), wanted.end(), begins)) continue;
        const bool all = wanted.empty() || unknown.erase(std::string(group.name)) > 0;
        for (const tally::bench::Bench& bench : group.benches(articles))
            if (named.contains(bench.name) || (all && !bench.long_run)) {
                unknown.erase(bench.name);
                good = holds(bench, rounds_alone) && good;
            }
    }
    for (const std::string& name : unknown) // nothing ran for it
        std::fprintf(stderr, "tally_bench: no bench and no group of benches is called %s\n",
                     name.c_str());
    if (!unknown.empty()) return 2;
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
