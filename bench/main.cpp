// tally_bench [NAME…]: the timed runs. Only ratios within one run mean anything; the exit status
// says whether all that must hold did.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "bench/bench.h"

namespace {

void name_machine() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) {
            std::printf("machine: %s\n\n", line.substr(line.find(':') + 2).c_str());
            return;
        }
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> wanted(argv + 1, argv + argc);
    name_machine();
    bool good = true;
    for (const tally::bench::Bench& bench : tally::bench::values_benches())
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), bench.name) != wanted.end())
            good = tally::bench::measure(bench, 7) && good;
    return good ? 0 : 1;
}
