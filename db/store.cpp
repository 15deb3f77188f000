#include "db/store.h"

#include "db/cells.h"
#include "db/error.h"
#include "db/insert.h"
#include "db/names.h"
#include "db/outcomes.h"
#include "db/readings.h"
#include "db/relations.h"
#include "db/schema.h"
#include "db/search.h"
#include "db/verdicts.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace tally {

namespace {

using Clock = std::chrono::steady_clock;

/// How long to wait for another run, and since when.
struct Patience {
    std::chrono::milliseconds wait;
    Clock::time_point since;
    std::atomic<bool> over = false; ///< somebody wants it to end now
};

/// SQLite calls this when another run has the lock. Waits of random length keep two runs from
/// meeting again and again.
int wait_for_lock(void* data, int tries) {
    auto& patience = *static_cast<Patience*>(data);
    if (tries == 0) patience.since = Clock::now();
    if (patience.over || Clock::now() - patience.since >= patience.wait) return 0;
    unsigned char noise = 0;
    sqlite3_randomness(sizeof noise, &noise);
    sqlite3_sleep(1 + noise * std::min(tries + 1, 10) / 50);
    return 1;
}

void make_folder(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    if (folder.empty()) return;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw DatabaseError(path, "its folder can't be made: " + error.message(),
                            "name another place with --db");
}

/// Claims of the checked list by article, each with its place in the list.
std::vector<std::vector<std::size_t>> claims_by_article(const Corpus& corpus,
                                                        const Checked& checked) {
    std::vector<std::vector<std::size_t>> out(corpus.articles.size());
    for (std::size_t i = 0; i < checked.claims.size(); ++i)
        out.at(checked.claims[i].article).push_back(i);
    return out;
}

std::int64_t write_run(SQLite::Database& database, const Corpus& corpus, const Checked& checked,
                       const RunInfo& info) {
    std::set<std::string> sources;
    for (const Article& article : corpus.articles)
        sources.insert(article.source);
    const auto conflicts =
        std::count_if(checked.facts.begin(), checked.facts.end(),
                      [](const Fact& fact) { return fact.verdict == Verdict::conflict; });
    Insert run(database, "INSERT INTO run (at, tool, rules, articles, sources, claims, facts, "
                         "conflicts, errors) VALUES (?,?,?,?,?,?,?,?,?)");
    return run.put(info.at)
        .put(info.tool)
        .put(info.rules)
        .put(corpus.articles.size())
        .put(sources.size())
        .put(checked.claims.size())
        .put(checked.facts.size())
        .put(static_cast<std::int64_t>(conflicts))
        .put(corpus.unread.size())
        .run();
}

void write_errors(SQLite::Database& database, const Corpus& corpus, std::int64_t run) {
    Insert error(database, "INSERT INTO run_error (run, place, article, path, line, \"column\", "
                           "what) VALUES (?,?,?,?,nullif(?,0),nullif(?,0),?)");
    std::int64_t place = 0;
    for (const UnreadInput& input : corpus.unread)
        error.put(run)
            .put(++place)
            .put(OrNull{input.article})
            .put(input.path)
            .put(input.line)
            .put(input.column)
            .put(input.what)
            .run();
}

void write_sources(SQLite::Database& database, NameIds& sources,
                   const std::vector<Source>& listed) {
    Insert update(database, "UPDATE source SET title = ?, kind = ? WHERE id = ?");
    for (const Source& source : listed)
        update.put(source.name.empty() ? source.id : source.name)
            .put(OrNull{source.kind})
            .put(sources.id(source.id))
            .run();
}

void write_decisions(SQLite::Database& database, const RunInfo& info, std::int64_t run) {
    Insert decision(database,
                    "INSERT INTO run_decision (run, place, fact, claim, accept, because, evidence, "
                    "\"by\", until, state, why) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    std::int64_t place = 0;
    for (const Ruling& ruling : info.rulings) {
        const Decision& made = ruling.decision;
        const std::string state(name_of(ruling.state));
        decision.put(run)
            .put(++place)
            .put(OrNull{made.fact})
            .put(OrNull{made.claim})
            .put(OrNull{made.accept})
            .put(made.because)
            .put(OrNull{made.evidence})
            .put(OrNull{made.by})
            .put(OrNull{made.until})
            .put(state)
            .put(OrNull{ruling.why})
            .run();
    }
}

void write_known(SQLite::Database& database, const RunInfo& info, std::int64_t run) {
    Insert known(database, "INSERT INTO run_known (run, place, finding, verdict, said, state) "
                           "VALUES (?,?,?,?,?,?)");
    std::int64_t place = 0;
    for (const KnownFinding& finding : info.known) {
        const std::string said = array_text(finding.entry.said);
        const std::string state(name_of(finding.state));
        known.put(run)
            .put(++place)
            .put(finding.entry.id)
            .put(finding.entry.verdict)
            .put(said)
            .put(state)
            .run();
    }
}

/// All rows of a run. `fresh`: nothing stands in the tables yet.
std::int64_t write_all(SQLite::Database& database, bool fresh, const Corpus& corpus,
                       const Checked& checked, const RunInfo& info) {
    const std::int64_t run = write_run(database, corpus, checked, info);
    write_errors(database, corpus, run);
    write_decisions(database, info, run);
    write_known(database, info, run);
    SharedNames names(database, fresh);
    write_sources(database, names.sources, info.sources);

    const auto by_article = claims_by_article(corpus, checked);
    std::vector<std::vector<KindCoverage>> coverage(corpus.articles.size());
    for (const KindCoverage& kind : info.coverage.by_article)
        coverage.at(kind.article).push_back(kind);

    std::vector<std::int64_t> rows(checked.claims.size());
    ReadingWriter readings(database, names, fresh);
    for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
        ReadingWriter::Reading reading{corpus.articles[i], {}, std::move(coverage[i])};
        for (const std::size_t claim : by_article[i])
            reading.claims.push_back(&checked.claims[claim]);
        const ReadingWriter::Written written = readings.write(reading, run);
        for (std::size_t k = 0; k < written.claims.size(); ++k)
            rows.at(by_article[i].at(k)) = written.claims[k];
    }
    VerdictWriter verdicts(database, names, fresh);
    for (const Fact& fact : checked.facts)
        verdicts.write(corpus, checked, fact, rows, run);
    RelationWriter relations(database, names, fresh);
    for (const RelationResult& result : checked.relations)
        relations.write(checked, result, run);
    return run;
}

} // namespace

