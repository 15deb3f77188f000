#include "tests/support/processes.h"

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace tally::tests {

std::string read_to_end(int pipe) {
    std::string out;
    char buffer[4096];
    for (ssize_t size = 0; (size = read(pipe, buffer, sizeof buffer)) > 0;)
        out.append(buffer, static_cast<std::size_t>(size));
    close(pipe);
    return out;
}

std::string at_the_same_time(const std::vector<std::function<void()>>& works) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    std::vector<pid_t> processes;
    for (const auto& work : works) {
        const pid_t process = fork();
        if (process < 0) throw std::runtime_error("no process");
        if (process != 0) {
            processes.push_back(process);
            continue;
        }
        try {
            work();
        } catch (const std::exception& error) {
            const std::string line = std::string(error.what()) + '\n';
            _exit(write(ends[1], line.data(), line.size()) < 0 ? 2 : 1);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string out = read_to_end(ends[0]);
    for (const pid_t process : processes) {
        int status = -1;
        waitpid(process, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
            out += "a process ended with " + std::to_string(status) + '\n';
    }
    return out;
}

Ended run_program(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1 < /dev/null").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("no process");
    Ended out;
    char buffer[4096];
    for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        out.printed.append(buffer, size);
    const int status = pclose(pipe);
    out.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return out;
}

} // namespace tally::tests
