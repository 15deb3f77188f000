#pragma once

#include <functional>

namespace tally {

/// While it lives, SIGINT and SIGTERM do not end the process but call `stop`, so that what is under
/// way can be undone; a second signal ends it at once. When it goes out of scope, the process dies
/// by the signal that came, as its caller expects (a shell sees 130 or 143).
///
/// `stop` must be async-signal-safe. Only one at a time. Outside of it both signals end the process
/// at once: there is nothing to undo.
class StopOnSignal {
public:
    explicit StopOnSignal(std::function<void()> stop);
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

private:
    std::function<void()> stop_;
};

} // namespace tally
