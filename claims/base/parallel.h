#pragma once

#include <cstddef>
#include <functional>

namespace tally {

/// Calls work(0) … work(count - 1), each once, on up to `jobs` threads (0: one a processor). What
/// one of them throws is thrown here once all threads have ended; of several the one with the least
/// index.
void for_each_index(std::size_t count, std::size_t jobs,
                    const std::function<void(std::size_t)>& work);

} // namespace tally
