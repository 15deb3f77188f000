#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tally::bench {

/// One way to do the work of a benchmark. It returns what it counted, so that a side that does less
/// is seen.
struct Side {
    std::string name;
    std::function<std::size_t()> run;
    /// Instead of its time: the megabytes of memory that the last run took at most.
    std::function<double()> peak = nullptr;
};

/// A figure: the peer's time (or memory) over ours, both measured in turn within one run.
struct Bench {
    std::string name;
    std::string work;     ///< what both sides do
    double megabytes = 0; ///< of text that each side reads, for the MB/s that people like to see
    Side ours, peer;
    double must = 0; ///< the least ratio; 0: none asked
    bool counts_must_agree = false;
    int rounds = 7;
    bool wall = false;     ///< by the clock on the wall instead, where a side waits for the system
    bool long_run = false; ///< minutes and gigabytes: runs where it is asked for by its own name
    bool best_pair =
        false; ///< the best round's ratio: others may keep a machine's second processor busy
};

/// Times both sides in turn, `rounds` times each and half a second at least, by the CPU time
/// of this thread and of the programs that it runs; prints medians, spread, ratio and counts.
/// Whether the ratio reaches `must` and the counts agree where they have to.
bool measure(const Bench& bench);

/// Each file of benches has one such function; main.cpp lists them. `articles` are the texts that
/// all work on; none: each makes its own.
std::vector<Bench> values_benches(const std::vector<std::string>& articles);
std::vector<Bench> extract_benches(const std::vector<std::string>& articles);
std::vector<Bench> sentences_benches(const std::vector<std::string>& articles);
std::vector<Bench> check_benches(const std::vector<std::string>& articles);
std::vector<Bench> html_benches(const std::vector<std::string>& articles);
std::vector<Bench> json_benches(const std::vector<std::string>& articles);
std::vector<Bench> startup_benches(const std::vector<std::string>& articles);
std::vector<Bench> store_benches(const std::vector<std::string>& articles);
std::vector<Bench> check_store_benches(const std::vector<std::string>& articles);
std::vector<Bench> noop_benches(const std::vector<std::string>& articles);
std::vector<Bench> pathological_benches(const std::vector<std::string>& articles);
std::vector<Bench> rss_benches(const std::vector<std::string>& articles);
std::vector<Bench> text_growth_benches(const std::vector<std::string>& articles);
std::vector<Bench> threads_benches(const std::vector<std::string>& articles);

double megabytes_of(const std::vector<std::string>& articles);

} // namespace tally::bench
