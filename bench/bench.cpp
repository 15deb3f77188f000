#include "bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

namespace tally::bench {

namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    rusage programs{};
    getrusage(RUSAGE_CHILDREN, &programs);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 +
           seconds(programs.ru_utime) + seconds(programs.ru_stime);
}

double wall_seconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

struct Times {
    std::vector<double> seconds;
    std::size_t count = 0;

    void add(const Side& side, bool wall) {
        const auto now = wall ? wall_seconds : cpu_seconds;
        const double start = now();
        count = side.run();
        seconds.push_back(now() - start);
    }
    double median() const {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    double spread() const {
        const auto [least, most] = std::minmax_element(seconds.begin(), seconds.end());
        return *most / *least;
    }
};

void print(const Side& side, const Times& times, double megabytes) {
    std::printf("  %-34s %9.2f ms", side.name.c_str(), times.median() * 1e3);
    if (megabytes > 0) std::printf("  %8.1f MB/s", megabytes / times.median());
    std::printf("  x%.2f spread  %zu found\n", times.spread(), times.count);
}

} // namespace

double megabytes_of(const std::vector<std::string>& articles) {
    std::size_t bytes = 0;
    for (const std::string& article : articles)
        bytes += article.size();
    return static_cast<double>(bytes) / 1e6;
}

bool measure(const Bench& bench) {
    Times ours, peer;
    std::printf("%s: %s\n", bench.name.c_str(), bench.work.c_str());
    std::fflush(stdout);
    bench.ours.run(); // untimed: makes what it works on, compiles what it searches with
    for (int round = 0; round < bench.rounds; ++round) {
        ours.add(bench.ours, bench.wall);
        peer.add(bench.peer, bench.wall);
    }
    const double ratio = peer.median() / ours.median();
    const bool fast = ratio >= bench.must;
    const bool agree = !bench.counts_must_agree || ours.count == peer.count;
    print(bench.ours, ours, bench.megabytes);
    print(bench.peer, peer, bench.megabytes);
    std::printf("  ratio %.2f (must be at least %.2f): %s%s\n\n", ratio, bench.must,
                fast ? "holds" : "MISSED", agree ? "" : "; COUNTS DIFFER");
    return fast && agree;
}

} // namespace tally::bench
