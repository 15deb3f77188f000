#include "claims/commands/environment.h"

#include "claims/base/calendar.h"

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

extern char** environ; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): POSIX's

namespace tally {

namespace {

constexpr std::size_t buffer_size = 64 * 1024;

} // namespace

Output::Output(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), is_terminal_(::isatty(descriptor) == 1) {
    winsize size{};
    if (is_terminal_ && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0) columns_ = size.ws_col;
}

Output::Output(std::string& target, bool as_terminal)
    : target_(&target), is_terminal_(as_terminal) {}

void Recording::add(std::string_view more) {
    whole = whole && text.size() + more.size() <= most;
    if (whole)
        text += more;
    else
        text = std::string();
}

void Output::write(std::string_view text) {
    if (recording_ != nullptr) recording_->add(text);
    put(text);
}

void Output::show(std::string_view text) {
    put(text);
    flush();
}

void Output::put(std::string_view text) {
    if (target_ != nullptr) {
        *target_ += text;
        return;
    }
    if (closed_) return;
    buffer_ += text;
    if (buffer_.size() >= buffer_size) flush();
}

void Output::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty() && !closed_) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            closed_ = true;
        } else if (errno != EINTR) {
            const int why = errno;
            buffer_.clear();
            closed_ = true;
            throw OutputError("cannot write to " + name_ + ": " + std::strerror(why));
        }
    }
    buffer_.clear();
}

std::string_view Environment::variable(std::string_view name) const {
    const auto found = variables.find(std::string(name));
    return found == variables.end() ? std::string_view() : std::string_view(found->second);
}

std::string Environment::temporary_folder() const {
    return std::string(is_set("TMPDIR") ? variable("TMPDIR") : "/tmp");
}

std::string Environment::time_stamp() const {
    std::chrono::sys_seconds time = now();
    const std::string_view epoch = variable("SOURCE_DATE_EPOCH");
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (!epoch.empty() && error == std::errc() && end == epoch.data() + epoch.size())
        time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    char text[16];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return iso_date(day) + text;
}

void Environment::say(std::string_view line) {
    if (!quiet) tell(line);
}

void Environment::tell(std::string_view line) {
    out.flush(); // so that both streams keep their order on a terminal
    err.write(line);
    err.write("\n");
    err.flush();
}

std::vector<std::string> process_arguments(int argc, char** argv) {
    return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>();
}

std::map<std::string, std::string> process_variables() {
    std::map<std::string, std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos) continue;
        variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

std::chrono::sys_seconds process_clock() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace tally
