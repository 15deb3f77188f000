#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// How a run ended: the process's exit status.
enum class ExitStatus {
    clean = 0,    ///< ran, nothing at or above the failing severity
    findings = 1, ///< ran, and found something that fails the check
    failed = 2    ///< could not run as asked
};

/// A copy of what an Output writes; empty and not whole where that was too much.
struct Recording {
    static constexpr std::size_t most = std::size_t{16} * 1024 * 1024;
    std::string text;
    bool whole = true;

    void add(std::string_view more);
};

/// Standard output or standard error, buffered. Where the reader has closed its end of a pipe, the
/// rest is dropped and closed() says so; any other failure to write is an OutputError.
class Output {
public:
    /// Writes to an open file descriptor, `name` is for messages: "standard output".
    Output(int descriptor, std::string name);
    /// Writes to a string, as to a terminal if asked: for tests.
    explicit Output(std::string& target, bool as_terminal = false);

    void write(std::string_view text);
    /// Writes at once what is not to stay, such as how far a run is: no copy is made of it.
    void show(std::string_view text);
    void flush();

    /// What is written from now on is copied there, too; to nowhere if null.
    void copy_to(Recording* recording) { recording_ = recording; }

    bool closed() const { return closed_; }
    bool is_terminal() const { return is_terminal_; }
    /// The terminal's width in columns, 0 where it is none or does not say.
    std::size_t columns() const { return columns_; }

private:
    void put(std::string_view text);

    int descriptor_ = -1;
    std::string name_;
    std::string* target_ = nullptr;
    Recording* recording_ = nullptr;
    std::string buffer_;
    bool closed_ = false;
    bool is_terminal_ = false;
    std::size_t columns_ = 0;
};

class OutputError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// All that a command knows of the world around it. Only main() fills it from the process, so a
/// test says what the variables hold and what time it is.
struct Environment {
    std::vector<std::string> arguments; ///< without the program's name
    std::map<std::string, std::string> variables;
    Output& out;
    Output& err;
    std::function<std::chrono::sys_seconds()> now; ///< the clock, in UTC
    bool quiet = false;                            ///< -q: no chatter on standard error

    /// A variable's text, "" where it is not set.
    std::string_view variable(std::string_view name) const;
    bool is_set(std::string_view name) const { return !variable(name).empty(); }

    /// TMPDIR, or where temporary files are without it.
    std::string temporary_folder() const;

    /// The time of the run: of the clock, or SOURCE_DATE_EPOCH where that is set, as
    /// "2021-06-16T07:48:00Z".
    std::string time_stamp() const;

    /// A line on standard error that is no error: dropped by -q.
    void say(std::string_view line);
    /// A line on standard error that -q keeps.
    void tell(std::string_view line);
};

/// What the process was started with.
std::vector<std::string> process_arguments(int argc, char** argv);
std::map<std::string, std::string> process_variables();
std::chrono::sys_seconds process_clock();

} // namespace tally
