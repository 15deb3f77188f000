// check_store: which facts of a stored run no one value satisfies, from the bounds of its claims.
// The peer asks SQLite the same of the same file: a window over each fact's claims in order of
// their lower ends, in which one begins beyond the least upper end so far.
#include "claims/base/spill.h"
#include "db/contested.h"
#include "db/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "bench/bench.h"
#include "bench/made_run.h"

namespace tally::bench {

namespace {

constexpr std::size_t articles_made = 200'000;                  // a million claims
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

/// Adds `copies` of a table's rows; each has ids beyond those before it in the columns named.
void multiply(SQLite::Database& database, const std::string& table,
              const std::vector<std::string>& ids, int copies) {
    std::string columns, values;
    SQLite::Statement listed(database, "SELECT name FROM pragma_table_info('" + table + "')");
    while (listed.executeStep()) {
        const std::string name = listed.getColumn(0).getString();
        const bool id = std::find(ids.begin(), ids.end(), name) != ids.end();
        columns += (columns.empty() ? "\"" : ", \"") + name + '"';
        values += (values.empty() ? "\"" : ", \"") + name + '"';
        if (id) values += " + ?1 * 10000000";
    }
    SQLite::Statement add(database, "INSERT INTO " + table + " (" + columns + ") SELECT " + values +
                                        " FROM " + table + " WHERE " + ids.front() +
                                        " <= 10000000 ORDER BY " + ids.front());
    for (int copy = 1; copy <= copies; ++copy) {
        add.bind(1, copy);
        add.exec();
        add.reset();
    }
}

/// A database with one run of so many million claims; gone at the end.
class Stored {
public:
    explicit Stored(int millions)
        : path_((std::filesystem::temp_directory_path() /
                 ("tally-check-" + std::to_string(getpid()) + ".db"))
                    .string()) {
        std::filesystem::remove(path_);
        const auto run = make_run(articles_made);
        Store::open(path_).save(run->corpus, run->checked, run->info);
        if (millions == 1) return;
        SQLite::Database database(path_, SQLite::OPEN_READWRITE);
        SQLite::Transaction transaction(database);
        multiply(database, "claim", {"id"}, millions - 1);
        multiply(database, "verdict_claim", {"verdict", "claim"}, millions - 1);
        multiply(database, "run_verdict", {"verdict"}, millions - 1);
        transaction.commit();
    }
    ~Stored() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Stored(const Stored&) = delete;
    Stored& operator=(const Stored&) = delete;

    std::size_t ours() const {
        SQLite::Database database(path_, flags);
        Spill spill(std::filesystem::temp_directory_path().string());
        return contested_verdicts(database, spill).size();
    }
    std::size_t by_window() const {
        SQLite::Database database(path_, flags);
        return static_cast<std::size_t>(database.execAndGet(window_sweep).getInt64());
    }

private:
    std::string path_;
};

} // namespace

namespace {

Bench check_store(const std::string& name, int millions) {
    auto stored = std::make_shared<std::unique_ptr<const Stored>>();
    const auto made = [stored, millions]() -> const Stored& {
        if (!*stored) *stored = std::make_unique<const Stored>(millions);
        return **stored;
    };
    Bench bench;
    bench.name = name;
    bench.work =
        "facts that no one value satisfies, of " + std::to_string(millions) + " M stored claims";
    bench.ours = {"tally", [made] { return made().ours(); }};
    bench.peer = {"SQL, a window", [made] { return made().by_window(); }};
    bench.must = 4;
    bench.rounds = 5;
    bench.counts_must_agree = true;
    bench.long_run = millions > 1;
    return bench;
}

} // namespace

std::vector<Bench> check_store_benches(const std::vector<std::string>& /*articles*/) {
    return {check_store("check_store", 1), check_store("check_store_10m", 10)};
}

} // namespace tally::bench
