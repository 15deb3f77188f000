#include "claims/base/files.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tally {

namespace fs = std::filesystem;

namespace {

std::string why(int error) { return std::generic_category().message(error); }

/// Writes all of it and closes the file: 0, or the error. A pipe or a device can't be synced.
int write_and_close(int file, std::string_view text, bool synced = true) {
    int error = 0;
    while (error == 0 && !text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written >= 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            error = errno;
    }
    if (synced && error == 0 && ::fsync(file) != 0) error = errno;
    if (::close(file) != 0 && error == 0) error = errno;
    return error;
}

} // namespace

std::string write_new_file(const std::string& path, std::string_view text) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code failed;
    if (!folder.empty()) fs::create_directories(folder, failed);
    if (failed) return failed.message();
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return why(errno);
    const int error = write_and_close(file, text);
    if (error == 0) return "";
    ::unlink(path.c_str());
    return why(error);
}

std::string replace_file(const std::string& path, std::string_view text) {
    std::error_code failed;
    const std::string real = fs::canonical(path, failed).string();
    if (failed) return failed.message();
    struct stat old = {};
    if (::stat(real.c_str(), &old) != 0) return why(errno);
    std::string beside = real + ".XXXXXX";
    const int file = ::mkstemp(beside.data());
    if (file < 0) return why(errno);
    int error = ::fchmod(file, old.st_mode & 07777U) != 0 ? errno : 0;
    const int written = write_and_close(file, text);
    if (error == 0) error = written;
    if (error == 0 && ::rename(beside.c_str(), real.c_str()) != 0) error = errno;
    if (error == 0) return "";
    ::unlink(beside.c_str());
    return why(error);
}

namespace {

std::string write_to(const std::string& path, int flags, std::string_view text, bool synced) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
    if (file < 0) return why(errno);
    const int error = write_and_close(file, text, synced);
    return error == 0 ? "" : why(error);
}

/// The permissions that a new file has: those of the process's mask.
mode_t usual_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

std::string make_whole(const std::string& path, std::string_view text) {
    std::string beside = path + ".XXXXXX";
    const int file = ::mkstemp(beside.data());
    if (file < 0) return why(errno);
    int error = ::fchmod(file, usual_mode()) != 0 ? errno : 0;
    const int written = write_and_close(file, text);
    if (error == 0) error = written;
    if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0) error = errno;
    if (error == 0) return "";
    ::unlink(beside.c_str());
    return why(error);
}

} // namespace

std::string write_file(const std::string& path, std::string_view text) {
    struct stat old = {};
    if (::stat(path.c_str(), &old) == 0)
        return S_ISREG(old.st_mode) ? replace_file(path, text) : write_to(path, 0, text, false);
    const fs::path folder = fs::path(path).parent_path();
    std::error_code failed;
    if (!folder.empty()) fs::create_directories(folder, failed);
    if (failed) return failed.message();
    return make_whole(path, text);
}

std::string append_to_file(const std::string& path, std::string_view text) {
    return write_to(path, O_APPEND | O_CREAT, text, true);
}

} // namespace tally
