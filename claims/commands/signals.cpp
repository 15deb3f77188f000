#include "claims/commands/signals.h"

#include <array>
#include <atomic>
#include <csignal>
#include <utility>

namespace tally {

namespace {

constexpr std::array<int, 2> caught = {SIGINT, SIGTERM};

// A signal handler gets nothing but the signal's number: what it needs is global.
std::atomic<const std::function<void()>*> to_stop{nullptr}; // NOLINT
volatile std::sig_atomic_t came = 0;                        // NOLINT

void on_signal(int signal) {
    came = signal;
    if (const auto* stop = to_stop.load()) (*stop)();
}

} // namespace

StopOnSignal::StopOnSignal(std::function<void()> stop) : stop_(std::move(stop)) {
    came = 0;
    to_stop = &stop_;
    struct sigaction action = {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (const int signal : caught) {
        struct sigaction old = {};
        ::sigaction(signal, nullptr, &old);
        if (old.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr); // as nohup wants it
    }
}

StopOnSignal::~StopOnSignal() {
    for (const int signal : caught) {
        struct sigaction old = {};
        ::sigaction(signal, nullptr, &old);
        if (old.sa_handler == on_signal) std::signal(signal, SIG_DFL);
    }
    to_stop = nullptr;
    if (came != 0) std::raise(came);
}

} // namespace tally
