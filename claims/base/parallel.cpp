#include "claims/base/parallel.h"

#include <algorithm>
#include <utility>

namespace tally {

WorkAhead::WorkAhead(std::size_t count, std::size_t jobs, std::function<void(std::size_t)> work)
    : count_(count), work_(std::move(work)), failed_at_(count) {
    if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 1; i < std::min(jobs, count); ++i)
        threads_.emplace_back([this] { run(); });
}

WorkAhead::~WorkAhead() { next_ = count_; }

void WorkAhead::finish() {
    run();
    threads_.clear(); // which waits for each
    if (failure_) std::rethrow_exception(failure_);
}

void WorkAhead::run() {
    for (std::size_t i = next_++; i < count_; i = next_++) {
        try {
            work_(i);
        } catch (...) {
            next_ = count_; // indexes are given out in order: lower ones are already at work
            const std::lock_guard lock(guard_);
            if (i < failed_at_) {
                failed_at_ = i;
                failure_ = std::current_exception();
            }
        }
    }
}

void for_each_index(std::size_t count, std::size_t jobs,
                    const std::function<void(std::size_t)>& work) {
    WorkAhead(count, jobs, work).finish();
}

} // namespace tally
