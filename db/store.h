#pragma once

#include "claims/articles/corpus.h"
#include "claims/check/baseline.h"
#include "claims/check/check.h"
#include "claims/check/coverage.h"
#include "claims/check/decisions.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// What a run is, beside what it found. Text is kept as given.
struct RunInfo {
    std::string at;    ///< when, ISO 8601 in UTC: the caller has the clock
    std::string tool;  ///< the program's version
    std::string rules; ///< a digest of the rules
    std::vector<Source> sources;
    bool full_text = false; ///< keep an index of all sentences (db/search.h)
    Coverage coverage;
    std::vector<Ruling> rulings;     ///< in order of the file of decisions
    std::vector<KnownFinding> known; ///< in order of the baseline
};

using RunId = std::int64_t;

/// What a check printed, with all that it rests on: a later one that rests on the same prints it
/// again.
struct Outcome {
    std::string request;    ///< a hash of all that it rests on but the files
    RunId run = 0;          ///< that found it
    std::int64_t began = 0; ///< when its files were looked at, nanoseconds since 1970
    std::string files;      ///< see remember()
    std::string printed;
};

/// The claims database, opened for writing. One run is one transaction: it is there with all that
/// it found, or, where save() throws or the process ends before it returns, not at all.
///
/// All members throw DatabaseError. One thread at a time.
class Store {
public:
    struct Options {
        std::chrono::milliseconds wait{30'000}; ///< for another run that is writing
    };

    /// Opens a database, ":memory:" for one that lives as long as the Store; makes the file and its
    /// folder where they are missing. A file of another program, of a newer tally, or with tables,
    /// views or triggers that aren't ours is refused. The path is a path, never a URI.
    static Store open(const std::string& path, Options options);
    static Store open(const std::string& path) { return open(path, Options{}); }

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// Keeps a run; its number once it is safe on the disk. An article that was read before and
    /// gave the same claims adds nothing but its mention, and so does a fact whose verdict and
    /// evidence are unchanged.
    RunId save(const Corpus& corpus, const Checked& checked, const RunInfo& info);

    /// The outcome of a request that was kept; nothing where there is none.
    std::optional<Outcome> outcome(const std::string& request);

    /// Keeps an outcome; of all only the last few are.
    void keep(const Outcome& outcome);

    /// Keeps a run that found again what the outcome's did: its number, once it is safe on the
    /// disk. Nothing where that run is gone. Its time and sources are those of `info`. The
    /// outcome's files and its beginning may be told anew, others than were kept.
    std::optional<RunId> repeat(const Outcome& outcome, const RunInfo& info);

    /// Makes a save() that is under way fail and roll back, its wait for another run too. May be
    /// called by a signal handler.
    void interrupt() noexcept;

private:
    struct Connection;
    explicit Store(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> connection_;
};

} // namespace tally
