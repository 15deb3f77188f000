#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tally {

/// Calls work(0) … work(count - 1), each once, on up to `jobs` threads (0: one a processor). What
/// one of them throws is thrown here once all threads have ended; of several the one with the least
/// index.
void for_each_index(std::size_t count, std::size_t jobs,
                    const std::function<void(std::size_t)>& work);

/// The same, begun on all threads but the caller's, which may do something else meanwhile.
class WorkAhead {
public:
    WorkAhead(std::size_t count, std::size_t jobs, std::function<void(std::size_t)> work);
    /// Waits; what was not begun is not done.
    ~WorkAhead();
    WorkAhead(const WorkAhead&) = delete;
    WorkAhead& operator=(const WorkAhead&) = delete;

    /// Takes part in what is left, and waits for the end of it all.
    void finish();

private:
    void run();

    std::size_t count_;
    std::function<void(std::size_t)> work_;
    std::atomic<std::size_t> next_{0};
    std::mutex guard_; ///< of the two below
    std::size_t failed_at_;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_;
};

} // namespace tally