struct Store::Connection {
    std::string path;
    Patience patience;
    SQLite::Database database;

    Connection(std::string name, std::chrono::milliseconds wait)
        : path(std::move(name)), patience{wait, {}, false},
          database(plain_path(path), // one thread at a time, so without SQLite's locks
                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX) {
        sqlite3_busy_handler(database.getHandle(), wait_for_lock, &patience);
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        // Rollback journal, every commit on the disk before it is told, and no lock before it.
        for (const char* setting : {"PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA",
                                    "PRAGMA cache_spill = OFF", "PRAGMA foreign_keys = ON",
                                    "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"})
            database.exec(setting);
    }
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path, Options options) {
    if (path.empty()) throw DatabaseError("--db", "the database has no name", "give a file name");
    if (path != ":memory:") make_folder(path);
    examine_head(path);
    try {
        auto connection = std::make_unique<Connection>(path, options.wait);
        const SQLite::Transaction reading(connection->database);
        examine_schema(connection->database, path);
        return Store(std::move(connection));
    } catch (...) {
        rethrow_as_database_error(path);
    }
}

void Store::interrupt() noexcept {
    connection_->patience.over = true;
    sqlite3_interrupt(connection_->database.getHandle());
}

RunId Store::save(const Corpus& corpus, const Checked& checked, const RunInfo& info) {
    SQLite::Database& database = connection_->database;
    try {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        // Looked at again: another run may have come first.
        const SchemaState state = examine_schema(database, connection_->path);
        const bool fresh = state == SchemaState::empty;
        if (fresh) create_schema(database);
        if (state == SchemaState::older) {
            migrate(database, database.execAndGet("PRAGMA user_version").getInt(), migrations());
            renew_views(database);
            examine_schema(database, connection_->path); // nothing else was in it
        }
        const std::int64_t run = write_all(database, fresh, corpus, checked, info);
        if (fresh) create_indexes(database);
        renew_search(database, info.full_text);
        transaction.commit();
        return run;
    } catch (...) {
        rethrow_as_database_error(connection_->path);
    }
}

std::optional<Outcome> Store::outcome(const std::string& request) {
    SQLite::Database& database = connection_->database;
    try {
        const SQLite::Transaction reading(database);
        if (examine_schema(database, connection_->path) != SchemaState::current)
            return std::nullopt;
        return find_outcome(database, request);
    } catch (...) {
        rethrow_as_database_error(connection_->path);
    }
}

void Store::keep(const Outcome& outcome) {
    SQLite::Database& database = connection_->database;
    try {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        if (examine_schema(database, connection_->path) != SchemaState::current) return;
        Insert run(database, "SELECT id FROM run WHERE id = ?");
        if (!run.put(outcome.run).find()) return; // pruned meanwhile
        write_outcome(database, outcome);
        transaction.commit();
    } catch (...) {
        rethrow_as_database_error(connection_->path);
    }
}

std::optional<RunId> Store::repeat(const Outcome& outcome, const RunInfo& info) {
    SQLite::Database& database = connection_->database;
    try {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        if (examine_schema(database, connection_->path) != SchemaState::current)
            return std::nullopt;
        const std::optional<std::int64_t> run = repeat_run(database, outcome.run, info.at);
        if (!run) return std::nullopt;
        NameIds sources = source_names(database, false);
        write_sources(database, sources, info.sources);
        renew_files(database, outcome);
        renew_search(database, info.full_text);
        transaction.commit();
        return run;
    } catch (...) {
        rethrow_as_database_error(connection_->path);
    }
}

} // namespace tally
