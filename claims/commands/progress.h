#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

namespace tally {

/// `--progress WHEN`.
Option progress_option();

/// While it lives, a line on standard error says how far a long step is: from half a second on, on
/// a terminal only, not under -q, CI or a dumb terminal; --progress always or never goes over that.
/// It is erased at the end. Nobody else may write to standard error meanwhile.
class Progress {
public:
    /// `what` is the step, "reading"; `total` how many articles there are, 0 unknown.
    Progress(const Given& given, Environment& environment, std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// How many articles are done; whoever does the step counts them.
    std::atomic<std::size_t> done = 0;

private:
    void show();
    std::string line() const;

    Environment& environment_;
    std::string what_;
    std::size_t total_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool end_ = false;
    std::thread thread_;
};

} // namespace tally
