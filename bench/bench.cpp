#include "bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

namespace tally::bench {

namespace {

/// Seconds. A side that is done sooner runs again until its turn took so long: neither what the
/// other left in the processor's caches nor an interruption may weigh more on the quick one.
constexpr double least_turn = 0.5;

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

/// What one side took, round by round: seconds, or megabytes of memory.
struct Figures {
    std::vector<double> rounds;
    std::size_t count = 0;

    void add(const Side& side, bool wall) {
        if (side.peak) {
            count = side.run();
            rounds.push_back(side.peak());
            return;
        }
        const auto now = wall ? wall_seconds : cpu_seconds;
        const double start = now();
        int runs = 0;
        double took = 0;
        for (; took < least_turn; took = now() - start, ++runs)
            count = side.run();
        rounds.push_back(took / runs);
    }
    double median() const {
        std::vector<double> sorted = rounds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    double spread() const {
        const auto [least, most] = std::minmax_element(rounds.begin(), rounds.end());
        return *most / *least;
    }
};

/// The peer's figure over ours.
double ratio_of(const Figures& ours, const Figures& peer, bool best_pair) {
    if (!best_pair) return peer.median() / ours.median();
    double best = 0;
    for (std::size_t i = 0; i < ours.rounds.size(); ++i)
        best = std::max(best, peer.rounds[i] / ours.rounds[i]);
    return best;
}

void print(const Side& side, const Figures& figures, double megabytes) {
    std::printf("  %-34s ", side.name.c_str());
    if (side.peak) {
        std::printf("%9.1f MB at most", figures.median());
    } else {
        std::printf("%9.2f ms", figures.median() * 1e3);
        if (megabytes > 0) std::printf("  %8.1f MB/s", megabytes / figures.median());
    }
    std::printf("  x%.2f spread  %zu found\n", figures.spread(), figures.count);
}

} // namespace

double megabytes_of(const std::vector<std::string>& articles) {
    std::size_t bytes = 0;
    for (const std::string& article : articles)
        bytes += article.size();
    return static_cast<double>(bytes) / 1e6;
}

bool measure(const Bench& bench) {
    Figures ours, peer;
    std::printf("%s: %s\n", bench.name.c_str(), bench.work.c_str());
    std::fflush(stdout);
    if (!bench.ours.peak)
        bench.ours.run(); // untimed: makes what it works on, compiles what it searches with
    for (int round = 0; round < bench.rounds; ++round) {
        ours.add(bench.ours, bench.wall);
        peer.add(bench.peer, bench.wall);
    }
    const double ratio = ratio_of(ours, peer, bench.best_pair);
    const bool fast = ratio >= bench.must;
    const bool agree = !bench.counts_must_agree || ours.count == peer.count;
    print(bench.ours, ours, bench.megabytes);
    print(bench.peer, peer, bench.megabytes);
    std::printf("  ratio %.2f (must be at least %.2f): %s%s\n\n", ratio, bench.must,
                fast ? "holds" : "MISSED", agree ? "" : "; COUNTS DIFFER");
    return fast && agree;
}

} // namespace tally::bench
