#include "claims/commands/progress.h"

#include "claims/base/layout.h"
#include "claims/commands/terminal.h"

#include <chrono>
#include <utility>

namespace tally {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms;
constexpr auto pause = 100ms;
constexpr std::string_view erased = "\r\x1B[K";

bool wants_progress(const Given& given, const Environment& environment) {
    const std::string when = given.text("--progress", "auto");
    if (when != "auto") return when == "always";
    return environment.err.is_terminal() && !environment.quiet && !environment.is_set("CI") &&
           environment.variable("TERM") != "dumb";
}

} // namespace

Option progress_option() {
    return {
        "--progress",
        "WHEN",
        "how far a long run is, on standard error: auto (on a terminal), always or never [auto]",
        {"auto", "always", "never"}};
}

Progress::Progress(const Given& given, Environment& environment, std::string what,
                   std::size_t total)
    : environment_(environment), what_(std::move(what)), total_(total) {
    if (wants_progress(given, environment)) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
    }
    ended_.notify_one();
    thread_.join();
}

std::string Progress::line() const {
    std::string text = "tally: " + what_ + ", " + std::to_string(done);
    if (total_ > 0) text += " of " + std::to_string(total_);
    text += " articles";
    const std::size_t width = text_width(environment_, environment_.err);
    if (text.size() >= width) text.resize(width - 1); // it must not wrap, or it can't be erased
    return text;
}

void Progress::show() {
    try {
        std::unique_lock lock(mutex_);
        const auto ended = [this] { return end_; };
        if (ended_.wait_for(lock, patience, ended)) return;
        do {
            environment_.err.show(std::string(erased) + line());
        } while (!ended_.wait_for(lock, pause, ended));
        environment_.err.show(erased);
    } catch (const OutputError&) { // who can't be told does not wait
    }
}

} // namespace tally
