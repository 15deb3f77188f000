#include "tests/support/own_mounts.h"

#include "tests/support/processes.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <string>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tally::tests {

namespace {

constexpr int not_permitted = 77;

/// Mounts of our own; false where the system refuses.
bool leave_the_others() {
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
    if (user != 0) {
        std::ofstream("/proc/self/setgroups") << "deny";
        std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
        std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
        if (geteuid() != 0) return false;
    }
    return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tmpfs", "/mnt", "tmpfs", 0, "size=64k") == 0 && umount("/mnt") == 0;
}

void must(int result, const char* what) {
    if (result != 0) throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

} // namespace

std::string in_own_mounts(const std::function<std::string()>& body, const std::string& instead) {
    int ends[2];
    must(pipe(ends), "pipe");
    std::fflush(nullptr);
    const pid_t process = fork();
    if (process < 0) must(-1, "fork");
    if (process == 0) {
        close(ends[0]);
        if (!leave_the_others()) _exit(not_permitted);
        std::string wrong;
        try {
            wrong = body();
        } catch (const std::exception& error) {
            wrong += error.what();
        }
        for (std::size_t at = 0; at < wrong.size();) {
            const ssize_t written = write(ends[1], wrong.data() + at, wrong.size() - at);
            if (written <= 0) _exit(2);
            at += static_cast<std::size_t>(written);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string out = read_to_end(ends[0]);
    int status = 0;
    waitpid(process, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_permitted) {
        std::fprintf(stderr, "NOT TESTED: mounts are not permitted here; %s\n", instead.c_str());
        return "";
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        out += "\nit ended with status " + std::to_string(status);
    return out;
}

void mount_memory(const std::string& folder, std::size_t bytes) {
    const std::string size = "size=" + std::to_string(bytes);
    must(mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()), "mount");
}

void mount_read_only(const std::string& folder) {
    must(mount("tmpfs", folder.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr), "remount");
}

void unmount(const std::string& folder) { must(umount(folder.c_str()), "umount"); }

} // namespace tally::tests
