// rss, text_growth, threads: the whole program over 20 and over 200 MB of made news, 200 rules and
// two threads: what it needs at most, and whether ten times the text is ten times the work.
#include <algorithm>
#include <memory>
#include <utility>

#include "bench/bench.h"
#include "bench/news.h"
#include "bench/process.h"

namespace tally::bench {

namespace {

constexpr std::size_t few_megabytes = 20;
constexpr std::size_t times = 10;

/// `tally extract` over so much text; what it needed at most is kept from run to run.
class Extraction {
public:
    Extraction(std::size_t megabytes, std::size_t threads)
        : megabytes_(megabytes), threads_(threads) {}

    std::size_t run() {
        if (command_.empty()) prepare();
        const Finished finished = run_watched(command_);
        peak_ = finished.peak_megabytes;
        return static_cast<std::size_t>(std::count(finished.out.begin(), finished.out.end(), '\n'));
    }
    double peak() const { return peak_; }

private:
    /// When first run, so that other benches do not pay for it.
    void prepare() {
        const std::string size = std::to_string(megabytes_);
        const std::string pack = made_file("made.yaml", made_pack(made_rules(200)));
        const std::string text =
            made_file("news" + size + ".jsonl", as_json_lines(made_news(megabytes_ * 1'000'000)));
        command_ = {TALLY_PROGRAM, "extract", "--no-config", "-q",
                    "--pack",      pack,      "--jobs",      std::to_string(threads_),
                    text};
    }

    std::size_t megabytes_, threads_;
    std::vector<std::string> command_;
    double peak_ = 0;
};

Side side_of(const std::string& name, std::size_t megabytes, std::size_t threads = 2) {
    const auto made = std::make_shared<Extraction>(megabytes, threads);
    return {name, [made] { return made->run(); }};
}

/// The same, for its memory; `more` is added to what it took.
Side memory_of(const std::string& name, std::size_t megabytes, double more = 0) {
    const auto made = std::make_shared<Extraction>(megabytes, 2);
    return {name, [made] { return made->run(); }, [made, more] { return made->peak() + more; }};
}

Side budget_of(double megabytes) {
    return {"the most that it may be", [] { return std::size_t{0}; },
            [megabytes] { return megabytes; }};
}

constexpr std::size_t many_megabytes = times * few_megabytes;

} // namespace

std::vector<Bench> rss_benches(const std::vector<std::string>&) {
    Bench whole;
    whole.name = "rss";
    whole.work = "memory of tally extract, 200 MB of text, 200 rules, 2 threads, against 96 MB";
    whole.ours = memory_of("200 MB of text", many_megabytes);
    whole.peer = budget_of(96);
    whole.must = 1;
    whole.rounds = 1;
    whole.long_run = true;
    Bench growth = whole;
    growth.name = "rss_growth";
    growth.work = "the same, against that of 20 MB and 8 MB more";
    growth.peer = memory_of("20 MB of text, and 8 MB", few_megabytes, 8);
    return {std::move(whole), std::move(growth)};
}

std::vector<Bench> text_growth_benches(const std::vector<std::string>&) {
    Bench bench;
    bench.name = "text_growth";
    bench.work = "claims of 200 rules in 200 MB of text, against ten times 20 MB";
    bench.megabytes = many_megabytes;
    bench.ours = side_of("200 MB", many_megabytes);
    const Side few = side_of("20 MB", few_megabytes);
    bench.peer = {"20 MB, ten times", [few] {
                      std::size_t claims = 0;
                      for (std::size_t i = 0; i < times; ++i)
                          claims += few.run();
                      return claims;
                  }};
    bench.must = 1 / 1.1; // at most a tenth more a MB
    bench.rounds = 1;
    bench.long_run = true;
    return {bench};
}

std::vector<Bench> threads_benches(const std::vector<std::string>&) {
    Bench bench;
    bench.name = "threads";
    bench.work = "claims of 200 rules in 20 MB of text, two threads against one, best of pairs";
    bench.megabytes = few_megabytes;
    bench.ours = side_of("two threads", few_megabytes);
    bench.peer = side_of("one thread", few_megabytes, 1);
    bench.must = 1.7;
    bench.counts_must_agree = true;
    bench.rounds = 5;
    bench.wall = true;
    bench.best_pair = true;
    return {bench};
}

} // namespace tally::bench
