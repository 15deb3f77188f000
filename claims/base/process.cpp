#include "claims/base/process.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tally {

namespace {

struct Pipe {
    int read = -1, write = -1;

    bool open() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return false;
        read = ends[0];
        write = ends[1];
        return true;
    }
    void close_write() {
        if (write >= 0) ::close(write);
        write = -1;
    }
    Pipe() = default;
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        if (read >= 0) ::close(read);
        close_write();
    }
};

/// What the child does: nothing but calls that are safe after a fork.
[[noreturn]] void become(char* const* argv, const char* folder, int out, int err) {
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (nothing < 0 || ::dup2(nothing, STDIN_FILENO) < 0 || ::dup2(out, STDOUT_FILENO) < 0 ||
        ::dup2(err, STDERR_FILENO) < 0 || ::chdir(folder) != 0)
        ::_exit(127);
    ::execvp(argv[0], argv);
    ::_exit(127);
}

/// Both streams to their ends, whichever has something.
void drain(Pipe& out, Pipe& err, Ran& ran) {
    std::array<pollfd, 2> ends{pollfd{out.read, POLLIN, 0}, pollfd{err.read, POLLIN, 0}};
    std::array<char, 65536> buffer;
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].fd < 0 || ends[i].revents == 0) continue;
            const ssize_t count = ::read(ends[i].fd, buffer.data(), buffer.size());
            if (count > 0)
                (i == 0 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(count));
            else if (count == 0 || errno != EINTR)
                ends[i].fd = -1; // poll() passes it over
        }
    }
}

} // namespace

Ran run_program(const std::vector<std::string>& arguments, const std::string& folder) {
    std::vector<std::string> own = arguments;
    std::vector<char*> argv;
    for (std::string& argument : own)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    Ran ran{127, "", ""};
    Pipe out;
    Pipe err;
    if (!out.open() || !err.open()) return ran;
    const pid_t child = ::fork();
    if (child < 0) return ran;
    if (child == 0) become(argv.data(), folder.c_str(), out.write, err.write);
    out.close_write();
    err.close_write();
    drain(out, err, ran);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

} // namespace tally
