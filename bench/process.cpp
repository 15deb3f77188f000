#include "bench/process.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tally::bench {

namespace {

/// The folder of this run, and its end.
struct Folder {
    std::filesystem::path path;
    Folder()
        : path(std::filesystem::temp_directory_path() /
               ("tally_bench." + std::to_string(getpid()))) {
        std::filesystem::create_directories(path);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

std::vector<char*> arguments_of(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    return arguments;
}

} // namespace

std::optional<std::string> run_program(const std::vector<std::string>& command) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    std::vector<char*> arguments = arguments_of(command);
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string out;
    char buffer[65536];
    for (ssize_t got = 0; error == 0 && (got = read(ends[0], buffer, sizeof buffer)) > 0;)
        out.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    if (error == ENOENT) return std::nullopt;
    int status = 0;
    if (error != 0 || waitpid(child, &status, 0) != child)
        throw std::runtime_error("cannot run " + command[0]);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return std::nullopt;
    return out;
}

Finished run_watched(const std::vector<std::string>& command) {
    std::vector<std::string> watching = {"/proc/self/exe", "--watch"};
    watching.insert(watching.end(), command.begin(), command.end());
    std::optional<std::string> out = run_program(watching);
    if (!out || !out->ends_with('\n')) throw std::runtime_error("cannot run " + command[0]);
    out->pop_back();
    const std::size_t line = out->rfind('\n') + 1; // npos + 1 is 0
    const double kibibytes = std::stod(out->substr(line));
    out->resize(line);
    return {std::move(*out), kibibytes * 1024 / 1e6};
}

int watch(const std::vector<std::string>& command) {
    std::vector<char*> arguments = arguments_of(command);
    pid_t child = 0;
    int status = 0;
    rusage used{};
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0 ||
        wait4(child, &status, 0, &used) != child)
        return 127;
    std::printf("%ld\n", used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

std::string made_file(const std::string& name, const std::string& bytes) {
    static const Folder folder;
    const std::filesystem::path path = folder.path / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

} // namespace tally::bench
