// check_store: which facts of a stored run no one value satisfies, from the bounds of its claims.
// The peer asks SQLite the same of the same file: a window over each fact's claims in order of
// their lower ends, in which one begins beyond the least upper end so far.
#include "db/contested.h"
#include "db/store.h"

#include <SQLiteCpp/Database.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/made_run.h"

namespace tally::bench {

namespace {

constexpr std::size_t articles_made = 200'000;
const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX; // for either side

constexpr const char* window_sweep = R"(
SELECT count(DISTINCT verdict) FROM (
  SELECT member.verdict AS verdict, coalesce(member.min_key, claim.min_key) AS low,
         min(coalesce(member.max_key, claim.max_key)) OVER (
           PARTITION BY member.verdict ORDER BY coalesce(member.min_key, claim.min_key)
           ROWS UNBOUNDED PRECEDING) AS least
  FROM run_verdict
  JOIN verdict_claim AS member ON member.verdict = run_verdict.verdict
  JOIN claim ON claim.id = member.claim
  WHERE run_verdict.run = (SELECT max(id) FROM run) AND NOT member.withdrawn AND NOT claim.denied)
WHERE low > least)";

/// A database with one run of a million claims; gone at the end.
class Stored {
public:
    Stored()
        : path_((std::filesystem::temp_directory_path() /
                 ("tally-check-" + std::to_string(getpid()) + ".db"))
                    .string()) {
        std::filesystem::remove(path_);
        const auto run = make_run(articles_made);
        Store::open(path_).save(run->corpus, run->checked, run->info);
    }
    ~Stored() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Stored(const Stored&) = delete;
    Stored& operator=(const Stored&) = delete;

    std::size_t ours() const {
        SQLite::Database database(path_, flags);
        return contested_verdicts(database).size();
    }
    std::size_t by_window() const {
        SQLite::Database database(path_, flags);
        return static_cast<std::size_t>(database.execAndGet(window_sweep).getInt64());
    }

private:
    std::string path_;
};

} // namespace

std::vector<Bench> check_store_benches(const std::vector<std::string>& /*articles*/) {
    auto stored = std::make_shared<std::unique_ptr<const Stored>>();
    const auto made = [stored]() -> const Stored& {
        if (!*stored) *stored = std::make_unique<const Stored>();
        return **stored;
    };
    Bench bench;
    bench.name = "check_store";
    bench.work = "facts that no one value satisfies, of a million stored claims";
    bench.ours = {"tally", [made] { return made().ours(); }};
    bench.peer = {"SQL, a window", [made] { return made().by_window(); }};
    bench.must = 4;
    bench.rounds = 5;
    bench.counts_must_agree = true;
    return {bench};
}

} // namespace tally::bench
